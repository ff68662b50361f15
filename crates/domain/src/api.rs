//! Wire types: what travels between the server and its clients, and nothing else.
//!
//! They are their own types and depend on neither the store nor the engine's internals. Requests are
//! named `<Verb><Noun>` and refuse unknown fields; answers are named `<Noun>View`.

pub mod feedback;
pub mod history;
pub mod insights;
pub mod kiosk;
pub mod ledger;
pub mod moderation;
pub mod pickup;
pub mod points;
pub mod problem;
pub mod rules;
pub mod session;
pub mod touchpoints;
pub mod unnamed;
pub mod wall;

/// The prefix of every path of the API.
pub const PREFIX: &str = "/api/v1";

/// The header that every request that changes something must carry, with any value: a form on
/// another site cannot set it (CSRF).
pub const CSRF_HEADER: &str = "x-plaudit";

/// The header of a read that nobody asked for, such as a list that follows by itself, with any value. It does not count as
/// using the session: a page that was left open must not keep its owner signed in.
pub const QUIET_HEADER: &str = "x-plaudit-quiet";
