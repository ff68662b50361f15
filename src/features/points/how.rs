//! How points are earned: the live rules in sentences, what trust, limits and the hold mean, and a sandbox.

mod explained;
mod how_page;
mod sandbox;

pub use how_page::HowPage;
