//! Whether the browser believes that it has a connection.

use leptos::prelude::*;

/// True while there is a connection.
#[derive(Debug, Clone, Copy)]
pub struct Online(ReadSignal<bool>);

/// Provides the state of the connection and follows it.
pub fn provide_online() -> Online {
    let (online, set_online) = signal(window().navigator().on_line());
    window_event_listener(leptos::ev::online, move |_| set_online.set(true));
    window_event_listener(leptos::ev::offline, move |_| set_online.set(false));
    provide_context(Online(online));
    Online(online)
}

/// The state of the connection.
///
/// # Panics
/// Outside of the app that provides it.
#[must_use]
pub fn use_online() -> Online {
    expect_context()
}

impl Online {
    /// Whether there is a connection, tracked.
    #[must_use]
    pub fn is_online(self) -> bool {
        self.0.get()
    }
}
