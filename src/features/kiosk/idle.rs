//! How long nobody has touched the kiosk, and what follows from it.

use leptos::prelude::*;
use std::time::Duration;

/// After so many seconds without any input a warning is shown.
pub const WARN_AFTER: u32 = 30;
/// So many seconds later everything of the former customer is cleared.
pub const GRACE: u32 = 20;

/// Whatever somebody does counts; typing too. Not `change`: a field that loses the focus to the warning would take it away.
const INPUTS: [&str; 9] = [
    "pointerdown",
    "pointermove",
    "touchstart",
    "touchmove",
    "click",
    "keydown",
    "input",
    "wheel",
    "scroll",
];
/// Time passes in steps of this.
const STEP: Duration = Duration::from_millis(250);

/// What the silence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// Somebody is there.
    Short,
    /// Perhaps nobody is: so many seconds are left to say so.
    Warned(u32),
    /// Nobody is.
    Over,
}

/// What a silence of so many milliseconds means.
#[must_use]
pub fn judge(quiet_ms: f64) -> Silence {
    let left = f64::from(WARN_AFTER + GRACE) - quiet_ms / 1_000.0;
    if left <= 0.0 {
        return Silence::Over;
    }
    // At most 50, so that no digit is lost.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to 50"
    )]
    let seconds = left.ceil() as u32;
    if left > f64::from(GRACE) {
        Silence::Short
    } else {
        Silence::Warned(seconds)
    }
}

/// Follows the inputs, and the time since the last.
#[derive(Clone, Copy)]
pub struct Idle {
    /// What the silence means now. While the kiosk rests it is always short: there is nothing to clear.
    pub silence: RwSignal<Silence>,
    /// The time in milliseconds since 1970, a few times a second: what counts down follows it.
    pub now: RwSignal<f64>,
    last_input: StoredValue<f64>,
}

impl Idle {
    /// Follows the inputs for as long as the page is open. `is_resting` tells whether there is nothing to clear, and `clear`
    /// clears it.
    #[must_use]
    pub fn watch(is_resting: Signal<bool>, clear: Callback<()>) -> Self {
        let idle = Self {
            silence: RwSignal::new(Silence::Short),
            now: RwSignal::new(js_sys::Date::now()),
            last_input: StoredValue::new(monotonic()),
        };
        for name in INPUTS {
            let handle = window_event_listener_untyped(name, move |_| idle.note_input());
            on_cleanup(move || handle.remove());
        }
        let ticks = set_interval_with_handle(move || idle.tick(is_resting, clear), STEP);
        on_cleanup(move || {
            if let Ok(ticks) = ticks {
                ticks.clear();
            }
        });
        idle
    }

    /// Somebody is there.
    pub fn note_input(self) {
        self.last_input.set_value(monotonic());
        self.set(Silence::Short);
    }

    fn tick(self, is_resting: Signal<bool>, clear: Callback<()>) {
        self.now.set(js_sys::Date::now());
        if is_resting.get_untracked() {
            return self.note_input();
        }
        let silence = judge(monotonic() - self.last_input.get_value());
        self.set(silence);
        if silence == Silence::Over {
            clear.run(());
            self.note_input();
        }
    }

    fn set(self, silence: Silence) {
        if self.silence.get_untracked() != silence {
            self.silence.set(silence);
        }
    }
}

/// Milliseconds on a clock that nobody sets.
fn monotonic() -> f64 {
    window()
        .performance()
        .map_or_else(js_sys::Date::now, |clock| clock.now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_warning_comes_after_thirty_seconds_and_lasts_twenty() {
        for (quiet_ms, expected) in [
            (0.0, Silence::Short),
            (29_999.0, Silence::Short),
            (30_000.0, Silence::Warned(20)),
            (30_001.0, Silence::Warned(20)),
            (31_000.0, Silence::Warned(19)),
            (49_999.0, Silence::Warned(1)),
            (50_000.0, Silence::Over),
            (1e9, Silence::Over),
        ] {
            assert_eq!(judge(quiet_ms), expected, "{quiet_ms}");
        }
    }
}
