//! Sending: what follows the score is stored, and the response is settled, paid and delivered.

use super::content::{self, Checked};
use super::parts::{self, Held};
use super::row::{StoredResponse, lock_at_touchpoint};
use super::settlement::{self, Delivery};
use super::thanks::{Before, Thanks};
use super::{SendContext, Sent, suspicion};
use crate::settle::Occasion;
use crate::store::audit::{self, CUSTOMER, Change};
use crate::store::rollups::{Additions, Scope};
use crate::store::rules::RuleSets;
use crate::store::{Result, StoreError};
use domain::api::feedback::{ResponseView, SendResponse};
use domain::id::{AppreciationId, ResponseId};
use domain::instant::Instant;
use serde_json::json;
use sqlx::AnyConnection;

/// A response that is being sent, with what was found out about it.
struct Sending<'a> {
    response: &'a StoredResponse,
    content: &'a SendResponse,
    checked: &'a Checked,
    held: Held,
    /// Whether the points for the score wait, with thanks or without.
    score_waits: bool,
    at: Instant,
}

/// Sends a response, or finds it sent before.
pub(in crate::store) async fn send_response(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    key: &str,
    id: ResponseId,
    content: SendResponse,
    from: SendContext,
) -> Result<Sent> {
    let response = lock_at_touchpoint(connection, key, id).await?;
    let content = content::without_repetitions(content);
    let hash = content::hash(&content)?;
    if let Some(sent) = &response.content_hash {
        return if *sent == hash {
            Ok(sent_before(&response))
        } else {
            Err(StoreError::AlreadyUsed)
        };
    }
    let at = from.at.max(earliest(&response));
    let checked = content::check(
        connection,
        response.touchpoint,
        &content,
        (at, from.named_an_hour),
    )
    .await?;
    let flags = suspicion::flags(&response, &content, &checked, from.staff);
    let held = Held::if_any(&response, &content, &flags);
    parts::store_content(connection, &response, &content, &hash, at).await?;
    parts::store_flags(connection, &response, &flags).await?;
    parts::store_recipients(connection, &response, &checked, held, at).await?;
    parts::store_unnamed(connection, &response, &content, held, at).await?;
    parts::store_pickup(connection, &response, &content).await?;
    parts::store_contact(connection, &response, &content, at).await?;
    let sending = Sending {
        response: &response,
        content: &content,
        checked: &checked,
        held,
        score_waits: is_unpaid(&response) && suspicion::is_doubtful(&flags),
        at,
    };
    sending.deliver(connection, rule_sets).await
}

/// The first moment at which a response can be sent. It is never that in which it was settled by time: what is sent was not known
/// then, and `history` tells the two apart by their moments.
fn earliest(response: &StoredResponse) -> Instant {
    match response.settled_at {
        Some(settled) => Instant::from_micros(settled.micros() + 1),
        None => response.received_at,
    }
}

/// Whether its score will be paid for, and was not by time.
fn is_unpaid(response: &StoredResponse) -> bool {
    response.given.counted && response.settled_at.is_none()
}

fn sent_before(response: &StoredResponse) -> Sent {
    Sent {
        view: response.view(),
        live: Vec::new(),
    }
}

impl Sending<'_> {
    async fn deliver(&self, connection: &mut AnyConnection, rule_sets: &RuleSets) -> Result<Sent> {
        let mut additions = Additions::of(self.response.given.clone());
        let thanks = self.thanks();
        self.settle(connection, rule_sets, &thanks, &mut additions)
            .await?;
        self.note(connection).await?;
        self.count(&mut additions);
        thanks.count(&mut additions, self.response, &Before::default());
        additions.write(connection).await?;
        Ok(Sent {
            view: ResponseView {
                sent: true,
                ..self.response.view()
            },
            live: thanks.live_events(self.response.id),
        })
    }

    /// What reaches people now. Nothing is paid for held thanks until it is released, so the engine is not told of it.
    fn thanks(&self) -> Thanks<'_> {
        let (people, whole_team): (&[_], &[_]) = match self.held {
            Held::Yes => (&[], &[]),
            Held::No => (&self.checked.thanked, &self.checked.rest_of_team),
        };
        Thanks {
            standards: &self.content.standards,
            people,
            whole_team,
        }
    }

    /// One that was settled by time is settled again only for the thanks that came later. A doubtful one is settled by
    /// the moderator's decision.
    async fn settle(
        &self,
        connection: &mut AnyConnection,
        rule_sets: &RuleSets,
        thanks: &Thanks<'_>,
        additions: &mut Additions,
    ) -> Result<()> {
        let occasion = match self.response.settled_at {
            None if self.score_waits => return Ok(()),
            None => Occasion::Response,
            Some(_) if thanks.people.is_empty() => return Ok(()),
            Some(_) => Occasion::LateThanks,
        };
        let delivery = Delivery {
            standards: thanks.standards,
            message_chars: self.content.message.chars().count(),
            delivered: thanks.people,
        };
        let (response, at) = (self.response, self.at);
        settlement::settle(
            connection, rule_sets, response, occasion, &delivery, at, additions,
        )
        .await
    }

    /// A person's CSAT counts every response that names them: counting only delivered thanks would make it 100 %, for
    /// low scores are held. The response itself was counted at the first tap.
    fn count(&self, additions: &mut Additions) {
        let score = self.response.score;
        for person in &self.checked.thanked {
            additions.count(Scope::Employee(person.employee), score);
        }
        for standard in &self.content.standards {
            additions.count(Scope::Standard(standard.clone()), score);
        }
    }

    async fn note(&self, connection: &mut AnyConnection) -> Result<()> {
        let after = json!({
            "score": self.response.score,
            "recipients": self.content.recipients,
            "whole_team": self.content.whole_team,
            "unnamed": !self.content.unnamed.is_empty(),
            "held": self.held == Held::Yes || self.score_waits,
        });
        let change = Change {
            actor: CUSTOMER,
            action: "response.send",
            object: format!("response:{}", self.response.id),
            before: None,
            after: Some(after),
            at: self.at,
        };
        audit::append(connection, change).await
    }
}

/// Made of nothing but the time and chance: no response can be told from it.
pub(super) fn new_card(at: Instant) -> AppreciationId {
    AppreciationId(parts::random_id(at))
}
