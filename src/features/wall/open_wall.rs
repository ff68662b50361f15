//! A wall that is open: read, paged, and kept up to date while the screen is there.

use super::model::{Wall, announcement};
use crate::api::ApiError;
use crate::api::client::Answer;
use crate::api::live::{WallEvent, follow_wall};
use crate::api::wall::{create_reply, find_wall};
use crate::layout::older::Older;
use crate::state::clock;
use crate::state::live::{LiveState, wait_before_retry};
use domain::api::problem::Code;
use domain::api::wall::{AppreciationView, ReplyState, WallUpdate, WallView};
use domain::id::{AppreciationId, EmployeeId};
use domain::instant::Instant;
use futures::stream::StreamExt;
use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};
use std::time::Duration;

/// An open wall.
#[derive(Debug, Clone, Copy)]
pub struct OpenWall {
    /// Whose wall it is.
    pub employee: EmployeeId,
    /// Whether it is the signed-in person's own.
    pub is_own: bool,
    /// What was read so far; nothing yet, or why it cannot be had.
    pub wall: RwSignal<Option<Answer<Wall>>>,
    /// How the reading of older cards stands.
    pub older: RwSignal<Older>,
    /// Whether new cards appear by themselves.
    pub live: RwSignal<LiveState>,
    /// What readers hear of new cards.
    pub announcement: RwSignal<String>,
    /// The time by which days and holds are told, to the minute.
    pub now: RwSignal<Instant>,
    arrived: StoredValue<Vec<AppreciationId>>,
}

impl OpenWall {
    /// Opens the wall of a person, and follows it until the screen is gone.
    #[must_use]
    pub fn open(employee: EmployeeId, is_own: bool) -> Self {
        let wall = Self {
            employee,
            is_own,
            wall: RwSignal::new(None),
            older: RwSignal::new(Older::Idle),
            live: RwSignal::new(LiveState::Connecting),
            announcement: RwSignal::new(String::new()),
            now: RwSignal::new(clock::now()),
            arrived: StoredValue::new(Vec::new()),
        };
        spawn_local_scoped_with_cancellation(wall.follow());
        spawn_local_scoped_with_cancellation(wall.follow_the_clock());
        wall.refresh_when_seen_again();
        wall
    }

    /// Looks at what is on screen, if a wall is; tracked.
    pub fn with<T>(self, look: impl FnOnce(&Wall) -> T) -> Option<T> {
        self.wall.with(|answer| match answer {
            Some(Ok(wall)) => Some(look(wall)),
            _ => None,
        })
    }

    /// Reads the wall again, for a person who asked for it.
    pub fn retry(self) {
        self.wall.set(None);
        spawn_local(async move { self.refresh().await });
    }

    /// Reads the next page of older cards. Answers its first card.
    pub async fn read_older(self) -> Option<AppreciationId> {
        let cursor = untrack(|| self.with(|wall| wall.next.clone()))??;
        self.older.set(Older::Loading);
        match find_wall(self.employee, Some(&cursor)).await {
            Ok(page) => {
                let first = page.cards.first().map(|card| card.id);
                self.change(|wall| wall.append(page));
                self.older.try_set(Older::Idle);
                first
            }
            Err(error) => {
                self.older.try_set(Older::Failed(error));
                None
            }
        }
    }

    /// Reads older cards until this one is there. Answers whether it is.
    pub async fn read_until(self, card: AppreciationId) -> bool {
        let is_here = move || {
            let here = untrack(|| self.with(|wall| wall.holds(card)));
            here.unwrap_or(false)
        };
        while !is_here() {
            if self.read_older().await.is_none() {
                break;
            }
        }
        is_here()
    }

    /// Whether a card came while the wall was open: it moves in, the others are just there.
    #[must_use]
    pub fn has_arrived(self, id: AppreciationId) -> bool {
        self.arrived.with_value(|arrived| arrived.contains(&id))
    }

    /// Writes back to the customer of a card. Answers whether they can read it at once.
    pub async fn reply(self, id: AppreciationId, text: String) -> Answer<ReplyState> {
        let reply = create_reply(id, text).await?;
        let state = reply.state;
        self.change(|wall| wall.replied(id, reply));
        Ok(state)
    }

    /// These cards were told as read.
    pub fn mark_read(self, ids: &[AppreciationId]) {
        self.change(|wall| wall.mark_read(ids));
    }

    /// A wall that stays open over night says "yesterday" in the morning. The server is not asked: that
    /// would keep the session of a forgotten screen alive.
    async fn follow_the_clock(self) {
        loop {
            clock::wait(Duration::from_mins(1)).await;
            self.now.set(clock::now());
        }
    }

    /// Reads the wall, then follows the live stream, opening it again whenever the server ends it.
    async fn follow(self) {
        self.refresh().await;
        let mut failures = 0;
        while !self.is_closed_to_us() {
            if self.follow_once().await {
                failures = 0;
            }
            self.live.set(LiveState::Reconnecting);
            clock::wait(wait_before_retry(failures)).await;
            failures += 1;
            self.refresh().await;
        }
    }

    /// Follows the live stream until it ends. Answers whether it was ever open.
    async fn follow_once(self) -> bool {
        let mut was_open = false;
        let Ok(mut events) = follow_wall(self.employee) else {
            return was_open;
        };
        while let Some(event) = events.next().await {
            match event {
                WallEvent::Open => {
                    was_open = true;
                    // What came between the last page and now is on no stream.
                    self.refresh().await;
                    self.live.set(LiveState::Live);
                }
                WallEvent::Card(update) => self.receive(*update),
                WallEvent::Lost => self.live.set(LiveState::Reconnecting),
                WallEvent::Closed => break,
            }
        }
        was_open
    }

    /// Reads the newest page. A wall that is on screen stays there if it cannot be had.
    async fn refresh(self) {
        let answer = find_wall(self.employee, None).await;
        let shown = self
            .wall
            .try_with_untracked(|wall| matches!(wall, Some(Ok(_))));
        match (answer, shown) {
            (Ok(page), Some(true)) => self.take_in(page),
            (Err(error), Some(true)) if !is_refusal(&error) => {}
            (answer, Some(_)) => self.wall.set(Some(answer.map(Wall::new))),
            (_, None) => {}
        }
    }

    fn take_in(self, page: WallView) {
        let new: Vec<_> = page
            .cards
            .iter()
            .filter(|card| self.is_new(card))
            .cloned()
            .collect();
        self.welcome(&new);
        self.change(|wall| wall.refresh(page));
    }

    fn receive(self, update: WallUpdate) {
        if self.is_new(&update.card) {
            self.welcome(std::slice::from_ref(&update.card));
        }
        self.change(|wall| wall.receive(update));
    }

    fn welcome(self, new: &[AppreciationView]) {
        self.arrived
            .update_value(|arrived| arrived.extend(new.iter().map(|card| card.id)));
        let words = match new {
            [] => return,
            [card] => announcement(card),
            several => format!("{} new thanks.", several.len()),
        };
        self.announcement.update(|said| *said = anew(&words, said));
    }

    fn is_new(self, card: &AppreciationView) -> bool {
        untrack(|| self.with(|wall| wall.is_news(card))).unwrap_or(false)
    }

    fn change(self, change: impl FnOnce(&mut Wall)) {
        self.wall.try_update(|wall| {
            if let Some(Ok(wall)) = wall {
                change(wall);
            }
        });
    }

    fn is_closed_to_us(self) -> bool {
        self.wall
            .with_untracked(|wall| matches!(wall, Some(Err(error)) if is_refusal(error)))
    }

    /// A phone out of the pocket: the browser may have frozen the page, and time has passed for held points.
    fn refresh_when_seen_again(self) {
        let listener = window_event_listener_untyped("visibilitychange", move |_| {
            if !document().hidden() {
                self.now.set(clock::now());
                spawn_local(async move { self.refresh().await });
            }
        });
        on_cleanup(move || listener.remove());
    }
}

/// Asking again would not help.
fn is_refusal(error: &ApiError) -> bool {
    matches!(
        error.code(),
        Some(Code::NotFound | Code::Forbidden | Code::SignedOut)
    )
}

/// Readers announce a change: the same words again differ by a space at their end that nobody hears.
fn anew(words: &str, said: &str) -> String {
    if words == said {
        format!("{words}\u{a0}")
    } else {
        words.to_owned()
    }
}
