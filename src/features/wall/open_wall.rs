//! A wall that is open: read, paged, and kept up to date while the screen is there.

use super::model::{Wall, announcement};
use crate::api::client::Answer;
use crate::api::wall::{create_reply, find_wall, find_wall_quietly};
use crate::layout::following::{Follower, follow, follow_the_clock, is_refusal, when_seen_again};
use crate::layout::older::Older;
use crate::state::clock;
use crate::state::live::LiveState;
use domain::api::wall::{AppreciationView, PointsUpdate, ReplyState, WallUpdate, WallView};
use domain::id::{AppreciationId, EmployeeId};
use domain::instant::Instant;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};

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
    /// The day of that time.
    pub today: Memo<Date>,
    arrived: StoredValue<Vec<AppreciationId>>,
}

impl OpenWall {
    /// Opens the wall of a person, and follows it until the screen is gone.
    #[must_use]
    pub fn open(employee: EmployeeId, is_own: bool) -> Self {
        let now = RwSignal::new(clock::now());
        let wall = Self {
            employee,
            is_own,
            wall: RwSignal::new(None),
            older: RwSignal::new(Older::Idle),
            live: RwSignal::new(LiveState::Connecting),
            announcement: RwSignal::new(String::new()),
            now,
            today: Memo::new(move |_| clock::day_of(now.get())),
            arrived: StoredValue::new(Vec::new()),
        };
        spawn_local_scoped_with_cancellation(async move {
            wall.refresh().await;
            follow(employee, wall).await;
        });
        let frees_at = Memo::new(move |_| wall.with(|shown| shown.summary.frees_at).flatten());
        follow_the_clock(wall.now, frees_at, move || {
            spawn_local(wall.refresh_quietly());
        });
        when_seen_again(move || {
            wall.now.set(clock::now());
            spawn_local(wall.refresh());
        });
        wall
    }

    /// Looks at what is on screen, if a wall is; tracked.
    pub fn with<T>(self, look: impl FnOnce(&Wall) -> T) -> Option<T> {
        self.wall.with(|answer| match answer {
            Some(Ok(wall)) => Some(look(wall)),
            _ => None,
        })
    }

    /// A card of the wall as it is now; as it was, once it is gone.
    #[must_use]
    pub fn card(self, card: AppreciationView) -> Memo<AppreciationView> {
        Memo::new(move |before: Option<&AppreciationView>| {
            let now = self.with(|wall| wall.find(card.id).cloned()).flatten();
            now.or_else(|| before.cloned())
                .unwrap_or_else(|| card.clone())
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

    /// Takes in the newest page. A wall that is on screen stays there if it cannot be had.
    fn take_answer(self, answer: Answer<WallView>) {
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

    /// Nobody asked: a forgotten screen keeps no session alive, and stays as it is where the session has ended.
    async fn refresh_quietly(self) {
        let answer = find_wall_quietly(self.employee).await;
        if answer.is_ok() {
            self.take_answer(answer);
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
}

impl Follower for OpenWall {
    async fn refresh(self) {
        self.take_answer(find_wall(self.employee, None).await);
    }

    fn receive(self, update: WallUpdate) {
        if self.is_new(&update.card) {
            self.welcome(std::slice::from_ref(&update.card));
        }
        self.change(|wall| wall.receive(update));
    }

    fn receive_points(self, update: PointsUpdate) {
        self.change(|wall| wall.receive_points(update));
    }

    fn show(self, state: LiveState) {
        self.live.try_set(state);
    }

    fn is_closed_to_us(self) -> bool {
        self.wall
            .with_untracked(|wall| matches!(wall, Some(Err(error)) if is_refusal(error)))
    }
}

/// Readers announce a change: the same words again differ by a space at their end that nobody hears.
fn anew(words: &str, said: &str) -> String {
    if words == said {
        format!("{words}\u{a0}")
    } else {
        words.to_owned()
    }
}
