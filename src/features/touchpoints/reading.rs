//! What a page about one touchpoint reads: its settings, by the key in the address.

use crate::api::client::Answer;
use crate::api::touchpoints::find_touchpoint;
use domain::api::touchpoints::TouchpointSettings;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The settings of the touchpoint in the address, and the way to read them again.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The public key.
    pub key: Memo<String>,
    /// What the server answered; nothing until then.
    pub data: Signal<Option<Answer<TouchpointSettings>>>,
    /// Reads again.
    pub retry: Callback<()>,
}

impl Reading {
    /// Reads it, and again whenever the address names another.
    pub fn of_address() -> Self {
        let params = use_params_map();
        let key = Memo::new(move |_| params.with(|params| params.get("key").unwrap_or_default()));
        let answer = LocalResource::new(move || {
            let key = key.get();
            async move { find_touchpoint(&key).await }
        });
        Self {
            key,
            data: Signal::derive(move || answer.get()),
            retry: Callback::new(move |()| answer.refetch()),
        }
    }

    /// The settings, once they are there; tracked.
    pub fn settings(self) -> Option<TouchpointSettings> {
        self.data.get().and_then(Result::ok)
    }
}
