//! Days that the menu does not offer.

use super::filters::Days;
use domain::insights::check_period;
use jiff::civil::Date;
use leptos::prelude::*;

/// Two date fields. A pair of days that makes a period is reported at once; anything else is said here.
#[component]
pub fn OtherDays(#[prop(into)] days: Signal<Days>, on_change: Callback<Days>) -> impl IntoView {
    let from = RwSignal::new(days.get_untracked().from.to_string());
    let until = RwSignal::new(days.get_untracked().until.to_string());
    let picked = Memo::new(move |_| read(&from.get(), &until.get()));
    let report = move || {
        if let Ok(picked) = picked.get_untracked() {
            on_change.run(picked);
        }
    };
    view! {
        <div class="insights-days">
            <DayField id="from" label="First day" value=from on_change=report />
            <DayField id="until" label="Last day" value=until on_change=report />
            <p class="field-error" role="status">{move || picked.get().err()}</p>
        </div>
    }
}

#[component]
fn DayField(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    on_change: impl Fn() + 'static,
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
                on:change=move |event| {
                    value.set(event_target_value(&event));
                    on_change();
                }
            />
        </div>
    }
}

fn read(from: &str, until: &str) -> Result<Days, String> {
    let (Ok(from), Ok(until)) = (from.parse::<Date>(), until.parse::<Date>()) else {
        return Err("Choose the first and the last day.".to_owned());
    };
    check_period(from, until).map_err(|problem| problem.message)?;
    Ok(Days { from, until })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn two_days_in_order_make_a_period() {
        let day = date(2026, 3, 1);
        for (from, until, expected) in [
            ("2026-03-01", "2026-03-01", Some(Days { from: day, until: day })),
            ("2026-03-02", "2026-03-01", None),
            ("2006-03-01", "2026-03-01", None),
            ("", "2026-03-01", None),
        ] {
            assert_eq!(read(from, until).ok(), expected, "{from} {until}");
        }
    }
}
