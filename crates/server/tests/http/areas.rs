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
