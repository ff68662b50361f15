//! Windows as numbers: each kind counted from 0 in ascending order.

use crate::rules::calendar::Window;
use crate::rules::model::{Cap, CapWindow};
use jiff::civil::Date;
use std::ops::Range;

/// A number for each kind of window, by its position in [`KINDS`].
pub(super) type Days = [u32; 4];

/// All kinds.
pub(super) const KINDS: [CapWindow; 4] = [
    CapWindow::Day,
    CapWindow::Week,
    CapWindow::Month,
    CapWindow::Quarter,
];

/// The position of months in [`KINDS`].
pub(super) const MONTH: usize = 2;

/// The position of a kind in [`KINDS`].
pub(super) fn position(kind: CapWindow) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap_or(0)
}

/// The windows of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Windows {
    /// Which they are.
    pub(super) numbers: Days,
    /// In which row each is counted.
    pub(super) rows: Days,
}

/// Every day.
pub(super) const ALL: Range<u32> = 0..u32::MAX;

/// The days that decide about what is paid in a month, under these caps: all whose windows are shared with one of its days.
pub(super) fn deciding(windows: &[Windows], month: usize, caps: &[Cap]) -> Range<u32> {
    let has = |kind| caps.iter().any(|cap| cap.window == kind);
    let kind = match (
        has(CapWindow::Week),
        has(CapWindow::Month),
        has(CapWindow::Quarter),
    ) {
        // Weeks lie in two months: what one has left over decides about the next, and so on to all days.
        (true, true, _) | (true, _, true) => return ALL,
        (true, false, false) => CapWindow::Week,
        (false, _, true) => CapWindow::Quarter,
        (false, _, false) => CapWindow::Month,
    };
    let kind = position(kind);
    let in_month = |day: &&Windows| day.numbers[MONTH] as usize == month;
    let Some(first) = windows.iter().find(in_month) else {
        return 0..0;
    };
    let last = windows.iter().rfind(in_month).unwrap_or(first);
    let count = |is_before: &dyn Fn(u32) -> bool| {
        let days = windows.partition_point(|day| is_before(day.numbers[kind]));
        u32::try_from(days).unwrap_or(u32::MAX)
    };
    let (first, last) = (first.numbers[kind], last.numbers[kind]);
    count(&|number| number < first)..count(&|number| number <= last)
}

/// The windows of each of these ascending days, and how many rows they are counted in. `happened` are the days of the events, as
/// positions, in the order in which they were settled.
///
/// A window has a row of its own from its first event to its last, and then another may have it. So there is one row where no
/// event is late, and one more for each window that is waiting for a late one at the same time.
pub(super) fn windows(
    days: &[Date],
    happened: &(impl Iterator<Item = u32> + Clone),
) -> (Vec<Windows>, Days) {
    let numbers = numbers(days);
    let mut counts = [0; 4];
    let rows = [0, 1, 2, 3].map(|kind| {
        let of_days: Vec<u32> = numbers.iter().map(|numbers| numbers[kind]).collect();
        let (rows, count) = rows(&of_days, happened.clone());
        counts[kind] = count;
        rows
    });
    let windows = numbers.iter().enumerate().map(|(day, numbers)| Windows {
        numbers: *numbers,
        rows: [0, 1, 2, 3].map(|kind: usize| rows[kind][day]),
    });
    (windows.collect(), counts)
}

/// The row of each day's window of one kind, and how many rows there are.
fn rows(windows: &[u32], happened: impl Iterator<Item = u32> + Clone) -> (Vec<u32>, u32) {
    let events =
        happened.filter_map(|day| windows.get(day as usize).map(|window| *window as usize));
    let count = windows.last().map_or(0, |last| *last as usize + 1);
    let mut last = vec![0; count];
    for (event, window) in events.clone().enumerate() {
        last[window] = event;
    }
    let mut rows = vec![None; count];
    let mut free = Vec::new();
    let mut used = 0;
    for (event, window) in events.enumerate() {
        let row = *rows[window].get_or_insert_with(|| {
            free.pop().unwrap_or_else(|| {
                used += 1;
                used - 1
            })
        });
        if last[window] == event {
            free.push(row);
        }
    }
    let of_days = windows
        .iter()
        .map(|window| rows[*window as usize].unwrap_or(0));
    (of_days.collect(), used)
}

/// For each of these ascending days the numbers of its windows.
fn numbers(days: &[Date]) -> Vec<Days> {
    let mut numbers = [0; 4];
    let mut before: Option<Date> = None;
    days.iter()
        .map(|day| {
            for (number, kind) in numbers.iter_mut().zip(KINDS) {
                let another = |before| Window::of(kind, before) != Window::of(kind, *day);
                *number += u32::from(before.is_some_and(another));
            }
            before = Some(*day);
            numbers
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many rows the windows of these days need, by kind.
    fn check(happened: &[u32], expected: Days) {
        let days: Vec<_> = (0..400_i64)
            .map(|day| Date::constant(2026, 1, 1) + jiff::ToSpan::days(day))
            .collect();
        let (windows, rows) = windows(&days, &happened.iter().copied());
        assert_eq!((windows.len(), rows), (400, expected), "{happened:?}");
    }

    #[test]
    fn a_row_is_enough_where_nothing_is_late() {
        check(&[], [0; 4]);
        check(&(0..400).collect::<Vec<_>>(), [1; 4]);
    }

    #[test]
    fn a_straggler_costs_a_row_and_not_one_for_each_window_since() {
        let mut happened: Vec<_> = (0..400).collect();
        happened.push(0);
        check(&happened, [2; 4]);
        happened.extend([1, 2, 3]);
        check(&happened, [5, 2, 2, 2]);
    }

    #[test]
    fn windows_that_overlap_one_after_the_other_take_turns() {
        // Each day is over once the next one has begun.
        let happened: Vec<_> = (1..400).flat_map(|day| [day, day - 1]).collect();
        check(&happened, [2; 4]);
    }
}
