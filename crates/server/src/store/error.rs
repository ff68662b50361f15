//! What can go wrong in the store. Which HTTP status that is, `error.rs` of the server decides.

use domain::api::problem::FieldProblem;

/// The outcome of a store operation.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why a store operation changed nothing.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such thing.
    #[error("there is no such thing")]
    NotFound,
    /// The id was already used with other content, or the response was settled meanwhile.
    #[error("the id was already used with other content")]
    AlreadyUsed,
    /// Something else was changed meanwhile, or the name is taken: a sentence for people.
    #[error("{0}")]
    Conflict(String),
    /// Fields that do not fit what the database holds, such as a person who is not on offer here.
    #[error("{} field(s) do not fit", .0.len())]
    Invalid(Vec<FieldProblem>),
    /// The database is busy, full or away; trying again later may help.
    #[error("the database is not available: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// The database holds, or refuses, something that the program did not expect: a fault of ours.
    #[error("the store is broken: {0}")]
    Broken(String),
    /// The database was made by a newer version of the program.
    #[error(
        "This database was made by a newer Plaudit (its schema is version {found}, this program knows {known}). Start that newer version instead."
    )]
    NewerSchema {
        /// The schema version in the database.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// The database was made by an older version of the program, and is only to be read.
    #[error(
        "This database was made by an older Plaudit (its schema version is {found}, this program needs {known}). Start the server of this program once: it brings the database up to date."
    )]
    OlderSchema {
        /// The schema version in the database.
        found: i64,
        /// The one that this program needs.
        known: i64,
    },
    /// Nothing of Plaudit is there, and nothing was to be made.
    #[error(
        "There is no database of Plaudit there. Give the one that the server uses with --database."
    )]
    NoDatabase,
}

impl StoreError {
    /// A conflict, with a sentence that says what to do.
    pub(crate) fn conflict(sentence: impl Into<String>) -> Self {
        Self::Conflict(sentence.into())
    }

    /// One field that does not fit.
    pub(crate) fn invalid(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, sentence)])
    }

    /// Something in the database that the program cannot read.
    pub(crate) fn broken(what: impl std::fmt::Display) -> Self {
        Self::Broken(what.to_string())
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let passing = match &error {
            sqlx::Error::Database(fault) => fault.code().is_some_and(|code| may_pass(&code)),
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => true,
            _ => false,
        };
        if passing {
            Self::Unavailable(error)
        } else {
            Self::broken(error)
        }
    }
}

/// Turns a taken name into a conflict. Told by the kind of the error, for SQLite names no constraint.
pub(super) fn or_taken(error: sqlx::Error, sentence: &str) -> StoreError {
    let taken = error
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation);
    if taken {
        StoreError::conflict(sentence)
    } else {
        error.into()
    }
}

/// Codes of faults that are not ours and may be gone at the next try.
fn may_pass(code: &str) -> bool {
    match code.len() {
        // SQLSTATE: connection lost, transaction undone, out of resources, not in the right state, stopped, system.
        5 => ["08", "40", "53", "55", "57", "58"]
            .iter()
            .any(|class| code.starts_with(class)),
        // SQLite, the low byte of the extended code: busy, locked, no memory, I/O, full, cannot open.
        _ => code
            .parse::<i64>()
            .is_ok_and(|number| matches!(number & 0xff, 5 | 6 | 7 | 10 | 13 | 14)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_that_may_pass_are_told_from_faults_of_ours() {
        for (code, passes) in [
            ("5", true),
            ("261", true),
            ("10", true),
            ("19", false),
            ("1811", false),
            ("40P01", true),
            ("57P01", true),
            ("23505", false),
            ("42601", false),
        ] {
            assert_eq!(may_pass(code), passes, "{code}");
        }
    }
}
