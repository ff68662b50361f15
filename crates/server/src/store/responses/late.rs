//! Thanks that reaches people after its response was settled: a moderator released it, or it found its person.
//!
//! It is delivered and paid from the original response: by the rules of its day, for its words, and in its day's numbers.

use super::LiveEvent;
use super::content::Thanked;
use super::row::StoredResponse;
use super::send::new_card;
use super::settlement::{self, Delivery};
use super::thanks::{Before, Thanks};
use crate::settle::Occasion;
use crate::store::Result;
use crate::store::columns::Columns;
use crate::store::rollups::{Additions, Scope};
use crate::store::rules::RuleSets;
use domain::id::{EmployeeId, TeamId};
use domain::instant::Instant;
use sqlx::AnyConnection;

/// Delivers what was held of a response that is locked ([`super::lock_response`]), and pays for it.
///
/// Append to the audit before: it is locked before rollups are, in all transactions.
pub(in crate::store) async fn deliver_released(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    response: &StoredResponse,
    now: Instant,
) -> Result<Vec<LiveEvent>> {
    let before = find_before(connection, response).await?;
    let held = list_held(connection, response).await?;
    sqlx::query(
        "update response_recipients set state = 'delivered', delivered_at = $2 \
         where response_id = $1 and state = 'held'",
    )
    .bind(response.id.to_string())
    .bind(now.micros())
    .execute(&mut *connection)
    .await?;
    let is_settled = settlement::is_settled(connection, response).await?;
    let late = Late {
        occasion: if is_settled {
            Occasion::Released
        } else {
            Occasion::Response
        },
        people: held.people,
        whole_team: held.whole_team,
        before,
    };
    let additions = Additions::of(response.given.clone());
    late.deliver(connection, rule_sets, response, additions, now)
        .await
}

/// Pays for the score alone of a response that is locked, if that had to wait: its thanks was rejected, the visit was real.
///
/// Append to the audit before: it is locked before rollups are, in all transactions.
pub(in crate::store) async fn settle_rejected(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    response: &StoredResponse,
    now: Instant,
) -> Result<()> {
    if settlement::is_settled(connection, response).await? {
        return Ok(());
    }
    let nobody = Late {
        occasion: Occasion::Response,
        people: Vec::new(),
        whole_team: Vec::new(),
        before: Before::default(),
    };
    let additions = Additions::of(response.given.clone());
    nobody
        .deliver(connection, rule_sets, response, additions, now)
        .await
        .map(drop)
}

/// Delivers the thanks of a response that is locked ([`super::lock_response`]) to the person who was found, and pays for it. If
/// they got it with the whole team already, it is their own from now on.
///
/// Append to the audit before: it is locked before rollups are, in all transactions.
pub(in crate::store) async fn deliver_found(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    response: &StoredResponse,
    (employee, team): (EmployeeId, TeamId),
    now: Instant,
) -> Result<Vec<LiveEvent>> {
    let before = find_before(connection, response).await?;
    let found = Thanked { employee, team };
    store_found(connection, response, found, now).await?;
    let late = Late {
        occasion: Occasion::Found,
        people: vec![found],
        whole_team: Vec::new(),
        before,
    };
    let mut additions = Additions::of(response.given.clone());
    // As with everybody who is named: their CSAT counts the responses that are about them.
    additions.count(Scope::Employee(employee), response.score);
    late.deliver(connection, rule_sets, response, additions, now)
        .await
}

/// Thanks that is marked as delivered already.
struct Late {
    occasion: Occasion,
    people: Vec<Thanked>,
    whole_team: Vec<Thanked>,
    before: Before,
}

impl Late {
    /// Settles, pays and counts it.
    async fn deliver(
        self,
        connection: &mut AnyConnection,
        rule_sets: &RuleSets,
        response: &StoredResponse,
        mut additions: Additions,
        now: Instant,
    ) -> Result<Vec<LiveEvent>> {
        let standards = list_standards(connection, response).await?;
        let delivery = Delivery {
            standards: &standards,
            message_chars: count_message_chars(connection, response).await?,
            delivered: &self.people,
        };
        // Its score is paid with it where that had to wait too; else there is nothing to pay for thanks to nobody by name.
        if self.occasion == Occasion::Response || !self.people.is_empty() {
            let occasion = self.occasion;
            settlement::settle(
                connection,
                rule_sets,
                response,
                occasion,
                &delivery,
                now,
                &mut additions,
            )
            .await?;
        }
        let thanks = Thanks {
            standards: &standards,
            people: &self.people,
            whole_team: &self.whole_team,
        };
        thanks.count(&mut additions, response, &self.before);
        additions.write(connection).await?;
        Ok(thanks.live_events(response.id))
    }
}

/// What waits of a response.
struct Held {
    people: Vec<Thanked>,
    whole_team: Vec<Thanked>,
}

async fn list_held(connection: &mut AnyConnection, response: &StoredResponse) -> Result<Held> {
    let rows = sqlx::query(
        "select employee_id, team_id, via from response_recipients where response_id = $1 and state = 'held' \
         order by position",
    )
    .bind(response.id.to_string())
    .fetch_all(connection)
    .await?;
    let mut held = Held {
        people: Vec::new(),
        whole_team: Vec::new(),
    };
    for row in &rows {
        let list = match row.text("via")?.as_str() {
            "team" => &mut held.whole_team,
            _ => &mut held.people,
        };
        list.push(Thanked {
            employee: row.parsed("employee_id")?,
            team: row.parsed("team_id")?,
        });
    }
    Ok(held)
}

/// Who has had thanks of this response until now.
async fn find_before(connection: &mut AnyConnection, response: &StoredResponse) -> Result<Before> {
    let rows = sqlx::query(
        "select distinct team_id, via from response_recipients where response_id = $1 and state = 'delivered'",
    )
    .bind(response.id.to_string())
    .fetch_all(connection)
    .await?;
    let mut before = Before::default();
    for row in &rows {
        before.anybody = true;
        before.teams.insert(match row.text("via")?.as_str() {
            "team" => response.team,
            _ => row.parsed("team_id")?,
        });
    }
    Ok(before)
}

async fn store_found(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    found: Thanked,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "insert into response_recipients \
             (id, response_id, touchpoint_id, employee_id, team_id, position, via, state, named_at, delivered_at) \
         select $1, $2, $3, $4, $5, coalesce(max(position), -1) + 1, 'found', 'delivered', $6, $6 \
         from response_recipients where response_id = $2 \
         on conflict (response_id, employee_id) do update set \
             team_id = excluded.team_id, via = 'found', state = 'delivered', named_at = excluded.named_at, \
             delivered_at = excluded.delivered_at, read_at = null",
    )
    .bind(new_card(now).to_string())
    .bind(response.id.to_string())
    .bind(response.touchpoint.to_string())
    .bind(found.employee.to_string())
    .bind(found.team.to_string())
    .bind(now.micros())
    .execute(connection)
    .await?;
    Ok(())
}

async fn list_standards(
    connection: &mut AnyConnection,
    response: &StoredResponse,
) -> Result<Vec<String>> {
    let rows = sqlx::query(
        "select standard from response_standards where response_id = $1 order by standard",
    )
    .bind(response.id.to_string())
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| row.text("standard")).collect()
}

async fn count_message_chars(
    connection: &mut AnyConnection,
    response: &StoredResponse,
) -> Result<usize> {
    let message: String = sqlx::query_scalar("select message from responses where id = $1")
        .bind(response.id.to_string())
        .fetch_one(connection)
        .await?;
    Ok(message.chars().count())
}
