//! What can go wrong with a call, told apart by what a person can do about it.

use domain::api::problem::{Code, FieldProblem, Problem};

/// Why a call has no answer to show.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// The server could not be reached: no connection, or the server is down.
    #[error("There is no connection to the server.")]
    Offline,
    /// The server answered that it cannot or will not do it, and says why.
    #[error("{0}")]
    Problem(Problem),
    /// The answer is not one of ours: a proxy's page, or a server of another version.
    #[error("The server gave an answer that this page cannot read.")]
    Unreadable,
}

impl ApiError {
    /// The kind of problem, if the server named one.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            Self::Offline | Self::Unreadable => None,
        }
    }

    /// The fields to correct; empty unless the input was at fault.
    #[must_use]
    pub fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Problem(problem) => &problem.fields,
            Self::Offline | Self::Unreadable => &[],
        }
    }

    /// What the server says about one field of the request.
    #[must_use]
    pub fn about(&self, field: &str) -> Option<String> {
        let found = self.fields().iter().find(|problem| problem.field == field);
        found.map(|problem| problem.message.clone())
    }

    /// Whether the session has ended and signing in again is the way on.
    #[must_use]
    pub fn is_signed_out(&self) -> bool {
        self.code() == Some(Code::SignedOut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_the_server_says_about_a_field() {
        let error = ApiError::Problem(Problem {
            code: Code::Invalid,
            message: "Something is wrong.".into(),
            fields: vec![FieldProblem::new("message", "It is too long.")],
        });
        assert_eq!(error.about("message").as_deref(), Some("It is too long."));
        assert_eq!(error.about("score"), None);
        assert_eq!(ApiError::Offline.about("message"), None);
    }
}
