//! The button that sends, and what became of pressing it.

use super::flow::Flow;
use super::sending::Sender;
use crate::ui::Button;
use leptos::prelude::*;

/// "Send". While it is under way the button says so, and beside it stands what holds it up.
#[component]
pub fn SendBar(
    /// The customer's answers.
    flow: Flow,
    /// What sends them.
    sender: Sender,
) -> impl IntoView {
    let news: Signal<String> = flow.news.into();
    let label = Signal::derive(move || {
        (if flow.sending.get() {
            "Sending…"
        } else {
            "Send"
        })
        .to_owned()
    });
    view! {
        <div class="actions">
            <p class="send-news" role="status">{news}</p>
            <Button busy=flow.sending on_press=move |()| sender.send()>{label}</Button>
        </div>
    }
}
