//! What surrounds every page of the staff app: header, navigation, gates by session and role, and the words for what cannot be shown.

pub mod corrected;
pub mod days;
pub mod dispute;
pub mod failure;
pub mod following;
pub mod gates;
pub mod header;
pub mod leaving;
pub mod navigation;
pub mod older;
pub mod one_text;
pub mod page;
pub mod person;
pub mod shell;
pub mod toast_region;
