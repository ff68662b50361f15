//! The wall of an employee.

use super::client::{self, Answer};
use domain::api::wall::WallView;
use domain::id::EmployeeId;

/// A page of a wall: the newest cards, or those after `cursor`.
pub async fn find_wall(employee: EmployeeId, cursor: Option<&str>) -> Answer<WallView> {
    let query = cursor.map_or_else(String::new, |cursor| {
        format!("?cursor={}", crate::paths::encoded(cursor))
    });
    client::get(&format!("/employees/{employee}/wall{query}")).await
}
