//! HTML pages: the customer page, whose first question is in what the server sends, and the staff app.

pub mod customer;
mod html;
pub mod staff;
