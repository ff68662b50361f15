//! A two-dimensional code that a phone's camera reads (ISO/IEC 18004), drawn as a path.

use leptos::prelude::*;
use qrcode::{Color, EcLevel};
use std::fmt::Write;

/// Modules that stay empty around the code, as the standard asks.
const QUIET: usize = 4;

/// The code of an address. One that is too long for any code shows nothing.
#[component]
pub fn QrCode(
    /// What the camera reads.
    address: String,
    /// What it is, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    drawn(address).map(|(size, path)| {
        view! {
            <svg class="qr-code" viewBox=format!("0 0 {size} {size}") role="img" aria-label=label shape-rendering="crispEdges">
                <path class="qr-code-paper" d=paper(size) />
                <path class="qr-code-ink" d=path />
            </svg>
        }
    })
}

/// The same as a file (SVG), for whoever prints it in a design of their own.
#[must_use]
pub fn svg_file(address: &str) -> Option<String> {
    let (size, path) = drawn(address)?;
    let paper = paper(size);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"{size}mm\" height=\"{size}mm\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"{paper}\"/><path d=\"{path}\"/></svg>"
    ))
}

fn paper(size: usize) -> String {
    format!("M0 0h{size}v{size}h-{size}z")
}

/// The size of the drawing with its quiet zone, and the dark modules as a path: a rectangle for each run in a row.
fn drawn(address: impl AsRef<[u8]>) -> Option<(usize, String)> {
    let code = qrcode::QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.into_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                let length = run.len();
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            x += run.len();
        }
    }
    Some((width + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://example.org/f/0123456789abcdefghjkmnpqrs";

    #[test]
    fn a_code_has_its_three_corners_and_a_quiet_zone() {
        let (size, path) = drawn(ADDRESS).unwrap();
        // Version 4 has 33 modules a side; a corner's outer ring is seven wide.
        assert_eq!(size, 33 + 2 * QUIET);
        for corner in ["M4 4h7v1", "M30 4h7v1", "M4 36h7v1"] {
            assert!(path.contains(corner), "{corner}");
        }
        let beyond = path.split('M').skip(1).any(|run| {
            let (start, length) = run.split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let length = length.split_once('v').unwrap().0;
            let [x, y, length] = [x, y, length].map(|number| number.parse::<usize>().unwrap());
            x < QUIET || y < QUIET || x + length > 37 || y > 36
        });
        assert!(!beyond, "nothing lies in the quiet zone");
    }

    #[test]
    fn an_address_that_no_code_holds_has_none() {
        assert_eq!(drawn("x".repeat(10_000)), None);
        assert_eq!(svg_file(&"x".repeat(10_000)), None);
    }

    #[test]
    fn the_file_is_a_picture_by_itself() {
        let file = svg_file(ADDRESS).unwrap();
        assert!(
            file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 41 41\" ")
        );
        assert!(file.ends_with("</svg>") && !file.contains("class="));
    }
}
