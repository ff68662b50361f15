//! Sites by their origins: a scheme, a host, and a port if it is not the usual one.

use crate::api::problem::FieldProblem;
use crate::validation::Checked;

/// The longest name of a host (RFC 1035, 2.3.4).
const HOST_BYTES: usize = 253;
/// The longest part of it between two dots.
const LABEL_BYTES: usize = 63;

/// A site that may show a page in a frame, as browsers write its origin: `https://www.example.com`. Only what a content
/// security policy can name is taken: it is written into one.
pub fn site(field: &str, text: &str) -> Checked<String> {
    let lower = text.trim().to_ascii_lowercase();
    let origin = lower.strip_suffix('/').unwrap_or(&lower);
    let read = origin.split_once("://").and_then(|(scheme, rest)| {
        let (host, port) = host_and_port(rest)?;
        match scheme {
            "https" if is_host(host) => Some(written(scheme, host, port, 443)),
            "http" if host == "localhost" => Some(written(scheme, host, port, 80)),
            _ => None,
        }
    });
    read.ok_or_else(|| {
        FieldProblem::new(
            field,
            "Give the address of a site such as https://www.example.com, without a page.",
        )
    })
}

fn written(scheme: &str, host: &str, port: Option<u16>, usual: u16) -> String {
    match port {
        Some(port) if port != usual => format!("{scheme}://{host}:{port}"),
        _ => format!("{scheme}://{host}"),
    }
}

fn host_and_port(rest: &str) -> Option<(&str, Option<u16>)> {
    let Some((host, port)) = rest.split_once(':') else {
        return Some((rest, None));
    };
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    let port = digits.then(|| port.parse().ok()).flatten()?;
    (port > 0).then_some((host, Some(port)))
}

fn is_host(host: &str) -> bool {
    host.len() <= HOST_BYTES && host.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=LABEL_BYTES).contains(&label.len())
        && label.bytes().all(letters)
        && !label.starts_with('-')
        && !label.ends_with('-')
}
