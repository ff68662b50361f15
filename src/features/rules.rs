//! Point rules: the live set in words, a draft of the next version, and the history.

mod draft_notices;
mod draft_panel;
mod draft_post;
mod draft_saving;
mod draft_sync;
mod editor;
mod keeper;
mod lab;
mod meanwhile;
mod model;
mod moments;
mod outcome;
mod proposals;
mod proposals_dialogs;
mod proposals_refused;
mod proposals_words;
mod publish_begin;
mod publish_cost;
mod publish_dialog;
mod rules_page;
mod shadow;
mod shadow_dialogs;
mod shadow_drawing;
mod shadow_figure;
mod state;
mod versions;
mod versions_compare;
mod versions_withdraw;

pub use rules_page::RulesPage;
