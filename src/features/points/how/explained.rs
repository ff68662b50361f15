//! The live rules, written out.

use crate::layout::days::day_words;
use crate::state::clock;
use crate::ui::number::counted;
use domain::api::points::HowView;
use domain::rules::Rule;
use domain::rules::words::{Names, Slot, sentence_parts, trust_sentence};
use leptos::prelude::*;

/// What pays, how much trust counts, limits, and the hold.
pub fn explained(how: &HowView) -> impl IntoView + use<> {
    let names = how.names();
    let since = day_words(how.rules.effective_from, clock::day_of(how.now));
    let version = how.rules.version;
    let rule = |rule: &Rule| view! { <RuleInWords rule=rule.clone() names=names.clone() /> };
    let rules: Vec<_> = how.enabled_rules().map(rule).collect();
    let rules = if rules.is_empty() {
        view! { <p>"No rule pays anything at the moment."</p> }.into_any()
    } else {
        view! { <ul class="how-rules">{rules}</ul> }.into_any()
    };
    view! {
        <p class="how-version">{format!("Version {version} of the rules, in force since {since}.")}</p>
        <section aria-labelledby="how-pays">
            <h2 id="how-pays">"What pays"</h2>
            {rules}
        </section>
        <section class="how-text" aria-labelledby="how-trust">
            <h2 id="how-trust">"How the customer came"</h2>
            <p>{trust_sentence(how.rules.trust_weight)}</p>
            <p>
                "Anybody can follow an open link. A kiosk is a device that your organization has set up at the counter. A receipt link is given out after a visit and counts once. The surer a visit is, the more it counts."
            </p>
        </section>
        <section class="how-text" aria-labelledby="how-limits">
            <h2 id="how-limits">"Limits"</h2>
            <p>{limits_words(how)}</p>
        </section>
        <section class="how-text" aria-labelledby="how-hold">
            <h2 id="how-hold">"Held and available"</h2>
            <p>{hold_words(how.hold_seconds)}</p>
            <p>"A low score never takes points away. If something has to be corrected, you see it among your points, with the reason."</p>
        </section>
    }
}

#[component]
fn RuleInWords(rule: Rule, names: Names) -> impl IntoView {
    // The sentence begins with “Give”, which is said to owners.
    let parts = sentence_parts(&rule, &names).into_iter().skip(1);
    let words = parts.map(|part| match part.slot {
        Some(Slot::Points) => view! { <b>{part.words}</b> }.into_any(),
        _ => part.words.into_any(),
    });
    view! {
        <li>
            <h3>{rule.name}</h3>
            <p>{words.collect_view()}</p>
        </li>
    }
}

fn limits_words(how: &HowView) -> String {
    if how.enabled_rules().all(|rule| rule.caps.is_empty()) {
        return "No rule has a limit: whatever it gives is paid.".to_owned();
    }
    let zone = how.calendar().name().to_owned();
    format!(
        "A limit counts what one rule has paid. Days begin at midnight, weeks on Monday, months and quarters on their first day, by the clocks of {zone}. What goes over a limit is not paid later; the card says when more is possible."
    )
}

fn hold_words(seconds: u32) -> String {
    if seconds == 0 {
        return "New points are available at once.".to_owned();
    }
    let hours = i64::from(seconds) / 3_600;
    let length = if seconds.is_multiple_of(3_600) {
        counted(hours, "hour", "hours")
    } else {
        counted(i64::from(seconds.div_ceil(60)), "minute", "minutes")
    };
    format!(
        "New points are held for {length}, so that a mistake can be put right before they are spent. Then they become available by themselves."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hold_is_told_as_people_say_it() {
        for (seconds, expected) in [
            (86_400, "held for 24 hours,"),
            (3_600, "held for 1 hour,"),
            (5_400, "held for 90 minutes,"),
            (30, "held for 1 minute,"),
        ] {
            let words = hold_words(seconds);
            assert!(words.contains(expected), "{words}");
        }
        assert_eq!(hold_words(0), "New points are available at once.");
    }
}
