//! The customer page. It works without any script: the form posts the score and a plain page says thank you.

use super::html;
use crate::assets::{entry::Entry, page};
use crate::error::{ApiError, ApiResult};
use crate::extract::Path;
use crate::routes::feedback::open_context;
use crate::security::csrf;
use crate::state::AppState;
use crate::store::StoreError;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::api::feedback::{CreateResponse, TouchpointView};
use domain::id::ResponseId;
use domain::score::Score;
use serde::Deserialize;
use uuid::Uuid;

/// What the plain form sends.
#[derive(Debug, Deserialize)]
pub struct Answer {
    score: i64,
    /// Made with the page, so that sending it twice counts once.
    id: Option<Uuid>,
}

/// The key in the address of a page. For what can be none, the page is not in use.
#[derive(Debug)]
pub struct Key(String);

impl<S: Send + Sync> FromRequestParts<S> for Key {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(key)) => Ok(Self(key)),
            Err(_) => Err(not_in_use()),
        }
    }
}

/// What the handlers of pages return.
pub type PageResult = Result<Response, Fault>;

/// An error that is told on a page, for who opened one.
#[derive(Debug)]
pub struct Fault(ApiError);

impl<E: Into<ApiError>> From<E> for Fault {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let words = html::escape(&self.0.problem().message);
        let notice = html::notice("That did not work", &words);
        let mut page = document(self.0.status(), "That did not work", &notice, "", "");
        let told = self.0.into_response();
        if let Some(retry_after) = told.headers().get(header::RETRY_AFTER) {
            page.headers_mut()
                .insert(header::RETRY_AFTER, retry_after.clone());
        }
        page
    }
}

/// `GET /f/{key}`: the first question.
pub async fn show(State(state): State<AppState>, Key(key): Key) -> PageResult {
    match find(&state, &key).await? {
        Some(touchpoint) => question(&touchpoint, StatusCode::OK, ""),
        None => Ok(not_in_use()),
    }
}

/// `GET /kiosk/{key}`: the same page, marked as standing on a kiosk. A kiosk that was not enrolled is as
/// trusted as any open link.
pub async fn show_kiosk(State(state): State<AppState>, Key(key): Key) -> PageResult {
    match find(&state, &key).await? {
        Some(touchpoint) => question(&touchpoint, StatusCode::OK, " data-kiosk"),
        None => Ok(not_in_use()),
    }
}

/// `POST /f/{key}`: the answer of a browser that runs no script.
pub async fn answer(
    State(state): State<AppState>,
    Key(key): Key,
    headers: HeaderMap,
    form: Result<Form<Answer>, FormRejection>,
) -> PageResult {
    if !is_own_form(&headers) {
        return Err(ApiError::other_site().into());
    }
    let Some(touchpoint) = find(&state, &key).await? else {
        return Ok(not_in_use());
    };
    let Some((id, score)) = form.ok().and_then(|Form(answer)| valid(&answer)) else {
        let notice = html::notice(
            "Choose one of the five answers",
            &back(&key, "Go back to the question"),
        );
        return Ok(with_place(
            &touchpoint,
            StatusCode::UNPROCESSABLE_ENTITY,
            &notice,
        ));
    };
    let (status, notice) = match store(&state, &key, id, score).await {
        Ok(()) => (
            StatusCode::OK,
            html::notice("Thank you.", "Your answer is saved."),
        ),
        Err(StoreError::AlreadyUsed) => (StatusCode::UNPROCESSABLE_ENTITY, already_sent(&key)),
        Err(other) => return Err(other.into()),
    };
    Ok(with_place(&touchpoint, status, &notice))
}

async fn find(state: &AppState, key: &str) -> ApiResult<Option<TouchpointView>> {
    let touchpoint = state.store().find_touchpoint(key).await?;
    Ok(touchpoint.map(|touchpoint| touchpoint.view))
}

fn valid(answer: &Answer) -> Option<(ResponseId, Score)> {
    let id = ResponseId(answer.id.unwrap_or_else(Uuid::now_v7));
    Some((id, Score::new(answer.score).ok()?))
}

/// Stores the first tap; after going back, the other score in its place.
async fn store(
    state: &AppState,
    key: &str,
    id: ResponseId,
    score: Score,
) -> Result<(), StoreError> {
    let response = CreateResponse { id, score };
    match state
        .store()
        .create_response(key, response, open_context(state))
        .await
    {
        Ok(_) => Ok(()),
        Err(StoreError::AlreadyUsed) => {
            let changed = state
                .store()
                .change_score(key, id, score, state.now())
                .await;
            changed.map(drop).map_err(|error| match error {
                // The id is in use, but not here.
                StoreError::NotFound => StoreError::AlreadyUsed,
                other => other,
            })
        }
        Err(other) => Err(other),
    }
}

/// Browsers hide where a form comes from (`Origin: null`) on pages that, like ours, send no referrer; the form acts
/// for nobody who is signed in, so without better knowledge it is taken.
fn is_own_form(headers: &HeaderMap) -> bool {
    let hidden = headers
        .get(header::ORIGIN)
        .is_some_and(|origin| origin == "null");
    csrf::is_from_us(headers) || (hidden && !headers.contains_key("sec-fetch-site"))
}

fn question(touchpoint: &TouchpointView, status: StatusCode, mark: &str) -> PageResult {
    let question = html::first_question(touchpoint, Uuid::now_v7());
    let data = html::data(touchpoint).map_err(ApiError::internal)?;
    Ok(document(status, &title(touchpoint), &question, &data, mark))
}

fn with_place(touchpoint: &TouchpointView, status: StatusCode, notice: &str) -> Response {
    let content = format!("{}\n{notice}", html::place(touchpoint));
    document(status, &title(touchpoint), &content, "", "")
}

fn not_in_use() -> Response {
    let words = "The link or the code may be old, or a letter is missing. Please ask at the place where you found it.";
    let notice = html::notice("This page is not in use", words);
    document(
        StatusCode::NOT_FOUND,
        "This page is not in use",
        &notice,
        "",
        "",
    )
}

fn already_sent(key: &str) -> String {
    let words = format!("It stays as it was. {}", back(key, "Give another answer"));
    html::notice("This answer was already sent", &words)
}

fn back(key: &str, words: &str) -> String {
    format!(r#"<a href="/f/{}">{words}</a>"#, html::escape(key))
}

fn title(touchpoint: &TouchpointView) -> String {
    format!("{} · {}", touchpoint.name, touchpoint.organization)
}

fn document(status: StatusCode, title: &str, content: &str, data: &str, mark: &str) -> Response {
    let entry = Entry::Customer.document();
    let filled = html::fill(&entry.html, title, content, data);
    let filled = filled.replacen("<html", &format!("<html{mark}"), 1);
    let mut response = page(status, filled, entry.policy);
    let robots = HeaderValue::from_static("noindex");
    response.headers_mut().insert("x-robots-tag", robots);
    response
}
