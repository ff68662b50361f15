//! The customer page of browsers that run no script: a form posts the score, and a plain page asks for the rest.

mod fields;
mod form;
mod problems;
mod rest;
mod thanks;

use self::form::Answers;
use super::notices;
use super::place::{PageKey, page_at};
use super::wish::Wish;
use crate::error::{ApiError, ApiResult};
use crate::extract::json::BODY_LIMIT;
use crate::extract::{Client, Present};
use crate::routes::feedback::{self, open_context};
use crate::security::csrf;
use crate::state::AppState;
use crate::store::{StoreError, Stored, Touchpoint};
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::api::feedback::{CreateResponse, Instrument, ScaleShown, TouchpointView};
use domain::api::problem::Code;
use domain::id::ResponseId;
use domain::score::Score;

/// The fields of a form as they were sent; of lists, several have one name.
type Fields = Result<Form<Vec<(String, String)>>, FormRejection>;

/// `POST /f/{key}`: the score.
pub async fn answer(
    State(state): State<AppState>,
    PageKey(key): PageKey,
    client: Client,
    wish: Wish,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let (wish, answers) = read(&headers, fields, wish);
    let page =
        async |touchpoint: &Touchpoint| take_score(&state, touchpoint, client, answers?).await;
    page_at(&state, &key, &wish, page).await
}

/// `POST /f/{key}/rest`: everything after the score.
pub async fn send(
    State(state): State<AppState>,
    PageKey(key): PageKey,
    staff: ApiResult<Present>,
    wish: Wish,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let (wish, answers) = read(&headers, fields, wish);
    let page =
        async |touchpoint: &Touchpoint| take_rest(&state, touchpoint, staff?, answers?).await;
    page_at(&state, &key, &wish, page).await
}

/// `GET /f/{key}/rest`: whoever comes back to this address, from the history or a bookmark, begins anew.
pub async fn begin_again(
    State(state): State<AppState>,
    PageKey(key): PageKey,
    wish: Wish,
) -> Response {
    let page = async |touchpoint: &Touchpoint| {
        let start = format!("/f/{}", touchpoint.view.key);
        Ok(Redirect::to(&start).into_response())
    };
    page_at(&state, &key, &wish, page).await
}

/// What a form of ours holds. The language in which it was filled in is the one that is wanted.
fn read(headers: &HeaderMap, fields: Fields, wish: Wish) -> (Wish, ApiResult<Answers>) {
    if !is_own_form(headers) {
        return (wish, Err(ApiError::other_site()));
    }
    match fields {
        Ok(Form(fields)) => {
            let answers = Answers::read(fields);
            (wish.or_named(answers.language), Ok(answers))
        }
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            (wish, Err(ApiError::too_large(BODY_LIMIT)))
        }
        // What is no form says nothing.
        Err(_) => (wish, Ok(Answers::default())),
    }
}

async fn take_score(
    state: &AppState,
    touchpoint: &Touchpoint,
    client: Client,
    mut answers: Answers,
) -> ApiResult<Response> {
    let view = &touchpoint.view;
    let (Some(id), Some(score)) = (answers.id, answers.score) else {
        return Ok(notices::choose_one(view));
    };
    let response = CreateResponse {
        instrument: Some(instrument(&answers, view)),
        ..CreateResponse::new(ResponseId(id), score)
    };
    if let Some(refusal) = refusal(state, touchpoint, client, response.id).await? {
        return Ok(refusal);
    }
    match store(state, &view.key, response).await {
        Ok(()) => {
            form::make_pickup(&mut answers.rest);
            Ok(rest::page(view, id, score, &answers.rest, &[]))
        }
        Err(StoreError::AlreadyUsed) => Ok(notices::already_sent(view)),
        Err(other) => Err(other.into()),
    }
}

/// How the question was put, which may be in a language that is no longer offered.
fn instrument(answers: &Answers, touchpoint: &TouchpointView) -> Instrument {
    Instrument {
        language: answers.language.unwrap_or(touchpoint.language),
        wording: answers.wording,
        shown: ScaleShown::Unknown,
    }
}

/// What is told if the response may not be begun or, where it was begun before, not be changed.
async fn refusal(
    state: &AppState,
    touchpoint: &Touchpoint,
    client: Client,
    id: ResponseId,
) -> ApiResult<Option<Response>> {
    let key = &touchpoint.view.key;
    if !state.store().has_response(key, id).await? {
        feedback::admit(state, client, touchpoint.id, &open_context(state))?;
        return Ok(None);
    }
    let admitted = feedback::admit_change(state, id);
    let refusal = admitted.err();
    Ok(refusal.map(|refusal| notices::changed_often(&touchpoint.view, refusal)))
}

async fn take_rest(
    state: &AppState,
    touchpoint: &Touchpoint,
    Present(staff): Present,
    mut answers: Answers,
) -> ApiResult<Response> {
    let view = &touchpoint.view;
    let (Some(id), Some(score)) = (answers.id, answers.score) else {
        return Ok(notices::choose_one(view));
    };
    form::make_pickup(&mut answers.rest);
    let content = form::to_send(&answers.rest, score);
    let key = view.key.clone();
    match feedback::send(state.clone(), key, ResponseId(id), content.clone(), staff).await {
        Ok(_) => Ok(thanks::page(view, score, &content)),
        Err(error) => match error.problem().code {
            Code::AlreadyUsed => Ok(notices::already_sent(view)),
            Code::TooMany => Ok(notices::changed_often(view, error)),
            Code::Invalid => {
                let problems = &error.problem().fields;
                Ok(rest::page(view, id, score, &answers.rest, problems))
            }
            _ => Err(error),
        },
    }
}

/// Stores the first tap; after going back, the other score in its place.
async fn store(state: &AppState, key: &str, response: CreateResponse) -> Result<(), StoreError> {
    let (id, score) = (response.id, response.score);
    match create(state, key, response).await {
        Ok(stored) if stored.view.sent => Err(StoreError::AlreadyUsed),
        Ok(stored) if stored.view.score == score => Ok(()),
        // The first tap again, after another one.
        Ok(_) | Err(StoreError::AlreadyUsed) => change(state, key, id, score).await,
        Err(other) => Err(other),
    }
}

/// A wording that there never was is no reason to lose a score: it counts for the standard wording.
async fn create(
    state: &AppState,
    key: &str,
    mut response: CreateResponse,
) -> Result<Stored, StoreError> {
    let (store, context) = (state.store(), open_context(state));
    let created = store.create_response(key, response.clone(), context.clone());
    match (created.await, &mut response.instrument) {
        (Err(StoreError::Invalid(_)), Some(instrument)) => {
            instrument.wording = 0;
            store.create_response(key, response, context).await
        }
        (outcome, _) => outcome,
    }
}

async fn change(
    state: &AppState,
    key: &str,
    id: ResponseId,
    score: Score,
) -> Result<(), StoreError> {
    let now = state.now();
    let changed = state.store().change_score(key, id, score, now).await;
    changed.map(drop).map_err(|error| match error {
        // The id is in use, but not here.
        StoreError::NotFound => StoreError::AlreadyUsed,
        other => other,
    })
}

/// Browsers hide where a form comes from (`Origin: null`) on pages that, like ours, send no referrer; the form acts
/// for nobody who is signed in, so without better knowledge it is taken.
fn is_own_form(headers: &HeaderMap) -> bool {
    let hidden = headers
        .get(header::ORIGIN)
        .is_some_and(|origin| origin == "null");
    csrf::is_from_us(headers) || (hidden && !headers.contains_key("sec-fetch-site"))
}
