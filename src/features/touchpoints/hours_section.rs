//! When kiosks of this touchpoint are awake.

use super::hours::{Edge, HoursDraft, WEEKDAYS};
use super::section::Section;
use super::state::Editor;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, CheckBox, Icon, IconName};
use domain::opening_hours::SPANS_A_DAY;
use leptos::prelude::*;

/// Always open, or spans of each weekday.
#[component]
pub fn HoursSection(editor: Editor) -> impl IntoView {
    let hours = editor.hours;
    let is_always = Signal::derive(move || hours.with(|hours| hours.is_always));
    let zone = move || editor.saved.with(|saved| saved.time_zone.replace('_', " "));
    view! {
        <Section
            id="hours"
            title="Opening hours"
            words="Outside of them a kiosk sleeps, and wakes by itself. The page on phones is always open."
        >
            <CheckBox
                label="Always open"
                checked=is_always
                on_change=move |is_always| hours.update(|hours| hours.set_always(is_always))
            />
            <Show when=move || !is_always.get()>
                <div class="week">
                    {(0..WEEKDAYS.len()).map(|day| view! { <Day editor day /> }).collect_view()}
                </div>
                <p class="field-error" role="status">{move || editor.problem_of("hours")}</p>
                <p class="setting-note">{move || format!("Times of {}. 00:00 as the end is midnight.", zone())}</p>
            </Show>
        </Section>
    }
}

#[component]
fn Day(editor: Editor, day: usize) -> impl IntoView {
    let hours = editor.hours;
    let count = Memo::new(move |_| hours.with(|hours| hours.days[day].len()));
    let problem = Memo::new(move |_| editor.problem_below(&format!("hours.days[{day}]")));
    let add = move |()| {
        let last = count.get_untracked();
        hours.update(|hours| hours.add_span(day));
        focus_soon(&[&format!("#{}", field_id(day, last, Edge::From))]);
    };
    let can_add = move || count.get() < SPANS_A_DAY;
    let copy = move |()| hours.update(HoursDraft::copy_monday);
    let spans = move || {
        (0..count.get())
            .map(|span| view! { <SpanFields editor day span problem /> })
            .collect_view()
    };
    view! {
        <div class="day" role="group" aria-labelledby=format!("day-{day}")>
            <span class="day-name" id=format!("day-{day}")>{WEEKDAYS[day]}</span>
            <div class="day-spans">
                {spans}
                <Show when=move || count.get() == 0>
                    <span class="day-closed">"Closed"</span>
                </Show>
                <p class="field-error" id=format!("day-{day}-error") role="status">{problem}</p>
            </div>
            <div class="day-actions">
                <Show when=can_add>
                    <Button variant=ButtonVariant::Quiet on_press=add>
                        {move || if count.get() == 0 { "Open" } else { "Add" }}
                        <span class="visually-hidden">{format!(" hours on {}", WEEKDAYS[day])}</span>
                    </Button>
                </Show>
                {(day == 0)
                    .then(|| {
                        view! { <Button variant=ButtonVariant::Quiet on_press=copy>"Copy to weekdays"</Button> }
                    })}
            </div>
        </div>
    }
}

#[component]
fn SpanFields(
    editor: Editor,
    day: usize,
    span: usize,
    problem: Memo<Option<String>>,
) -> impl IntoView {
    // The next field to the place where this one was, or what opens the day again.
    let remove = move |_| {
        editor.hours.update(|hours| hours.remove_span(day, span));
        let before = span.saturating_sub(1);
        focus_soon(&[
            &format!("#{}", field_id(day, span, Edge::From)),
            &format!("#{}", field_id(day, before, Edge::From)),
            &format!("[aria-labelledby=day-{day}] .button"),
        ]);
    };
    view! {
        <span class="span">
            <TimeField editor day span edge=Edge::From problem />
            <span aria-hidden="true">"–"</span>
            <TimeField editor day span edge=Edge::Until problem />
            <button
                class="icon-button"
                type="button"
                aria-label=format!("Remove hours {} on {}", span + 1, WEEKDAYS[day])
                on:click=remove
            >
                <Icon name=IconName::Close />
            </button>
        </span>
    }
}

#[component]
fn TimeField(
    editor: Editor,
    day: usize,
    span: usize,
    edge: Edge,
    problem: Memo<Option<String>>,
) -> impl IntoView {
    let value = move || {
        editor.hours.with(|hours| {
            let span = hours.days[day].get(span);
            span.map(|span| match edge {
                Edge::From => span.from.clone(),
                Edge::Until => span.until.clone(),
            })
            .unwrap_or_default()
        })
    };
    let verb = match edge {
        Edge::From => "opens",
        Edge::Until => "closes",
    };
    view! {
        <input
            class="input"
            type="time"
            id=field_id(day, span, edge)
            aria-label=format!("{} {verb}", WEEKDAYS[day])
            aria-invalid=move || problem.get().map(|_| "true")
            aria-describedby=format!("day-{day}-error")
            prop:value=value
            on:change=move |event| {
                let typed = event_target_value(&event);
                editor.hours.update(|hours| hours.set_edge(day, span, edge, typed));
            }
        />
    }
}

fn field_id(day: usize, span: usize, edge: Edge) -> String {
    let edge = match edge {
        Edge::From => "from",
        Edge::Until => "until",
    };
    format!("day-{day}-{span}-{edge}")
}
