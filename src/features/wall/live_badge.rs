//! Whether the wall follows what happens.

use crate::state::live::LiveState;
use leptos::prelude::*;

/// A word and a dot. Readers find it, but are not interrupted by it: a phone loses its connection many times a day.
#[component]
pub fn LiveBadge(
    /// The state of the connection.
    #[prop(into)]
    state: Signal<LiveState>,
) -> impl IntoView {
    view! {
        <p class="live" data-state=move || name(state.get()) title=move || meaning(state.get())>
            <span class="live-dot" aria-hidden="true"></span>
            {move || words(state.get())}
        </p>
    }
}

fn name(state: LiveState) -> &'static str {
    match state {
        LiveState::Connecting => "connecting",
        LiveState::Live => "live",
        LiveState::Reconnecting => "reconnecting",
    }
}

fn words(state: LiveState) -> &'static str {
    match state {
        LiveState::Connecting => "Connecting…",
        LiveState::Live => "Live",
        LiveState::Reconnecting => "Reconnecting…",
    }
}

fn meaning(state: LiveState) -> &'static str {
    match state {
        LiveState::Live => "New thanks appears by itself",
        LiveState::Connecting | LiveState::Reconnecting => {
            "New thanks appears once the connection is there"
        }
    }
}
