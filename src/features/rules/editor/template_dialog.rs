//! A new rule: blank, or for a behaviour that programs reward.

use super::{Editor, name_id};
use crate::features::rules::model::templates::{TEMPLATES, Template};
use crate::features::rules::model::values::blank;
use crate::ui::focus::{focus, focus_soon};
use crate::ui::{Button, ButtonVariant, Choice, Dialog, Select};
use domain::rules::Rule;
use domain::rules::words::sentence;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn TemplateDialog(editor: Editor) -> impl IntoView {
    let cards = move || {
        TEMPLATES
            .iter()
            .enumerate()
            .map(|(position, template)| view! { <TemplateCard editor template position /> })
            .collect_view()
    };
    view! {
        <Dialog id="rule-templates" title="What should be rewarded?" open=editor.adding>
            <ul class="templates">
                {cards}
                <li class="template">
                    <h3>"Something else"</h3>
                    <p>"A rule to word yourself: it begins with 5 points for any thanks."</p>
                    <Button variant=ButtonVariant::Secondary on_press=move |()| add(editor, blank())>"Add a blank rule"</Button>
                </li>
            </ul>
            <div class="dialog-actions">
                <Button variant=ButtonVariant::Quiet on_press=move |()| editor.adding.set(false)>"Cancel"</Button>
            </div>
        </Dialog>
    }
}

#[component]
fn TemplateCard(editor: Editor, template: &'static Template, position: usize) -> impl IntoView {
    let standards = Memo::new(move |_| {
        editor
            .rules()
            .view()
            .map(|view| view.standards)
            .unwrap_or_default()
    });
    let chosen = RwSignal::new(None::<String>);
    let missing = RwSignal::new(false);
    let fitting = Memo::new(move |_| {
        standards.with(|standards| template.fitting(standards).map(str::to_owned))
    });
    let standard = move || chosen.get().or_else(|| fitting.get());
    let words = move || {
        let rule = template.rule(standard().as_deref());
        let words = editor.names.with(|names| sentence(&rule, names));
        if standard().is_some() {
            words
        } else {
            words.replace(
                "a tick for nothing",
                "a tick for the standard that you choose",
            )
        }
    };
    let choices = Signal::derive(move || {
        let first = Choice::new("", "Choose one…");
        let rest = standards
            .get()
            .into_iter()
            .map(|entry| Choice::new(entry.key, entry.label));
        std::iter::once(first).chain(rest).collect::<Vec<_>>()
    });
    let id = format!("template-{position}-standard");
    let selector = StoredValue::new(format!("#{id}"));
    let use_it = move |()| {
        if let Some(standard) = untrack(standard) {
            add(editor, template.rule(Some(&standard)));
        } else {
            missing.set(true);
            focus(&selector.get_value());
        }
    };
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    let choose = move |key: String| {
        missing.set(false);
        chosen.set((!key.is_empty()).then_some(key));
    };
    view! {
        <li class="template">
            <h3>{template.name}</h3>
            <p class="template-sentence">{words}</p>
            <p>{template.fair}</p>
            <p>{template.invites}</p>
            <Show when=move || fitting.get().is_none()>
                <Select
                    id=id.clone()
                    label="Which of your standards is it?"
                    choices
                    value=Signal::derive(move || chosen.get().unwrap_or_default())
                    wrong=missing
                    described_by=described.clone()
                    on_change=choose
                />
                <p class="field-error" id=error_id.clone() role="status">
                    {move || missing.get().then_some("Choose the standard that customers tick for it.")}
                </p>
            </Show>
            <Button variant=ButtonVariant::Secondary on_press=use_it>"Add this rule"<span class="visually-hidden">{format!(" “{}”", template.name)}</span></Button>
        </li>
    }
}

/// Adds it and goes on at its name.
fn add(editor: Editor, rule: Rule) {
    let mut added = None;
    editor.rules().edit(|draft| added = Some(draft.add(rule)));
    editor.adding.set(false);
    if let Some(added) = added {
        focus_soon(&[&format!("#{}", name_id(added))]);
    }
}
