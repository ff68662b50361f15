//! What the store costs on a SQLite file: a response from its first tap to the wall, a wall, and a chart.

#![expect(clippy::expect_used, reason = "a bench may stop at the first surprise")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use domain::api::feedback::{CreateResponse, SendResponse};
use domain::api::insights::Subject;
use domain::id::{EmployeeId, ResponseId};
use domain::instant::Instant;
use domain::rules::Trust;
use domain::score::Score;
use jiff::civil::date;
use server::demo::{self, DemoOptions};
use server::store::{NewResponseContext, Provenance, Store, SubjectScope};
use std::hint::black_box;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;
use uuid::Uuid;

/// How many customers answer at the same time in the bench of many.
const AT_ONCE: u64 = 16;

/// A demo in a file, and who is thanked in it.
struct Bench {
    store: Store,
    key: String,
    people: Vec<EmployeeId>,
    now: Instant,
    _folder: tempfile::TempDir,
}

impl Bench {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join("bench.db").display().to_string();
        let store = Store::open(&path).await.expect("the database opens");
        let now = jiff::Timestamp::now().into();
        let options = DemoOptions {
            seed: 1,
            responses: 6_000,
            now,
        };
        let summary = demo::create(&store, options, "")
            .await
            .expect("the demo can be made");
        let key = summary.touchpoints[0].key.clone();
        let touchpoint = store
            .find_touchpoint(&key, None)
            .await
            .expect("the store answers");
        let people = touchpoint.expect("it exists").view.people;
        Self {
            store,
            key,
            people: people.into_iter().map(|person| person.id).collect(),
            now,
            _folder: folder,
        }
    }
}

/// Seconds between answers: more thanks to one person within an hour would be held. Of many at once any may be the last to be stored,
/// and finds all the others, so that each has an hour of its own.
const PAUSE: i64 = 3_600;

/// When each answer comes: one after the other from the present on, however many are measured.
fn next_moment(now: Instant) -> Instant {
    static COUNT: AtomicI64 = AtomicI64::new(0);
    now.plus_seconds(PAUSE * COUNT.fetch_add(1, Ordering::Relaxed))
}

/// The first tap, then thanks to two people with a message.
async fn answer(opened: Store, key: String, people: Vec<EmployeeId>, now: Instant) {
    let id = ResponseId(Uuid::now_v7());
    let score = Score::ALL[0];
    let context = NewResponseContext {
        at: now,
        provenance: Provenance::Told(Trust::Receipt),
    };
    opened
        .create_response(&key, CreateResponse::new(id, score), context)
        .await
        .expect("a first tap is stored");
    let thanks = SendResponse {
        recipients: people[1..3].to_vec(),
        standards: vec!["quick".to_owned()],
        message: "You were faster than my coffee.".to_owned(),
        ..SendResponse::default()
    };
    let sent = opened
        .send_response(&key, id, thanks, now)
        .await
        .expect("thanks is sent");
    assert_eq!(black_box(sent).live.len(), 2);
}

fn writing(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime starts");
    let bench = runtime.block_on(Bench::new());
    let one = || {
        answer(
            bench.store.clone(),
            bench.key.clone(),
            bench.people.clone(),
            next_moment(bench.now),
        )
    };
    let mut group = criterion.benchmark_group("response");
    group.sample_size(20);
    group.throughput(Throughput::Elements(1));
    group.bench_function("tap and send, one after the other", |bencher| {
        bencher.to_async(&runtime).iter(one);
    });
    group.throughput(Throughput::Elements(AT_ONCE));
    group.bench_function("tap and send, 16 at once", |bencher| {
        bencher.to_async(&runtime).iter(|| async {
            let mut customers = JoinSet::new();
            for _ in 0..AT_ONCE {
                customers.spawn(one());
            }
            customers.join_all().await
        });
    });
    group.finish();
}

fn reading(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime starts");
    let bench = runtime.block_on(Bench::new());
    let (from, until) = (date(2000, 1, 1), date(2100, 1, 1));
    criterion.bench_function("wall, first page", |bencher| {
        bencher
            .to_async(&runtime)
            .iter(|| bench.store.find_wall(bench.people[1], None, bench.now));
    });
    criterion.bench_function("insights, 18 months of the organization", |bencher| {
        bencher
            .to_async(&runtime)
            .iter(|| bench.store.insight_days(Subject::Organization, from, until));
    });
    criterion.bench_function("insights, subjects to choose from", |bencher| {
        bencher
            .to_async(&runtime)
            .iter(|| bench.store.list_subjects(SubjectScope::Everything));
    });
}

criterion_group!(benches, writing, reading);
criterion_main!(benches);
