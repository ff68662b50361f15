//! Kiosks: tablets that trade a one-time code for a credential of their own.

pub mod code;
pub mod cookie;
pub mod pin;
