//! The areas of the app. None knows another: what two of them need is in `ui`, `layout` or `state`.

pub mod feedback;
pub mod insights;
pub mod kiosk;
pub mod points;
pub mod points_admin;
pub mod rules;
pub mod sign_in;
pub mod touchpoints;
pub mod unnamed;
pub mod wall;
