//! The customer page: the first question stands in what the server sends, and works without any script.

use super::document::Document;
use super::place::{PageKey, page_at};
use super::wish::Wish;
use super::{html, question};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;
use crate::store::Touchpoint;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::api::feedback::TouchpointView;
use domain::language::Texts;
use uuid::Uuid;

/// `GET /f/{key}`: the first question.
pub async fn show(State(state): State<AppState>, PageKey(key): PageKey, wish: Wish) -> Response {
    let page = async |touchpoint: &Touchpoint| page_with_app(&touchpoint.view);
    page_at(&state, &key, &wish, page).await
}

fn page_with_app(touchpoint: &TouchpointView) -> ApiResult<Response> {
    let texts = Texts::of(touchpoint.language);
    let data = html::data("touchpoint", touchpoint).map_err(ApiError::internal)?;
    let words = html::data("texts", &texts.for_app()).map_err(ApiError::internal)?;
    let document = Document {
        status: StatusCode::OK,
        language: touchpoint.language,
        title: html::title(touchpoint),
        content: question::first_question(touchpoint, texts, Uuid::now_v7()),
    };
    Ok(document.with_app(&(data + &words), ""))
}
