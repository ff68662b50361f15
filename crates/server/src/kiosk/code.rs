//! One-time codes: 40 random bits that an owner reads from one screen and types into another.

use crate::store::hex;
use sha2::{Digest, Sha256};
use std::fmt;
use std::fmt::Write;

/// How long a code can be used, in seconds.
pub const SECONDS: i64 = 10 * 60;
/// How many letters a code has.
const LETTERS: usize = 8;
/// Crockford's base 32: none that is mistaken for another. Each stands for five bits.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code. Whoever types it within ten minutes gets a credential, so it is never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct KioskCode([u8; LETTERS]);

impl KioskCode {
    /// A new one.
    pub fn generate() -> Self {
        let random: [u8; LETTERS] = rand::random();
        Self(random.map(|byte| ALPHABET[usize::from(byte & 31)]))
    }

    /// The code that was typed: case, spaces and hyphens do not matter, and letters that look alike are one. `None` for
    /// text that can be none.
    pub fn read(text: &str) -> Option<Self> {
        let typed = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let letters: Option<Vec<u8>> = typed.map(meant).take(LETTERS + 1).collect();
        letters?.try_into().ok().map(Self)
    }

    /// What is stored: SHA-256 in 64 hexadecimal digits.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0))
    }
}

/// As it is shown: `7F3K-Q2MD`.
impl fmt::Display for KioskCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.0.iter().enumerate() {
            if place == LETTERS / 2 {
                f.write_char('-')?;
            }
            f.write_char(char::from(*letter))?;
        }
        Ok(())
    }
}

fn meant(typed: char) -> Option<u8> {
    let letter = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let letter = u8::try_from(letter).ok()?;
    ALPHABET.contains(&letter).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_shown_however_it_is_typed() {
        let code = KioskCode(*b"7F30Q21D");
        assert_eq!(code.to_string(), "7F30-Q21D");
        for typed in ["7F30-Q21D", "7f30q21d", " 7f3o q2ld ", "7F-3O-Q2-ID"] {
            assert!(KioskCode::read(typed) == Some(code.clone()), "{typed}");
        }
        let generated = KioskCode::generate();
        assert!(KioskCode::read(&generated.to_string()) == Some(generated));
    }

    #[test]
    fn what_can_be_no_code_is_none() {
        for typed in [
            "",
            "7F30",
            "7F30-Q21DX",
            "7F30-Q2UD",
            "7F30-Q2ÉD",
            "٧F30-Q21D",
        ] {
            assert!(KioskCode::read(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn a_code_is_stored_as_its_sha_256() {
        // As sha256sum prints it for these eight letters.
        let expected = "0ce16095ed0f1c2ba650e07c2e69cf1875dc7b564e4e8dd73f64c983114af9e9";
        assert_eq!(KioskCode(*b"7F30Q21D").hash(), expected);
    }
}
