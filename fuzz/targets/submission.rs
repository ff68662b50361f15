//! Any bytes as the JSON of a response: never a panic, and what is taken is the same when it is taken again.

#![no_main]

use domain::api::feedback::{CreateResponse, SendResponse};
use domain::validation;
use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

fuzz_target!(|data: &[u8]| {
    if let Ok(tap) = serde_json::from_slice::<CreateResponse>(data) {
        assert_eq!(there_and_back(&tap), tap);
    }
    let Ok(content) = serde_json::from_slice::<SendResponse>(data) else {
        return;
    };
    assert_eq!(there_and_back(&content), content);
    if let Ok(checked) = validation::response(content) {
        assert_eq!(validation::response(checked.clone()), Ok(checked));
    }
});

fn there_and_back<T: Serialize + DeserializeOwned + Debug>(value: &T) -> T {
    let text = serde_json::to_string(value).expect("a value has a text");
    serde_json::from_str(&text).expect("what was written can be read")
}
