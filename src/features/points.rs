//! Statements: every entry of a person or a team and why, and how points are earned.

mod balance;
mod filter_bar;
mod filters;
mod how;
mod nothing;
mod open_points;
mod points_page;
mod posting;
mod postings;
mod take_back;

pub use how::HowPage;
pub use points_page::{MyPointsPage, PointsOfPage, PointsOfTeamPage};
