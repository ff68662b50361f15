//! The touchpoint that a page is about.

use super::notices::{answered, not_in_use};
use super::wish::Wish;
use crate::error::ApiResult;
use crate::extract::Path;
use crate::security::frames;
use crate::state::AppState;
use crate::store::Touchpoint;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use domain::language::Language;

/// The touchpoint's key in the address of a page. For what can be none, the page is not in use.
#[derive(Debug)]
pub struct PageKey(pub String);

impl<S: Send + Sync> FromRequestParts<S> for PageKey {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(key)) => Ok(Self(key)),
            Err(_) => Err(not_in_use(Wish::of(parts).guess())),
        }
    }
}

/// The page that `make` makes of the touchpoint of this key, or what is told in its place: either in a frame where the
/// touchpoint's owner lets sites show it in one.
pub async fn page_at<M>(state: &AppState, key: &str, wish: &Wish, make: M) -> Response
where
    M: AsyncFnOnce(&Touchpoint) -> ApiResult<Response>,
{
    let touchpoint = match find(state, key, wish).await {
        Ok(Some(touchpoint)) => touchpoint,
        Ok(None) => return not_in_use(wish.guess()),
        Err(error) => return answered(wish.guess(), Err(error)),
    };
    let mut page = answered(touchpoint.view.language, make(&touchpoint).await);
    frames::allow(&mut page, &touchpoint.sites);
    page
}

/// The touchpoint in the language that is wanted most of those that it offers.
async fn find(state: &AppState, key: &str, wish: &Wish) -> ApiResult<Option<Touchpoint>> {
    let guess = wish.guess();
    let Some(touchpoint) = find_in(state, key, guess).await? else {
        return Ok(None);
    };
    // What is offered is known only now. Mostly the guess is among it; else the next wish may be.
    let best = wish.at(&touchpoint.view);
    if best == touchpoint.view.language {
        Ok(Some(touchpoint))
    } else {
        find_in(state, key, best).await
    }
}

async fn find_in(state: &AppState, key: &str, language: Language) -> ApiResult<Option<Touchpoint>> {
    let store = state.store();
    Ok(store.find_touchpoint(key, Some(language)).await?)
}
