//! The state of the page: what the customer has answered so far, and how sending it stands.

use super::model::{self, Draft, Fault, Place, Step, Tap, Turn};
use super::texts::{filled, text};
use super::{keeper, page};
use domain::language::Key;
use domain::score::Score;
use leptos::prelude::*;
use std::ops::Deref;

/// The customer's answers, shared by all parts of the page: each holds no more than the way to them.
#[derive(Clone, Copy)]
pub struct Flow(&'static Answers);

impl Deref for Flow {
    type Target = Answers;
    fn deref(&self) -> &Answers {
        self.0
    }
}

/// The customer's answers as signals, so that each part of the page follows the one it shows.
pub struct Answers {
    /// The touchpoint, as the server wrote it into the page.
    pub place: StoredValue<Place>,
    /// The first tap; nothing before it.
    pub tap: RwSignal<Option<Tap>>,
    /// Where the customer is.
    pub step: RwSignal<Step>,
    /// The ids of those who are thanked.
    pub recipients: RwSignal<Vec<String>>,
    /// Whether the whole team is thanked.
    pub whole_team: RwSignal<bool>,
    /// Whether somebody is thanked whose name the customer does not know.
    pub is_unnamed: RwSignal<bool>,
    /// What the customer remembers of them.
    pub unnamed: RwSignal<String>,
    /// Keys of what they did well.
    pub standards: RwSignal<Vec<String>>,
    /// Keys of what should be put right.
    pub reasons: RwSignal<Vec<String>>,
    /// Words for the recipients.
    pub message: RwSignal<String>,
    /// Words for whoever puts it right.
    pub improvement: RwSignal<String>,
    /// How the customer can be reached.
    pub contact: RwSignal<String>,
    /// What was pointed out in the message, and is to stay.
    pub kept: RwSignal<Vec<String>>,
    /// The secret of the link with which the customer comes back.
    pub pickup: RwSignal<String>,
    /// Whether the customer has pressed "Send" and it is not settled yet.
    pub sending: RwSignal<bool>,
    /// What has to be corrected before it can be sent.
    pub faults: RwSignal<Vec<Fault>>,
    /// What is pointed out in the message: the words, and the message without them.
    pub hint: RwSignal<Option<(String, String)>>,
    /// What happened while sending, and what to do, if there is something to say.
    pub news: RwSignal<Option<Key>>,
}

impl Flow {
    /// The state as it was kept on the device, or that of a new visit. It lives as long as the page: a few hundred bytes for each
    /// time that the steps begin anew.
    #[must_use]
    pub fn new(place: Place) -> Self {
        let (tap, draft) = keeper::read().unzip();
        let draft = tap.as_ref().map_or_else(Draft::default, |tap: &Tap| {
            let suggested = tap.suggested.as_deref();
            match draft.flatten() {
                Some(draft) => draft.fitting(&place, tap.score),
                None => Draft::fresh(suggested, &place, tap.score),
            }
        });
        Self(Box::leak(Box::new(Answers {
            place: StoredValue::new(place),
            sending: RwSignal::new(tap.as_ref().is_some_and(|tap| tap.sending)),
            tap: RwSignal::new(tap),
            step: RwSignal::new(draft.step),
            recipients: RwSignal::new(draft.recipients),
            whole_team: RwSignal::new(draft.whole_team),
            is_unnamed: RwSignal::new(draft.is_unnamed),
            unnamed: RwSignal::new(draft.unnamed),
            standards: RwSignal::new(draft.standards),
            reasons: RwSignal::new(draft.reasons),
            message: RwSignal::new(draft.message),
            improvement: RwSignal::new(draft.improvement),
            contact: RwSignal::new(draft.contact),
            kept: RwSignal::new(draft.kept),
            pickup: RwSignal::new(draft.pickup),
            faults: RwSignal::default(),
            hint: RwSignal::default(),
            news: RwSignal::default(),
        })))
    }

    /// All of it, to be kept or sent.
    #[must_use]
    pub fn draft(self) -> Draft {
        Draft {
            step: self.step.get(),
            recipients: self.recipients.get(),
            whole_team: self.whole_team.get(),
            is_unnamed: self.is_unnamed.get(),
            unnamed: self.unnamed.get(),
            standards: self.standards.get(),
            reasons: self.reasons.get(),
            message: self.message.get(),
            improvement: self.improvement.get(),
            contact: self.contact.get(),
            kept: self.kept.get(),
            pickup: self.pickup.get(),
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

    /// Those who are thanked, as they stand in a sentence: first names, the team, whoever was described.
    #[must_use]
    pub fn names(self) -> Vec<String> {
        let named = self.place.with_value(|place| {
            self.recipients
                .with(|recipients| model::chosen(&place.people, recipients))
        });
        let others = [
            (self.whole_team, Key::TeamInSentence),
            (self.is_unnamed, Key::DescribedInSentence),
        ];
        let others = others
            .into_iter()
            .filter(|(is_thanked, _)| is_thanked.get())
            .map(|(_, key)| text(key));
        named.into_iter().chain(others).collect()
    }

    /// What was done well, in the words of the program.
    #[must_use]
    pub fn standard_labels(self) -> Vec<String> {
        self.place.with_value(|place| {
            let chosen = self.standards.get();
            let shown = place
                .standards
                .iter()
                .filter(|choice| chosen.contains(&choice.key));
            shown.map(|choice| choice.label.clone()).collect()
        })
    }

    /// What has to be corrected in a field.
    #[must_use]
    pub fn fault_of(self, field: &'static str) -> Signal<Option<String>> {
        let faults = self.faults;
        Signal::derive(move || {
            let found =
                faults.with(|faults| faults.iter().find(|fault| fault.field == field).copied());
            found.map(|fault| filled(fault.key, &[("n", fault.n), ("max", fault.max)]))
        })
    }

    /// Goes to a step; the focus goes to its heading.
    pub fn go(self, step: Step) {
        self.news.set(None);
        self.hint.set(None);
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

    /// Goes on from the list of people, unless something there has to be corrected.
    pub fn after_who(self) {
        let Some(score) = self.score() else {
            return;
        };
        let draft = self.draft();
        let faults = draft.faults_of_who();
        if faults.is_empty() {
            self.go(draft.step_after_who(score));
        } else {
            self.show(faults);
        }
    }

    /// Shows what has to be corrected, on the step of the first of it.
    pub fn show(self, faults: Vec<Fault>) {
        let Some(first) = faults.first().map(|fault| fault.field) else {
            return;
        };
        self.step.set(model::step_of(first));
        self.faults.set(faults);
        page::focus_field(first);
    }

    /// Follows the first question. Whoever is led on or back by it has yet to press "Send": what was pressed before was about
    /// another answer.
    pub fn take_tap(self, is_tap: bool) {
        if self.step.get() == Step::Sent {
            return;
        }
        let before = self.tap.get();
        let now = keeper::read().map(|(tap, _)| tap);
        self.take_suggestion(before.as_ref(), now.as_ref());
        let [before, score] = [&before, &now].map(|tap| tap.as_ref().map(|tap| tap.score));
        self.tap.set(now);
        let step = match model::turn(before, score, is_tap) {
            Turn::Stay => return,
            Turn::On(step) => step,
            // The first question says why.
            Turn::Again => Step::Score,
        };
        self.sending.set(false);
        self.go(step);
    }

    /// Chooses whom the receipt link names as soon as the server tells, if the customer has not chosen anybody meanwhile.
    fn take_suggestion(self, before: Option<&Tap>, now: Option<&Tap>) {
        let suggested = now.and_then(|tap| tap.suggested.clone());
        let is_news = before.is_none_or(|tap| tap.suggested.is_none());
        let is_on_offer = |id: &String| {
            self.place
                .with_value(|place| place.people.iter().any(|person| person.id == *id))
        };
        if let Some(id) =
            suggested.filter(|id| is_news && !self.draft().thanks_anybody() && is_on_offer(id))
        {
            self.recipients.set(vec![id]);
        }
    }
}
