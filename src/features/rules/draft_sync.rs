//! The draft at the server, so that an owner finds it on every device. The tab's own copy is what survives a lost network.
//!
//! Where another window has kept another draft meanwhile, nothing is written over: the person decides, and the other is put aside.

use super::draft_post::{Post, Sent};
use super::draft_saving::Saving;
use super::keeper::{self, Kept, Known};
use super::model::Draft;
use crate::api::rules::find_rule_draft;
use crate::state::clock;
use crate::state::turns::Turns;
use domain::api::rules::RuleDraftView;
use domain::id::UserId;
use domain::instant::Instant;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long after the last change the draft is sent.
const PAUSE: Duration = Duration::from_millis(800);

/// The draft that another window or device has kept meanwhile.
#[derive(Debug, Clone, PartialEq)]
pub struct Theirs {
    /// What is in it; `None` where it was put away there.
    pub kept: Option<Kept>,
    /// When it was kept.
    pub saved_at: Option<Instant>,
    server: Option<RuleDraftView>,
}

/// Follows the draft of the page.
#[derive(Clone, Copy)]
pub struct DraftSync {
    /// Where the draft is kept now.
    pub saving: RwSignal<Saving>,
    /// What another window has kept meanwhile, until it is decided which one goes on.
    pub theirs: RwSignal<Option<Theirs>>,
    /// Those that were put aside, newest first: each stays until it is forgotten or gone on with.
    pub aside: RwSignal<Vec<Kept>>,
    changes: RwSignal<Option<Draft>>,
    reason: RwSignal<String>,
    /// Sends it; nobody is signed in without.
    post: StoredValue<Option<Post>, LocalStorage>,
    user: Option<UserId>,
    /// Counts changes: whoever waits with an older number is overtaken.
    turns: Turns,
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
            theirs: RwSignal::new(None),
            aside: RwSignal::new(user.map(keeper::find_aside).unwrap_or_default()),
            changes,
            reason,
            post: StoredValue::new_local(user.map(Post::new)),
            user,
            turns: Turns::default(),
            is_loaded: RwSignal::new(false),
        }
    }

    /// Takes up what the server keeps, once; unless this tab has changes that never arrived there.
    pub async fn load(self) {
        if self.is_loaded.try_get_untracked() != Some(false) {
            return;
        }
        let found = find_rule_draft().await;
        // What cannot be had or read now must not be written over: then this tab keeps the changes alone.
        match found.ok().and_then(Theirs::read) {
            Some(theirs) => self.take_up(theirs),
            None => drop(self.saving.try_set(Saving::Unread)),
        }
    }

    fn take_up(self, theirs: Theirs) {
        let (Some(user), Some(post)) = (self.user, self.post()) else {
            return;
        };
        let has_changes = self.changes.try_get_untracked().flatten().is_some();
        let known = keeper::find_known(user);
        let is_saved = known.as_ref().map_or(!has_changes, |known| known.is_saved);
        let is_expected = theirs.is_known(&known.unwrap_or_default());
        self.saving.try_set(Saving::Nothing);
        if is_saved {
            self.adopt(theirs);
        } else if is_expected || untrack(|| self.kept()) == theirs.kept {
            post.learn(theirs.server);
        } else {
            self.meet(theirs);
        }
        self.is_loaded.try_set(true);
    }

    /// Keeps every change: at once in this tab, a moment later at the server; sooner if the page is left.
    pub fn follow(self) {
        let Some(user) = self.user else { return };
        Effect::new(move || {
            let kept = self.kept();
            keeper::keep(user, kept.as_ref());
            if self.is_loaded.get() {
                self.changed(kept.as_ref());
            } else if self.saving.get_untracked() == Saving::Unread {
                // Once the server can be read again, this is not to be taken for what it keeps.
                keeper::note_unsaved(user);
            }
        });
        Effect::new(move || {
            self.aside.with(|aside| keeper::keep_aside(user, aside));
        });
        let online = window_event_listener(ev::online, move |_| self.try_again());
        let hidden = window_event_listener_untyped("visibilitychange", move |_| {
            if document().hidden() {
                self.flush();
            }
        });
        let left = window_event_listener_untyped("pagehide", move |_| self.flush());
        on_cleanup(move || {
            self.flush();
            online.remove();
            hidden.remove();
            left.remove();
        });
    }

    /// Tries again what has failed.
    pub fn try_again(self) {
        match self.saving.get_untracked() {
            Saving::Failed => self.send_now(),
            Saving::Unread => spawn_local(self.load()),
            Saving::Nothing | Saving::Pending | Saving::Saved | Saving::Clash => {}
        }
    }

    /// Sends what waits, and what has failed once more, for the page may be left.
    pub fn flush(self) {
        let saving = self.saving.try_get_untracked();
        let waits = matches!(saving, Some(Saving::Pending | Saving::Failed));
        if let Some(post) = self.post().filter(|_| waits) {
            spawn_local(async move {
                let sent = post.send(true).await;
                self.sent(sent).await;
            });
        }
    }

    /// Goes on with the draft of this page; that of the other window is put aside.
    pub fn keep_mine(self) {
        let Some(theirs) = self.decided() else { return };
        self.put_aside(theirs.kept);
        if let Some(post) = self.post() {
            post.learn(theirs.server);
        }
        let kept = untrack(|| self.kept());
        self.changed(kept.as_ref());
    }

    /// Goes on with the draft of the other window; that of this page is put aside.
    pub fn take_theirs(self) {
        let Some(theirs) = self.decided() else { return };
        self.put_aside(untrack(|| self.kept()));
        self.adopt(theirs);
    }

    /// Puts a draft aside, if there is one, before those that were put aside earlier.
    pub fn put_aside(self, kept: Option<Kept>) {
        if let Some(kept) = kept {
            self.aside.update(|aside| put_first(aside, kept));
        }
    }

    /// Goes on with a draft that was put aside, and puts this one aside.
    pub fn swap(self, aside: Kept) {
        let mine = untrack(|| self.kept());
        self.forget(&aside);
        self.put_aside(mine);
        self.show(Some(aside));
    }

    /// Forgets a draft that was put aside.
    pub fn forget(self, aside: &Kept) {
        self.aside.update(|all| all.retain(|one| one != aside));
    }

    fn decided(self) -> Option<Theirs> {
        let theirs = self.theirs.get_untracked();
        self.theirs.set(None);
        self.saving.set(Saving::Nothing);
        theirs
    }

    /// Shows what the server has.
    fn adopt(self, theirs: Theirs) {
        if let Some(post) = self.post() {
            post.learn(theirs.server);
        }
        self.show(theirs.kept);
    }

    fn show(self, kept: Option<Kept>) {
        let reason = kept.as_ref().map(|kept| kept.reason.clone());
        self.reason.try_set(reason.unwrap_or_default());
        self.changes.try_set(kept.map(|kept| kept.draft));
    }

    /// Another window has kept another draft. Where nothing was changed here, there is nothing to decide.
    fn meet(self, theirs: Theirs) {
        let mine = self.changes.try_get_untracked().flatten().is_some();
        if mine {
            self.saving.try_set(Saving::Clash);
            self.theirs.try_set(Some(theirs));
        } else {
            self.adopt(theirs);
        }
    }

    fn post(self) -> Option<Post> {
        self.post.try_get_value().flatten()
    }

    fn kept(self) -> Option<Kept> {
        let reason = self.reason.get();
        self.changes.get().map(|draft| Kept { draft, reason })
    }

    fn changed(self, kept: Option<&Kept>) {
        let Some(post) = self.post() else { return };
        let content = kept.and_then(|kept| serde_json::to_string(kept).ok());
        let is_there = content.is_some();
        let is_last = self.turns.begin();
        let is_known = post.want(content);
        if self.theirs.with_untracked(Option::is_some) {
            return;
        }
        if is_known {
            let saving = if is_there {
                Saving::Saved
            } else {
                Saving::Nothing
            };
            self.saving.set(saving);
            return;
        }
        self.saving.set(Saving::Pending);
        spawn_local(async move {
            // What was discarded or published is forgotten at once: the page may be left.
            if is_there {
                clock::wait(PAUSE).await;
            }
            if is_last() {
                self.send_now();
            }
        });
    }

    fn send_now(self) {
        if let Some(post) = self.post() {
            spawn_local(async move {
                let sent = post.send(false).await;
                self.sent(sent).await;
            });
        }
    }

    async fn sent(self, sent: Sent) {
        let saving = match sent {
            // Whoever is at it goes on with the newest.
            Sent::Busy => return,
            Sent::Clash => return self.look_at_theirs().await,
            Sent::Failed(_) => Saving::Failed,
            Sent::All => match self.post().and_then(|post| post.wanted()) {
                Some(_) => Saving::Saved,
                None => Saving::Nothing,
            },
        };
        self.saving.try_set(saving);
    }

    /// After a conflict: it may have been our own, whose answer was lost.
    async fn look_at_theirs(self) {
        let found = find_rule_draft().await.ok().and_then(Theirs::read);
        let (Some(theirs), Some(post)) = (found, self.post()) else {
            self.saving.try_set(Saving::Failed);
            return;
        };
        let content = theirs.server.as_ref().map(|server| server.content.as_str());
        if post.is_ours(content) {
            post.learn(theirs.server);
            self.send_now();
        } else {
            self.meet(theirs);
        }
    }
}

/// Puts something first in a list that has everything once.
fn put_first<T: PartialEq>(list: &mut Vec<T>, one: T) {
    list.retain(|other| *other != one);
    list.insert(0, one);
}

impl Theirs {
    /// What the server keeps; `None` if this page cannot read what is in it.
    fn read(server: Option<RuleDraftView>) -> Option<Self> {
        let content = server.as_ref().map(|server| server.content.as_str());
        let kept = content.map(serde_json::from_str::<Kept>).transpose().ok()?;
        Some(Self {
            kept,
            saved_at: server.as_ref().map(|server| server.saved_at),
            server,
        })
    }

    /// Whether it is what this tab has seen last, or has sent itself.
    fn is_known(&self, known: &Known) -> bool {
        let server = self.server.as_ref();
        let is_ours =
            known.sent.is_some() && server.map(|server| &server.content) == known.sent.as_ref();
        is_ours || server.map(|server| &server.revision) == known.revision.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_aside_is_put_before_the_rest() {
        let mut aside = vec!["second", "first"];
        put_first(&mut aside, "third");
        assert_eq!(aside, ["third", "second", "first"]);
        put_first(&mut aside, "second");
        assert_eq!(aside, ["second", "third", "first"]);
    }
}
