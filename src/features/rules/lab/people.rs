//! Before and after for each person and each team: sortable, and however many there are only those in sight are built.

use super::model::{self, Column, Kind, Order, Row};
use super::person_panel::PersonPanel;
use super::sides::Sides;
use super::state::{LabState, Told};
use super::virtual_rows::{self, Window};
use crate::ui::number::grouped;
use domain::lab::words;
use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

/// As high as the style sheet lets the frame be at most, in pixels.
const FRAME: u32 = 484;

/// The section of who gains and who loses.
#[component]
pub fn People(lab: LabState, told: Signal<Arc<Told>>) -> impl IntoView {
    let kind = RwSignal::new(Kind::People);
    let order = RwSignal::new(Order {
        column: Column::Difference,
        descending: true,
    });
    let rows = Memo::new(move |_| {
        let roster = lab.roster.get();
        told.with(|told| Arc::new(roster.rows(kind.get(), &told.comparison, order.get())))
    });
    let who = RwSignal::new(None::<Row>);
    // Of the others nobody is shown any more.
    Effect::new(move |before: Option<Kind>| {
        let now = kind.get();
        if before.is_some_and(|before| before != now) {
            who.set(None);
        }
        now
    });
    view! {
        <section class="lab-people" aria-labelledby="lab-people-title">
            <h3 id="lab-people-title">"Who gains, who loses"</h3>
            <div class="lab-kinds" role="group" aria-label="Whose points">
                <KindButton kind which=Kind::People words="People" />
                <KindButton kind which=Kind::Teams words="Teams with their people" />
            </div>
            <RowTable lab rows order kind who />
            <PersonPanel lab who />
        </section>
    }
}

#[component]
fn KindButton(kind: RwSignal<Kind>, which: Kind, words: &'static str) -> impl IntoView {
    let is_it = move || kind.get() == which;
    view! {
        <button type="button" class="lab-kind" aria-pressed=move || is_it().to_string() on:click=move |_| kind.set(which)>
            {words}
        </button>
    }
}

#[component]
fn RowTable(
    lab: LabState,
    rows: Memo<Arc<Vec<Row>>>,
    order: RwSignal<Order>,
    kind: RwSignal<Kind>,
    who: RwSignal<Option<Row>>,
) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let scrolled = RwSignal::new(0_u32);
    // Another order begins at its top.
    Effect::new(move |_| {
        order.track();
        kind.track();
        if let Some(frame) = frame.get_untracked() {
            frame.set_scroll_top(0);
        }
    });
    let count = Memo::new(move |_| rows.with(|rows| rows.len()));
    let window = Memo::new(move |_| virtual_rows::window(count.get(), scrolled.get(), FRAME));
    let widest = Memo::new(move |_| rows.with(|rows| model::widest(rows)));
    let seen = move || {
        let Window { first, end, .. } = window.get();
        let rows = rows.get();
        let rows = (first..end).filter_map(|place| Some((place, rows.get(place)?.clone())));
        rows.collect::<Vec<_>>()
    };
    view! {
        <div
            class="lab-scroll table-frame"
            tabindex="0"
            role="region"
            aria-label="Points before and after"
            node_ref=frame
            on:scroll=move |_| {
                if let Some(frame) = frame.get_untracked() {
                    scrolled.set(u32::try_from(frame.scroll_top()).unwrap_or(0));
                }
            }
        >
            <table class="table lab-table" aria-rowcount=move || (count.get() + 1).to_string()>
                <caption class="visually-hidden">"Points before and after. Move to a name to see the rules behind it."</caption>
                <thead>
                    <tr aria-rowindex="1">
                        <SortHead order column=Column::Name words=Signal::stored("Name") />
                        <SortHead order column=Column::Before words=Signal::stored("Live") />
                        <SortHead order column=Column::After words=Signal::derive(move || lab.sides.with(Sides::head)) />
                        <SortHead order column=Column::Difference words=Signal::stored("Difference") />
                    </tr>
                </thead>
                <tbody>
                    <tr class="lab-room" aria-hidden="true" style:block-size=move || pixels(window.get().above)></tr>
                    <For
                        each=seen
                        key=|(place, row)| (*place, row.entry.name.clone(), row.change.before, row.change.after)
                        let((place, row))
                    >
                        {person(lab, place, row, widest, who)}
                    </For>
                    <tr class="lab-room" aria-hidden="true" style:block-size=move || pixels(window.get().below)></tr>
                </tbody>
            </table>
        </div>
    }
}

fn pixels(count: usize) -> String {
    format!("{count}px")
}

/// The head of a column sorts by it; again, the other way round.
#[component]
fn SortHead(order: RwSignal<Order>, column: Column, words: Signal<&'static str>) -> impl IntoView {
    let sorted = move || {
        let order = order.get();
        if order.column != column {
            "none"
        } else if order.descending {
            "descending"
        } else {
            "ascending"
        }
    };
    let sort = move |_| {
        order.update(|order| {
            *order = Order {
                column,
                descending: if order.column == column {
                    !order.descending
                } else {
                    column != Column::Name
                },
            };
        });
    };
    let kind = (column != Column::Name).then_some("number");
    view! {
        <th scope="col" data-kind=kind aria-sort=sorted>
            <button type="button" class="lab-sort" on:click=sort>{words}</button>
        </th>
    }
}

fn person(
    lab: LabState,
    place: usize,
    row: Row,
    widest: Memo<u64>,
    who: RwSignal<Option<Row>>,
) -> impl IntoView {
    let shown = StoredValue::new(row.clone());
    let point = move || {
        let row = shown.get_value();
        if let Some(subject) = row.subject {
            lab.point_at(subject);
        }
        who.set(Some(row));
    };
    let is_it = move |who: &Option<Row>| {
        let who = who.as_ref();
        who.is_some_and(|who| shown.with_value(|row| row.entry == who.entry))
    };
    let is_pointed = move || who.with(is_it);
    // A row that comes under a resting mouse, for the keyboard scrolls, is not pointed at.
    let moved = move |event: MouseEvent| {
        let is_moved = event.movement_x() != 0 || event.movement_y() != 0;
        if is_moved && !who.with_untracked(is_it) {
            point();
        }
    };
    let Row { entry, change, .. } = row;
    let difference = change.difference();
    let length = move || length(difference.0, widest.get());
    let team = (!entry.team.is_empty()).then(|| view! { <small>{entry.team}</small> });
    view! {
        <tr aria-rowindex=(place + 2).to_string() data-pointed=move || is_pointed().to_string() on:mousemove=moved>
            <th scope="row">
                <div class="lab-who">
                    <button type="button" class="lab-name" on:focus=move |_| point() on:click=move |_| point()>
                        {entry.name}
                    </button>
                    {team}
                </div>
            </th>
            <td data-kind="number">{grouped(change.before.0)}</td>
            <td data-kind="number">{grouped(change.after.0)}</td>
            <td data-kind="number" class="lab-difference">
                <span class="lab-bar" data-direction=direction(difference.0) style:inline-size=length aria-hidden="true"></span>
                {words::signed(difference)}
            </td>
        </tr>
    }
}

fn direction(difference: i64) -> &'static str {
    match difference {
        0 => "none",
        1.. => "gain",
        _ => "loss",
    }
}

/// How long a bar is: a full one where nothing differs more.
fn length(difference: i64, widest: u64) -> String {
    if widest == 0 {
        return "0%".to_owned();
    }
    let share = u128::from(difference.unsigned_abs()) * 100 / u128::from(widest);
    format!("{share}%")
}
