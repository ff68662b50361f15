//! The draft at the server, so that an owner finds it on every device. The tab's own copy is what survives a lost network.

use super::keeper::{self, Kept};
use super::model::Draft;
use crate::api::client::Answer;
use crate::api::rules::{delete_rule_draft, find_rule_draft, save_rule_draft};
use crate::state::clock;
use domain::api::rules::SaveRuleDraft;
use domain::id::UserId;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long after the last change the draft is sent.
const PAUSE: Duration = Duration::from_millis(800);

/// Where the draft is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// There was nothing to keep yet.
    Nothing,
    /// On its way to the server.
    Pending,
    /// At the server.
    Saved,
    /// In this tab only, for the server did not take it.
    Failed,
}

/// Follows the draft of the page.
#[derive(Clone, Copy)]
pub struct DraftSync {
    /// Where the draft is kept now.
    pub saving: RwSignal<Saving>,
    user: Option<UserId>,
    changes: RwSignal<Option<Draft>>,
    reason: RwSignal<String>,
    /// What the server has, as far as this page knows.
    known: StoredValue<Option<String>>,
    /// Counts changes: whoever waits with an older number is overtaken.
    turn: StoredValue<u32>,
    is_loaded: RwSignal<bool>,
}

impl DraftSync {
    /// For the draft and its reason of this account.
    pub fn new(
        user: Option<UserId>,
        changes: RwSignal<Option<Draft>>,
        reason: RwSignal<String>,
    ) -> Self {
        Self {
            saving: RwSignal::new(Saving::Nothing),
            user,
            changes,
            reason,
            known: StoredValue::new(None),
            turn: StoredValue::new(0),
            is_loaded: RwSignal::new(false),
        }
    }

    /// Takes up what the server keeps, once; unless this tab has changes that never arrived there.
    pub async fn load(self) {
        if self.is_loaded.try_get_untracked() != Some(false) {
            return;
        }
        // What cannot be had or read now must not be written over: then this tab keeps the changes alone.
        let Ok(found) = find_rule_draft().await else {
            return;
        };
        let content = found.map(|draft| draft.content);
        let Ok(kept) = content
            .as_deref()
            .map(serde_json::from_str::<Kept>)
            .transpose()
        else {
            return;
        };
        self.known.try_set_value(content);
        if self.user.is_some_and(keeper::is_saved) {
            let reason = kept.as_ref().map(|kept| kept.reason.clone());
            self.reason.try_set(reason.unwrap_or_default());
            self.changes.try_set(kept.map(|kept| kept.draft));
        }
        self.is_loaded.try_set(true);
    }

    /// Keeps every change: at once in this tab, a moment later at the server.
    pub fn follow(self) {
        let Some(user) = self.user else { return };
        Effect::new(move || {
            let kept = self.kept();
            keeper::keep(user, kept.as_ref());
            if self.is_loaded.get() {
                self.changed(user, kept.as_ref());
            }
        });
        let online = window_event_listener(ev::online, move |_| {
            if self.saving.get_untracked() == Saving::Failed {
                self.changed(user, untrack(|| self.kept()).as_ref());
            }
        });
        on_cleanup(move || online.remove());
    }

    fn kept(self) -> Option<Kept> {
        let reason = self.reason.get();
        self.changes.get().map(|draft| Kept { draft, reason })
    }

    fn changed(self, user: UserId, kept: Option<&Kept>) {
        let content = kept.and_then(|kept| serde_json::to_string(kept).ok());
        self.turn.update_value(|turn| *turn += 1);
        let is_known = self.known.with_value(|known| *known == content);
        keeper::note_saved(user, is_known);
        if is_known {
            let kept = content.map_or(Saving::Nothing, |_| Saving::Saved);
            self.saving.set(kept);
            return;
        }
        self.saving.set(Saving::Pending);
        let turn = self.turn.get_value();
        spawn_local(async move {
            // What was discarded or published is forgotten at once: the page may be left.
            if content.is_some() {
                clock::wait(PAUSE).await;
            }
            if self.turn.try_get_value() == Some(turn) {
                self.send(user, content, turn).await;
            }
        });
    }

    async fn send(self, user: UserId, content: Option<String>, turn: u32) {
        let answer = keep_at_server(content.clone()).await;
        let is_over = self.turn.try_get_value() != Some(turn);
        if answer.is_ok() {
            self.known.try_set_value(content.clone());
        }
        if is_over {
            return;
        }
        keeper::note_saved(user, answer.is_ok());
        let saving = match (answer, content) {
            (Err(_), _) => Saving::Failed,
            (Ok(()), Some(_)) => Saving::Saved,
            (Ok(()), None) => Saving::Nothing,
        };
        self.saving.try_set(saving);
    }
}

async fn keep_at_server(content: Option<String>) -> Answer<()> {
    match content {
        Some(content) => save_rule_draft(&SaveRuleDraft { content }).await.map(drop),
        None => delete_rule_draft().await,
    }
}

/// Where the draft is kept, in words.
#[component]
pub fn KeptLine(sync: DraftSync) -> impl IntoView {
    let words = move || match sync.saving.get() {
        Saving::Nothing => "",
        Saving::Pending => "Keeping your draft…",
        Saving::Saved => "Your draft is kept, for all your devices.",
        Saving::Failed => {
            "The server did not take your draft. It is kept in this tab, and sent again with your next change."
        }
    };
    view! { <p class="rules-kept" role="status">{words}</p> }
}
