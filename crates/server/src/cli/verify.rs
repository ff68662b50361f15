//! `plaudit-server verify`: whether the books balance, and everything agrees with what it was derived from.

use super::Failure;
use crate::config::DatabaseArgs;
use crate::store::{Store, Unverified};
use clap::Args;

/// What `verify` takes.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct VerifyArgs {
    #[command(flatten)]
    database: DatabaseArgs,
}

const AFTER_HELP: &str = "\
Checks the audit chain; derives every award anew from the responses and the rules of their time; checks that each transaction sums to \
0 and is made once, that balances and what caps have counted are the sums of the postings, and that a recount gives the daily rollups. \
It changes nothing, sees one moment of the database, and can run while the server works.

Exit codes: 0 everything agrees; 1 the first difference is told, or the database cannot be read; 2 wrong arguments.";

pub(super) async fn run(args: VerifyArgs) -> Result<(), Failure> {
    let store = Store::open_to_read(&args.database.url()).await?;
    let outcome = verify(&store).await;
    store.close().await;
    outcome
}

async fn verify(store: &Store) -> Result<(), Failure> {
    if store.find_program().await?.is_none() {
        return Err(Failure::new(
            "The database is empty, so there is nothing to verify. Give the one that the server uses with --database.",
        ));
    }
    match store.verify(|checked| println!("{checked}")).await {
        Ok(()) => {
            println!("Everything agrees.");
            Ok(())
        }
        Err(Unverified::Difference(words)) => {
            Err(Failure::new(format!("{words}\nNot everything agrees.")))
        }
        Err(Unverified::Store(cause)) => Err(cause.into()),
    }
}
