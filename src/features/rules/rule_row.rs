//! One rule as a sentence; the points in it are the control.

use super::points_input::PointsInput;
use super::state::Rules;
use crate::ui::focus::focus;
use crate::ui::{Button, ButtonVariant};
use domain::rules::Rule;
use domain::rules::words::sentence_parts;
use leptos::prelude::*;

/// The rule with this id, at its position in the set.
#[component]
pub fn RuleRow(rules: Rules, id: String, position: usize) -> impl IntoView {
    let id = StoredValue::new(id);
    let before = Memo::new(move |_| base_rule(&rules, &id.get_value()));
    let parts = Memo::new(move |_| {
        drafted_rule(&rules, position).map(|rule| sentence_parts(&rule, &rules.names()))
    });
    let text = Memo::new(move |_| {
        let draft = rules.draft();
        draft
            .zip(before.get())
            .map(|(draft, rule)| draft.text(&rule))
            .unwrap_or_default()
    });
    let is_changed = Memo::new(move |_| {
        rules
            .draft()
            .is_some_and(|draft| draft.is_rule_changed(&id.get_value()))
    });
    let error = Memo::new(move |_| {
        let problems = rules.rule_problems(position);
        (!problems.is_empty()).then(|| problems.join(" "))
    });
    let name = move || before.get().map(|rule| rule.name).unwrap_or_default();
    let take_back = move |()| {
        if let Some(rule) = before.get_untracked() {
            rules.edit(|draft| draft.set_points(&rule.id, &rule.award.points.to_string()));
            focus(&format!("#points-{position}"));
        }
    };
    view! {
        <li class="rule" data-changed=move || is_changed.get().to_string()>
            <p class="rule-sentence">
                {move || parts.get().map(|(before, ..)| before)}
                <PointsInput
                    id=format!("points-{position}")
                    label=Signal::derive(move || format!("Points of “{}”", name()))
                    value=text
                    error
                    on_input=move |typed: String| rules.edit(|draft| draft.set_points(&id.get_value(), &typed))
                    on_step=move |step: i64| rules.edit(|draft| draft.step_points(&id.get_value(), step))
                />
                {move || parts.get().map(|(.., after)| after)}
            </p>
            <p class="field-error" id=format!("points-{position}-error") role="status">{move || error.get()}</p>
            <p class="rule-foot">
                <span>{name}</span>
                <Show when=move || is_changed.get()>
                    <span class="rule-was">{move || before.get().map(|rule| format!("was {}", rule.award.points))}</span>
                    <Button variant=ButtonVariant::Quiet on_press=take_back>"Take back"</Button>
                </Show>
            </p>
        </li>
    }
}

fn base_rule(rules: &Rules, id: &str) -> Option<Rule> {
    rules
        .draft()?
        .base
        .rules
        .into_iter()
        .find(|rule| rule.id == id)
}

fn drafted_rule(rules: &Rules, position: usize) -> Option<Rule> {
    rules.draft()?.rules().rules.into_iter().nth(position)
}
