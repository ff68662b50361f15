//! The API and the pages, through the whole router, on a database of their own.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "what helps tests may stop at the first surprise, as tests may"
)]

mod support {
    //! What makes a test ten lines.
    pub mod answer;
    pub mod app;
    pub mod client;
    pub mod organization;
    pub mod postgres;
}

mod http {
    //! One file an area.
    mod assets;
    mod authorization;
    mod bad_input;
    mod command_line;
    mod customer_page;
    mod faults;
    mod feedback;
    mod headers;
    mod insights;
    mod openapi;
    mod other_sites;
    mod rules;
    mod serve;
    mod sign_in;
    mod two_servers;
    mod wall;
}
