//! Walls: a page of cards, new ones as they come, and which of them were seen.

use super::authorization;
use crate::error::{ApiError, ApiResult};
use crate::extract::{Json, Path, Query, Session};
use crate::live::Signal;
use crate::state::AppState;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, Sse};
use domain::api::problem::{FieldProblem, Problem};
use domain::api::wall::{
    AppreciationView, CARDS_READ_AT_ONCE, PointsUpdate, ReadCards, WallUpdate, WallView,
};
use domain::id::{EmployeeId, ResponseId};
use futures::Stream;
use futures::stream::unfold;
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
use tokio::time::{Interval, interval};

/// How often an open wall gets a sign of life, and its session is looked at.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Where a page begins.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindWall {
    cursor: Option<String>,
}

/// A page of a wall, newest first.
#[utoipa::path(get, path = "/api/v1/employees/{id}/wall", tag = "wall",
    params(("id" = EmployeeId, Path), ("cursor" = Option<String>, Query, description = "`next` of the page before")),
    responses(
    (status = 200, body = WallView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: there is none, or it is not yours to see"),
    (status = 422, body = Problem, description = "`invalid`: the cursor is of no page"),
))]
pub async fn find_wall(
    State(state): State<AppState>,
    session: Session,
    Path(employee): Path<EmployeeId>,
    Query(page): Query<FindWall>,
) -> ApiResult<Answer<WallView>> {
    authorization::wall(&state, &session.who, employee).await?;
    let wall = state
        .store()
        .find_wall(employee, page.cursor.as_deref(), state.now())
        .await?;
    let mut wall = wall.ok_or_else(ApiError::not_found)?;
    if !authorization::may_read_disputes(&session.who, employee) {
        let cards = wall.cards.into_iter();
        wall.cards = cards.map(AppreciationView::without_disputes).collect();
    }
    Ok(Answer(wall))
}

/// What happens to a wall: events `appreciation` with a `WallUpdate` for new cards, and `points` with a `PointsUpdate` for what
/// changes about points later. It ends with the session.
#[utoipa::path(get, path = "/api/v1/employees/{id}/wall/live", tag = "wall", params(("id" = EmployeeId, Path)), responses(
    (status = 200, body = WallUpdate, content_type = "text/event-stream", description = "The data of each event `appreciation`"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: there is none, or it is not yours to see"),
))]
pub async fn watch_wall(
    State(state): State<AppState>,
    session: Session,
    Path(employee): Path<EmployeeId>,
) -> ApiResult<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    let wall = authorization::wall(&state, &session.who, employee).await?;
    let watch = Watch {
        signals: state.live().subscribe(),
        heartbeat: interval(HEARTBEAT),
        employee: wall.employee,
        reads_disputes: authorization::may_read_disputes(&session.who, employee),
        token_hash: session.token_hash,
        state,
    };
    Ok(Sse::new(unfold(watch, |mut watch| async {
        let event = watch.next().await?;
        Some((Ok(event), watch))
    })))
}

/// Notes which cards the person has seen. Customers learn of it when they come back.
#[utoipa::path(post, path = "/api/v1/employees/{id}/wall/read", tag = "wall", request_body = ReadCards,
    params(("id" = EmployeeId, Path)), responses(
    (status = 204, description = "Cards of this wall are seen; others were passed over"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 404, body = Problem, description = "`not_found`: it is not your own"),
    (status = 422, body = Problem, description = "`invalid`: too many at once"),
))]
pub async fn read_cards(
    State(state): State<AppState>,
    session: Session,
    Path(employee): Path<EmployeeId>,
    Json(read): Json<ReadCards>,
) -> ApiResult<StatusCode> {
    authorization::own_wall(&session.who, employee)?;
    if read.cards.len() > CARDS_READ_AT_ONCE {
        let sentence = format!("Name at most {CARDS_READ_AT_ONCE} cards at once.");
        return Err(FieldProblem::new("cards", sentence).into());
    }
    let store = state.store();
    store
        .note_cards_read(employee, &read.cards, state.now())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One open wall.
struct Watch {
    state: AppState,
    signals: Receiver<Signal>,
    heartbeat: Interval,
    employee: EmployeeId,
    reads_disputes: bool,
    token_hash: String,
}

/// What happened to an open wall.
enum Step {
    Send(Event),
    Wait,
    End,
}

impl Watch {
    /// The next event; `None` once the stream is over.
    async fn next(&mut self) -> Option<Event> {
        loop {
            match self.step().await {
                Step::Send(event) => return Some(event),
                Step::Wait => {}
                Step::End => return None,
            }
        }
    }

    async fn step(&mut self) -> Step {
        tokio::select! {
            biased;
            () = self.state.live().stopped() => Step::End,
            // A wall that is too far behind ends, and reads the page anew when it connects again.
            signal = self.signals.recv() => match signal {
                Ok(signal) => self.on_signal(&signal).await,
                Err(_) => Step::End,
            },
            _ = self.heartbeat.tick() => self.on_heartbeat().await,
        }
    }

    async fn on_signal(&self, signal: &Signal) -> Step {
        match signal {
            Signal::Appreciation(thanks) if thanks.employee == self.employee => {
                self.show(thanks.response).await
            }
            Signal::Points(change) if change.points_of == self.employee => {
                self.show_points(change.response).await
            }
            Signal::SessionEnded(token_hash) if **token_hash == *self.token_hash => Step::End,
            // Like a wall that is too far behind: connecting again, it reads the page anew.
            Signal::Missed => Step::End,
            Signal::Appreciation(_) | Signal::Points(_) | Signal::SessionEnded(_) => Step::Wait,
        }
    }

    async fn show(&self, response: ResponseId) -> Step {
        if !self.is_signed_in().await {
            return Step::End;
        }
        let now = self.state.now();
        match self
            .state
            .store()
            .find_wall_update(self.employee, response, now)
            .await
        {
            Ok(Some(update)) => appreciation(&update).map_or(Step::End, Step::Send),
            Ok(None) => Step::Wait,
            Err(cause) => {
                tracing::warn!(%cause, "an open wall missed a card and will connect anew");
                Step::End
            }
        }
    }

    async fn show_points(&self, response: Option<ResponseId>) -> Step {
        if !self.is_signed_in().await {
            return Step::End;
        }
        let (store, now) = (self.state.store(), self.state.now());
        match store.find_points_update(self.employee, response, now).await {
            Ok(update) => points(&self.readable(update)).map_or(Step::End, Step::Send),
            Err(cause) => {
                tracing::warn!(%cause, "an open wall missed a change of points and will connect anew");
                Step::End
            }
        }
    }

    /// New cards are not disputed yet; those that changed may be.
    fn readable(&self, mut update: PointsUpdate) -> PointsUpdate {
        if !self.reads_disputes {
            update.card = update.card.map(AppreciationView::without_disputes);
        }
        update
    }

    async fn on_heartbeat(&self) -> Step {
        if self.is_signed_in().await {
            Step::Send(Event::default().comment("still here"))
        } else {
            Step::End
        }
    }

    /// A database that does not answer now ends no session.
    async fn is_signed_in(&self) -> bool {
        let found = self
            .state
            .store()
            .find_session(&self.token_hash, self.state.now())
            .await;
        found.map_or(true, |session| session.is_some())
    }
}

fn points(update: &PointsUpdate) -> Option<Event> {
    Event::default().event("points").json_data(update).ok()
}

fn appreciation(update: &WallUpdate) -> Option<Event> {
    let event = Event::default()
        .event("appreciation")
        .id(update.card.id.to_string());
    event.json_data(update).ok()
}
