//! What a response says, checked against what its touchpoint offers.

use crate::store::columns::Columns;
use crate::store::migrate::hex;
use crate::store::touchpoints::{list_reasons, list_standards};
use crate::store::{Result, StoreError};
use domain::api::feedback::{ChoiceView, SendResponse};
use domain::api::problem::FieldProblem;
use domain::id::{EmployeeId, TeamId, TouchpointId};
use domain::validation;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

/// A recipient with the team they are in at this time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Thanked {
    pub(super) employee: EmployeeId,
    pub(super) team: TeamId,
}

/// Drops repetitions: whoever is named twice counts once, the first time.
pub(super) fn without_repetitions(mut content: SendResponse) -> SendResponse {
    keep_first(&mut content.recipients);
    keep_first(&mut content.standards);
    keep_first(&mut content.reasons);
    content
}

/// What tells the same content from other content. The text itself need not be compared later, so
/// erasing it does not make a retry look new.
pub(super) fn hash(content: &SendResponse) -> Result<String> {
    let text = serde_json::to_string(content).map_err(StoreError::broken)?;
    Ok(hex(&Sha256::digest(text)))
}

/// The recipients with their teams.
///
/// # Errors
/// [`StoreError::Invalid`] with everything that does not fit, at once.
pub(super) async fn check(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    content: &SendResponse,
) -> Result<Vec<Thanked>> {
    let mut problems = Vec::new();
    problems.extend(validation::recipient_count("recipients", content.recipients.len()).err());
    let thanked = find_recipients(connection, touchpoint, content, &mut problems).await?;
    if !content.standards.is_empty() {
        let known = list_standards(connection).await?;
        refuse_unknown("standards", &content.standards, &known, &mut problems);
    }
    if !content.reasons.is_empty() {
        let known = list_reasons(connection).await?;
        refuse_unknown("reasons", &content.reasons, &known, &mut problems);
    }
    if problems.is_empty() {
        Ok(thanked)
    } else {
        Err(StoreError::Invalid(problems))
    }
}

async fn find_recipients(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    content: &SendResponse,
    problems: &mut Vec<FieldProblem>,
) -> Result<Vec<Thanked>> {
    let mut thanked = Vec::with_capacity(content.recipients.len());
    for (position, &employee) in content.recipients.iter().enumerate() {
        match find_team_of_offered(connection, touchpoint, employee).await? {
            Some(team) => thanked.push(Thanked { employee, team }),
            None => problems.push(FieldProblem::new(
                format!("recipients[{position}]"),
                "This person cannot be thanked here. Choose somebody from the list.",
            )),
        }
    }
    Ok(thanked)
}

async fn find_team_of_offered(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    employee: EmployeeId,
) -> Result<Option<TeamId>> {
    let row = sqlx::query(
        "select e.team_id from touchpoint_people o join employees e on e.id = o.employee_id \
         where o.touchpoint_id = $1 and o.employee_id = $2 and o.offered = 1",
    )
    .bind(touchpoint.to_string())
    .bind(employee.to_string())
    .fetch_optional(connection)
    .await?;
    row.map(|row| row.parsed("team_id")).transpose()
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
}
