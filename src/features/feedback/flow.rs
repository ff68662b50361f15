//! The state of the page: what the customer has answered so far, and how sending it stands.

use super::keeper;
use super::model::{self, Draft, Step, Tap, Turn};
use super::page;
use domain::api::feedback::TouchpointView;
use domain::api::problem::FieldProblem;
use domain::id::EmployeeId;
use domain::score::Score;
use leptos::prelude::*;

/// The customer's answers as signals, so that each part of the page follows the one it shows.
#[derive(Clone, Copy)]
pub struct Flow {
    /// The touchpoint, as the server wrote it into the page.
    pub touchpoint: StoredValue<TouchpointView>,
    /// The first tap; nothing before it.
    pub tap: RwSignal<Option<Tap>>,
    /// Where the customer is.
    pub step: RwSignal<Step>,
    /// Who is thanked.
    pub recipients: RwSignal<Vec<EmployeeId>>,
    /// Keys of what they did well.
    pub standards: RwSignal<Vec<String>>,
    /// Keys of what should be put right.
    pub reasons: RwSignal<Vec<String>>,
    /// Words for the recipients.
    pub message: RwSignal<String>,
    /// Words for whoever puts it right.
    pub improvement: RwSignal<String>,
    /// Whether the customer has pressed "Send" and it is not settled yet.
    pub sending: RwSignal<bool>,
    /// What has to be corrected before it can be sent.
    pub problems: RwSignal<Vec<FieldProblem>>,
    /// What happened while sending, and what to do; empty if there is nothing to say.
    pub news: RwSignal<String>,
}

impl Flow {
    /// The state as it was kept on the device, or that of a new visit.
    #[must_use]
    pub fn new(touchpoint: TouchpointView) -> Self {
        let tap = keeper::read();
        let draft = tap.as_ref().map_or_else(Draft::default, |tap| {
            Draft::from_json(&tap.draft, &touchpoint, tap.score)
        });
        Self {
            touchpoint: StoredValue::new(touchpoint),
            tap: RwSignal::new(tap),
            step: RwSignal::new(draft.step),
            recipients: RwSignal::new(draft.recipients),
            standards: RwSignal::new(draft.standards),
            reasons: RwSignal::new(draft.reasons),
            message: RwSignal::new(draft.message),
            improvement: RwSignal::new(draft.improvement),
            sending: RwSignal::new(draft.sending),
            problems: RwSignal::default(),
            news: RwSignal::default(),
        }
    }

    /// All of it, to be kept or sent.
    #[must_use]
    pub fn draft(self) -> Draft {
        Draft {
            step: self.step.get(),
            recipients: self.recipients.get(),
            standards: self.standards.get(),
            reasons: self.reasons.get(),
            message: self.message.get(),
            improvement: self.improvement.get(),
            sending: self.sending.get(),
        }
    }

    /// The score as the customer means it now.
    #[must_use]
    pub fn score(self) -> Option<Score> {
        self.tap.with(|tap| tap.as_ref().map(|tap| tap.score))
    }

    /// Whether the score is one of the satisfied.
    #[must_use]
    pub fn is_satisfied(self) -> bool {
        self.score().is_some_and(Score::is_satisfied)
    }

    /// The first names of those chosen.
    #[must_use]
    pub fn names(self) -> Vec<String> {
        self.touchpoint.with_value(|touchpoint| {
            let people = &touchpoint.people;
            self.recipients
                .with(|recipients| model::chosen(people, recipients))
        })
    }

    /// What was done well, in the words of the program.
    #[must_use]
    pub fn standard_labels(self) -> Vec<String> {
        self.touchpoint.with_value(|touchpoint| {
            let chosen = self.standards.get();
            let shown = touchpoint
                .standards
                .iter()
                .filter(|choice| chosen.contains(&choice.key));
            shown.map(|choice| choice.label.clone()).collect()
        })
    }

    /// What has to be corrected in a field.
    #[must_use]
    pub fn problem_of(self, field: &'static str) -> Signal<Option<String>> {
        let problems = self.problems;
        Signal::derive(move || {
            problems.with(|problems| {
                let found = problems
                    .iter()
                    .find(|problem| model::name_of(&problem.field) == field);
                found.map(|problem| problem.message.clone())
            })
        })
    }

    /// Goes to a step; the focus goes to its heading.
    pub fn go(self, step: Step) {
        self.news.set(String::new());
        self.step.set(step);
        page::enter(step);
    }

    /// Goes back one step.
    pub fn back(self) {
        if let Some(score) = self.score() {
            self.go(self.draft().step_before(score));
        }
    }

    /// How many steps back the first question is.
    #[must_use]
    pub fn depth(self) -> u8 {
        let score = self.score();
        score.map_or(0, |score| self.draft().depth(score))
    }

    /// Goes to the step so many steps after the first question. Before the first tap there are none, and after sending there is
    /// nothing to go back to.
    pub fn go_to_depth(self, depth: u8) {
        let draft = self.draft();
        let Some(score) = self.score() else {
            return;
        };
        let step = draft.step_at(depth, score);
        if ![Step::Sent, step].contains(&draft.step) {
            self.go(step);
        }
    }

    /// Goes on from the list of people.
    pub fn after_who(self) {
        if let Some(score) = self.score() {
            self.go(self.draft().step_after_who(score));
        }
    }

    /// Shows what has to be corrected, on the step of the first of it.
    pub fn show(self, problems: Vec<FieldProblem>) {
        let Some(first) = problems.first().map(|problem| problem.field.clone()) else {
            return;
        };
        if let Some(step) = model::step_of(&first) {
            self.step.set(step);
        }
        self.problems.set(problems);
        page::focus_field(model::name_of(&first));
    }

    /// Follows the first question. Whoever is led on or back by it has yet to press "Send": what was pressed before was about
    /// another answer.
    pub fn take_tap(self, is_tap: bool) {
        let before = self.score();
        self.tap.set(keeper::read());
        let step = match model::turn(before, self.score(), is_tap) {
            Turn::Stay => return,
            Turn::On(step) => step,
            // The first question says why.
            Turn::Again => Step::Score,
        };
        self.sending.set(false);
        self.go(step);
    }
}
