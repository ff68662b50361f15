//! The single-page app. The customer page and the staff app are two WebAssembly binaries over this one library; what one of
//! them does not use is left out of it by the linker, so nothing on the customer's way may name the router or the charts.

pub mod api;
pub mod app;
pub mod features;
pub mod layout;
pub mod paths;
pub mod state;
pub mod ui;
