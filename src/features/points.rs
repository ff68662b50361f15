//! A person's points: every posting of theirs and why, and how points are earned.

mod balance;
mod filter_bar;
mod filters;
mod how;
mod nothing;
mod open_points;
mod points_page;
mod posting;
mod postings;

pub use how::HowPage;
pub use points_page::{MyPointsPage, PointsOfPage};
