//! The kiosks of one touchpoint, as the page keeps them.

use crate::api::client::Answer;
use crate::api::kiosk::{list_kiosks, list_kiosks_quietly};
use crate::state::clock;
use domain::api::kiosk::{KioskCodeView, KioskListView, KioskView};
use domain::id::KioskId;
use domain::instant::Instant;
use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};
use std::time::Duration;

/// While a code is on screen, the list is asked for this often: the device may have taken it.
const LOOKS_EVERY_SECONDS: u32 = 5;

/// While the page can be seen, the list follows the kiosks this often. They give a sign of life once a minute.
const FOLLOWS_EVERY: Duration = Duration::from_secs(30);

/// The signals of the list, and of the code that is on screen.
#[derive(Clone, Copy)]
pub struct Kiosks {
    /// The public key of the touchpoint.
    pub key: StoredValue<String>,
    /// The newest list; a list that was read stays when a later one cannot be had.
    pub list: RwSignal<Option<Answer<Vec<KioskView>>>>,
    /// The time by which the list is told.
    pub now: RwSignal<Instant>,
    /// The code on screen.
    pub code: RwSignal<Option<ShownCode>>,
    /// Whether the last try to read it failed: then it shows how things were.
    pub is_stale: RwSignal<bool>,
    /// How often the list was asked for, and the number of the question whose answer is shown: one that was overtaken is none.
    asked: StoredValue<u32>,
    taken: StoredValue<u32>,
    /// Whether somebody has touched the page since the list was last read: that is a use of the session.
    is_used: StoredValue<bool>,
}

/// A code, with what was there before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownCode {
    /// The code.
    pub view: KioskCodeView,
    /// What the device is called.
    pub name: String,
    /// The kiosks that had been enrolled already.
    before: Vec<KioskId>,
}

impl Kiosks {
    /// Asks for the list, and follows it and the time while the page is there.
    pub fn of(key: String) -> Self {
        let kiosks = Self {
            key: StoredValue::new(key),
            list: RwSignal::new(None),
            now: RwSignal::new(clock::now()),
            code: RwSignal::new(None),
            is_stale: RwSignal::new(false),
            asked: StoredValue::new(0),
            taken: StoredValue::new(0),
            is_used: StoredValue::new(false),
        };
        for input in ["keydown", "pointerdown"] {
            let touched = window_event_listener_untyped(input, move |_| {
                kiosks.is_used.try_set_value(true);
            });
            on_cleanup(move || touched.remove());
        }
        spawn_local_scoped_with_cancellation(async move {
            kiosks.refresh().await;
            kiosks.follow().await;
        });
        let back = window_event_listener_untyped("visibilitychange", move |_| {
            spawn_local(kiosks.look());
        });
        on_cleanup(move || back.remove());
        kiosks
    }

    /// Reads the list again.
    pub async fn refresh(self) {
        if let Some((key, asked)) = self.ask() {
            self.take(asked, list_kiosks(&key).await);
        }
    }

    /// Reads it again without anybody's wish, if it can be seen. Who types meanwhile asks nothing of the server, and stays signed in
    /// by it all the same.
    async fn look(self) {
        if document().hidden() {
            return;
        }
        let is_used = self.is_used.try_update_value(std::mem::take) == Some(true);
        let Some((key, asked)) = self.ask() else {
            return;
        };
        let answer = if is_used {
            list_kiosks(&key).await
        } else {
            list_kiosks_quietly(&key).await
        };
        self.take(asked, answer);
    }

    /// The touchpoint and the number of this question; `None` once the page is gone.
    fn ask(self) -> Option<(String, u32)> {
        let asked = self.asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        });
        self.key.try_get_value().zip(asked)
    }

    fn take(self, asked: u32, answer: Answer<KioskListView>) {
        if self.taken.try_get_value().is_none_or(|taken| asked < taken) {
            return;
        }
        let is_there = self
            .list
            .try_with_untracked(|list| matches!(list, Some(Ok(_))));
        self.is_stale.try_set(answer.is_err());
        if answer.is_ok() {
            self.taken.try_set_value(asked);
            self.now.try_set(clock::now());
        }
        if answer.is_ok() || is_there == Some(false) {
            self.list.try_set(Some(answer.map(|view| view.kiosks)));
        }
    }

    /// Whether there are kiosks; tracked. Other numbers in the list do not change it.
    pub fn are_there(self) -> Memo<Option<Answer<bool>>> {
        let are_there = |list: &Vec<KioskView>| !list.is_empty();
        Memo::new(move |_| {
            let list = self.list;
            list.with(|list| Some(list.as_ref()?.as_ref().map(are_there).map_err(Clone::clone)))
        })
    }

    /// The kiosks, in their order; tracked.
    pub fn ids(self) -> Vec<KioskId> {
        let ids = |list: &Vec<KioskView>| list.iter().map(|kiosk| kiosk.id).collect();
        self.list
            .with(|list| list.as_ref()?.as_ref().ok().map(ids))
            .unwrap_or_default()
    }

    /// One of them; tracked.
    pub fn find(self, id: KioskId) -> Option<KioskView> {
        let find = |list: &Vec<KioskView>| list.iter().find(|kiosk| kiosk.id == id).cloned();
        self.list.with(|list| find(list.as_ref()?.as_ref().ok()?))
    }

    /// Puts a new code on screen, and counts down.
    pub fn show_code(self, view: KioskCodeView, name: String) {
        let before = self.known().map(|kiosk| kiosk.id).collect();
        let code = ShownCode { view, name, before };
        self.now.try_set(clock::now());
        self.code.try_set(Some(code.clone()));
        spawn_local(self.count_down(code));
    }

    /// The name of the kiosk that took the code on screen, tracked.
    pub fn taken_by(self) -> Option<String> {
        let code = self.code.get()?;
        let list = self.list.get()?.ok()?;
        list.into_iter()
            .find(|kiosk| kiosk.name == code.name && !code.before.contains(&kiosk.id))
            .map(|kiosk| kiosk.name)
    }

    /// Seconds that the code on screen is still good for, tracked.
    pub fn seconds_left(self) -> Option<i64> {
        let until = self
            .code
            .with(|code| code.as_ref().map(|code| code.view.expires_at))?;
        Some(super::kiosk_words::seconds_between(self.now.get(), until))
    }

    /// Until the page is gone.
    async fn follow(self) {
        loop {
            clock::wait(FOLLOWS_EVERY).await;
            self.look().await;
        }
    }

    /// Each second, until the code is taken, too old, or off the screen. The list is asked for meanwhile: that ends with
    /// the code at the latest.
    async fn count_down(self, code: ShownCode) {
        let mut seconds = 0;
        while self.is_waiting_for(&code) {
            clock::wait(Duration::from_secs(1)).await;
            self.now.try_set(clock::now());
            seconds += 1;
            if seconds % LOOKS_EVERY_SECONDS == 0 && self.is_waiting_for(&code) {
                self.refresh().await;
            }
        }
    }

    fn is_waiting_for(self, code: &ShownCode) -> bool {
        let is_shown = self
            .code
            .try_with_untracked(|shown| shown.as_ref() == Some(code));
        is_shown == Some(true)
            && untrack(|| {
                self.seconds_left().is_some_and(|left| left > 0) && self.taken_by().is_none()
            })
    }

    fn known(self) -> impl Iterator<Item = KioskView> {
        let list = self.list.try_get_untracked().flatten();
        list.and_then(Result::ok).into_iter().flatten()
    }
}
