//! Thanks that looks for its person: whom a lead names, it is delivered to and paid from the original response.

mod list;

use super::audit::{self, Change};
use super::columns::Columns;
use super::responses::{StoredResponse, deliver_found, lock_response};
use super::rules::RuleSets;
use super::{LiveEvent, Result, Store, StoreError};
use domain::api::unnamed::{ResolvedView, UnnamedView};
use domain::id::{EmployeeId, TeamId, UnnamedId, UserId};
use domain::instant::Instant;
use serde_json::{Value, json};
use sqlx::AnyConnection;

/// Thanks that has its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// Who it is.
    pub view: ResolvedView,
    /// Thanks that was delivered by this very call; publish it unless [`Store::notifies`].
    pub live: Vec<LiveEvent>,
}

impl Store {
    /// What is open in a team, or anywhere: oldest first, at most 100.
    pub async fn list_unnamed(&self, team: Option<TeamId>) -> Result<Vec<UnnamedView>> {
        let mut connection = self.pools.reader.acquire().await?;
        list::list(&mut connection, team).await
    }

    /// The team that is asked who it was, for authorization. `None` also for what a moderator has to see first.
    pub async fn unnamed_team(&self, id: UnnamedId) -> Result<Option<TeamId>> {
        let row = sqlx::query(
            "select team_id from unnamed_thanks where id = $1 and state in ('open', 'found', 'closed')",
        )
        .bind(id.to_string())
        .fetch_optional(&self.pools.reader)
        .await?;
        row.map(|row| row.parsed("team_id")).transpose()
    }

    /// Says who it was: the thanks is delivered to this person and paid. The same again answers the same.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Conflict`] if somebody else was named or the search was given up;
    /// [`StoreError::Invalid`] (field `employee`) for somebody it cannot have been.
    pub async fn resolve_unnamed(
        &self,
        id: UnnamedId,
        employee: EmployeeId,
        by: UserId,
        now: Instant,
    ) -> Result<Resolved> {
        let mut transaction = self.begin().await?;
        let resolution = Resolution { employee, by, now };
        let resolved = resolve(&mut transaction, &self.rule_sets, id, resolution).await?;
        self.notify(&mut transaction, &resolved.live).await?;
        transaction.commit().await?;
        Ok(resolved)
    }

    /// Gives the search up: nobody can tell who it was. The same again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Conflict`] if somebody was named.
    pub async fn close_unnamed(&self, id: UnnamedId, by: UserId, now: Instant) -> Result<()> {
        let mut transaction = self.begin().await?;
        close(&mut transaction, id, by, now).await?;
        Ok(transaction.commit().await?)
    }
}

/// Who says that it was whom, and when.
#[derive(Debug, Clone, Copy)]
struct Resolution {
    employee: EmployeeId,
    by: UserId,
    now: Instant,
}

/// How a search stands.
enum Search {
    Open,
    Found(EmployeeId),
    Closed,
}

async fn resolve(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    id: UnnamedId,
    resolution: Resolution,
) -> Result<Resolved> {
    let (response, search) = lock(connection, id).await?;
    let employee = resolution.employee;
    match search {
        Search::Open => {}
        Search::Found(found) if found == employee => return found_before(connection, found).await,
        Search::Found(_) | Search::Closed => return Err(settled_otherwise()),
    }
    let (team, name) = find_candidate(connection, &response, employee).await?;
    // A clock may have been put back since.
    let now = resolution
        .now
        .max(response.sent_at.unwrap_or(resolution.now));
    sqlx::query(
        "update unnamed_thanks set state = 'found', employee_id = $2, decided_by = $3, decided_at = $4 where id = $1",
    )
    .bind(id.to_string())
    .bind(employee.to_string())
    .bind(resolution.by.to_string())
    .bind(now.micros())
    .execute(&mut *connection)
    .await?;
    let after = json!({ "state": "found", "employee": employee });
    note(connection, id, "unnamed.resolve", after, resolution.by, now).await?;
    let found = (employee, team);
    let live = deliver_found(connection, rule_sets, &response, found, now).await?;
    Ok(Resolved {
        view: ResolvedView { name },
        live,
    })
}

async fn close(
    connection: &mut AnyConnection,
    id: UnnamedId,
    by: UserId,
    now: Instant,
) -> Result<()> {
    let (_, search) = lock(connection, id).await?;
    match search {
        Search::Open => {}
        Search::Closed => return Ok(()),
        Search::Found(_) => return Err(settled_otherwise()),
    }
    sqlx::query(
        "update unnamed_thanks set state = 'closed', decided_by = $2, decided_at = $3 where id = $1",
    )
    .bind(id.to_string())
    .bind(by.to_string())
    .bind(now.micros())
    .execute(&mut *connection)
    .await?;
    let after = json!({ "state": "closed" });
    note(connection, id, "unnamed.close", after, by, now).await
}

/// Locks the response, as everything does that changes what became of it, and reads how the search stands then.
async fn lock(connection: &mut AnyConnection, id: UnnamedId) -> Result<(StoredResponse, Search)> {
    let row = sqlx::query("select response_id from unnamed_thanks where id = $1")
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?
        .ok_or(StoreError::NotFound)?;
    let response = lock_response(connection, row.parsed("response_id")?).await?;
    let row = sqlx::query("select state, employee_id from unnamed_thanks where id = $1")
        .bind(id.to_string())
        .fetch_one(connection)
        .await?;
    let search = match (
        row.text("state")?.as_str(),
        row.maybe_parsed("employee_id")?,
    ) {
        ("open", _) => Search::Open,
        ("closed", _) => Search::Closed,
        ("found", Some(employee)) => Search::Found(employee),
        // A moderator has to see it first, or kept it back.
        _ => return Err(StoreError::NotFound),
    };
    Ok((response, search))
}

async fn found_before(connection: &mut AnyConnection, employee: EmployeeId) -> Result<Resolved> {
    let name = sqlx::query_scalar("select name from employees where id = $1")
        .bind(employee.to_string())
        .fetch_one(connection)
        .await?;
    Ok(Resolved {
        view: ResolvedView { name },
        live: Vec::new(),
    })
}

/// The team and the full name of somebody whom it can have been.
async fn find_candidate(
    connection: &mut AnyConnection,
    response: &StoredResponse,
    employee: EmployeeId,
) -> Result<(TeamId, String)> {
    let row = sqlx::query(
        "select e.team_id, e.name from touchpoint_people o join employees e on e.id = o.employee_id \
         where o.touchpoint_id = $1 and o.employee_id = $2 and o.offered = 1 \
           and not exists (select 1 from response_recipients w where w.response_id = $3 \
                               and w.employee_id = o.employee_id and w.via <> 'team')",
    )
    .bind(response.touchpoint.to_string())
    .bind(employee.to_string())
    .bind(response.id.to_string())
    .fetch_optional(connection)
    .await?
    .ok_or_else(|| {
        StoreError::invalid("employee", "It cannot have been this person. Choose somebody from the list.")
    })?;
    Ok((row.parsed("team_id")?, row.text("name")?))
}

async fn note(
    connection: &mut AnyConnection,
    id: UnnamedId,
    action: &str,
    after: Value,
    by: UserId,
    at: Instant,
) -> Result<()> {
    let change = Change {
        actor: &format!("user:{by}"),
        action,
        object: format!("unnamed:{id}"),
        before: Some(json!({ "state": "open" })),
        after: Some(after),
        at,
    };
    audit::append(connection, change).await
}

fn settled_otherwise() -> StoreError {
    StoreError::conflict("Somebody has settled this differently meanwhile. Read the list again.")
}
