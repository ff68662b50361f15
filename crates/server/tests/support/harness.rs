//! What makes a test ten lines.

pub mod answer;
pub mod app;
pub mod client;
pub mod organization;
pub mod postgres;
