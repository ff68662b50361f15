//! `plaudit-server user`: accounts are made and changed at the terminal of the server.

mod create;
mod password;

use super::Failure;
use crate::config::DatabaseArgs;
use crate::store::{Store, StoreError};
use clap::{Args, Subcommand};
use domain::instant::Instant;
use domain::validation;

/// What `user` takes.
#[derive(Debug, Args)]
pub(super) struct UserArgs {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Create an account. The password comes from `PLAUDIT_PASSWORD` or the standard input, never from an argument.
    Create(create::CreateArgs),
    /// Set another password, and end the account's sessions.
    SetPassword(AccountArgs),
    /// Let nobody sign in to this account any more, and end its sessions.
    Disable(AccountArgs),
}

/// Which account.
#[derive(Debug, Args)]
struct AccountArgs {
    #[command(flatten)]
    database: DatabaseArgs,

    /// The account's e-mail address.
    #[arg(long)]
    email: String,
}

pub(super) async fn run(args: UserArgs) -> Result<(), Failure> {
    match args.command {
        UserCommand::Create(args) => create::run(args).await,
        UserCommand::SetPassword(args) => set_password(args).await,
        UserCommand::Disable(args) => disable(args).await,
    }
}

async fn set_password(args: AccountArgs) -> Result<(), Failure> {
    let email = email(&args.email)?;
    let hash = password::read_and_hash().await?;
    let store = Store::open(&args.database.url()).await?;
    let outcome = store.set_password(&email, &hash, now()).await;
    store.close().await;
    outcome.map_err(|error| about(&email, error))?;
    println!("{email} has a new password, and was signed out everywhere.");
    Ok(())
}

async fn disable(args: AccountArgs) -> Result<(), Failure> {
    let email = email(&args.email)?;
    let store = Store::open(&args.database.url()).await?;
    let outcome = store.disable_user(&email, now()).await;
    store.close().await;
    outcome.map_err(|error| about(&email, error))?;
    println!("{email} cannot sign in any more, and was signed out everywhere.");
    Ok(())
}

fn email(text: &str) -> Result<String, Failure> {
    validation::email("email", text).map_err(|problem| Failure::new(problem.message))
}

fn about(email: &str, error: StoreError) -> Failure {
    match error {
        StoreError::NotFound => {
            Failure::new(format!("There is no account {email}. Check the address."))
        }
        StoreError::Invalid(fields) => {
            let words: Vec<_> = fields.into_iter().map(|field| field.message).collect();
            Failure::new(words.join(" "))
        }
        other => other.into(),
    }
}

fn now() -> Instant {
    jiff::Timestamp::now().into()
}
