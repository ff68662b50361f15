//! Insights: CSAT with its interval, and points by source, on one time axis.

mod drawing;
mod filter_bar;
mod filters;
mod insights_page;
mod legend;
mod model;
mod nothing;
mod numbers;
mod other_days;
mod state;
mod summary;
mod table;
mod words;

pub use insights_page::InsightsPage;
