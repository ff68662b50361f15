//! How the customer can be reached, for those who would like an answer.

use super::flow::Flow;
use super::texts::text;
use crate::ui::Field;
use domain::language::Key;
use leptos::prelude::*;

/// One field, for whatever the customer likes to give.
#[component]
pub fn Contact(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    view! {
        <fieldset class="plain" prop:disabled=flow.sending>
            <Field
                id="contact"
                label=text(Key::ContactLabel)
                hint=text(Key::ContactHint)
                value=flow.contact
                autocomplete="email"
                error=flow.fault_of("contact")
            />
        </fieldset>
    }
}
