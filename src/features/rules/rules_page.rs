//! The page `/admin/rules`.

use leptos::prelude::*;

/// The point rules and what they were.
#[component]
pub fn RulesPage() -> impl IntoView {
    view! { <h1>"Point rules"</h1> }
}
