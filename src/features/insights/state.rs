//! What the insights page asks for, and what came back.

use super::filters::Filters;
use super::model;
use crate::api::client::Answer;
use crate::api::insights::{InsightsQuery, csv_address, find_insights, list_subjects};
use domain::api::insights::{InsightsView, SubjectsView};
use leptos::prelude::*;

/// The page's signals.
#[derive(Clone, Copy)]
pub struct Insights {
    /// What the address says.
    pub filters: Memo<Filters>,
    /// What is asked of the server; `None` until it is known whose numbers are shown first.
    pub query: Memo<Option<InsightsQuery>>,
    /// The newest numbers, which stay while others are fetched.
    pub shown: Memo<Option<InsightsView>>,
    /// What there is to show.
    pub outcome: Memo<Option<Answer<Outcome>>>,
    subjects: LocalResource<Answer<SubjectsView>>,
    answer: LocalResource<Option<(InsightsQuery, Answer<InsightsView>)>>,
}

/// What there is to show of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Numbers.
    Numbers,
    /// Neither responses nor points.
    Nothing,
}

impl Insights {
    /// Asks for what `filters` say, again whenever they change.
    pub fn new(filters: Memo<Filters>) -> Self {
        let subjects = LocalResource::new(list_subjects);
        let query = Memo::new(move |_| {
            let subjects = subjects.get().and_then(Result::ok);
            query(filters.get(), subjects.as_ref())
        });
        let answer = LocalResource::new(move || fetch(query.get()));
        let shown = Memo::new(move |last: Option<&Option<InsightsView>>| {
            let newest = answer.get().flatten().and_then(|(_, answer)| answer.ok());
            newest.or_else(|| last.cloned().flatten())
        });
        let outcome = Memo::new(move |_| {
            let answered = answer.get().flatten().map(|(_, answer)| answer);
            let refused = subjects.get().and_then(Result::err).map(Err);
            refused
                .or(answered.map(|answer| answer.as_ref().map(Outcome::of).map_err(Clone::clone)))
        });
        Self {
            filters,
            query,
            shown,
            outcome,
            subjects,
            answer,
        }
    }

    /// Whose numbers can be chosen; empty until that is known.
    pub fn subjects(&self) -> SubjectsView {
        let nobody = SubjectsView {
            subjects: Vec::new(),
        };
        self.subjects.get().and_then(Result::ok).unwrap_or(nobody)
    }

    /// Whether the numbers on screen are not (yet) those of the filters.
    pub fn is_busy(&self) -> bool {
        let answered = self.answer.get().flatten().map(|(query, _)| query);
        answered.is_none() || self.query.get() != answered
    }

    /// Asks once more for what could not be had.
    pub fn retry(&self) {
        if !matches!(self.subjects.get_untracked(), Some(Ok(_))) {
            self.subjects.refetch();
        }
        self.answer.refetch();
    }

    /// The numbers on screen from `first` on.
    pub fn view_from(self, first: InsightsView) -> Memo<InsightsView> {
        Memo::new(move |_| self.shown.get().unwrap_or_else(|| first.clone()))
    }

    /// The address of the numbers as CSV.
    pub fn csv(self) -> Signal<String> {
        Signal::derive(move || self.query.get().map(csv_address).unwrap_or_default())
    }
}

impl Outcome {
    fn of(view: &InsightsView) -> Self {
        if model::is_empty(view) {
            Self::Nothing
        } else {
            Self::Numbers
        }
    }
}

/// Without a subject in the address it is the first that the person may see.
fn query(filters: Filters, subjects: Option<&SubjectsView>) -> Option<InsightsQuery> {
    let first = || subjects?.subjects.first()?.subject.parse().ok();
    Some(InsightsQuery {
        subject: filters.subject.or_else(first)?,
        from: filters.days.from,
        until: filters.days.until,
        bucket: filters.by,
    })
}

async fn fetch(query: Option<InsightsQuery>) -> Option<(InsightsQuery, Answer<InsightsView>)> {
    let query = query?;
    Some((query, find_insights(query).await))
}
