//! The wall of an employee.

use super::client::{self, Answer};
use domain::api::wall::{CreateReply, ReadCards, ReplyView, WallView};
use domain::id::{AppreciationId, EmployeeId};

/// A page of a wall: the newest cards, or those after `cursor`.
pub async fn find_wall(employee: EmployeeId, cursor: Option<&str>) -> Answer<WallView> {
    let query = cursor.map_or_else(String::new, |cursor| {
        format!("?cursor={}", crate::paths::encoded(cursor))
    });
    client::get(&format!("/employees/{employee}/wall{query}")).await
}

/// The newest cards, though nobody asked for them.
pub async fn find_wall_quietly(employee: EmployeeId) -> Answer<WallView> {
    client::get_quietly(&format!("/employees/{employee}/wall")).await
}

/// Tells that the person themself has seen these cards.
pub async fn read_cards(employee: EmployeeId, cards: Vec<AppreciationId>) -> Answer<()> {
    client::tell(
        &format!("/employees/{employee}/wall/read"),
        &ReadCards { cards },
    )
    .await
}

/// Writes back to the customer, once.
pub async fn create_reply(card: AppreciationId, text: String) -> Answer<ReplyView> {
    client::post(
        &format!("/appreciations/{card}/reply"),
        &CreateReply { text },
    )
    .await
}
