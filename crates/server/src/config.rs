//! How the server is configured: by flags, or by `PLAUDIT_*` variables. Read once, at start, and passed on.

use clap::{Args, ValueEnum};
use std::net::SocketAddr;

/// Where the database is; every command needs it.
#[derive(Debug, Clone, Args)]
pub struct DatabaseArgs {
    /// A file (`plaudit.db`, `sqlite://plaudit.db`) or a PostgreSQL database (`postgres://user@host/name`).
    #[arg(
        long,
        env = "PLAUDIT_DATABASE",
        default_value = "sqlite://plaudit.db",
        hide_env_values = true
    )]
    pub database: String,
}

impl DatabaseArgs {
    /// The address as the store takes it: a plain path is a SQLite file.
    #[must_use]
    pub fn url(&self) -> String {
        if self.database.contains("://") || self.database.starts_with("sqlite:") {
            self.database.clone()
        } else {
            format!("sqlite://{}", self.database)
        }
    }
}

/// How the server listens and logs.
#[derive(Debug, Clone, Args)]
pub struct Config {
    /// The address to listen on.
    #[arg(long, env = "PLAUDIT_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// Where the database is.
    #[command(flatten)]
    pub database: DatabaseArgs,

    /// How log lines are written.
    #[arg(long, env = "PLAUDIT_LOG", value_enum, default_value_t = LogFormat::Text)]
    pub log: LogFormat,

    /// Believe X-Forwarded-For and X-Forwarded-Proto. Only behind a proxy of your own that sets both.
    #[arg(long, env = "PLAUDIT_TRUST_PROXY")]
    pub trust_proxy: bool,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people at a terminal.
    Text,
    /// For machines: one JSON object a line.
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_path_is_a_sqlite_file() {
        for (given, expected) in [
            ("plaudit.db", "sqlite://plaudit.db"),
            ("/var/lib/plaudit.db", "sqlite:///var/lib/plaudit.db"),
            ("sqlite::memory:", "sqlite::memory:"),
            ("sqlite://plaudit.db", "sqlite://plaudit.db"),
            (
                "postgres://localhost/plaudit",
                "postgres://localhost/plaudit",
            ),
        ] {
            let database = given.to_owned();
            assert_eq!(DatabaseArgs { database }.url(), expected);
        }
    }
}
