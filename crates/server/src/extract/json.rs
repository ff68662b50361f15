//! JSON bodies, and problems that name the field in words for people.

use crate::error::ApiError;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use domain::api::problem::FieldProblem;
use serde::de::{DeserializeOwned, IgnoredAny};

/// The most bytes a body may have.
pub const BODY_LIMIT: usize = 64 * 1024;

/// A JSON body of this type. Not JSON at all is 400, another content type 415, too large 413, and a wrong
/// field 422 that names it.
#[derive(Debug, Clone, Copy)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(ApiError::unsupported_media_type());
        }
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| not_read(&rejection))?;
        read(&body).map(Self)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let given = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    given.is_some_and(|given| {
        let media_type = given.split(';').next().unwrap_or_default().trim();
        media_type.eq_ignore_ascii_case("application/json")
    })
}

/// What to answer when a body could not be read to its end.
fn not_read(rejection: &BytesRejection) -> ApiError {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        ApiError::too_large(BODY_LIMIT)
    } else {
        ApiError::malformed_body("it ended too early")
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    // First whether it is JSON at all, so that a wrong field is never reported of what is none.
    serde_json::from_slice::<IgnoredAny>(body).map_err(ApiError::malformed_body)?;
    let mut json = serde_json::Deserializer::from_slice(body);
    serde_path_to_error::deserialize(&mut json).map_err(|error| refuse(&error))
}

fn refuse(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    problem("body", error).into()
}

/// What serde says of a value, told of the field that it is about; `whole` is what the value is called where it is about all of it.
pub fn problem(whole: &str, error: &serde_path_to_error::Error<serde_json::Error>) -> FieldProblem {
    let (line, column) = (error.inner().line(), error.inner().column());
    let words = error.inner().to_string();
    let place = format!(" at line {line} column {column}");
    let words = words.strip_suffix(&place).unwrap_or(&words);
    problem_in(whole, &error.path().to_string(), words)
}

/// What serde says about the value at `path`, told of the field that it is about.
pub(super) fn problem_with(path: &str, words: &str) -> FieldProblem {
    problem_in("body", path, words)
}

fn problem_in(whole: &str, path: &str, words: &str) -> FieldProblem {
    let path = path.trim_start_matches('.');
    if let Some(name) = quoted_after(words, "missing field ") {
        return FieldProblem::new(join(path, name), "This is missing.");
    }
    if let Some(name) = quoted_after(words, "unknown field ") {
        return FieldProblem::new(join(path, name), "There is no such field.");
    }
    if let Some(name) = quoted_after(words, "duplicate field ") {
        return FieldProblem::new(join(path, name), "Give this once only.");
    }
    let field = if path.is_empty() { whole } else { path };
    match words.rsplit_once(", expected ") {
        Some((_, expected)) => FieldProblem::new(field, format!("Give {} here.", plain(expected))),
        None => FieldProblem::new(field, words),
    }
}

fn quoted_after<'a>(words: &'a str, start: &str) -> Option<&'a str> {
    words.strip_prefix(start)?.split('`').nth(1)
}

/// The path of a field in the value at `path`; serde may have named the field there already.
fn join(path: &str, name: &str) -> String {
    match path.rsplit('.').next() {
        Some(last) if last == name => path.to_owned(),
        _ if path.is_empty() => name.to_owned(),
        _ => format!("{path}.{name}"),
    }
}

/// Words for Rust's type names, where serde falls back on them.
fn plain(expected: &str) -> &str {
    match expected {
        "a string" => "text",
        "a sequence" => "a list",
        "a boolean" => "true or false",
        "a map" => "an object",
        _ if expected.starts_with("struct ") => "an object",
        _ if is_whole_number(expected) => "a whole number in range",
        _ => expected,
    }
}

fn is_whole_number(expected: &str) -> bool {
    matches!(
        expected,
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::feedback::{CreateResponse, SendResponse};
    use domain::api::rules::PublishRules;

    fn check<T: DeserializeOwned>(body: &str, field: &str, message: &str) {
        let error = read::<T>(body.as_bytes()).err().unwrap();
        assert_eq!(
            error.problem().fields,
            [FieldProblem::new(field, message)],
            "{body}"
        );
    }

    #[test]
    fn names_the_field_that_is_wrong() {
        let response =
            |score| format!(r#"{{"id":"0198c0de-0000-7000-8000-000000000001","score":{score}}}"#);
        let scale = "Choose a score from 1 to 5.";
        check::<CreateResponse>(&response("0"), "score", scale);
        check::<CreateResponse>(&response("6"), "score", scale);
        check::<CreateResponse>(
            &response("\"five\""),
            "score",
            "Give a score from 1 to 5 here.",
        );
        check::<CreateResponse>(&response("4.5"), "score", "Give a score from 1 to 5 here.");
        check::<CreateResponse>(&response("5,\"mood\":1"), "mood", "There is no such field.");
        check::<CreateResponse>(&response("5,\"score\":4"), "score", "Give this once only.");
        check::<CreateResponse>("{}", "id", "This is missing.");
        check::<CreateResponse>("[]", "body", "Give an object here.");
        check::<CreateResponse>("3", "body", "Give an object here.");
        check::<SendResponse>(r#"{"message":5}"#, "message", "Give text here.");
        check::<SendResponse>(r#"{"recipients":5}"#, "recipients", "Give a list here.");
    }

    #[test]
    fn names_nested_fields_by_their_path() {
        let publish = |rule: &str| {
            format!(r#"{{"based_on":1,"reason":"x","rules":{{"version":1,"rules":[{rule}]}}}}"#)
        };
        check::<PublishRules>(
            &publish(r#"{"colour":1}"#),
            "rules.rules[0].colour",
            "There is no such field.",
        );
        check::<PublishRules>(
            &publish(r#"{"id":7}"#),
            "rules.rules[0].id",
            "Give text here.",
        );
        check::<PublishRules>(&publish("{}"), "rules.rules[0].id", "This is missing.");
    }

    #[test]
    fn what_is_no_json_is_told_where() {
        for body in ["", "{", "{\"id\":}", "nonsense", "{} {}"] {
            let error = read::<SendResponse>(body.as_bytes()).err().unwrap();
            assert_eq!(error.status(), StatusCode::BAD_REQUEST, "{body}");
        }
    }
}
