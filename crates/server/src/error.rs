//! The one place of status codes and error bodies.
//!
//! Handlers return [`ApiError`]; which constructor to use where is said at each. What went wrong inside is
//! logged once, under the request's id, and never sent.

use crate::store::StoreError;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::api::problem::{Code, FieldProblem, Problem};
use std::fmt::Display;
use std::time::Duration;

/// What handlers return.
pub type ApiResult<T> = Result<T, ApiError>;

/// How long a client should wait when the server cannot work now.
const RETRY_SOON: Duration = Duration::from_secs(2);

/// An answer that is an error.
#[derive(Debug)]
pub struct ApiError {
    status: StatusCode,
    problem: Problem,
    retry_after: Option<Duration>,
}

impl ApiError {
    /// 400: not readable as JSON.
    pub fn malformed_body(detail: impl Display) -> Self {
        let message = format!("The request is not readable as JSON: {detail}.");
        Self::new(StatusCode::BAD_REQUEST, Code::Malformed, message)
    }

    /// 400: parameters of the address are wrong.
    pub fn malformed_address(fields: Vec<FieldProblem>) -> Self {
        let message =
            "The address asks for something that is not possible. Please correct what is marked.";
        Self::new(StatusCode::BAD_REQUEST, Code::Malformed, message).with_fields(fields)
    }

    /// 422: readable, but these fields are wrong.
    pub fn invalid(fields: Vec<FieldProblem>) -> Self {
        let message = "Something is not right yet. Please correct what is marked.";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid, message).with_fields(fields)
    }

    /// 422: the id of a response was already used with other content, or the response was sent.
    pub fn already_used() -> Self {
        let message = "This answer was already sent with other content, so it stays as it is.";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, Code::AlreadyUsed, message).with_fields(vec![
            FieldProblem::new("id", "This id was already used. Start a new answer."),
        ])
    }

    /// 401: nobody is signed in, or the session has ended.
    pub fn signed_out() -> Self {
        let message = "You are signed out. Please sign in again.";
        Self::new(StatusCode::UNAUTHORIZED, Code::SignedOut, message)
    }

    /// 401: the device was revoked, or was never enrolled.
    pub fn signed_out_kiosk() -> Self {
        let message =
            "This device is not enrolled any more. Ask the owner of the program for a new code.";
        Self::new(StatusCode::UNAUTHORIZED, Code::SignedOut, message)
    }

    /// 401: for an unknown account, a wrong password and a disabled account alike.
    pub fn wrong_credentials() -> Self {
        let message = "The e-mail address or the password is wrong.";
        Self::new(StatusCode::UNAUTHORIZED, Code::WrongCredentials, message)
    }

    /// 403: signed in, but not for this. Only where it is no secret that the thing exists.
    pub fn forbidden() -> Self {
        let message = "Your account may not see or change this. Ask the owner of the program.";
        Self::new(StatusCode::FORBIDDEN, Code::Forbidden, message)
    }

    /// 403: a browser was made to send this by another site.
    pub fn other_site() -> Self {
        let message = "This request did not come from a page of Plaudit, so nothing was changed. Open the page and try again.";
        Self::new(StatusCode::FORBIDDEN, Code::Forbidden, message)
    }

    /// 404: there is no such thing, or it is somebody else's; both answer alike.
    pub fn not_found() -> Self {
        let message = "There is nothing at this address. Check it, or go back to the start page.";
        Self::new(StatusCode::NOT_FOUND, Code::NotFound, message)
    }

    /// 405: the address is right, the method is not.
    pub fn method_not_allowed() -> Self {
        let message = "This address does not take this kind of request.";
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            Code::MethodNotAllowed,
            message,
        )
    }

    /// 409: something else was changed meanwhile. `message` says what, and what to do.
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, Code::Conflict, message)
    }

    /// 413: the body is over `limit` bytes.
    pub fn too_large(limit: usize) -> Self {
        let message = format!(
            "The request is too large: {} KiB are possible.",
            limit / 1024
        );
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, Code::TooLarge, message)
    }

    /// 415: the body is not of the type that the address takes.
    pub fn unsupported_media_type() -> Self {
        let message = "Send the request as application/json.";
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Code::UnsupportedMediaType,
            message,
        )
    }

    /// 429: too many tries. It is not told which limit was reached.
    pub fn too_many(retry_after: Duration) -> Self {
        let message = "Too many tries. Please wait a little, then try again.";
        Self::new(StatusCode::TOO_MANY_REQUESTS, Code::TooMany, message).retry_after(retry_after)
    }

    /// 503: the database or the server is too busy now, and nothing was changed.
    pub fn unavailable(cause: impl Display) -> Self {
        tracing::warn!(%cause, "unavailable");
        let message = "The server cannot do this right now. Nothing was changed; please try again in a moment.";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, Code::Unavailable, message)
            .retry_after(RETRY_SOON)
    }

    /// 500: a fault of ours.
    pub fn internal(cause: impl Display) -> Self {
        tracing::error!(%cause, "internal error");
        let message = "Something went wrong on our side, and it was noted. Please try again later.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, Code::Other, message)
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The body of the answer.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    fn new(status: StatusCode, code: Code, message: impl Into<String>) -> Self {
        let problem = Problem {
            code,
            message: message.into(),
            fields: Vec::new(),
        };
        Self {
            status,
            problem,
            retry_after: None,
        }
    }

    fn with_fields(mut self, fields: Vec<FieldProblem>) -> Self {
        self.problem.fields = fields;
        self
    }

    fn retry_after(mut self, after: Duration) -> Self {
        self.retry_after = Some(after);
        self
    }
}

impl From<FieldProblem> for ApiError {
    fn from(field: FieldProblem) -> Self {
        Self::invalid(vec![field])
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.problem)).into_response();
        if let Some(after) = self.retry_after {
            // Rounded up: who waits as long as told must get through.
            let seconds = after.as_secs() + u64::from(after.subsec_nanos() > 0);
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        response
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::not_found(),
            StoreError::AlreadyUsed => Self::already_used(),
            StoreError::Conflict(message) => Self::conflict(message),
            StoreError::Invalid(fields) => Self::invalid(fields),
            StoreError::Unavailable(cause) => Self::unavailable(cause),
            StoreError::Broken(_)
            | StoreError::NewerSchema { .. }
            | StoreError::OlderSchema { .. }
            | StoreError::NoDatabase => Self::internal(error),
        }
    }
}
