//! The API and the pages, through the whole router, on a database of their own.

mod support {
    //! What makes a test ten lines.
    pub mod answer;
    pub mod app;
    pub mod client;
    pub mod organization;
}

mod http {
    //! One file an area.
    mod assets;
    mod authorization;
    mod bad_input;
    mod command_line;
    mod customer_page;
    mod feedback;
    mod headers;
    mod insights;
    mod openapi;
    mod other_sites;
    mod rules;
    mod serve;
    mod sign_in;
    mod wall;
}
