//! How long the engine takes: for the three rules of `points.md` on 10,000 responses, and for a dozen rules with caps on a
//! million, event by event and in columns.

#[path = "engine/history.rs"]
mod history;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use domain::rules::columns::Recorder;
use domain::rules::{Calendar, CapWindow, Event, Paid, RuleSet, settle};
use std::hint::black_box;
use std::time::Duration;

fn three_rules(criterion: &mut Criterion) {
    let Ok(rules) = serde_json::from_str::<RuleSet>(history::THREE_RULES) else {
        return;
    };
    measure(criterion, "3 rules", &rules, &history::events(10_000));
}

fn dozen_rules(criterion: &mut Criterion) {
    measure(
        criterion,
        "12 rules",
        &history::dozen_rules(),
        &history::events(1_000_000),
    );
}

fn measure(criterion: &mut Criterion, name: &str, rules: &RuleSet, events: &[Event]) {
    let Ok(calendar) = Calendar::of(rules) else {
        return;
    };
    let count = events.len() as u64;
    let mut group = criterion.benchmark_group("settle");
    group
        .throughput(Throughput::Elements(count))
        .sample_size(10)
        .measurement_time(Duration::from_secs(5));
    group.bench_function(BenchmarkId::new(name, count), |bencher| {
        bencher.iter(|| run(black_box(rules), &calendar, events));
    });
    group.finish();
}

/// A stream without late events: each month it forgets the windows that ended before.
fn run(rules: &RuleSet, calendar: &Calendar, events: &[Event]) -> usize {
    let mut paid = Paid::default();
    let mut month = None;
    let mut awards = 0;
    for event in events {
        let now = calendar.window(CapWindow::Month, event.at());
        if month.replace(now) != Some(now) {
            paid.forget_before(now.since);
        }
        awards += settle(rules, calendar, event, &mut paid).len();
    }
    awards
}

/// What the Rule Lab does at each edit: rules to tables, a million responses, totals.
fn columns(criterion: &mut Criterion) {
    let dozen = history::dozen_rules();
    let (Ok(three), Ok(calendar)) = (
        serde_json::from_str::<RuleSet>(history::THREE_RULES),
        Calendar::of(&dozen),
    ) else {
        return;
    };
    let mut recorder = Recorder::new(&calendar);
    for event in &history::events(1_000_000) {
        recorder.push(event);
    }
    let history = recorder.finish();
    println!("{} bytes, not compressed", history.to_bytes().len());
    let mut group = criterion.benchmark_group("columns");
    group.throughput(Throughput::Elements(history.len() as u64));
    for (name, rules) in [("3 rules", &three), ("12 rules", &dozen)] {
        group.bench_function(BenchmarkId::new(name, history.len()), |bencher| {
            bencher.iter(|| history.totals(black_box(rules)));
        });
    }
    group.finish();
}

criterion_group!(benches, three_rules, dozen_rules, columns);
criterion_main!(benches);
