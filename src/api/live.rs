//! What the server tells by itself.

use super::client::{self, Answer, StreamEvent};
use domain::api::wall::{PointsUpdate, WallUpdate};
use domain::id::EmployeeId;
use futures::stream::{Stream, StreamExt};

/// What happens on the stream of a wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WallEvent {
    /// Connected, for the first time or again: what came meanwhile has to be read.
    Open,
    /// The connection was lost; the browser is trying again by itself.
    Lost,
    /// The server ended the stream; it has to be opened again.
    Closed,
    /// A new card.
    Card(Box<WallUpdate>),
    /// Something changed about points that were paid before.
    Points(Box<PointsUpdate>),
}

/// Follows a wall until the stream is dropped.
pub fn follow_wall(employee: EmployeeId) -> Answer<impl Stream<Item = WallEvent> + use<>> {
    let path = format!("/employees/{employee}/wall/live");
    let events = client::subscribe(&path, [CARD, POINTS])?;
    Ok(events.map(wall_event))
}

const CARD: &str = "appreciation";
const POINTS: &str = "points";

/// What this version cannot read is worth a fresh look at the whole wall, which says what is wrong.
fn wall_event(event: StreamEvent) -> WallEvent {
    match event {
        StreamEvent::Open => WallEvent::Open,
        StreamEvent::Lost => WallEvent::Lost,
        StreamEvent::Closed => WallEvent::Closed,
        StreamEvent::Data(kind, text) if kind == POINTS => serde_json::from_str(&text)
            .map_or(WallEvent::Open, |update| {
                WallEvent::Points(Box::new(update))
            }),
        StreamEvent::Data(_, text) => serde_json::from_str(&text)
            .map_or(WallEvent::Open, |update| WallEvent::Card(Box::new(update))),
    }
}
