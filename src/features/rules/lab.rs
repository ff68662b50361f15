//! The Rule Lab: what the edited rules would have paid for the history of two years, beside the live ones.
//!
//! The history comes once, as columns without names, and a worker replays it at each edit, so that nobody waits who types.

mod behind;
mod drawing;
mod events;
mod evidence;
mod forecast;
mod measure;
mod model;
mod month_panel;
mod month_table;
mod months;
mod numbers;
mod people;
mod person_panel;
mod section;
mod sides;
mod state;
mod summary;
mod virtual_rows;
mod warnings;
mod worker;

pub use section::Lab;
pub use sides::Sides;
