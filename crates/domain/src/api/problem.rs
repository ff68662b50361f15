//! What an error looks like: `{code, message, fields}`.

use serde::{Deserialize, Serialize};

/// The body of every answer that is an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[error("{message}")]
pub struct Problem {
    /// What kind of problem it is, for programs.
    pub code: Code,
    /// What happened and what to do, for people.
    pub message: String,
    /// The fields to correct, if the input was at fault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field's name in the request, with a path where it is nested: `rules[0].award.points`.
    pub field: String,
    /// What is wrong and what would be right.
    pub message: String,
}

impl FieldProblem {
    /// A problem with this field.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }
}

/// The kinds of problems. A client may meet one that it does not know: [`Code::Other`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// 400: not readable as JSON, or a parameter of the address is wrong.
    Malformed,
    /// 422: readable, but a field is wrong; `fields` says which.
    Invalid,
    /// 401: nobody is signed in, or the session has ended.
    SignedOut,
    /// 401: the e-mail address or the password is wrong; it is not told which.
    WrongCredentials,
    /// 403: signed in, but not for this role; or the request came from another site.
    Forbidden,
    /// 404: there is no such thing, or it is somebody else's.
    NotFound,
    /// 405: the address is right, the method is not.
    MethodNotAllowed,
    /// 409: something else was changed meanwhile.
    Conflict,
    /// 413: the body is over the limit.
    TooLarge,
    /// 415: the body is not `application/json`.
    UnsupportedMediaType,
    /// 422: this id was already used with other content.
    AlreadyUsed,
    /// 429: too many requests; try again later.
    TooMany,
    /// 503: the server cannot do it now; nothing was changed.
    Unavailable,
    /// Any other.
    #[serde(other)]
    Other,
}
