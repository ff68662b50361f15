//! The customer's way through the page, without the page: which step follows which, what is kept, what is sent.

mod place;
mod rest;
mod tap;

pub use place::{ChoiceOnOffer, Person, Place, SEARCH_FROM, chosen, found, initial, toggle};
pub use rest::{Fault, Rest, fault_of_text};
pub use tap::{Hitch, Outcome, Receipt, Tap, Turn, turn};

use domain::score::Score;

/// Where the customer is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Step {
    /// The first question, which the server renders.
    #[default]
    Score,
    /// What to put right, after a low score.
    Improve,
    /// Who is thanked.
    Who,
    /// What they did well, and the message.
    Praise,
    /// The end.
    Sent,
}

impl Step {
    const ALL: [Self; 5] = [
        Self::Score,
        Self::Improve,
        Self::Who,
        Self::Praise,
        Self::Sent,
    ];

    /// The word that it is kept by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Improve => "improve",
            Self::Who => "who",
            Self::Praise => "praise",
            Self::Sent => "sent",
        }
    }

    /// The step that was kept by this word.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }
}

/// Everything after the score, as far as the customer has come. Nothing in it is dropped when the customer goes back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Where the customer is.
    pub step: Step,
    /// The ids of those who are thanked.
    pub recipients: Vec<String>,
    /// Whether the whole team is thanked.
    pub whole_team: bool,
    /// Whether somebody is thanked whose name the customer does not know.
    pub is_unnamed: bool,
    /// What the customer remembers of them.
    pub unnamed: String,
    /// Keys of what they did well.
    pub standards: Vec<String>,
    /// Keys of what should be put right.
    pub reasons: Vec<String>,
    /// Words for the recipients.
    pub message: String,
    /// Words for whoever puts it right.
    pub improvement: String,
    /// How the customer can be reached for an answer.
    pub contact: String,
    /// What was pointed out in the message, and is to stay.
    pub kept: Vec<String>,
    /// The secret of the link with which the customer comes back.
    pub pickup: String,
}

impl Draft {
    /// What was kept on the device, as far as it still fits the touchpoint and the score.
    #[must_use]
    pub fn fitting(mut self, place: &Place, score: Score) -> Self {
        self.recipients
            .retain(|id| place.people.iter().any(|person| person.id == *id));
        self.standards
            .retain(|key| place.standards.iter().any(|choice| choice.key == *key));
        self.reasons
            .retain(|key| place.reasons.iter().any(|choice| choice.key == *key));
        if self.step == Step::Improve && score.is_satisfied() {
            self.step = Step::Who;
        }
        self
    }

    /// What stands before anything was answered; whom the receipt names is chosen already.
    #[must_use]
    pub fn fresh(suggested: Option<&str>, place: &Place, score: Score) -> Self {
        let draft = Self {
            step: first_step(score),
            recipients: suggested.map(str::to_owned).into_iter().collect(),
            ..Self::default()
        };
        draft.fitting(place, score)
    }

    /// Whether the customer has answered the same in both, wherever on the way they are and whatever else is remembered.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        *self
            == Self {
                step: self.step,
                kept: self.kept.clone(),
                pickup: self.pickup.clone(),
                ..other.clone()
            }
    }

    /// Whether anybody is thanked.
    #[must_use]
    pub fn thanks_anybody(&self) -> bool {
        self.whole_team || self.is_unnamed || !self.recipients.is_empty()
    }

    /// The step after "Continue" on the list of people. After a low score, thanks to nobody is no thanks: back to what went wrong.
    #[must_use]
    pub fn step_after_who(&self, score: Score) -> Step {
        if self.thanks_anybody() || score.is_satisfied() {
            Step::Praise
        } else {
            Step::Improve
        }
    }

    /// The step that "Back" leads to.
    #[must_use]
    pub fn step_before(&self, score: Score) -> Step {
        way(score)[usize::from(self.depth(score).saturating_sub(1))]
    }

    /// How many steps back the first question is. After sending there is no way back, and so nothing between.
    #[must_use]
    pub fn depth(&self, score: Score) -> u8 {
        let mut places = (0..).zip(way(score));
        let place = places.find(|(_, step)| **step == self.step);
        place.map_or(0, |(depth, _)| depth)
    }

    /// The step that lies so many steps after the first question, as far as the way is open: after a low score, there are no words
    /// of thanks to nobody.
    #[must_use]
    pub fn step_at(&self, depth: u8, score: Score) -> Step {
        let way = way(score);
        let step = way[usize::from(depth).min(way.len() - 1)];
        if step == Step::Praise && self.step_after_who(score) != Step::Praise {
            Step::Who
        } else {
            step
        }
    }
}

/// The step after the score.
#[must_use]
pub fn first_step(score: Score) -> Step {
    if score.is_satisfied() {
        Step::Who
    } else {
        Step::Improve
    }
}

/// The step on which a field of the request is asked for.
#[must_use]
pub fn step_of(field: &str) -> Step {
    match field {
        "recipients" | "unnamed" => Step::Who,
        "standards" | "message" => Step::Praise,
        _ => Step::Improve,
    }
}

/// All steps of this score before it is sent, in their order.
fn way(score: Score) -> &'static [Step] {
    if score.is_satisfied() {
        &[Step::Score, Step::Who, Step::Praise]
    } else {
        &[Step::Score, Step::Improve, Step::Who, Step::Praise]
    }
}

#[cfg(test)]
mod tests;
