//! Which rows of a long table are there: those in sight and some around them.

/// How high a row is, in pixels: as the style sheet has it.
pub const ROW: u32 = 44;
/// Rows above and below those in sight, so that the keyboard finds the next one.
const AROUND: usize = 12;
/// The first row moves by so many at once, so that scrolling builds little anew.
const STEP: usize = 6;

/// A part of the rows, and the room that the others take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first row that is there.
    pub first: usize,
    /// The one after the last.
    pub end: usize,
    /// The height of those before, in pixels.
    pub above: usize,
    /// The height of those after.
    pub below: usize,
}

/// The window onto `rows` rows in a frame that was scrolled by so many pixels, and is so high.
#[must_use]
pub fn window(rows: usize, scrolled: u32, height: u32) -> Window {
    let count = |pixels: u32| usize::try_from(pixels / ROW).unwrap_or(usize::MAX);
    let first = count(scrolled).saturating_sub(AROUND) / STEP * STEP;
    let first = first.min(rows);
    let seen = count(height) + 2 * AROUND + STEP;
    let end = first.saturating_add(seen).min(rows);
    let room = |rows: usize| rows * usize::try_from(ROW).unwrap_or(0);
    Window {
        first,
        end,
        above: room(first),
        below: room(rows - end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_follows_and_the_height_stays() {
        for (rows, scrolled, first, end) in [
            (0, 0, 0, 0),
            (3, 0, 0, 3),
            (5_000, 0, 0, 40),
            (5_000, 44 * 100, 84, 124),
            (5_000, 44 * 5_000, 4_986, 5_000),
            (20, 44 * 400, 20, 20),
        ] {
            let window = window(rows, scrolled, 440);
            assert_eq!(
                (window.first, window.end),
                (first, end),
                "{rows} {scrolled}"
            );
            let there = (window.end - window.first) * 44;
            assert_eq!(window.above + there + window.below, rows * 44);
        }
    }
}
