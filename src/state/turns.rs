//! Turns: what is asked or waited for again and again, of which only the last counts.

use leptos::prelude::*;

/// Counts the turns of one thing. They overtake each other, and what comes of an earlier one is out of date. It belongs to a screen.
#[derive(Debug, Clone, Copy)]
pub struct Turns(StoredValue<u32>);

impl Default for Turns {
    fn default() -> Self {
        Self(StoredValue::new(0))
    }
}

impl Turns {
    /// Begins a turn. Tells whether it is still the last; of a screen that is gone none is.
    pub fn begin(self) -> impl Fn() -> bool + Copy + use<> {
        let turn = self.0.try_update_value(|turns| {
            *turns += 1;
            *turns
        });
        move || turn.is_some() && self.0.try_get_value() == turn
    }
}
