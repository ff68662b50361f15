//! Calls of the server's API, one file per resource. Each function is one request; state and screens are built elsewhere.

pub mod client;
pub mod error;
pub mod history;
pub mod insights;
pub mod kiosk;
pub mod live;
pub mod points;
pub mod points_admin;
pub mod rules;
pub mod session;
pub mod touchpoints;
pub mod unnamed;
pub mod wall;

pub use error::ApiError;
