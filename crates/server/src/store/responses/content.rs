//! What a response says, checked against what its touchpoint offers.

use crate::store::columns::Columns;
use crate::store::migrate::hex;
use crate::store::touchpoints::{list_reasons, list_standards};
use crate::store::{Result, StoreError};
use domain::api::feedback::{ChoiceView, SendResponse};
use domain::api::problem::FieldProblem;
use domain::id::{EmployeeId, TeamId, TouchpointId};
use domain::instant::Instant;
use domain::language::Language;
use domain::validation;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

/// A recipient with the team they are in at this time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Thanked {
    pub(super) employee: EmployeeId,
    pub(super) team: TeamId,
}

/// What a response says, as far as it was checked.
#[derive(Debug)]
pub(super) struct Checked {
    /// Who is named, in the order of naming.
    pub(super) thanked: Vec<Thanked>,
    /// Who else is on offer, if the whole team is thanked.
    pub(super) rest_of_team: Vec<Thanked>,
    /// Those of the named whom unusually many customers named within the last hour.
    pub(super) busy: Vec<EmployeeId>,
}

/// The most people that a response reaches with the whole team.
const WHOLE_TEAM: usize = 900;

/// Drops repetitions: whoever is named twice counts once, the first time.
pub(super) fn without_repetitions(mut content: SendResponse) -> SendResponse {
    keep_first(&mut content.recipients);
    keep_first(&mut content.standards);
    keep_first(&mut content.reasons);
    content
}

/// What tells the same content from other content. The text itself need not be compared later, so
/// erasing it does not make a retry look new. How long the page was open differs from try to try.
pub(super) fn hash(content: &SendResponse) -> Result<String> {
    let content = SendResponse {
        on_page_ms: None,
        ..content.clone()
    };
    let text = serde_json::to_string(&content).map_err(StoreError::broken)?;
    Ok(hex(&Sha256::digest(text)))
}

/// Checks everything that the database knows better than the caller.
///
/// # Errors
/// [`StoreError::Invalid`] with everything that does not fit, at once.
pub(super) async fn check(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    content: &SendResponse,
    (now, named_an_hour): (Instant, u32),
) -> Result<Checked> {
    let mut problems = Vec::new();
    problems.extend(validation::recipient_count("recipients", content.recipients.len()).err());
    let mut checked = Checked {
        thanked: Vec::with_capacity(content.recipients.len()),
        rest_of_team: Vec::new(),
        busy: Vec::new(),
    };
    for (position, &employee) in content.recipients.iter().enumerate() {
        match find_offered(connection, touchpoint, employee, (now, named_an_hour)).await? {
            Some(offered) => checked.add(offered),
            None => problems.push(FieldProblem::new(
                format!("recipients[{position}]"),
                "This person cannot be thanked here. Choose somebody from the list.",
            )),
        }
    }
    if !content.standards.is_empty() {
        let known = list_standards(connection, Language::English).await?;
        refuse_unknown("standards", &content.standards, &known, &mut problems);
    }
    if !content.reasons.is_empty() {
        let known = list_reasons(connection, Language::English).await?;
        refuse_unknown("reasons", &content.reasons, &known, &mut problems);
    }
    if !problems.is_empty() {
        return Err(StoreError::Invalid(problems));
    }
    if content.whole_team {
        checked.rest_of_team = list_rest_of_team(connection, touchpoint, &checked.thanked).await?;
    }
    Ok(checked)
}

/// Somebody on offer, and whether unusually many customers named them within the last hour.
#[derive(Debug, Clone, Copy)]
struct Offered {
    person: Thanked,
    is_busy: bool,
}

impl Checked {
    fn add(&mut self, offered: Offered) {
        if offered.is_busy {
            self.busy.push(offered.person.employee);
        }
        self.thanked.push(offered.person);
    }
}

async fn find_offered(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    employee: EmployeeId,
    (now, named_an_hour): (Instant, u32),
) -> Result<Option<Offered>> {
    let row = sqlx::query(
        // Counted no further than it matters.
        "select e.team_id, (select count(*) from (select 1 from response_recipients n \
             where n.employee_id = e.id and n.named_at > $3 and n.via <> 'team' limit $4) as last_hour) as named \
         from touchpoint_people o join employees e on e.id = o.employee_id \
         where o.touchpoint_id = $1 and o.employee_id = $2 and o.offered = 1",
    )
    .bind(touchpoint.to_string())
    .bind(employee.to_string())
    .bind(now.plus_seconds(-3_600).micros())
    .bind(i64::from(named_an_hour))
    .fetch_optional(connection)
    .await?;
    row.map(|row| {
        let team = row.parsed("team_id")?;
        Ok(Offered {
            person: Thanked { employee, team },
            is_busy: row.number("named")? >= i64::from(named_an_hour),
        })
    })
    .transpose()
}

/// Everybody on offer who is not named, in the order of the offer.
async fn list_rest_of_team(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    named: &[Thanked],
) -> Result<Vec<Thanked>> {
    let rows = sqlx::query(
        "select e.id, e.team_id from touchpoint_people o join employees e on e.id = o.employee_id \
         where o.touchpoint_id = $1 and o.offered = 1 order by o.position",
    )
    .bind(touchpoint.to_string())
    .fetch_all(connection)
    .await?;
    let mut rest = Vec::with_capacity(rows.len());
    for row in rows.iter().take(WHOLE_TEAM) {
        let person = Thanked {
            employee: row.parsed("id")?,
            team: row.parsed("team_id")?,
        };
        if named.iter().all(|other| other.employee != person.employee) {
            rest.push(person);
        }
    }
    Ok(rest)
}

fn refuse_unknown(
    field: &str,
    keys: &[String],
    known: &[ChoiceView],
    problems: &mut Vec<FieldProblem>,
) {
    for (position, key) in keys.iter().enumerate() {
        if known.iter().all(|choice| choice.key != *key) {
            problems.push(FieldProblem::new(
                format!("{field}[{position}]"),
                "This cannot be chosen. Choose from the list.",
            ));
        }
    }
}

fn keep_first<T: PartialEq + Clone>(values: &mut Vec<T>) {
    let mut kept: Vec<T> = Vec::with_capacity(values.len());
    for value in values.drain(..) {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    *values = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_named_twice_counts_once() {
        let content = SendResponse {
            standards: ["a", "b", "a", "c", "b"].map(str::to_owned).to_vec(),
            ..SendResponse::default()
        };
        assert_eq!(without_repetitions(content).standards, ["a", "b", "c"]);
    }

    #[test]
    fn other_content_has_another_hash() {
        let content = |message: &str| SendResponse {
            message: message.to_owned(),
            ..SendResponse::default()
        };
        assert_eq!(hash(&content("x")).unwrap(), hash(&content("x")).unwrap());
        assert_ne!(hash(&content("x")).unwrap(), hash(&content("y")).unwrap());
    }

    #[test]
    fn content_that_is_sent_again_later_is_the_same() {
        let after = |on_page_ms| SendResponse {
            on_page_ms,
            ..SendResponse::default()
        };
        let hashes = [None, Some(1_000), Some(9_000)].map(|ms| hash(&after(ms)).unwrap());
        assert_eq!(hashes[0], hashes[1]);
        assert_eq!(hashes[1], hashes[2]);
    }
}
