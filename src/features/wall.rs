//! The wall: what customers said to a person, and why they have their points.

mod wall_page;

pub use wall_page::{MyWallPage, WallOfPage};
