//! The commands of `plaudit-server`.

mod demo;
mod replay;
mod serve;
mod token;
mod user;
mod verify;

use clap::{Parser, Subcommand};
use std::fmt;

/// Recognition by customers: scores, thanks by name, and points that explain themselves.
#[derive(Debug, Parser)]
#[command(name = "plaudit-server", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages and the API.
    Serve(crate::config::Config),
    /// Make a believable organization to try things with, and print its pages and accounts.
    Demo(demo::DemoArgs),
    /// Tell what a rule set pays for events in a file. Needs no database.
    Replay(replay::ReplayArgs),
    /// Make links for e-mails, receipts and tickets that count once.
    Token(token::TokenArgs),
    /// Create and change accounts.
    User(user::UserArgs),
    /// Check that the books balance, and that every point can be derived anew.
    Verify(verify::VerifyArgs),
}

/// A command that failed: a sentence that says what happened and what to do.
#[derive(Debug)]
pub struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Failure {
    fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

impl Cli {
    /// Runs the command to its end.
    ///
    /// # Errors
    /// What to tell the person at the terminal.
    pub async fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::Serve(config) => serve::run(config).await,
            Command::Demo(args) => demo::run(args).await,
            Command::Replay(args) => replay::run(&args),
            Command::Token(args) => token::run(args).await,
            Command::User(args) => user::run(args).await,
            Command::Verify(args) => verify::run(args).await,
        }
    }
}
