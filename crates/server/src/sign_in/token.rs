//! Session tokens: 256 random bits that only the browser keeps. The database holds their SHA-256.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A session's token. It has no `Debug`, so that it cannot end up in a log.
#[derive(Clone)]
pub struct Token([u8; 32]);

impl Token {
    /// A new one.
    pub fn generate() -> Self {
        Self(rand::random())
    }

    /// The token in a cookie; `None` for text that cannot be one.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As it is written into a cookie.
    pub fn write(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored: SHA-256 in 64 hexadecimal digits.
    pub fn hash(&self) -> String {
        let number = Sha256::digest(self.0);
        number.iter().fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_was_written() {
        let token = Token::generate();
        assert_eq!(Token::read(&token.write()).unwrap().hash(), token.hash());
        for text in ["", "short", "not/base64url+at=all"] {
            assert!(Token::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_token_is_stored_as_its_sha_256() {
        // The digest of 32 zero bytes, as sha256sum prints it.
        let expected = "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925";
        assert_eq!(Token([0; 32]).hash(), expected);
    }
}
