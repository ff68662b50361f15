//! A statement that is open: the page of the filters, read again when they change, older entries on demand, and what happens
//! meanwhile.

use crate::api::client::Answer;
use crate::api::points::{PointsQuery, find_points, find_points_quietly};
use crate::layout::following::{Follower, follow, follow_the_clock, is_refusal, when_seen_again};
use crate::layout::older::Older;
use crate::paths;
use crate::state::clock;
use crate::state::live::LiveState;
use domain::api::ledger::Holder;
use domain::api::points::{PointsView, PostingView};
use domain::api::wall::{PointsUpdate, WallUpdate};
use domain::id::EntryId;
use domain::instant::Instant;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};

/// Somebody's statement on screen.
#[derive(Debug, Clone, Copy)]
pub struct OpenPoints {
    /// Whose points they are.
    pub holder: Holder,
    /// Whether they are the signed-in person's own.
    pub is_own: bool,
    /// What the address says.
    pub filters: Memo<PointsQuery>,
    /// What was read so far; nothing yet, or why it cannot be had. It stays while other filters are read.
    pub view: RwSignal<Option<Answer<PointsView>>>,
    /// Whether what is on screen is not yet what the filters say.
    pub busy: RwSignal<bool>,
    /// How the reading of older entries stands.
    pub older: RwSignal<Older>,
    /// The time by which days and holds are told, to the minute.
    pub now: RwSignal<Instant>,
    /// The day of that time.
    pub today: Memo<Date>,
    /// The entry that an owner is about to take back.
    pub taking: RwSignal<Option<PostingView>>,
    /// Whether it was closed to us: then nothing is followed any more.
    refused: RwSignal<bool>,
    /// How often it was asked for, from the newest entry on.
    asked: StoredValue<u64>,
    /// Which of these times what is on screen answers.
    answered: StoredValue<u64>,
}

impl OpenPoints {
    /// Opens a statement, reads it again whenever the filters change, and follows what happens until the screen is gone.
    #[must_use]
    pub fn open(holder: Holder, is_own: bool, filters: Memo<PointsQuery>) -> Self {
        let now = RwSignal::new(clock::now());
        let points = Self {
            holder,
            is_own,
            filters,
            view: RwSignal::new(None),
            busy: RwSignal::new(true),
            older: RwSignal::new(Older::Idle),
            now,
            today: Memo::new(move |_| clock::day_of(now.get())),
            taking: RwSignal::new(None),
            refused: RwSignal::new(false),
            asked: StoredValue::new(0),
            answered: StoredValue::new(0),
        };
        Effect::new(move || points.read(filters.get()));
        let frees_at = Memo::new(move |_| points.with(|view| view.frees_at).flatten());
        follow_the_clock(points.now, frees_at, move || spawn_local(points.refresh()));
        points.follow_the_wall();
        when_seen_again(move || spawn_local(points.refresh()));
        points
    }

    /// As soon as it is there: what is not open to us is not followed either. A team has no wall: its statement is read anew when it
    /// is seen again.
    fn follow_the_wall(self) {
        let Holder::Employee(employee) = self.holder else {
            return;
        };
        let is_there = Memo::new(move |_| self.with(|_| ()).is_some());
        Effect::new(move || {
            if is_there.get() {
                spawn_local_scoped_with_cancellation(follow(employee, self));
            }
        });
    }

    /// The address of the page, without filters.
    #[must_use]
    pub fn path(self) -> String {
        if self.is_own {
            paths::POINTS.to_owned()
        } else {
            paths::points_of(self.holder)
        }
    }

    /// The address of the same person's wall; a team has none.
    #[must_use]
    pub fn wall(self) -> Option<String> {
        match self.holder {
            Holder::Employee(_) if self.is_own => Some(paths::WALL.to_owned()),
            Holder::Employee(employee) => Some(paths::wall_of(employee)),
            Holder::Team(_) => None,
        }
    }

    /// Looks at what is on screen, if it is there; tracked.
    pub fn with<T>(self, look: impl FnOnce(&PointsView) -> T) -> Option<T> {
        self.view.with(|view| match view {
            Some(Ok(view)) => Some(look(view)),
            _ => None,
        })
    }

    /// An entry as it is now; as it was, once it is gone.
    #[must_use]
    pub fn entry(self, entry: PostingView) -> Memo<PostingView> {
        Memo::new(move |before: Option<&PostingView>| {
            let now = self.with(|view| {
                let mut entries = view.postings.iter();
                entries.find(|now| now.id == entry.id).cloned()
            });
            now.flatten()
                .or_else(|| before.cloned())
                .unwrap_or_else(|| entry.clone())
        })
    }

    /// Reads once more what could not be had.
    pub fn retry(self) {
        self.view.set(None);
        self.read(self.filters.get_untracked());
    }

    /// Reads the next page of older entries. Answers its first.
    pub async fn read_older(self) -> Option<EntryId> {
        let filters = self.filters.get_untracked();
        loop {
            let cursor = self.next()?;
            self.older.set(Older::Loading);
            let answer = find_points(self.holder, &filters, Some(&cursor)).await;
            if !self.is_asked_for(&filters) {
                return None;
            }
            match answer {
                // What is on screen was read anew meanwhile, and ends elsewhere: there would be a gap.
                Ok(_) if self.next().as_ref() != Some(&cursor) => {
                    self.older.try_set(Older::Idle);
                }
                Ok(page) => {
                    let first = page.postings.first().map(|posting| posting.id);
                    self.append(page);
                    self.older.try_set(Older::Idle);
                    return first;
                }
                Err(error) => {
                    self.older.try_set(Older::Failed(error));
                    return None;
                }
            }
        }
    }

    /// Where older entries begin, if there are any.
    fn next(self) -> Option<String> {
        let next = self.view.try_with_untracked(|view| match view {
            Some(Ok(view)) => view.next.clone(),
            _ => None,
        });
        next.flatten()
    }

    fn read(self, filters: PointsQuery) {
        self.busy.set(true);
        self.older.set(Older::Idle);
        let time = self.ask();
        spawn_local(async move {
            let answer = find_points(self.holder, &filters, None).await;
            if self.is_asked_for(&filters) {
                self.refused.try_set(answer.as_ref().is_err_and(is_refusal));
                self.take(time, answer);
                self.busy.try_set(false);
            }
        });
    }

    /// Counts that it is asked for once more.
    fn ask(self) -> u64 {
        let asked = self.asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        });
        asked.unwrap_or_default()
    }

    /// Shows an answer, unless one that was asked for later was faster.
    fn take(self, time: u64, answer: Answer<PointsView>) {
        let is_newer = self.answered.try_update_value(|answered| {
            let is_newer = time > *answered;
            *answered = time.max(*answered);
            is_newer
        });
        if is_newer == Some(true) {
            self.now.try_set(clock::now());
            self.view.try_set(Some(answer));
        }
    }

    /// Reads as many entries as are on screen by the time it is done: older ones may have been asked for meanwhile.
    async fn read_all_shown(self, filters: &PointsQuery) -> Answer<PointsView> {
        let mut all = find_points_quietly(self.holder, filters, None).await?;
        while all.postings.len() < self.shown() {
            let Some(next) = all.next.take() else { break };
            let older = find_points_quietly(self.holder, filters, Some(&next)).await?;
            all.postings.extend(older.postings);
            all.next = older.next;
        }
        Ok(all)
    }

    /// How many entries are on screen.
    fn shown(self) -> usize {
        let shown = self.view.try_with_untracked(|view| match view {
            Some(Ok(view)) => view.postings.len(),
            _ => 0,
        });
        shown.unwrap_or(0)
    }

    /// Whether these are still the filters of a page that is still there.
    fn is_asked_for(self, filters: &PointsQuery) -> bool {
        self.filters.try_get_untracked().as_ref() == Some(filters)
    }

    /// What was read meanwhile with the newest is not there twice.
    fn append(self, page: PointsView) {
        self.view.try_update(|view| {
            if let Some(Ok(view)) = view {
                let known: Vec<_> = view.postings.iter().map(|posting| posting.id).collect();
                let new = page.postings.into_iter();
                view.postings
                    .extend(new.filter(|posting| !known.contains(&posting.id)));
                view.next = page.next;
            }
        });
    }
}

impl Follower for OpenPoints {
    /// Nobody asked: what cannot be had leaves the screen as it is.
    async fn refresh(self) {
        let Some(filters) = self.filters.try_get_untracked() else {
            return;
        };
        let time = self.ask();
        let answer = self.read_all_shown(&filters).await;
        if !self.is_asked_for(&filters) {
            return;
        }
        match answer {
            Ok(view) => self.take(time, Ok(view)),
            Err(error) if is_refusal(&error) => {
                self.refused.try_set(true);
            }
            Err(_) => {}
        }
    }

    fn receive(self, _: WallUpdate) {
        spawn_local(self.refresh());
    }

    fn receive_points(self, _: PointsUpdate) {
        spawn_local(self.refresh());
    }

    fn show(self, _: LiveState) {}

    fn is_closed_to_us(self) -> bool {
        self.refused.get_untracked()
    }
}
