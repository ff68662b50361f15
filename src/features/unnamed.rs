//! Thanks to somebody whose name the customer did not know: a lead or an owner says who it was.

mod close_dialog;
mod people;
mod state;
mod unnamed_card;
mod unnamed_page;

pub use unnamed_page::UnnamedPage;
