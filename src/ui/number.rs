//! Numbers as people read them: the same words on a page as in a sentence of the server.

pub use domain::numbers::{counted, grouped, money, points, signed_points};
