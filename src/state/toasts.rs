//! Short notes that something was done. Whatever has to be read or answered is no toast.

use leptos::prelude::*;
use std::time::Duration;

/// How long a toast stays: time to read a sentence twice.
const STAYS: Duration = Duration::from_secs(8);

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// Tells it from the others, in the order they came.
    pub id: u32,
    /// The sentence.
    pub words: String,
}

/// The notes on screen.
#[derive(Debug, Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    last: StoredValue<u32>,
}

/// Provides the notes.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts {
        shown: RwSignal::new(Vec::new()),
        last: StoredValue::new(0),
    };
    provide_context(toasts);
    toasts
}

/// The notes.
///
/// # Panics
/// Outside of the app that provides them.
#[must_use]
pub fn use_toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    /// Shows a sentence for some seconds.
    pub fn show(self, words: impl Into<String>) {
        let id = self.last.get_value() + 1;
        self.last.set_value(id);
        let words = words.into();
        self.shown.update(|toasts| toasts.push(Toast { id, words }));
        set_timeout(move || self.dismiss(id), STAYS);
    }

    /// Takes a note away.
    pub fn dismiss(self, id: u32) {
        self.shown
            .update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    /// The notes on screen, oldest first, tracked.
    #[must_use]
    pub fn shown(self) -> Vec<Toast> {
        self.shown.get()
    }
}
