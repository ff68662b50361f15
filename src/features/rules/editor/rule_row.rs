//! One rule.

use super::add_menu::AddMenu;
use super::rule_menu::RuleMenu;
use super::sentence::Sentence;
use super::slot_control::InRow;
use super::{Editor, name_id, slot_id};
use crate::features::rules::model::{Place, Spot, Standing, labels};
use domain::rules::Trigger;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The rule with this key: its name, its sentence, what is wrong, and what it can get.
#[component]
pub fn RuleRow(editor: Editor, key: u32) -> impl IntoView {
    let row = editor.row(key);
    let at = InRow {
        editor,
        key,
        row,
        problems: problems(editor, key),
    };
    let standing = Memo::new(move |_| {
        editor
            .rules()
            .of_draft(|draft| Some(draft.standing(key)))
            .unwrap_or(Standing::Same)
    });
    let name = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.rule.name.clone())
                .unwrap_or_default()
        })
    });
    let is_on = Memo::new(move |_| row.with(|row| row.as_ref().is_none_or(|row| row.rule.enabled)));
    let is_recovery = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .is_some_and(|row| row.rule.when == Trigger::Recovery)
        })
    });
    let on_key = move |event: KeyboardEvent| {
        if let Some(up) = way(&event) {
            event.prevent_default();
            editor.shift(key, up);
        }
    };
    view! {
        <li
            class="rule"
            data-changed=move || (standing.get() != Standing::Same).to_string()
            data-on=move || is_on.get().to_string()
            on:keydown=on_key
        >
            <div class="rule-body" role="group" aria-label=name>
                <div class="rule-head">
                    <RuleName at name />
                    <span class="rule-standing">{move || standing_word(standing.get())}</span>
                    <RuleMenu at standing />
                </div>
                <Sentence at />
                <Problems at />
                <Show when=move || is_recovery.get()>
                    <p class="rule-note">
                        "Recovery cases are not part of the program yet, so a version with this rule is refused. Let something else set it off, or delete it."
                    </p>
                </Show>
                <div class="rule-foot"><AddMenu at /></div>
            </div>
        </li>
    }
}

#[component]
fn RuleName(at: InRow, name: Memo<String>) -> impl IntoView {
    let is_wrong = move || {
        at.problems
            .with(|problems| problems.iter().any(|(spot, _)| *spot == Spot::Name))
    };
    let rename = move |typed: String| at.editor.rules().edit(|draft| draft.rename(at.key, &typed));
    view! {
        <input
            class="rule-name"
            type="text"
            id=name_id(at.key)
            name=name_id(at.key)
            autocomplete="off"
            aria-label="Name of the rule"
            aria-invalid=move || is_wrong().then_some("true")
            aria-describedby=move || is_wrong().then(|| format!("{}-error", name_id(at.key)))
            prop:value=name
            on:input=move |event| rename(event_target_value(&event))
            // Spaces around a name are nobody's intention, but while somebody types they may become a word.
            on:change=move |event| rename(event_target_value(&event).trim().to_owned())
        />
    }
}

/// What is wrong, each below the sentence with the name of its control, and announced.
#[component]
fn Problems(at: InRow) -> impl IntoView {
    let line = move |(spot, words): (Spot, String)| {
        let label = spot_label(at, spot);
        view! {
            <p class="field-error" id=format!("{}-error", spot_id(at.key, spot))>
                {label.map(|label| view! { <b>{label}": "</b> })}
                {words}
            </p>
        }
    };
    view! {
        <div class="rule-problems" role="status">
            {move || at.problems.get().into_iter().map(line).collect_view()}
        </div>
    }
}

/// What is wrong in a rule, one entry a control.
fn problems(editor: Editor, key: u32) -> Memo<Vec<(Spot, String)>> {
    Memo::new(move |_| {
        let mut found: Vec<(Spot, String)> = Vec::new();
        for problem in editor.rules().problems() {
            let Place::Rule(of, spot) = problem.place else {
                continue;
            };
            if of != key {
                continue;
            }
            match found.iter_mut().find(|(known, _)| *known == spot) {
                Some((_, words)) => *words = format!("{words} {}", problem.words),
                None => found.push((spot, problem.words)),
            }
        }
        found
    })
}

fn spot_label(at: InRow, spot: Spot) -> Option<String> {
    match spot {
        Spot::Name => Some("Name".to_owned()),
        Spot::Slot(value) => at
            .row
            .with_untracked(|row| row.as_ref().map(|row| labels::slot(&row.rule, value))),
        Spot::Whole => None,
    }
}

fn spot_id(key: u32, spot: Spot) -> String {
    match spot {
        Spot::Name => name_id(key),
        Spot::Slot(value) => slot_id(key, value),
        Spot::Whole => format!("rule-{key}"),
    }
}

fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Same => "",
        Standing::Changed => "changed",
        Standing::New => "new",
    }
}

/// Whether these keys move a rule, and whether up. In a menu of the browser they open it instead, as everywhere.
fn way(event: &KeyboardEvent) -> Option<bool> {
    let in_menu = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|target| target.tag_name() == "SELECT");
    if !event.alt_key() || event.ctrl_key() || event.meta_key() || in_menu {
        return None;
    }
    match event.key().as_str() {
        "ArrowUp" => Some(true),
        "ArrowDown" => Some(false),
        _ => None,
    }
}
