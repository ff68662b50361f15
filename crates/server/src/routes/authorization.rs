//! Who may do what: one table, which handlers ask and a test walks from the OpenAPI document.
//!
//! A route without a row fails that test. Somebody else's object answers exactly like one that does not exist.

use crate::error::{ApiError, ApiResult};
use crate::state::AppState;
use crate::store::{SubjectScope, WallOwner};
use domain::api::insights::Subject;
use domain::api::session::SessionView;
use domain::id::{EmployeeId, TeamId, TransactionId, UnnamedId};
use domain::role::Role;

/// One row: who may send this method to this path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// In capitals.
    pub method: &'static str,
    /// As in the OpenAPI document.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
}

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody, signed in or not.
    Everybody,
    /// Whoever is signed in; it answers about themselves.
    SignedIn,
    /// Owners only.
    Owners,
    /// A device with the credential of a kiosk; nobody else.
    Kiosks,
    /// The wall of a person: [`may_see_wall`].
    WallOf,
    /// The statement of a team: its people and owners, as [`may_see_numbers`] of it.
    PointsOfTeam,
    /// What a person does with their own wall: nobody else, whoever may see it.
    OwnWall,
    /// What a person does with thanks on their own wall.
    OwnThanks,
    /// What a person does with points that were paid to them: nobody else, whoever may see them.
    OwnAward,
    /// The numbers of a subject: [`may_see_numbers`].
    NumbersOf,
    /// Leads for their own team, owners for all: [`searches_of`].
    Leads,
    /// Thanks of a team that looks for its person: [`may_search`].
    SearchOf,
}

/// Whose an object is, as seen by who asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Their own.
    Own,
    /// Their team's numbers.
    OwnTeam,
    /// A person's of their team.
    Teammate,
    /// A person's or a team's elsewhere.
    Elsewhere,
    /// The whole organization's.
    Organization,
}

/// Every route of the API.
pub const TABLE: [Row; 65] = [
    row("GET", "/api/v1/openapi.json", Access::Everybody),
    row("POST", "/api/v1/session", Access::Everybody),
    row("GET", "/api/v1/session", Access::SignedIn),
    row("DELETE", "/api/v1/session", Access::Everybody),
    row("GET", "/api/v1/touchpoints/{key}", Access::Everybody),
    row(
        "POST",
        "/api/v1/touchpoints/{key}/responses",
        Access::Everybody,
    ),
    row(
        "PUT",
        "/api/v1/touchpoints/{key}/responses/{id}/score",
        Access::Everybody,
    ),
    row(
        "POST",
        "/api/v1/touchpoints/{key}/responses/{id}/send",
        Access::Everybody,
    ),
    row("GET", "/api/v1/touchpoints", Access::Owners),
    row("GET", "/api/v1/touchpoints/{key}/settings", Access::Owners),
    row("PUT", "/api/v1/touchpoints/{key}/settings", Access::Owners),
    row(
        "POST",
        "/api/v1/touchpoints/{key}/receipt-links",
        Access::Owners,
    ),
    row("GET", "/api/v1/languages", Access::Owners),
    row("PUT", "/api/v1/languages", Access::Owners),
    row(
        "POST",
        "/api/v1/touchpoints/{key}/kiosk-codes",
        Access::Owners,
    ),
    row("GET", "/api/v1/touchpoints/{key}/kiosks", Access::Owners),
    row("DELETE", "/api/v1/kiosks/{id}", Access::Owners),
    row("POST", "/api/v1/kiosk/enrolment", Access::Everybody),
    row("DELETE", "/api/v1/kiosk/enrolment", Access::Everybody),
    row("POST", "/api/v1/kiosk/heartbeat", Access::Kiosks),
    row("GET", "/api/v1/employees/{id}/wall", Access::WallOf),
    row("GET", "/api/v1/employees/{id}/wall/live", Access::WallOf),
    row("POST", "/api/v1/employees/{id}/wall/read", Access::OwnWall),
    row(
        "POST",
        "/api/v1/appreciations/{id}/reply",
        Access::OwnThanks,
    ),
    row("GET", "/api/v1/employees/{id}/points", Access::WallOf),
    row("GET", "/api/v1/employees/{id}/points.csv", Access::WallOf),
    row("GET", "/api/v1/teams/{id}/points", Access::PointsOfTeam),
    row("GET", "/api/v1/teams/{id}/points.csv", Access::PointsOfTeam),
    row("GET", "/api/v1/points/how", Access::SignedIn),
    row("GET", "/api/v1/unnamed", Access::Leads),
    row("POST", "/api/v1/unnamed/{id}/resolve", Access::SearchOf),
    row("POST", "/api/v1/unnamed/{id}/close", Access::SearchOf),
    row(
        "POST",
        "/api/v1/moderation/replies/{id}/release",
        Access::Owners,
    ),
    row(
        "POST",
        "/api/v1/moderation/replies/{id}/reject",
        Access::Owners,
    ),
    row("GET", "/api/v1/insights/subjects", Access::SignedIn),
    row("GET", "/api/v1/insights", Access::NumbersOf),
    row("GET", "/api/v1/insights/csv", Access::NumbersOf),
    row("GET", "/api/v1/moderation", Access::Owners),
    row(
        "POST",
        "/api/v1/moderation/responses/{id}/release",
        Access::Owners,
    ),
    row(
        "POST",
        "/api/v1/moderation/responses/{id}/reject",
        Access::Owners,
    ),
    row("GET", "/api/v1/points/overview", Access::Owners),
    row("GET", "/api/v1/points/settings", Access::Owners),
    row("PUT", "/api/v1/points/settings", Access::Owners),
    row("GET", "/api/v1/points/accounts", Access::Owners),
    row("POST", "/api/v1/points/adjustments", Access::Owners),
    row(
        "POST",
        "/api/v1/points/transactions/{id}/reversal",
        Access::Owners,
    ),
    row("GET", "/api/v1/points/disputes", Access::Owners),
    row(
        "POST",
        "/api/v1/points/disputes/{id}/decision",
        Access::Owners,
    ),
    row(
        "POST",
        "/api/v1/points/transactions/{id}/dispute",
        Access::OwnAward,
    ),
    row("GET", "/api/v1/rules", Access::Owners),
    row("POST", "/api/v1/rules", Access::Owners),
    row("GET", "/api/v1/rules/history", Access::Owners),
    row("GET", "/api/v1/rules/history/names", Access::Owners),
    row("GET", "/api/v1/rules/versions/{version}", Access::Owners),
    row(
        "POST",
        "/api/v1/rules/versions/{version}/withdrawal",
        Access::Owners,
    ),
    row("DELETE", "/api/v1/rules/proposals/{id}", Access::Owners),
    row(
        "POST",
        "/api/v1/rules/proposals/{id}/approval",
        Access::Owners,
    ),
    row(
        "POST",
        "/api/v1/rules/proposals/{id}/refusal",
        Access::Owners,
    ),
    row("POST", "/api/v1/rules/cost", Access::Owners),
    row("GET", "/api/v1/rules/shadow", Access::Owners),
    row("PUT", "/api/v1/rules/shadow", Access::Owners),
    row("DELETE", "/api/v1/rules/shadow", Access::Owners),
    row("GET", "/api/v1/rules/draft", Access::Owners),
    row("PUT", "/api/v1/rules/draft", Access::Owners),
    row("DELETE", "/api/v1/rules/draft", Access::Owners),
];

/// Whether this role may see a wall: one's own, a lead's team, for an owner anybody's.
pub fn may_see_wall(role: Role, whose: Whose) -> bool {
    match whose {
        Whose::Own => true,
        Whose::Teammate => role >= Role::Lead,
        Whose::Elsewhere | Whose::OwnTeam | Whose::Organization => role == Role::Owner,
    }
}

/// Whether this role may see numbers: one's own and those of one's team, a lead also those of its people, an owner all.
pub fn may_see_numbers(role: Role, whose: Whose) -> bool {
    match whose {
        Whose::Own | Whose::OwnTeam => true,
        Whose::Teammate => role >= Role::Lead,
        Whose::Elsewhere | Whose::Organization => role == Role::Owner,
    }
}

/// Whether this role may say whom thanks of a team was for: a lead in the own team, an owner anywhere.
pub fn may_search(role: Role, whose: Whose) -> bool {
    match whose {
        Whose::OwnTeam => role >= Role::Lead,
        Whose::Own | Whose::Teammate | Whose::Elsewhere | Whose::Organization => {
            role == Role::Owner
        }
    }
}

/// The wall of `employee`, if `who` may see it.
///
/// # Errors
/// 404, whether it is somebody else's or does not exist.
pub async fn wall(
    state: &AppState,
    who: &SessionView,
    employee: EmployeeId,
) -> ApiResult<WallOwner> {
    let owner = state.store().wall_owner(employee).await?;
    owner
        .filter(|owner| may_see_wall(who.role, whose_person(who, owner)))
        .ok_or_else(ApiError::not_found)
}

/// Passes if `who` may see the statement of a team: what its people may see of its numbers, its points among them.
///
/// # Errors
/// 404, whether it is another team's or does not exist.
pub async fn team_points(state: &AppState, who: &SessionView, team: TeamId) -> ApiResult<()> {
    let is_open = may_see_numbers(who.role, whose_team(who, team));
    if is_open && state.store().has_team(team).await? {
        Ok(())
    } else {
        Err(ApiError::not_found())
    }
}

/// Whether `who` may read what somebody says is wrong about their points, and the answer: the person, and owners, who decide. Leads
/// see the points, and not what was said about them.
pub fn may_read_disputes(who: &SessionView, employee: EmployeeId) -> bool {
    who.role == Role::Owner || who.employee == Some(employee)
}

/// Passes if `employee` is who is signed in.
///
/// # Errors
/// 404, whether it is somebody else's or does not exist.
pub fn own_wall(who: &SessionView, employee: EmployeeId) -> ApiResult<()> {
    if who.employee == Some(employee) {
        Ok(())
    } else {
        Err(ApiError::not_found())
    }
}

/// Who is signed in, if a transaction of the ledger is to them.
///
/// # Errors
/// 404, whether it is somebody else's or does not exist.
pub async fn own_award(
    state: &AppState,
    who: &SessionView,
    id: TransactionId,
) -> ApiResult<EmployeeId> {
    let owner = state.store().award_owner(id).await?;
    owner
        .filter(|owner| who.employee == Some(*owner))
        .ok_or_else(ApiError::not_found)
}

/// Passes if `who` may say whom this thanks was for.
///
/// # Errors
/// 404, whether it is another team's, waits for a moderator or does not exist.
pub async fn search(state: &AppState, who: &SessionView, id: UnnamedId) -> ApiResult<()> {
    let team = state.store().unnamed_team(id).await?;
    let team = team.ok_or_else(ApiError::not_found)?;
    if may_search(who.role, whose_team(who, team)) {
        Ok(())
    } else {
        Err(ApiError::not_found())
    }
}

/// Of which team `who` may see thanks that looks for its person; `None` for all.
///
/// # Errors
/// 403 for employees, and for a lead of no team.
pub fn searches_of(who: &SessionView) -> ApiResult<Option<TeamId>> {
    match who.role {
        Role::Owner => Ok(None),
        Role::Lead => own_team(who).map(Some).ok_or_else(ApiError::forbidden),
        Role::Employee => Err(ApiError::forbidden()),
    }
}

/// Passes if `who` may see the numbers of `subject`.
///
/// # Errors
/// 403 for the organization, which is no secret; else 404, whether it is somebody else's or does not exist.
pub async fn numbers(state: &AppState, who: &SessionView, subject: Subject) -> ApiResult<()> {
    let whose = whose_subject(state, who, subject).await?;
    match (may_see_numbers(who.role, whose), whose) {
        (true, _) => Ok(()),
        (false, Whose::Organization) => Err(ApiError::forbidden()),
        (false, _) => Err(ApiError::not_found()),
    }
}

/// What `who` may choose from on the insights page; `None` for somebody of no team.
pub fn subjects_of(who: &SessionView) -> Option<SubjectScope> {
    match who.role {
        Role::Owner => Some(SubjectScope::Everything),
        Role::Lead => own_team(who).map(SubjectScope::Team),
        Role::Employee => who.employee.map(SubjectScope::Employee),
    }
}

const fn row(method: &'static str, path: &'static str, access: Access) -> Row {
    Row {
        method,
        path,
        access,
    }
}

async fn whose_subject(state: &AppState, who: &SessionView, subject: Subject) -> ApiResult<Whose> {
    Ok(match subject {
        Subject::Organization => Whose::Organization,
        Subject::Team(team) => whose_team(who, team),
        Subject::Employee(employee) => {
            let owner = state.store().wall_owner(employee).await?;
            owner.map_or(Whose::Elsewhere, |owner| whose_person(who, &owner))
        }
    })
}

fn whose_person(who: &SessionView, owner: &WallOwner) -> Whose {
    if who.employee == Some(owner.employee) {
        Whose::Own
    } else if own_team(who) == Some(owner.team) {
        Whose::Teammate
    } else {
        Whose::Elsewhere
    }
}

fn whose_team(who: &SessionView, team: TeamId) -> Whose {
    if own_team(who) == Some(team) {
        Whose::OwnTeam
    } else {
        Whose::Elsewhere
    }
}

fn own_team(who: &SessionView) -> Option<TeamId> {
    who.team.as_ref().map(|team| team.id)
}
