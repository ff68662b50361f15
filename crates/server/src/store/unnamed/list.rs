//! The list of thanks that looks for its person: three reads, however long it is.

use crate::store::Result;
use crate::store::columns::Columns;
use domain::api::unnamed::{CandidateView, UnnamedView};
use domain::id::{TeamId, UnnamedId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// How many are listed at most: whoever has more of them begins with these.
const LISTED: i64 = 100;

/// The open ones of a team, or of all teams: what each part of the list is read of. Teams are compared as text, for
/// without one the first parameter is empty.
macro_rules! open_ones {
    ($columns:literal, $joins:literal, $rest:literal) => {
        concat!(
            "select u.id, ",
            $columns,
            " from unnamed_thanks u join responses r on r.id = u.response_id ",
            $joins,
            " where u.state = 'open' and ($1 = '' or u.team_id = $1) ",
            $rest
        )
    };
}

/// What is open, oldest first.
pub(super) async fn list(
    connection: &mut AnyConnection,
    team: Option<TeamId>,
) -> Result<Vec<UnnamedView>> {
    let team = team.map(|team| team.to_string()).unwrap_or_default();
    let mut open = list_open(connection, &team).await?;
    let Some(last) = open.last().map(|last| (last.at.micros(), last.id)) else {
        return Ok(open);
    };
    let mut standards = list_standards(connection, &team, last).await?;
    let mut people = list_people(connection, &team, last).await?;
    for unnamed in &mut open {
        unnamed.standards = standards.remove(&unnamed.id).unwrap_or_default();
        unnamed.people = people.remove(&unnamed.id).unwrap_or_default();
    }
    Ok(open)
}

async fn list_open(connection: &mut AnyConnection, team: &str) -> Result<Vec<UnnamedView>> {
    let rows = sqlx::query(open_ones!(
        "r.received_at, r.message, u.description, t.name as touchpoint",
        "join touchpoints t on t.id = r.touchpoint_id",
        "order by r.received_at, u.id limit $2"
    ))
    .bind(team)
    .bind(LISTED)
    .fetch_all(connection)
    .await?;
    rows.iter().map(read_unnamed).collect()
}

fn read_unnamed(row: &AnyRow) -> Result<UnnamedView> {
    Ok(UnnamedView {
        id: row.parsed("id")?,
        at: row.instant("received_at")?,
        touchpoint: row.text("touchpoint")?,
        description: row.text("description")?,
        message: row.text("message")?,
        standards: Vec::new(),
        people: Vec::new(),
    })
}

async fn list_standards(
    connection: &mut AnyConnection,
    team: &str,
    (at, id): (i64, UnnamedId),
) -> Result<HashMap<UnnamedId, Vec<String>>> {
    let rows = sqlx::query(open_ones!(
        "s.label",
        "join response_standards rs on rs.response_id = r.id join standards s on s.key = rs.standard",
        "and (r.received_at, u.id) <= ($2, $3) order by s.position"
    ))
    .bind(team)
    .bind(at)
    .bind(id.to_string())
    .fetch_all(connection)
    .await?;
    by_id(&rows, |row| row.text("label"))
}

/// Who it can have been. Whoever is thanked with the whole team was not named.
async fn list_people(
    connection: &mut AnyConnection,
    team: &str,
    (at, id): (i64, UnnamedId),
) -> Result<HashMap<UnnamedId, Vec<CandidateView>>> {
    let rows = sqlx::query(open_ones!(
        "e.id as employee, e.name, e.job",
        "join touchpoint_people o on o.touchpoint_id = r.touchpoint_id and o.offered = 1 \
         join employees e on e.id = o.employee_id",
        "and (r.received_at, u.id) <= ($2, $3) \
         and not exists (select 1 from response_recipients w where w.response_id = r.id \
                             and w.employee_id = e.id and w.via <> 'team') \
         order by o.position"
    ))
    .bind(team)
    .bind(at)
    .bind(id.to_string())
    .fetch_all(connection)
    .await?;
    by_id(&rows, |row| {
        Ok(CandidateView {
            id: row.parsed("employee")?,
            name: row.text("name")?,
            job: row.text("job")?,
        })
    })
}

fn by_id<T>(
    rows: &[AnyRow],
    read: impl Fn(&AnyRow) -> Result<T>,
) -> Result<HashMap<UnnamedId, Vec<T>>> {
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        found.entry(row.parsed("id")?).or_default().push(read(row)?);
    }
    Ok(found)
}
