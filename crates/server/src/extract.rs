//! What handlers take from a request. An extractor refuses what is impossible, so that a handler receives only
//! what is possible.

pub mod address;
pub mod client;
pub mod json;
pub mod session;

pub use address::{Path, Query};
pub use client::Client;
pub use json::Json;
pub use session::{Owner, Session};
