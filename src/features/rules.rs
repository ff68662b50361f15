//! Point rules: the live set in words, a draft of the next version, and the history.

mod rules_page;

pub use rules_page::RulesPage;
