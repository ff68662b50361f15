//! Points that are open: the page of the filters, read again when they change, and older postings on demand.

use crate::api::client::Answer;
use crate::api::points::{PointsQuery, find_points};
use crate::layout::older::Older;
use crate::paths;
use crate::state::clock;
use domain::api::points::PointsView;
use domain::id::{EmployeeId, TransactionId};
use domain::instant::Instant;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Somebody's points on screen.
#[derive(Debug, Clone, Copy)]
pub struct OpenPoints {
    /// Whose points they are.
    pub employee: EmployeeId,
    /// Whether they are the signed-in person's own.
    pub is_own: bool,
    /// What the address says.
    pub filters: Memo<PointsQuery>,
    /// What was read so far; nothing yet, or why it cannot be had. It stays while other filters are read.
    pub view: RwSignal<Option<Answer<PointsView>>>,
    /// Whether what is on screen is not yet what the filters say.
    pub busy: RwSignal<bool>,
    /// How the reading of older postings stands.
    pub older: RwSignal<Older>,
    /// The time by which days and holds are told: that of reading.
    pub now: RwSignal<Instant>,
}

impl OpenPoints {
    /// Opens the points of a person, and reads them again whenever the filters change.
    #[must_use]
    pub fn open(employee: EmployeeId, is_own: bool, filters: Memo<PointsQuery>) -> Self {
        let points = Self {
            employee,
            is_own,
            filters,
            view: RwSignal::new(None),
            busy: RwSignal::new(true),
            older: RwSignal::new(Older::Idle),
            now: RwSignal::new(clock::now()),
        };
        Effect::new(move || points.read(filters.get()));
        points
    }

    /// The address of the page, without filters.
    #[must_use]
    pub fn path(self) -> String {
        if self.is_own {
            paths::POINTS.to_owned()
        } else {
            paths::points_of(self.employee)
        }
    }

    /// The address of the same person's wall.
    #[must_use]
    pub fn wall(self) -> String {
        if self.is_own {
            paths::WALL.to_owned()
        } else {
            paths::wall_of(self.employee)
        }
    }

    /// Looks at what is on screen, if it is there; tracked.
    pub fn with<T>(self, look: impl FnOnce(&PointsView) -> T) -> Option<T> {
        self.view.with(|view| match view {
            Some(Ok(view)) => Some(look(view)),
            _ => None,
        })
    }

    /// Reads once more what could not be had.
    pub fn retry(self) {
        self.view.set(None);
        self.read(self.filters.get_untracked());
    }

    /// Reads the next page of older postings. Answers its first.
    pub async fn read_older(self) -> Option<TransactionId> {
        let cursor = untrack(|| self.with(|view| view.next.clone()))??;
        let filters = self.filters.get_untracked();
        self.older.set(Older::Loading);
        let answer = find_points(self.employee, &filters, Some(&cursor)).await;
        if !self.is_asked_for(&filters) {
            return None;
        }
        match answer {
            Ok(page) => {
                let first = page.postings.first().map(|posting| posting.transaction);
                self.append(page);
                self.older.try_set(Older::Idle);
                first
            }
            Err(error) => {
                self.older.try_set(Older::Failed(error));
                None
            }
        }
    }

    fn read(self, filters: PointsQuery) {
        self.busy.set(true);
        self.older.set(Older::Idle);
        spawn_local(async move {
            let answer = find_points(self.employee, &filters, None).await;
            if self.is_asked_for(&filters) {
                self.now.try_set(clock::now());
                self.view.try_set(Some(answer));
                self.busy.try_set(false);
            }
        });
    }

    /// Whether these are still the filters of a page that is still there.
    fn is_asked_for(self, filters: &PointsQuery) -> bool {
        self.filters.try_get_untracked().as_ref() == Some(filters)
    }

    fn append(self, page: PointsView) {
        self.view.try_update(|view| {
            if let Some(Ok(view)) = view {
                view.next = page.next;
                view.postings.extend(page.postings);
            }
        });
    }
}
