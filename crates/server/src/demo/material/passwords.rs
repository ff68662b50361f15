//! The words that the demo's passwords are made of.

/// Short, friendly words in lower-case ASCII, none twice: four of 256 make a password of 32 bits, which is
/// enough for made-up people.
pub const PASSWORD_WORDS: [&str; 256] = [
