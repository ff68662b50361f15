//! A page without anything on it.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// What will come, and what brings it, in the place where it will be.
#[component]
pub fn Empty(
    /// The icon of what will come.
    icon: IconName,
    /// The heading.
    #[prop(into)]
    title: String,
    /// The sentences, and the next step.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon />
            <h2>{title}</h2>
            {children()}
        </div>
    }
}
