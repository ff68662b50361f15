//! Walls: delivered thanks, newest first.

use super::{Result, Store};
use domain::api::wall::{WallUpdate, WallView};
use domain::id::{EmployeeId, ResponseId, TeamId};
use domain::instant::Instant;

/// Whose wall it is, for deciding who may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WallOwner {
    /// The person.
    pub employee: EmployeeId,
    /// Their team now.
    pub team: TeamId,
}

impl Store {
    /// A page of the wall; `cursor` is `next` of the page before. `None` for an unknown person.
    ///
    /// # Errors
    /// [`super::StoreError::Invalid`] (field `cursor`) for a cursor that no page gave.
    pub async fn find_wall(
        &self,
        employee: EmployeeId,
        cursor: Option<&str>,
        now: Instant,
    ) -> Result<Option<WallView>> {
        let _ = (employee, cursor, now);
        todo!()
    }

    /// One card of the wall with the numbers on top; `None` if that thanks is not on this wall.
    pub async fn find_wall_update(
        &self,
        employee: EmployeeId,
        response: ResponseId,
        now: Instant,
    ) -> Result<Option<WallUpdate>> {
        let _ = (employee, response, now);
        todo!()
    }

    /// The person and their team, for authorization.
    pub async fn wall_owner(&self, employee: EmployeeId) -> Result<Option<WallOwner>> {
        let _ = employee;
        todo!()
    }
}
