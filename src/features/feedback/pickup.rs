//! The link with which the customer comes back: whether it was read, and the reply.

use super::flow::Flow;
use super::texts::text;
use super::{keeper, page};
use domain::language::Key;
use leptos::prelude::*;

/// The link, and ways to keep it. On a kiosk it belongs on the customer's own device: there it is only told to the page.
#[component]
pub fn Pickup(
    /// The customer's answers.
    flow: Flow,
) -> impl IntoView {
    let link = [&page::origin(), "/thanks/", &untrack(|| flow.pickup.get())].concat();
    if page::is_kiosk() {
        return view! { <div class="pickup" data-pickup=link></div> }.into_any();
    }
    let done = text(Key::LinkCopied);
    let share = keeper::can_share().then(|| {
        view! {
            <button type="button" class="button" data-variant="secondary" data-link=link.clone() data-share="">
                {text(Key::ShareLink)}
            </button>
        }
    });
    view! {
        <section class="pickup">
            <p><a href=link.clone()>{text(Key::PickupLink)}</a></p>
            <p class="hint">{text(Key::PickupWhy)}</p>
            <div>
                <button type="button" class="button" data-variant="secondary" data-link=link data-done=done aria-live="polite">
                    {text(Key::CopyLink)}
                </button>
                {share}
            </div>
        </section>
    }
    .into_any()
}
