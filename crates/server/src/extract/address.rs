//! Parts of the address: what is in the path, and the parameters after it.

use super::json::problem_with;
use crate::error::ApiError;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// Parts of the path. One that cannot be, such as an id that is none, is a 404 before it reaches the database.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let read = axum::extract::Path::from_request_parts(parts, state).await;
        read.map(|axum::extract::Path(value)| Self(value))
            .map_err(|_| ApiError::not_found())
    }
}

/// Parameters of the address. A wrong one is a 400 that names it.
#[derive(Debug, Clone, Copy)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let text = parts.uri.query().unwrap_or_default();
        // Every value is text; as an object it is read like a body, with errors that know their place.
        let pairs = form_pairs(text)?;
        let values = pairs
            .into_iter()
            .map(|(key, value)| (key, serde_json::Value::String(value)));
        let object = serde_json::Value::Object(values.collect());
        serde_path_to_error::deserialize(object)
            .map(Self)
            .map_err(|error| {
                let problem = problem_with(&error.path().to_string(), &error.inner().to_string());
                ApiError::malformed_address(vec![problem])
            })
    }
}

fn form_pairs(text: &str) -> Result<Vec<(String, String)>, ApiError> {
    serde_urlencoded::from_str(text).map_err(|_| ApiError::malformed_address(Vec::new()))
}
