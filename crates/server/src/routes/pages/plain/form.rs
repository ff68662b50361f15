//! What a plain form sends.

use domain::api::feedback::SendResponse;
use domain::id::EmployeeId;
use domain::language::Language;
use domain::score::Score;
use std::fmt::Write;
use uuid::Uuid;

/// What stands in a form as it was filled in.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// The response's id; `None` if what was sent is none.
    pub id: Option<Uuid>,
    /// The score, if one was chosen.
    pub score: Option<Score>,
    /// The language of the form.
    pub language: Option<Language>,
    /// The version of the question's wording.
    pub wording: u32,
    /// Everything after the score.
    pub rest: SendResponse,
}

impl Answers {
    /// Reads the fields; what is not ours is passed over. Without an id the response gets one.
    pub fn read(fields: Vec<(String, String)>) -> Self {
        let has_id = fields.iter().any(|(name, _)| name == "id");
        let mut answers = Self {
            id: (!has_id).then(Uuid::now_v7),
            ..Self::default()
        };
        for (name, value) in fields {
            answers.take(&name, value);
        }
        answers
    }

    fn take(&mut self, name: &str, value: String) {
        let rest = &mut self.rest;
        match name {
            "id" => self.id = value.parse().ok(),
            "score" => self.score = score(&value),
            "language" => self.language = value.parse().ok(),
            "wording" => self.wording = value.parse().unwrap_or_default(),
            "recipients" => rest.recipients.extend(value.parse::<EmployeeId>().ok()),
            "whole_team" => rest.whole_team = true,
            "unnamed" => rest.unnamed = lines(&value),
            "standards" => rest.standards.push(value),
            "message" => rest.message = lines(&value),
            "reasons" => rest.reasons.push(value),
            "improvement" => rest.improvement = lines(&value),
            "contact" => rest.contact = lines(&value),
            // Nobody types it: what is none is made anew.
            "pickup" if is_secret(&value) => rest.pickup = value,
            _ => {}
        }
    }
}

/// Whether anybody is thanked.
pub fn thanks_somebody(rest: &SendResponse) -> bool {
    !rest.recipients.is_empty() || rest.whole_team || !rest.unnamed.trim().is_empty()
}

/// What is sent of what was filled in: what the page of this score asks for. Nobody comes back for thanks to nobody.
pub fn to_send(rest: &SendResponse, score: Score) -> SendResponse {
    let mut sent = rest.clone();
    if score.is_satisfied() {
        sent.reasons.clear();
        sent.improvement.clear();
        sent.contact.clear();
    }
    if !thanks_somebody(rest) {
        sent.pickup.clear();
    }
    sent
}

/// Makes the secret of the link to come back by, unless the form has one: 128 random bits.
pub fn make_pickup(rest: &mut SendResponse) {
    if rest.pickup.is_empty() {
        let random: [u8; 16] = rand::random();
        for byte in random {
            // Writing to a string cannot fail.
            let _ = write!(rest.pickup, "{byte:02x}");
        }
    }
}

fn score(text: &str) -> Option<Score> {
    text.parse().ok().and_then(|value| Score::new(value).ok())
}

/// Forms end lines with two characters where everything else has one.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn is_secret(text: &str) -> bool {
    text.len() == 32
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
