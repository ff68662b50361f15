//! Point rules: the live set in words, a draft of the next version, and the history.

mod draft_panel;
mod history;
mod keeper;
mod lab;
mod meanwhile;
mod model;
mod moments;
mod points_input;
mod publish_dialog;
mod rule_row;
mod rules_page;
mod state;

pub use rules_page::RulesPage;
