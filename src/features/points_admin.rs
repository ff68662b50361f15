//! The ledger for its owner: the budget, what everybody has, corrections and disputes.

mod accounts;
mod adjust_dialog;
mod budget;
mod dispute_words;
mod disputes;
mod model;
mod points_admin_page;
mod settings_dialog;
mod state;

pub use points_admin_page::PointsAdminPage;
