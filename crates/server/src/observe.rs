//! What the server tells about itself: one log line for each request, under an id that the answer carries too.
//!
//! Bodies are never logged, nor addresses as they were sent (they hold keys): only the matched path is.

use crate::config::LogFormat;
use crate::error::ApiError;
use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::FutureExt;
use std::io::IsTerminal;
use std::panic::AssertUnwindSafe;
use std::time::Instant;
use tracing::Instrument;
use tracing_subscriber::EnvFilter;
use uuid::Uuid;

/// Starts logging for the whole process, to the standard error stream. `RUST_LOG` overrides what is told.
pub fn start_logging(format: LogFormat) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let logging = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    // A second start (tests share a process) keeps the first.
    let _ = match format {
        LogFormat::Text => logging.with_target(false).try_init(),
        LogFormat::Json => logging.json().with_span_list(false).try_init(),
    };
}

/// Middleware: gives the request an id, logs it when it is answered, and turns a panic into a 500.
pub async fn requests(mut request: Request, next: Next) -> Response {
    let id = Uuid::now_v7();
    let path = request.extensions().get::<MatchedPath>().cloned();
    let span = tracing::info_span!(
        "request",
        %id,
        method = %request.method(),
        path = path.as_ref().map_or("(none)", MatchedPath::as_str),
    );
    request.extensions_mut().insert(RequestId(id));
    answer(request, next, id).instrument(span).await
}

/// The id that log lines and the answer's `x-request-id` share.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(pub Uuid);

async fn answer(request: Request, next: Next, id: Uuid) -> Response {
    let started = Instant::now();
    let outcome = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let mut response =
        outcome.unwrap_or_else(|panic| ApiError::internal(words_of(&*panic)).into_response());
    let status = response.status().as_u16();
    let ms = (started.elapsed().as_secs_f64() * 10_000.0).round() / 10.0;
    tracing::info!(status, ms, "answered");
    if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("panic")
}
