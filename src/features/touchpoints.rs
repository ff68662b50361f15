//! Touchpoints: where customers answer, and what owners set up there.

mod address_section;
mod desk;
mod draft;
mod embedding_section;
#[cfg(test)]
mod fixture;
mod hours;
mod hours_section;
mod kiosk_code_dialog;
mod kiosk_list;
mod kiosk_section;
mod kiosk_words;
mod kiosks;
mod language_list;
mod languages_section;
mod model;
mod poster;
mod poster_page;
mod poster_sheet;
mod reading;
mod receipt_section;
mod save_bar;
mod section;
mod state;
mod touchpoint_list;
mod touchpoint_page;
mod touchpoints_page;
mod wording_section;

pub use poster_page::PosterPage;
pub use touchpoint_page::TouchpointPage;
pub use touchpoints_page::TouchpointsPage;
