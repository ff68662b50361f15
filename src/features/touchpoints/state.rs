//! What is edited of one touchpoint: wordings, hours and sites, saved together.

use super::draft::Draft;
use super::hours::HoursDraft;
use super::model::read_sites;
use crate::api::ApiError;
use crate::api::client::Answer;
use crate::api::touchpoints::update_touchpoint;
use domain::api::problem::FieldProblem;
use domain::api::touchpoints::{TouchpointSettings, UpdateTouchpoint, UpdateWording};
use domain::language::Language;
use domain::opening_hours::OpeningHours;
use domain::settings;
use leptos::prelude::*;

/// The signals of the editor.
#[derive(Clone, Copy)]
pub struct Editor {
    /// What the server has.
    pub saved: RwSignal<TouchpointSettings>,
    /// The typed wording of each language on offer; empty for the standard one.
    pub wordings: StoredValue<Vec<(Language, RwSignal<String>)>>,
    /// The typed sites, one a line.
    pub sites: RwSignal<String>,
    /// The typed hours.
    pub hours: RwSignal<HoursDraft>,
    /// What the server said against the last attempt.
    pub refusal: RwSignal<Option<ApiError>>,
    /// Whether the person has tried to save: before that, half a time is nothing to complain of.
    tried: RwSignal<bool>,
}

impl Editor {
    /// Begins with what is saved.
    pub fn of(settings: TouchpointSettings) -> Self {
        let draft = Draft::of(&settings);
        let field = |(language, question)| (language, RwSignal::new(question));
        Self {
            wordings: StoredValue::new(draft.wordings.into_iter().map(field).collect()),
            sites: RwSignal::new(draft.sites),
            hours: RwSignal::new(draft.hours),
            saved: RwSignal::new(settings),
            refusal: RwSignal::new(None),
            tried: RwSignal::new(false),
        }
    }

    /// Whether there is something that is not saved, tracked.
    pub fn is_changed(self) -> bool {
        self.saved.with(|saved| {
            let is_own = |wording: &UpdateWording| {
                let there = saved
                    .wordings
                    .iter()
                    .find(|one| one.language == wording.language);
                there.is_some_and(|there| there.question != wording.question)
            };
            self.typed_wordings().iter().any(is_own)
                || self.sites.with(|sites| read_sites(sites)) != saved.sites
                || self.hours.with(|hours| hours.differs_from(&saved.hours))
        })
    }

    /// Goes back to what is saved.
    pub fn discard(self) {
        self.show(&self.saved.with_untracked(Draft::of));
        self.forget_attempt();
    }

    /// The request, if it may be sent; what is wrong is shown from now on.
    pub fn ready(self) -> Option<UpdateTouchpoint> {
        self.tried.set(true);
        self.refusal.set(None);
        untrack(|| self.request()).ok()
    }

    /// Saves. What the server made of it is on the page afterwards, but for what was typed meanwhile: that stays, not saved.
    pub async fn save(self, request: UpdateTouchpoint) -> Answer<()> {
        let key = self.saved.with_untracked(|saved| saved.key.clone());
        let sent = self.draft();
        match update_touchpoint(&key, &request).await {
            Ok(settings) => {
                // The page may be gone by the time the answer is there.
                if let (Some(sent), Some(typed)) = (sent, self.draft()) {
                    self.show(&typed.after_saving(&sent, &settings));
                    self.forget_attempt();
                    self.saved.try_set(settings);
                }
                Ok(())
            }
            Err(error) => {
                self.refusal.try_set(Some(error.clone()));
                Err(error)
            }
        }
    }

    /// What is wrong with a field, tracked.
    pub fn problem_of(self, field: &str) -> Option<String> {
        self.find_problem(|told| told == field)
    }

    /// What is wrong with a field or a part of it, tracked.
    pub fn problem_below(self, field: &str) -> Option<String> {
        self.find_problem(|told| {
            told.strip_prefix(field)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }

    /// By our own check once the person has tried to save, and by the server's last word.
    fn find_problem(self, is_meant: impl Fn(&str) -> bool) -> Option<String> {
        let ours = self.tried.get().then(|| self.request().err()).flatten();
        let theirs = self.refusal.get().map(|error| error.fields().to_vec());
        let all = [ours, theirs].into_iter().flatten().flatten();
        all.into_iter()
            .find(|problem| is_meant(&problem.field))
            .map(|problem| problem.message)
    }

    /// What would be sent, as the server would read it; or all that is wrong with it. Tracked.
    fn request(self) -> Result<UpdateTouchpoint, Vec<FieldProblem>> {
        let hours = self.hours.with(HoursDraft::read);
        let (hours, unreadable) = match hours {
            Ok(hours) => (hours, Vec::new()),
            Err(problems) => (OpeningHours::default(), problems),
        };
        let checked = settings::touchpoint(UpdateTouchpoint {
            wordings: self.typed_wordings(),
            sites: self.sites.with(|sites| read_sites(sites)),
            hours,
        });
        match checked {
            Ok(request) if unreadable.is_empty() => Ok(request),
            checked => {
                let others = checked.err().unwrap_or_default();
                Err(unreadable.into_iter().chain(others).collect())
            }
        }
    }

    fn typed_wordings(self) -> Vec<UpdateWording> {
        let read = |(language, question): &(Language, RwSignal<String>)| UpdateWording {
            language: *language,
            question: question.with(|question| question.trim().to_owned()),
        };
        self.wordings
            .with_value(|wordings| wordings.iter().map(read).collect())
    }

    /// What stands in the fields; `None` once the page is gone.
    fn draft(self) -> Option<Draft> {
        let read = |(language, question): &(Language, RwSignal<String>)| {
            Some((*language, question.try_get_untracked()?))
        };
        let all = |wordings: &Vec<_>| wordings.iter().map(read).collect::<Option<Vec<_>>>();
        Some(Draft {
            wordings: self.wordings.try_with_value(all)??,
            sites: self.sites.try_get_untracked()?,
            hours: self.hours.try_get_untracked()?,
        })
    }

    /// Puts a draft into the fields. One that holds it already is left alone, and with it the place of the cursor.
    fn show(self, draft: &Draft) {
        self.wordings.try_with_value(|wordings| {
            for (language, field) in wordings {
                put(*field, draft.question(*language).to_owned());
            }
        });
        put(self.sites, draft.sites.clone());
        put(self.hours, draft.hours.clone());
    }

    fn forget_attempt(self) {
        self.refusal.try_set(None);
        self.tried.try_set(false);
    }
}

fn put<T: PartialEq + Send + Sync + 'static>(field: RwSignal<T>, value: T) {
    if field.try_with_untracked(|there| *there != value) == Some(true) {
        field.try_set(value);
    }
}
