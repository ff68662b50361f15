//! The customer's way through the page, without the page: which step follows which, what is kept, what is sent.

use crate::api::ApiError;
use domain::api::feedback::{PersonOnOffer, SendResponse, TouchpointView};
use domain::api::problem::{Code, FieldProblem};
use domain::id::EmployeeId;
use domain::score::Score;
use domain::validation;
use serde::{Deserialize, Serialize};

/// From how many people on, the list of people has a search field.
pub const SEARCH_FROM: usize = 13;

/// The longest pause between two tries to send, in milliseconds.
const SLOWEST_RETRY: f64 = 30_000.0;

/// Where the customer is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// The first tap, as it is kept on the device.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Tap {
    /// The response's id.
    pub id: domain::id::ResponseId,
    /// The score that the customer means now.
    pub score: Score,
    /// Whether the server has that score.
    pub saved: bool,
    /// What the last try to save it failed at; nothing while none has failed.
    #[serde(default)]
    pub hitch: Option<Hitch>,
    /// What was kept with [`Draft::to_json`]; empty at first.
    #[serde(default)]
    pub draft: String,
}

impl Tap {
    /// How saving the score stands, beside the answer.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match (self.saved, self.hitch) {
            (true, _) => "Saved",
            (false, None) => "Saving…",
            (false, Some(Hitch::Offline)) => "Not saved yet: no connection. We keep trying.",
            (false, Some(Hitch::Busy)) => {
                "Not saved yet: many people are answering right now. We keep trying."
            }
            (false, Some(Hitch::Delayed)) => "Not saved yet. We keep trying.",
        }
    }
}

/// What holds a request up that is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hitch {
    /// The server could not be reached.
    Offline,
    /// The server has too much to do.
    Busy,
    /// The answer was of no use, for a reason that the customer cannot know.
    Delayed,
}

impl Hitch {
    /// What a call failed at.
    #[must_use]
    pub fn of(error: &ApiError) -> Self {
        match (error, error.code()) {
            (ApiError::Offline, _) => Self::Offline,
            (_, Some(Code::TooMany | Code::Unavailable)) => Self::Busy,
            _ => Self::Delayed,
        }
    }

    /// What it means for somebody who has pressed "Send".
    #[must_use]
    pub fn news(self) -> &'static str {
        match self {
            Self::Offline => {
                "There is no connection. Your answer is kept on this device, and is sent by itself as soon as there is one."
            }
            Self::Busy => {
                "Many people are answering right now. Your answer is kept on this device; we keep trying, and you need do nothing."
            }
            Self::Delayed => {
                "Your answer could not be sent yet. It is kept on this device; we keep trying, and you need do nothing."
            }
        }
    }
}

/// Where what the first question says leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// On to what the score asks for.
    On(Step),
    /// Nowhere: the score is what it was.
    Stay,
    /// To the first question again, for the server would not have the score. Nothing may be sent before it is answered anew.
    Again,
}

/// Everything after the score, as far as the customer has come. Nothing in it is dropped when the customer goes back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Where the customer is.
    pub step: Step,
    /// Who is thanked.
    pub recipients: Vec<EmployeeId>,
    /// Keys of what they did well.
    pub standards: Vec<String>,
    /// Keys of what should be put right.
    pub reasons: Vec<String>,
    /// Words for the recipients.
    pub message: String,
    /// Words for whoever puts it right.
    pub improvement: String,
    /// Whether the customer has pressed "Send": it is then sent as soon as it can be, after a reload too.
    pub sending: bool,
}

impl Draft {
    /// What was kept on the device, as far as it still fits the touchpoint and the score.
    #[must_use]
    pub fn from_json(json: &str, touchpoint: &TouchpointView, score: Score) -> Self {
        let Ok(mut draft) = serde_json::from_str::<Self>(json) else {
            return Self {
                step: first_step(score),
                ..Self::default()
            };
        };
        draft
            .recipients
            .retain(|id| touchpoint.people.iter().any(|person| person.id == *id));
        draft
            .standards
            .retain(|key| touchpoint.standards.iter().any(|choice| choice.key == *key));
        draft
            .reasons
            .retain(|key| touchpoint.reasons.iter().any(|choice| choice.key == *key));
        if draft.step == Step::Improve && score.is_satisfied() {
            draft.step = Step::Who;
        }
        draft
    }

    /// As it is kept on the device.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings, ids and flags can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether the customer has answered the same in both, wherever on the way they are.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        *self
            == Self {
                step: self.step,
                sending: self.sending,
                ..other.clone()
            }
    }

    /// The step after "Continue" on the list of people. After a low score, thanks to nobody is no thanks: back to what went wrong.
    #[must_use]
    pub fn step_after_who(&self, score: Score) -> Step {
        if self.recipients.is_empty() && !score.is_satisfied() {
            Step::Improve
        } else {
            Step::Praise
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

    /// What is sent: what the customer was shown on the way of this score, and nothing left over from another.
    /// Refused with one problem for each field that has to be corrected first.
    pub fn checked(&self, score: Score) -> Result<SendResponse, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut take = |checked: validation::Checked<String>| {
            checked.unwrap_or_else(|problem| {
                problems.push(problem);
                String::new()
            })
        };
        let low = !score.is_satisfied();
        let thanks = !low || !self.recipients.is_empty();
        let message = take(validation::message("message", shown(thanks, &self.message)));
        let improvement = take(validation::message(
            "improvement",
            shown(low, &self.improvement),
        ));
        if let Err(problem) = validation::recipient_count("recipients", self.recipients.len()) {
            problems.insert(0, problem);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(SendResponse {
            recipients: self.recipients.clone(),
            standards: if thanks {
                self.standards.clone()
            } else {
                Vec::new()
            },
            reasons: if low {
                self.reasons.clone()
            } else {
                Vec::new()
            },
            message,
            improvement,
        })
    }
}

/// The names of the people chosen, in the order in which they are on offer: first names, with the job where two share one.
#[must_use]
pub fn chosen(people: &[PersonOnOffer], recipients: &[EmployeeId]) -> Vec<String> {
    let chosen: Vec<_> = people
        .iter()
        .filter(|person| recipients.contains(&person.id))
        .collect();
    let names = chosen.iter().map(|person| {
        let alike = chosen
            .iter()
            .filter(|other| other.first_name == person.first_name);
        if alike.count() > 1 {
            format!("{} ({})", person.first_name, person.job)
        } else {
            person.first_name.clone()
        }
    });
    names.collect()
}

/// Where to go when the first question has news: a tap goes on, also with the same score again.
#[must_use]
pub fn turn(before: Option<Score>, now: Option<Score>, is_tap: bool) -> Turn {
    match now {
        Some(score) if is_tap => Turn::On(first_step(score)),
        score if score == before => Turn::Stay,
        _ => Turn::Again,
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

/// The step on which a field of the request is asked for; the server may add a place in a list: `recipients[0]`.
#[must_use]
pub fn step_of(field: &str) -> Option<Step> {
    match name_of(field) {
        "recipients" => Some(Step::Who),
        "standards" | "message" => Some(Step::Praise),
        "reasons" | "improvement" => Some(Step::Improve),
        _ => None,
    }
}

/// A field's name without the place in it.
#[must_use]
pub fn name_of(field: &str) -> &str {
    field.split(['[', '.']).next().unwrap_or(field)
}

/// Adds `item` to what is chosen, or takes it away.
pub fn toggle<T: PartialEq>(chosen: &mut Vec<T>, item: T) {
    match chosen.iter().position(|other| *other == item) {
        Some(place) => drop(chosen.remove(place)),
        None => chosen.push(item),
    }
}

/// The people whose first name or job holds `query`, both taken as `plain` writes them: without case and accents. That is the
/// browser's knowledge; here it would cost every customer tables of all the letters of the world.
#[must_use]
pub fn found(
    people: &[PersonOnOffer],
    query: &str,
    plain: impl Fn(&str) -> String,
) -> Vec<PersonOnOffer> {
    let query = plain(query.trim());
    let matches = |text: &str| plain(text).contains(&query);
    let found = people
        .iter()
        .filter(|person| matches(&person.first_name) || matches(&person.job));
    found.cloned().collect()
}

/// The names with what stands between them: "Maria, Tomasz and Aylin".
#[must_use]
pub fn listed(names: &[String]) -> Vec<(&'static str, String)> {
    let last = names.len().saturating_sub(1);
    let before = |place| match place {
        0 => "",
        place if place == last => " and ",
        _ => ", ",
    };
    names
        .iter()
        .enumerate()
        .map(|(place, name)| (before(place), name.clone()))
        .collect()
}

/// The letter that stands for a name.
#[must_use]
pub fn initial(name: &str) -> String {
    name.chars().take(1).collect()
}

/// Whether the same request may be answered otherwise a little later: no connection, no answer of ours, or a busy server.
#[must_use]
pub fn is_temporary(code: Option<Code>) -> bool {
    matches!(
        code,
        None | Some(Code::Unavailable | Code::TooMany | Code::Other)
    )
}

/// The pause before the next try in milliseconds: doubled after each failure, up to half a minute, and spread by `random`
/// (from 0 to 1), so that all who lost the same connection do not come back in the same instant.
#[must_use]
pub fn retry_pause(failures: i32, random: f64) -> f64 {
    let pause = 1_000.0 * 2_f64.powi((failures - 1).clamp(0, 10));
    pause.min(SLOWEST_RETRY) * (0.5 + random)
}

/// All steps of this score before it is sent, in their order.
fn way(score: Score) -> &'static [Step] {
    if score.is_satisfied() {
        &[Step::Score, Step::Who, Step::Praise]
    } else {
        &[Step::Score, Step::Improve, Step::Who, Step::Praise]
    }
}

fn shown(is_shown: bool, text: &str) -> &str {
    if is_shown { text } else { "" }
}

#[cfg(test)]
mod tests;
