//! HTML pages: what customers open, in their language and without need of a script, and the staff app.

pub mod customer;
mod document;
mod html;
pub mod kiosk;
mod notices;
pub mod pickup;
mod place;
pub mod plain;
mod question;
pub mod staff;
mod wish;
