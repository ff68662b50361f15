//! Kiosks: codes, enrolment, signs of life, and the list of devices.

use super::with_cookie;
use crate::error::{ApiError, ApiResult};
use crate::extract::{Client, Json, Kiosk, Owner, Path, Site};
use crate::kiosk::code::{self, KioskCode};
use crate::kiosk::cookie::{Credential, KioskCookie};
use crate::kiosk::pin;
use crate::sign_in::limit::Address;
use crate::sign_in::token::Token;
use crate::state::AppState;
use crate::store::{NewKiosk, NewKioskCode, StoreError};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::api::kiosk::{
    CreateKioskCode, EnrolKiosk, EnrolmentView, HeartbeatView, KioskCodeView, KioskHeartbeat,
    KioskListView,
};
use domain::api::problem::{FieldProblem, Problem};
use domain::id::KioskId;
use domain::{settings, validation};
use uuid::Uuid;

/// A one-time code for a device at this touchpoint.
#[utoipa::path(post, path = "/api/v1/touchpoints/{key}/kiosk-codes", tag = "kiosks", request_body = CreateKioskCode,
    params(("key" = String, Path, description = "The touchpoint's public key")), responses(
    (status = 201, body = KioskCodeView, description = "The code is shown this once"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`"),
    (status = 422, body = Problem, description = "`invalid`"),
))]
pub async fn create_kiosk_code(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(key): Path<String>,
    Site(site): Site,
    Json(new): Json<CreateKioskCode>,
) -> ApiResult<(StatusCode, Answer<KioskCodeView>)> {
    let new = settings::kiosk_code(new).map_err(ApiError::invalid)?;
    let (code, now) = (KioskCode::generate(), state.now());
    let expires_at = now.plus_seconds(code::SECONDS);
    let stored = NewKioskCode {
        code_hash: code.hash(),
        name: new.name,
        pin: pin::hash(new.pin).await?,
        expires_at,
    };
    let store = state.store();
    store
        .create_kiosk_code(&key, stored, owner.user, now)
        .await?;
    let view = KioskCodeView {
        code: code.to_string(),
        expires_at,
        address: format!("{site}/kiosk/{key}"),
    };
    Ok((StatusCode::CREATED, Answer(view)))
}

/// The devices of a touchpoint, as they last told about themselves.
#[utoipa::path(get, path = "/api/v1/touchpoints/{key}/kiosks", tag = "kiosks",
    params(("key" = String, Path, description = "The touchpoint's public key")), responses(
    (status = 200, body = KioskListView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`"),
))]
pub async fn list_kiosks(
    State(state): State<AppState>,
    _owner: Owner,
    Path(key): Path<String>,
) -> ApiResult<Answer<KioskListView>> {
    let kiosks = state.store().list_kiosks(&key).await?;
    kiosks.map(Answer).ok_or_else(ApiError::not_found)
}

/// Revokes a device: its next request is answered 401.
#[utoipa::path(delete, path = "/api/v1/kiosks/{id}", tag = "kiosks", params(("id" = KioskId, Path)), responses(
    (status = 204),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 404, body = Problem, description = "`not_found`"),
))]
pub async fn revoke_kiosk(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Path(id): Path<KioskId>,
) -> ApiResult<StatusCode> {
    let now = state.now();
    state.store().revoke_kiosk(id, owner.user, now).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Trades a code for a credential.
#[utoipa::path(post, path = "/api/v1/kiosk/enrolment", tag = "kiosks", request_body = EnrolKiosk, responses(
    (status = 201, body = EnrolmentView, description = "The credential is in the cookie that comes with it"),
    (status = 422, body = Problem, description = "`invalid`: no such code, or it was used, or its ten minutes are over"),
    (status = 429, body = Problem, description = "`too_many`, with Retry-After"),
))]
pub async fn create_enrolment(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
    Json(enrol): Json<EnrolKiosk>,
) -> ApiResult<Response> {
    let cookie = KioskCookie::of(state.config(), &headers);
    let (enrolment, credential) = trade(&state, client.0.into(), &enrol).await?;
    let answer = (StatusCode::CREATED, Answer(enrolment)).into_response();
    with_cookie(answer, cookie.set(&credential))
}

/// A device gives its credential up. Without one nothing happens.
#[utoipa::path(delete, path = "/api/v1/kiosk/enrolment", tag = "kiosks", responses((status = 204)))]
pub async fn delete_enrolment(
    State(state): State<AppState>,
    kiosk: Result<Option<Kiosk>, ApiError>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let cookie = KioskCookie::of(state.config(), &headers);
    match kiosk {
        Ok(Some(kiosk)) => state.store().give_kiosk_up(kiosk.id, state.now()).await?,
        Ok(None) => {}
        // One that was revoked is nothing any more; its cookie goes too.
        Err(refusal) if refusal.status() == StatusCode::UNAUTHORIZED => {}
        Err(other) => return Err(other),
    }
    with_cookie(StatusCode::NO_CONTENT.into_response(), cookie.clear())
}

/// A sign of life. It renews the cookie, which browsers keep for 400 days at most.
#[utoipa::path(post, path = "/api/v1/kiosk/heartbeat", tag = "kiosks", request_body = KioskHeartbeat, responses(
    (status = 200, body = HeartbeatView),
    (status = 401, body = Problem, description = "`signed_out`: it was revoked, or never enrolled"),
    (status = 422, body = Problem, description = "`invalid`"),
))]
pub async fn create_heartbeat(
    State(state): State<AppState>,
    kiosk: Kiosk,
    headers: HeaderMap,
    Json(heartbeat): Json<KioskHeartbeat>,
) -> ApiResult<Response> {
    validation::line("version", &heartbeat.version)?;
    let now = state.now();
    let noted = state
        .store()
        .note_heartbeat(kiosk.id, &heartbeat, now)
        .await;
    noted.map_err(|error| match error {
        // It was revoked at this very moment.
        StoreError::NotFound => ApiError::signed_out_kiosk(),
        other => other.into(),
    })?;
    let cookie = KioskCookie::of(state.config(), &headers);
    let answer = Answer(HeartbeatView { now }).into_response();
    match cookie.read(&headers) {
        Credential::Token(credential) => with_cookie(answer, cookie.set(&credential)),
        Credential::None | Credential::Unreadable => Ok(answer),
    }
}

/// Each try is taken from the limit before it is looked at; the right code gives it back.
async fn trade(
    state: &AppState,
    from: Address,
    enrol: &EnrolKiosk,
) -> ApiResult<(EnrolmentView, Token)> {
    let now = state.now();
    state.codes().take(&from, now).map_err(ApiError::too_many)?;
    let code = KioskCode::read(&enrol.code).ok_or_else(wrong_code)?;
    let (code, credential) = (code.hash(), Token::generate());
    let kiosk = NewKiosk {
        id: KioskId(Uuid::now_v7()),
        credential_hash: credential.hash(),
    };
    let enrolled = state.store().enrol_kiosk(&enrol.key, &code, kiosk, now);
    let enrolment = enrolled.await?.ok_or_else(wrong_code)?;
    state.codes().give_back(&from);
    Ok((enrolment, credential))
}

fn wrong_code() -> ApiError {
    let words = "This code is not right, or no longer. Codes can be used once, within ten minutes; ask for a new one.";
    FieldProblem::new("code", words).into()
}
