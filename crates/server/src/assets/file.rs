//! One file of the app, as it is sent: compressed if that was made at the build, and kept by browsers.

use super::Dist;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::borrow::Cow;

/// For files whose name holds the hash of their content: they never change.
const FOR_A_YEAR: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For all others: they may be kept, but must be asked for each time.
pub(super) const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");

/// A file that was found.
#[derive(Debug)]
pub(super) struct File {
    path: String,
    content: Cow<'static, [u8]>,
    /// Weak, for an answer may be compressed on its way.
    tag: String,
    is_brotli: bool,
}

impl File {
    /// The file at `path` below `dist/`, compressed if there is such a file beside it and the client takes it.
    pub(super) fn find(path: &str, request: &HeaderMap) -> Option<Self> {
        let wanted = takes_brotli(request).then(|| format!("{path}.br"));
        let compressed = wanted.and_then(|path| Dist::get(&path));
        let is_brotli = compressed.is_some();
        let file = compressed.or_else(|| Dist::get(path))?;
        let hash = &file.metadata.sha256_hash()[..12];
        Some(Self {
            path: path.to_owned(),
            content: file.data,
            tag: format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(hash)),
            is_brotli,
        })
    }

    /// The file, or 304 if the client has it.
    pub(super) fn answer(self, request: &HeaderMap) -> Response {
        let kept = [
            (header::CACHE_CONTROL, caching(&self.path)),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
        ];
        let tag = [(header::ETAG, self.tag.clone())];
        if is_known(request, &self.tag) {
            return (StatusCode::NOT_MODIFIED, kept, tag).into_response();
        }
        let mut form = HeaderMap::new();
        let content_type = HeaderValue::from_static(content_type(&self.path));
        form.insert(header::CONTENT_TYPE, content_type);
        if self.is_brotli {
            form.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        (kept, tag, form, Body::from(self.content)).into_response()
    }
}

/// What follows the last dot of the file's name.
pub(super) fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, end)| end)
}

fn is_known(request: &HeaderMap, tag: &str) -> bool {
    entries(request, &header::IF_NONE_MATCH).any(|known| known == tag)
}

fn takes_brotli(request: &HeaderMap) -> bool {
    entries(request, &header::ACCEPT_ENCODING).any(|entry| {
        let (coding, quality) = entry.split_once(';').unwrap_or((entry, "q=1"));
        let quality = quality
            .trim()
            .strip_prefix("q=")
            .and_then(|q| q.parse().ok());
        coding.trim() == "br" && quality.unwrap_or(1.0) > 0.0
    })
}

/// The entries of a header that is a list.
fn entries<'a>(request: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let line = request.get(name).and_then(|value| value.to_str().ok());
    line.into_iter()
        .flat_map(|line| line.split(','))
        .map(str::trim)
}

fn caching(path: &str) -> HeaderValue {
    if is_hashed(path) {
        FOR_A_YEAR
    } else {
        ASK_FIRST
    }
}

/// Whether the file's name holds a hash: a part of at least twelve hexadecimal digits after a hyphen,
/// as Trunk names files (`staff-0123456789abcdef_bg.wasm`).
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        digits >= 12
    })
}

fn content_type(path: &str) -> &'static str {
    match extension(path) {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script() -> File {
        File {
            path: "staff/staff-0123456789abcdef.js".into(),
            content: Cow::Borrowed(b"1"),
            tag: "W/\"tag\"".into(),
            is_brotli: true,
        }
    }

    fn request(name: HeaderName, value: &'static str) -> HeaderMap {
        [(name, HeaderValue::from_static(value))]
            .into_iter()
            .collect()
    }

    #[test]
    fn a_file_is_kept_for_a_year_by_its_hash() {
        let answer = script().answer(&HeaderMap::new());
        assert_eq!(answer.status(), StatusCode::OK);
        for (name, value) in [
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (header::CONTENT_ENCODING, "br"),
            (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
            (header::ETAG, "W/\"tag\""),
            (header::VARY, "accept-encoding"),
        ] {
            assert_eq!(answer.headers()[&name], value, "{name}");
        }
    }

    #[test]
    fn a_file_that_the_client_has_is_not_sent_again() {
        let answer = script().answer(&request(header::IF_NONE_MATCH, "W/\"x\", W/\"tag\""));
        assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
        assert!(!answer.headers().contains_key(header::CONTENT_ENCODING));
        assert_eq!(answer.headers()[header::ETAG], "W/\"tag\"");
    }

    #[test]
    fn names_with_a_hash_are_told_from_others() {
        for (path, expected) in [
            ("staff/staff-0123456789abcdef.js", true),
            ("staff/staff-0123456789abcdef_bg.wasm", true),
            ("staff/snippets/charming-0123456789abcdef/inline0.js", false),
            ("staff/favicon.svg", false),
            ("staff/first-tap.js", false),
        ] {
            assert_eq!(is_hashed(path), expected, "{path}");
        }
    }

    #[test]
    fn brotli_is_sent_only_to_who_takes_it() {
        for (accepted, expected) in [
            ("gzip, deflate, br", true),
            ("br;q=0.5", true),
            ("br;q=0, gzip", false),
            ("br; q=0.000", false),
            ("gzip", false),
        ] {
            let request = request(header::ACCEPT_ENCODING, accepted);
            assert_eq!(takes_brotli(&request), expected, "{accepted}");
        }
    }
}
