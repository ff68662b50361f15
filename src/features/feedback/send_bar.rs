//! The button that sends, and what became of pressing it.

use super::flow::Flow;
use super::sending;
use super::texts::text;
use crate::ui::Button;
use domain::language::Key;
use leptos::prelude::*;

/// "Send". While it is under way the button says so, and beside it stands what holds it up.
#[component]
pub fn SendBar(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let news = Signal::derive(move || flow.news.get().map(text).unwrap_or_default());
    let label = Signal::derive(move || {
        text(if flow.sending.get() {
            Key::Sending
        } else {
            Key::Send
        })
    });
    view! {
        <div class="actions">
            <p class="send-news" role="status">{news}</p>
            <Button busy=flow.sending on_press=move |()| sending::send(flow)>{label}</Button>
        </div>
    }
}
