//! Reading an event: all its fields in one go, then those of its kind. (Serde's own way keeps a copy of everything until it
//! has met the kind, which takes three times as long.)

use super::{Customer, Event, Recipient, Recovery, Response};
use crate::instant::Instant;
use crate::rules::model::Trust;
use crate::score::Score;
use serde::{Deserialize, Deserializer, de::Error};

/// The fields that only a response has.
const OF_A_RESPONSE: &[&str] = &[
    "customer",
    "trust",
    "score",
    "standards",
    "message_chars",
    "recipients",
];
/// The fields that only a recovery case has.
const OF_A_RECOVERY: &[&str] = &["resolver", "opened_at", "rescored"];

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Response,
    Attribution,
    Recovery,
}

/// An object with the fields of every kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    kind: Kind,
    id: String,
    #[serde(default)]
    seq: u64,
    at: Instant,
    touchpoint: String,
    team: String,
    customer: Option<Customer>,
    trust: Option<Trust>,
    score: Option<Score>,
    standards: Option<Vec<String>>,
    message_chars: Option<u32>,
    recipients: Option<Vec<Recipient>>,
    resolver: Option<Recipient>,
    opened_at: Option<Instant>,
    rescored: Option<Score>,
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let line = Line::deserialize(deserializer)?;
        match line.kind {
            Kind::Response => line.response().map(Self::Response),
            Kind::Attribution => line.response().map(Self::Attribution),
            Kind::Recovery => line.recovery().map(Self::Recovery),
        }
    }
}

impl Line {
    fn response<E: Error>(self) -> Result<Response, E> {
        let foreign = [
            ("resolver", self.resolver.is_some()),
            ("opened_at", self.opened_at.is_some()),
            ("rescored", self.rescored.is_some()),
        ];
        refuse(foreign, OF_A_RESPONSE)?;
        Ok(Response {
            id: self.id,
            seq: self.seq,
            at: self.at,
            touchpoint: self.touchpoint,
            team: self.team,
            customer: needed(self.customer, "customer")?,
            trust: needed(self.trust, "trust")?,
            score: needed(self.score, "score")?,
            standards: self.standards.unwrap_or_default(),
            message_chars: self.message_chars.unwrap_or_default(),
            recipients: self.recipients.unwrap_or_default(),
        })
    }

    fn recovery<E: Error>(self) -> Result<Recovery, E> {
        let foreign = [
            ("customer", self.customer.is_some()),
            ("trust", self.trust.is_some()),
            ("score", self.score.is_some()),
            ("standards", self.standards.is_some()),
            ("message_chars", self.message_chars.is_some()),
            ("recipients", self.recipients.is_some()),
        ];
        refuse(foreign, OF_A_RECOVERY)?;
        Ok(Recovery {
            id: self.id,
            seq: self.seq,
            at: self.at,
            touchpoint: self.touchpoint,
            team: self.team,
            resolver: needed(self.resolver, "resolver")?,
            opened_at: needed(self.opened_at, "opened_at")?,
            rescored: self.rescored,
        })
    }
}

fn needed<T, E: Error>(field: Option<T>, name: &'static str) -> Result<T, E> {
    field.ok_or_else(|| E::missing_field(name))
}

/// Refuses the fields of another kind, if they are there.
fn refuse<E: Error>(
    fields: impl IntoIterator<Item = (&'static str, bool)>,
    expected: &'static [&'static str],
) -> Result<(), E> {
    let mut there = fields.into_iter().filter(|(_, there)| *there);
    there
        .next()
        .map_or(Ok(()), |(name, _)| Err(E::unknown_field(name, expected)))
}
