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

    /// How many responses one address may begin within ten minutes. Raise it where many customers share one, such as a
    /// hospital's.
    #[arg(
        long,
        env = "PLAUDIT_RESPONSES_PER_ADDRESS",
        default_value_t = 30,
        value_name = "NUMBER"
    )]
    pub responses_per_address: u32,

    /// How many responses may be begun at one touchpoint within ten minutes.
    #[arg(
        long,
        env = "PLAUDIT_RESPONSES_PER_TOUCHPOINT",
        default_value_t = 120,
        value_name = "NUMBER"
    )]
    pub responses_per_touchpoint: u32,

    /// How many responses one enrolled kiosk may begin within ten minutes.
    #[arg(
        long,
        env = "PLAUDIT_RESPONSES_PER_KIOSK",
        default_value_t = 600,
        value_name = "NUMBER"
    )]
    pub responses_per_kiosk: u32,

    /// How many responses may be begun within a second, all together.
    #[arg(
        long,
        env = "PLAUDIT_RESPONSES_PER_SECOND",
        default_value_t = 500,
        value_name = "NUMBER"
    )]
    pub responses_per_second: u32,

    /// How many customers may name one employee within an hour until their thanks waits for a moderator.
    #[arg(long, env = "PLAUDIT_THANKS_PER_EMPLOYEE", default_value_t = crate::store::NAMED_AN_HOUR, value_name = "NUMBER")]
    pub thanks_per_employee: u32,

    /// Whether kiosks keep themselves on their devices, to work without a network. `off` takes that out of all of them.
    #[arg(long, env = "PLAUDIT_KIOSK_OFFLINE", value_enum, default_value_t = Switch::On)]
    pub kiosk_offline: Switch,
}

impl Config {
    /// Whether kiosks may keep themselves on their devices.
    #[must_use]
    pub fn keeps_kiosks_offline(&self) -> bool {
        self.kiosk_offline == Switch::On
    }
}

/// Something that can be turned off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// It works.
    #[default]
    On,
    /// It does not.
    Off,
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
