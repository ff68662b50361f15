//! What Plaudit knows, and nothing about how it is stored, served or drawn.
//!
//! Everything here is pure: no I/O, no clock, no randomness. The server and the browser both call
//! it, so a rule or a threshold is written once.

pub mod api;
pub mod corrections;
pub mod csat;
pub mod id;
pub mod insights;
pub mod instant;
pub mod lab;
pub mod language;
pub mod moderation;
pub mod numbers;
pub mod opening_hours;
pub mod points;
pub mod role;
pub mod rules;
pub mod score;
pub mod settings;
pub mod statement;
pub mod validation;
