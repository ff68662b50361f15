//! The wall: what customers said to a person, and why they have their points.

mod appreciation_card;
mod cards;
mod empty_wall;
mod feed_keys;
mod live_badge;
mod model;
mod open_wall;
mod reading;
mod receipt;
mod reply;
mod summary;
mod wall_end;
mod wall_page;
mod wall_skeleton;

pub use wall_page::{MyWallPage, WallOfPage};
