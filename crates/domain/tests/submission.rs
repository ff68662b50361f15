//! What a customer's device sends, with any content: it is read as it was written, and what passes the checks is what can be
//! stored.

#[cfg(test)]
mod submission {
    use domain::api::feedback::{
        CreateResponse, DeviceClock, Instrument, ScaleShown, SendResponse,
    };
    use domain::id::{EmployeeId, ResponseId};
    use domain::instant::Instant;
    use domain::language::Language;
    use domain::score::Score;
    use domain::validation::{self, MESSAGE_CHARS, RECIPIENTS};
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use serde_json::{Map, Value};
    use uuid::Uuid;

    fn people() -> impl Strategy<Value = Vec<EmployeeId>> {
        let person = (0..30_u128).prop_map(|number| EmployeeId(Uuid::from_u128(number)));
        vec(person, 0..30)
    }

    /// Mostly what people write, sometimes anything, and sometimes too much.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ a-zäß\n]{0,40}",
            any::<String>(),
            (0..2 * MESSAGE_CHARS).prop_map(|length| "é".repeat(length)),
        ]
    }

    fn contents() -> impl Strategy<Value = SendResponse> {
        let lists = (people(), vec("[a-z]{0,3}", 0..5), vec("[a-z]{0,3}", 0..5));
        let texts = (text(), text(), text(), text());
        let pickup = prop_oneof![Just(String::new()), "[0-9a-f]{32}", any::<String>()];
        let rest = (any::<bool>(), pickup, option::of(any::<u32>()));
        (lists, texts, rest).prop_map(|(lists, texts, rest)| SendResponse {
            recipients: lists.0,
            standards: lists.1,
            reasons: lists.2,
            message: texts.0,
            improvement: texts.1,
            unnamed: texts.2,
            contact: texts.3,
            whole_team: rest.0,
            pickup: rest.1,
            on_page_ms: rest.2,
        })
    }

    fn taps() -> impl Strategy<Value = CreateResponse> {
        let shown = prop_oneof![
            Just(ScaleShown::BestTop),
            Just(ScaleShown::BestLeft),
            Just(ScaleShown::BestRight),
            Just(ScaleShown::Unknown),
        ];
        let language = prop::sample::select(&Language::ALL);
        let instrument = (language, any::<u32>(), shown);
        let instrument = instrument.prop_map(|(language, wording, shown)| Instrument {
            language,
            wording,
            shown,
        });
        let clock = (any::<i64>(), any::<i64>()).prop_map(|(micros, ahead_ms)| DeviceClock {
            given_at: Instant::from_micros(micros),
            ahead_ms,
        });
        let parts = (
            (any::<u128>(), 1..=5_i64),
            option::of(instrument),
            option::of(any::<String>()),
            option::of(clock),
        );
        parts.prop_filter_map(
            "a score from 1 to 5",
            |((id, score), instrument, token, clock)| {
                Some(CreateResponse {
                    id: ResponseId(Uuid::from_u128(id)),
                    score: Score::new(score).ok()?,
                    instrument,
                    token,
                    clock,
                })
            },
        )
    }

    /// Any JSON at all, with names of real fields among the others.
    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        let name = prop_oneof![
            "id|score|recipients|message|clock|on_page_ms",
            any::<String>()
        ];
        leaf.prop_recursive(4, 32, 6, move |inner| {
            prop_oneof![
                vec(inner.clone(), 0..6).prop_map(Value::from),
                vec((name.clone(), inner), 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_tap_is_read_as_it_was_written(tap in taps()) {
            let text = serde_json::to_string(&tap).unwrap();
            prop_assert_eq!(serde_json::from_str::<CreateResponse>(&text).unwrap(), tap);
        }

        #[test]
        fn content_is_read_as_it_was_written(content in contents()) {
            let text = serde_json::to_string(&content).unwrap();
            prop_assert_eq!(serde_json::from_str::<SendResponse>(&text).unwrap(), content);
        }

        #[test]
        fn what_passes_can_be_stored_and_passes_again(content in contents()) {
            if let Ok(checked) = validation::response(content) {
                prop_assert!(checked.message.chars().count() <= MESSAGE_CHARS);
                prop_assert!(checked.recipients.len() <= RECIPIENTS);
                for (place, person) in checked.recipients.iter().enumerate() {
                    prop_assert!(!checked.recipients[..place].contains(person));
                }
                for text in [&checked.message, &checked.improvement, &checked.unnamed, &checked.contact] {
                    prop_assert!(!text.contains('\0'));
                    prop_assert_eq!(text.trim(), text);
                }
                prop_assert_eq!(validation::response(checked.clone()), Ok(checked));
            }
        }

        #[test]
        fn a_field_that_there_is_not_is_refused(content in contents(), name in "[a-z]{1,12}", value in json()) {
            let Value::Object(mut fields) = serde_json::to_value(content).unwrap() else {
                return Err(TestCaseError::fail("content is an object"));
            };
            let all = SendResponse { whole_team: true, unnamed: "x".into(), contact: "x".into(), pickup: "x".into(), on_page_ms: Some(1), ..SendResponse::default() };
            prop_assume!(serde_json::to_value(all).unwrap().get(&name).is_none());
            fields.insert(name, value);
            prop_assert!(serde_json::from_value::<SendResponse>(Value::Object(fields)).is_err());
        }

        #[test]
        fn any_json_and_any_bytes_are_read_without_a_panic(value in json(), bytes in vec(any::<u8>(), 0..200)) {
            for text in [value.to_string().as_bytes(), &bytes] {
                let tap = serde_json::from_slice::<CreateResponse>(text);
                prop_assert!(tap.is_err() || value.get("id").is_some());
                if let Ok(content) = serde_json::from_slice::<SendResponse>(text) {
                    let _ = validation::response(content);
                }
            }
        }
    }
}
