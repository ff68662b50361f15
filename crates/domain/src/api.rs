//! Wire types: what travels between the server and its clients, and nothing else.
//!
//! They are their own types and depend on neither the store nor the engine's internals. Requests are
//! named `<Verb><Noun>` and refuse unknown fields; answers are named `<Noun>View`.

pub mod feedback;
pub mod insights;
pub mod problem;
pub mod rules;
pub mod session;
pub mod wall;

/// The prefix of every path of the API.
pub const PREFIX: &str = "/api/v1";

/// The header that every request that changes something must carry, with any value: a form on
/// another site cannot set it (CSRF).
pub const CSRF_HEADER: &str = "x-plaudit";
