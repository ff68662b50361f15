//! Whatever is sent as a response is taken or refused cleanly: never a fault of the server, and nothing is stored of what is
//! refused.

use crate::support::app::TestApp;
use crate::support::organization::KEY;
use domain::api::feedback::{CreateResponse, ResponseView, SendResponse};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;
use uuid::Uuid;

/// The names that mean something, so that not every object is refused at once.
const NAMES: [&str; 16] = [
    "id",
    "score",
    "instrument",
    "token",
    "clock",
    "language",
    "wording",
    "shown",
    "given_at",
    "ahead_ms",
    "recipients",
    "message",
    "unnamed",
    "contact",
    "pickup",
    "on_page_ms",
];

/// Any JSON, with the words of the API in it more often than chance.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0_i64..7).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(json!("de")),
        Just(json!("best_left")),
        Just(json!("2026-03-02T11:00:00Z")),
        any::<u128>().prop_map(|bits| json!(Uuid::from_u128(bits))),
    ];
    leaf.prop_recursive(4, 32, 8, |inner| {
        let name = prop_oneof![
            4 => prop::sample::select(&NAMES[..]).prop_map(str::to_owned),
            1 => any::<String>(),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..8)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A first tap that is right, with anything in some of its fields.
fn nearly_a_tap() -> impl Strategy<Value = Value> {
    let field = prop::sample::select(&NAMES[..]);
    (0_i64..7, prop::option::of((field, any_json()))).prop_map(|(score, other)| {
        let mut tap = json!({ "id": Uuid::now_v7(), "score": score });
        if let Some((name, value)) = other {
            tap[name] = value;
        }
        tap
    })
}

/// What follows a score, right or nearly so.
fn nearly_content() -> impl Strategy<Value = Value> {
    let text = prop_oneof![Just(String::new()), any::<String>(), "[a-z ]{0,1100}"];
    let other = prop::option::of((prop::sample::select(&NAMES[..]), any_json()));
    (text.clone(), text, any::<bool>(), any::<u32>(), other).prop_map(
        |(message, unnamed, whole_team, on_page_ms, other)| {
            let mut content = json!({
                "message": message,
                "unnamed": unnamed,
                "whole_team": whole_team,
                "on_page_ms": on_page_ms,
            });
            if let Some((name, value)) = other {
                content[name] = value;
            }
            content
        },
    )
}

/// Does this with many values.
fn for_all<T: std::fmt::Debug>(values: impl Strategy<Value = T>, check: impl Fn(T)) {
    let config = Config {
        cases: 150,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&values, |value| {
            check(value);
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_first_tap_is_taken_or_refused() {
    let runtime = Runtime::new().unwrap();
    let app = runtime.block_on(TestApp::start());
    let path = format!("/api/v1/touchpoints/{KEY}/responses");
    let taps = prop_oneof![1 => any_json(), 2 => nearly_a_tap()];
    for_all(taps, |tap| {
        runtime.block_on(async {
            let before = app.rows().await;
            let answer = app.anybody().post(&path, &tap).await;
            let told = answer.text();
            match answer.status {
                201 => {
                    let sent: CreateResponse = serde_json::from_value(tap).unwrap();
                    let view: ResponseView = answer.json();
                    assert_eq!((view.id, view.score), (sent.id, sent.score));
                }
                400..=499 => assert_eq!(app.rows().await, before, "{tap} {told}"),
                status => panic!("{status} {told} for {tap}"),
            }
        });
    });
}

#[test]
fn anything_after_the_score_is_taken_or_refused() {
    let runtime = Runtime::new().unwrap();
    let app = runtime.block_on(TestApp::start());
    let contents = prop_oneof![1 => any_json(), 2 => nearly_content()];
    for_all(contents, |content| {
        runtime.block_on(async {
            let response = app.anybody().score(5).await;
            let before = app.rows().await;
            let path = format!("{response}/send");
            let answer = app.anybody().post(&path, &content).await;
            let told = answer.text();
            match answer.status {
                200 => {
                    let again = app.anybody().post(&path, &content).await;
                    assert_eq!(again.json::<ResponseView>(), answer.json(), "{content}");
                    serde_json::from_value::<SendResponse>(content).unwrap();
                }
                400..=499 => assert_eq!(app.rows().await, before, "{content} {told}"),
                status => panic!("{status} {told} for {content}"),
            }
        });
    });
}
