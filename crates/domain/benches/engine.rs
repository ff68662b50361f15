//! How long the engine takes for 10,000 varied responses and the three rules of `points.md`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use domain::instant::Instant;
use domain::rules::{Customer, Event, Recipient, Response, RuleSet, Trust, settle};
use domain::score::Score;
use std::hint::black_box;

const RESPONSES: u32 = 10_000;
const RULES: &str = r#"
{ "version": 3, "effective_from": "2026-03-01T00:00:00Z", "time_zone": "Europe/Berlin",
  "trust_weight": { "open": 0, "kiosk": 50, "receipt": 100 },
  "rules": [
    { "id": "thanked", "name": "Thanked by a customer", "enabled": true, "when": "appreciation",
      "if": [ { "score_at_least": 4 }, { "message_chars_at_least": 20 } ],
      "award": { "points": 10, "to": "each" }, "caps": [] },
    { "id": "standards", "name": "Lived a standard", "enabled": true, "when": "appreciation",
      "if": [ { "standards_any": ["standard-0", "standard-1"] } ],
      "award": { "points": 5, "per": "standard", "at_most": 15, "to": "each" }, "caps": [] },
    { "id": "team", "name": "Team share", "enabled": true, "when": "score",
      "if": [ { "score_at_least": 5 }, { "trust_at_least": "receipt" } ],
      "award": { "points": 7, "to": "team" }, "caps": [] } ] }"#;

fn settle_responses(criterion: &mut Criterion) {
    let Ok(rules) = serde_json::from_str::<RuleSet>(RULES) else {
        return;
    };
    let events: Vec<_> = (0..RESPONSES).map(event).collect();
    let mut group = criterion.benchmark_group("settle");
    group.throughput(Throughput::Elements(RESPONSES.into()));
    group.bench_function("10,000 responses, 3 rules", |bencher| {
        bencher.iter(|| {
            let awards = events.iter().map(|event| settle(black_box(&rules), event));
            awards.map(|awards| awards.len()).sum::<usize>()
        });
    });
    group.finish();
}

/// The `number`th response: its parts vary with periods that share no factor, so that they mix.
fn event(number: u32) -> Event {
    let standards = (0..number % 3).map(|standard| format!("standard-{standard}"));
    let recipients = (0..number % 4).map(|position| recipient(number.wrapping_mul(7) + position));
    Event::Response(Response {
        id: format!("response-{number}"),
        seq: number.into(),
        at: Instant::from_micros(1_772_000_000_000_000).plus_seconds(i64::from(number) * 600),
        touchpoint: format!("touchpoint-{}", number % 11),
        team: format!("team-{}", number % 6),
        customer: Customer::External,
        trust: cycle(
            &[
                Trust::Open,
                Trust::Kiosk,
                Trust::Receipt,
                Trust::Receipt,
                Trust::Open,
            ],
            number,
        ),
        score: cycle(&Score::ALL, number / 2),
        standards: standards.collect(),
        message_chars: number % 97,
        recipients: recipients.collect(),
    })
}

fn recipient(number: u32) -> Recipient {
    Recipient {
        employee: format!("employee-{}", number % 48),
        team: format!("team-{}", number % 6),
    }
}

fn cycle<T: Copy>(values: &[T], number: u32) -> T {
    values[number as usize % values.len()]
}

criterion_group!(benches, settle_responses);
criterion_main!(benches);
