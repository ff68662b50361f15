//! Signing in and out.

use super::with_cookie;
use crate::error::ApiResult;
use crate::extract::{Client, Json, Session};
use crate::sign_in::cookie::SessionCookie;
use crate::sign_in::sign_in;
use crate::state::AppState;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::api::problem::Problem;
use domain::api::session::{CreateSession, SessionView};

/// Who is signed in.
#[utoipa::path(get, path = "/api/v1/session", tag = "session", responses(
    (status = 200, body = SessionView),
    (status = 401, body = Problem, description = "`signed_out`"),
))]
pub async fn find_session(session: Session) -> Answer<SessionView> {
    Answer(session.who)
}

/// Signs in. A session of this browser from before ends.
#[utoipa::path(post, path = "/api/v1/session", tag = "session", request_body = CreateSession, responses(
    (status = 200, body = SessionView, description = "The session is in the cookie that comes with it"),
    (status = 401, body = Problem, description = "`wrong_credentials`"),
    (status = 422, body = Problem, description = "`invalid`"),
    (status = 429, body = Problem, description = "`too_many`, with Retry-After"),
))]
pub async fn create_session(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
    Json(credentials): Json<CreateSession>,
) -> ApiResult<Response> {
    let cookie = SessionCookie::of(state.config(), &headers);
    let (signed_in, token) = sign_in(&state, client.0, credentials).await?;
    end_session(&state, cookie, &headers).await?;
    let answer = Answer(signed_in.view).into_response();
    with_cookie(answer, cookie.set(&token))
}

/// Signs out. Without a session nothing happens.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session", responses((status = 204)))]
pub async fn delete_session(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let cookie = SessionCookie::of(state.config(), &headers);
    end_session(&state, cookie, &headers).await?;
    with_cookie(StatusCode::NO_CONTENT.into_response(), cookie.clear())
}

async fn end_session(
    state: &AppState,
    cookie: SessionCookie,
    headers: &HeaderMap,
) -> ApiResult<()> {
    if let Some(token) = cookie.read(headers) {
        let hash = token.hash();
        state.store().delete_session(&hash).await?;
        state.live().end_session(&hash);
    }
    Ok(())
}
