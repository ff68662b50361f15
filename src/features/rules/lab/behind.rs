//! The rules and counts behind a figure.

use domain::lab::{RuleChange, words};
use leptos::prelude::*;

/// What each rule paid, before and after.
pub fn list(changes: &[RuleChange]) -> impl IntoView + use<> {
    if changes.is_empty() {
        view! { <p>"No rule paid anything here."</p> }.into_any()
    } else {
        view! { <ul>{changes.iter().map(line).collect_view()}</ul> }.into_any()
    }
}

fn line(change: &RuleChange) -> impl IntoView + use<> {
    let is_changed = change.before != change.after;
    view! { <li data-changed=is_changed.to_string()>{words::change(change)}</li> }
}
