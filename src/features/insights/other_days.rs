//! Days that the menu does not offer.

use super::filters::Days;
use domain::insights::check_period;
use jiff::civil::Date;
use leptos::prelude::*;

/// Two date fields. A pair of days that makes a period is reported at once; anything else is said here.
#[component]
pub fn OtherDays(#[prop(into)] days: Signal<Days>, on_change: Callback<Days>) -> impl IntoView {
    // What was typed and makes no period, as long as the days that it was typed over are shown.
    let typed = RwSignal::new(None::<(Days, Pair)>);
    let pair = Memo::new(move |_| {
        let days = days.get();
        let kept = typed.get().filter(|(over, _)| *over == days);
        kept.map_or_else(|| Pair::of(days), |(_, pair)| pair)
    });
    let take = move |pair: Pair| match pair.read() {
        Ok(picked) => {
            typed.set(None);
            on_change.run(picked);
        }
        Err(_) => typed.set(Some((days.get_untracked(), pair))),
    };
    let from = Signal::derive(move || pair.get().from);
    let until = Signal::derive(move || pair.get().until);
    view! {
        <div class="insights-days">
            <DayField id="from" label="First day" value=from
                on_change=move |from| take(Pair { from, ..pair.get_untracked() }) />
            <DayField id="until" label="Last day" value=until
                on_change=move |until| take(Pair { until, ..pair.get_untracked() }) />
            <p class="field-error" role="status">{move || pair.get().read().err()}</p>
        </div>
    }
}

#[component]
fn DayField(
    id: &'static str,
    label: &'static str,
    value: Signal<String>,
    on_change: impl Fn(String) + 'static,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                class="input"
                type="date"
                id=id
                name=id
                prop:value=value
                on:change=move |event| on_change(event_target_value(&event))
            />
        </div>
    }
}

/// The texts of both fields.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pair {
    from: String,
    until: String,
}

impl Pair {
    fn of(days: Days) -> Self {
        Self {
            from: days.from.to_string(),
            until: days.until.to_string(),
        }
    }

    fn read(&self) -> Result<Days, String> {
        let (Ok(from), Ok(until)) = (self.from.parse::<Date>(), self.until.parse::<Date>()) else {
            return Err("Choose the first and the last day.".to_owned());
        };
        check_period(from, until).map_err(|problem| problem.message)?;
        Ok(Days { from, until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn two_days_in_order_make_a_period() {
        let day = date(2026, 3, 1);
        for (from, until, expected) in [
            (
                "2026-03-01",
                "2026-03-01",
                Some(Days {
                    from: day,
                    until: day,
                }),
            ),
            ("2026-03-02", "2026-03-01", None),
            ("2006-03-01", "2026-03-01", None),
            ("", "2026-03-01", None),
        ] {
            let pair = Pair {
                from: from.into(),
                until: until.into(),
            };
            assert_eq!(pair.read().ok(), expected, "{from} {until}");
        }
    }
}
