//! The content security policy: what a page of ours may load and run.

use axum::http::HeaderValue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy of every answer that is not an entry document.
pub const WITHOUT_INLINE_SCRIPTS: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
     object-src 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
     trusted-types default",
);

/// The policy of an entry document: the same, and its own inline scripts by their hashes.
#[must_use]
pub fn for_document(html: &str) -> HeaderValue {
    let basic = WITHOUT_INLINE_SCRIPTS;
    let hashes: String = inline_scripts(html).map(script_hash).collect();
    let policy = basic
        .to_str()
        .unwrap_or_default()
        .replace("'wasm-unsafe-eval'", &format!("'wasm-unsafe-eval'{hashes}"));
    HeaderValue::from_str(&policy).unwrap_or(basic)
}

fn script_hash(script: &str) -> String {
    format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script)))
}

/// The texts of the scripts that a browser would run from the document itself.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|piece| {
        let (attributes, rest) = piece.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        let runs = !attributes.contains("src=") && !attributes.contains("application/json");
        (runs && !script.is_empty()).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_named_by_their_hashes() {
        let policy = for_document("<script>alert('Hello, world.');</script>");
        // The example of the CSP specification (level 3, 2.3.1).
        let expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert!(policy.to_str().unwrap().contains(expected), "{policy:?}");
    }

    #[test]
    fn what_is_no_inline_script_needs_no_hash() {
        for html in [
            "<p>nothing</p>",
            "<script src=\"/a.js\"></script>",
            "<script type=\"application/json\">{}</script>",
        ] {
            assert_eq!(for_document(html), WITHOUT_INLINE_SCRIPTS, "{html}");
        }
    }
}
