//! What handlers take from a request. An extractor refuses what is impossible, so that a handler receives only
//! what is possible.

pub mod address;
pub mod client;
pub mod json;
pub mod kiosk;
pub mod session;
pub mod site;

pub use address::{Path, Query};
pub use client::Client;
pub use json::{Json, problem};
pub use kiosk::Kiosk;
pub use session::{Owner, Present, Session};
pub use site::Site;
