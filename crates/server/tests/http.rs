//! The API and the pages, through the whole router, on a database of their own.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "what helps tests may stop at the first surprise, as tests may"
)]

#[path = "support/harness.rs"]
mod support;

#[path = "http/areas.rs"]
mod http;
