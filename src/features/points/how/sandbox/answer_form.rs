//! The answer to try out.

use super::trial::{CapOf, Me, Named, Trial};
use crate::ui::{CheckBox, Choice, Select};
use domain::api::points::HowView;
use domain::points::Points;
use domain::rules::words;
use domain::rules::{Cap, CapScope, Trust};
use domain::score::Score;
use leptos::prelude::*;

/// The longest message that a customer can send.
const LONGEST: u32 = 1_000;

/// Where, how, which score, who is named, what was written and ticked, and what limits leave.
#[component]
pub fn AnswerForm(
    /// The live rules and their lists.
    how: StoredValue<HowView>,
    /// Whose points are tried out.
    me: Me,
    /// The answer, both ways.
    trial: RwSignal<Trial>,
) -> impl IntoView {
    view! {
        <form class="sandbox-form" on:submit=|event| event.prevent_default()>
            <Place how trial />
            <Came trial />
            <ScoreMenu trial />
            <NamedMenu trial is_me=me.is_somebody() />
            <NumberField
                id="sandbox-chars"
                label="Characters of the message"
                most=LONGEST
                value=Signal::derive(move || trial.with(|trial| trial.message_chars))
                on_change=move |chars| trial.update(|trial| trial.message_chars = chars)
            />
            <Standards how trial />
            <Limits how me trial />
        </form>
    }
}

#[component]
fn Place(how: StoredValue<HowView>, trial: RwSignal<Trial>) -> impl IntoView {
    let choices = how.with_value(|how| {
        let places = how.touchpoints.iter();
        places
            .map(|place| Choice::new(&place.id, &place.name))
            .collect::<Vec<_>>()
    });
    view! {
        <Select
            id="sandbox-place"
            label="Where"
            choices=Signal::stored(choices)
            value=Signal::derive(move || trial.with(|trial| trial.touchpoint.clone()))
            on_change=move |place| trial.update(|trial| trial.touchpoint = place)
        />
    }
}

#[component]
fn Came(trial: RwSignal<Trial>) -> impl IntoView {
    let choices = WAYS
        .iter()
        .map(|(_, value, label)| Choice::new(*value, *label));
    let value = move || {
        let trust = trial.with(|trial| trial.trust);
        let way = WAYS.iter().find(|(way, _, _)| *way == trust);
        way.map(|(_, value, _)| (*value).to_owned())
            .unwrap_or_default()
    };
    let change = move |value: String| {
        if let Some((trust, _, _)) = WAYS.iter().find(|(_, name, _)| *name == value) {
            trial.update(|trial| trial.trust = *trust);
        }
    };
    view! {
        <Select
            id="sandbox-trust"
            label="How the customer came"
            choices=Signal::stored(choices.collect::<Vec<_>>())
            value=Signal::derive(value)
            on_change=change
        />
    }
}

/// How a customer can come, the surest first.
const WAYS: [(Trust, &str, &str); 3] = [
    (Trust::Receipt, "receipt", "By a receipt link"),
    (Trust::Kiosk, "kiosk", "At a kiosk"),
    (Trust::Open, "open", "By an open link"),
];

#[component]
fn ScoreMenu(trial: RwSignal<Trial>) -> impl IntoView {
    let choices = Score::ALL.into_iter().map(|score| {
        let value = score.value().to_string();
        Choice::new(&value, format!("{value}: {}", score.words()))
    });
    let change = move |value: String| {
        if let Some(score) = value.parse().ok().and_then(|value| Score::new(value).ok()) {
            trial.update(|trial| trial.score = score);
        }
    };
    view! {
        <Select
            id="sandbox-score"
            label="Score"
            choices=Signal::stored(choices.collect::<Vec<_>>())
            value=Signal::derive(move || trial.with(|trial| trial.score.value().to_string()))
            on_change=change
        />
    }
}

#[component]
fn NamedMenu(trial: RwSignal<Trial>, is_me: bool) -> impl IntoView {
    let label = move |named: Named| named.label(is_me);
    let choices = Named::ALL
        .into_iter()
        .map(|named| Choice::new(label(named), label(named)));
    let change = move |value: String| {
        if let Some(named) = Named::ALL.into_iter().find(|named| label(*named) == value) {
            trial.update(|trial| trial.named = named);
        }
    };
    view! {
        <Select
            id="sandbox-named"
            label="Who is thanked"
            choices=Signal::stored(choices.collect::<Vec<_>>())
            value=Signal::derive(move || trial.with(|trial| label(trial.named).to_owned()))
            on_change=change
        />
    }
}

/// A number for each limit of the rules: what it leaves to whom it counts here.
#[component]
fn Limits(how: StoredValue<HowView>, me: Me, trial: RwSignal<Trial>) -> impl IntoView {
    // Whose totals count depends on where, and on whether somebody is named.
    let caps = Memo::new(move |_| how.with_value(|how| trial.with(|trial| trial.caps(how, me))));
    let rows = move || caps.get().into_iter().enumerate().collect::<Vec<_>>();
    let hint = "sandbox-limits-hint";
    let is_shared = Memo::new(move |_| {
        caps.with(|caps| caps.iter().any(|(of, _)| of.per != CapScope::Employee))
    });
    let has_limits = Memo::new(move |_| caps.with(|caps| !caps.is_empty()));
    view! {
        <Show when=move || has_limits.get()>
            <fieldset class="sandbox-limits" aria-describedby=move || is_shared.get().then_some(hint)>
                <legend>"Points that limits still leave"</legend>
                <Show when=move || is_shared.get()>
                    <p class="field-hint" id=hint>"Of a limit that others have used, no more is shown than one answer can use."</p>
                </Show>
                <For each=rows key=|(_, (cap_of, _))| cap_of.clone() let((position, (cap_of, cap)))>
                    <Limit how trial position cap_of cap />
                </For>
            </fieldset>
        </Show>
    }
}

#[component]
fn Limit(
    how: StoredValue<HowView>,
    trial: RwSignal<Trial>,
    position: usize,
    cap_of: CapOf,
    cap: Cap,
) -> impl IntoView {
    let rule = how.with_value(|how| {
        let mut rules = how.enabled_rules();
        rules
            .find(|rule| rule.id == cap_of.rule)
            .map(|rule| rule.name.clone())
    });
    let label = format!("“{}”: {}", rule.unwrap_or_default(), words::cap(&cap));
    let of = cap_of.clone();
    let most = u32::try_from(cap.points.0).unwrap_or(u32::MAX);
    let left = move || trial.with(|trial| u32::try_from(trial.left(&of, &cap).0).unwrap_or(0));
    view! {
        <NumberField
            id=format!("sandbox-left-{position}")
            label
            most
            value=Signal::derive(left)
            on_change=move |points: u32| {
                trial.update(|trial| { trial.left.insert(cap_of.clone(), Points(points.into())); });
            }
        />
    }
}

#[component]
fn Standards(how: StoredValue<HowView>, trial: RwSignal<Trial>) -> impl IntoView {
    let standards = how.with_value(|how| how.standards.clone());
    let is_empty = standards.is_empty();
    let boxes = standards.into_iter().map(|standard| {
        let key = standard.key.clone();
        let checked = move || trial.with(|trial| trial.standards.contains(&key));
        let change = move |ticked: bool| {
            let key = standard.key.clone();
            trial.update(|trial| {
                if ticked {
                    trial.standards.insert(key);
                } else {
                    trial.standards.remove(&key);
                }
            });
        };
        view! { <CheckBox label=standard.label checked=Signal::derive(checked) on_change=change /> }
    });
    (!is_empty).then(|| {
        view! {
            <fieldset class="sandbox-standards">
                <legend>"What was done well"</legend>
                {boxes.collect_view()}
            </fieldset>
        }
    })
}

/// A whole number from 0 to `most`. What is typed and is none stays in the field, which says so; what is tried out is the last
/// number that was one.
#[component]
fn NumberField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    most: u32,
    value: Signal<u32>,
    #[prop(into)] on_change: Callback<u32>,
) -> impl IntoView {
    let wrong = RwSignal::new(false);
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    let read = move |text: String| match text.trim().parse::<u32>() {
        Ok(number) if number <= most => {
            wrong.set(false);
            on_change.run(number);
        }
        _ => wrong.set(true),
    };
    let error = move || {
        wrong.get().then(|| {
            let sentence = format!(
                "Enter a whole number up to {}.",
                crate::ui::number::grouped(most.into())
            );
            view! { <p class="field-error" id=error_id.clone()>{sentence}</p> }
        })
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                class="input"
                id=id.clone()
                name=id
                type="text"
                inputmode="numeric"
                autocomplete="off"
                value=value.get_untracked().to_string()
                aria-invalid=move || wrong.get().then_some("true")
                aria-describedby=move || wrong.get().then(|| described_by.clone())
                on:input=move |event| read(event_target_value(&event))
            />
            {error}
        </div>
    }
}
