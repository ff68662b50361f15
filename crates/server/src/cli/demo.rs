//! `plaudit-server demo`.

use super::Failure;
use crate::config::DatabaseArgs;
use crate::demo::{self, DemoOptions, DemoSummary};
use crate::store::Store;
use clap::Args;
use std::fmt::Write;

/// What `demo` takes.
#[derive(Debug, Args)]
pub(super) struct DemoArgs {
    /// Where to make it: a database that is empty, or is a demo already (which then stays as it is).
    #[command(flatten)]
    database: DatabaseArgs,

    /// The same seed makes the same organization.
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// About how many responses.
    #[arg(long, default_value_t = 6_000)]
    responses: u32,

    /// Print JSON.
    #[arg(long)]
    json: bool,

    /// Where the server will be.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    base_url: String,
}

pub(super) async fn run(args: DemoArgs) -> Result<(), Failure> {
    let url = args.database.url();
    if url.starts_with("sqlite:") {
        stay_on_one_processor();
    }
    let store = Store::open(&url).await?;
    let base_url = args.base_url.trim_end_matches('/');
    let summary = find_or_create(&store, &args, base_url).await;
    store.close().await;
    let summary = summary?;
    if args.json {
        println!("{}", serde_json::to_string_pretty(&summary)?);
    } else {
        print!("{}", in_words(&summary));
    }
    Ok(())
}

/// SQLite has a thread of its own, and takes turns with this one at each of many thousand statements. To wake a processor that has
/// fallen asleep takes longer than the statement: with two of them a demo took three times as long where nothing else ran. Its
/// thread is started later and stays here, too.
#[cfg(target_os = "linux")]
fn stay_on_one_processor() {
    use rustix::thread::{CpuSet, sched_getcpu, sched_setaffinity};
    let here = sched_getcpu();
    if here < CpuSet::MAX_CPU {
        let mut only = CpuSet::new();
        only.set(here);
        // Where that is not allowed, it takes its time.
        let _ = sched_setaffinity(None, &only);
    }
}

#[cfg(not(target_os = "linux"))]
fn stay_on_one_processor() {}

async fn find_or_create(
    store: &Store,
    args: &DemoArgs,
    base_url: &str,
) -> Result<DemoSummary, Failure> {
    match store.find_program().await? {
        None => Ok(demo::create(store, options(args), base_url).await?),
        Some(program) => match program.demo_seed {
            Some(seed) => Ok(demo::summary(seed, base_url)),
            None => Err(Failure::new(format!(
                "The database already holds a real program ({}), so no demo was made. Choose another file: --database sqlite://demo.db",
                program.name
            ))),
        },
    }
}

fn options(args: &DemoArgs) -> DemoOptions {
    DemoOptions {
        seed: args.seed,
        responses: args.responses,
        now: jiff::Timestamp::now().into(),
    }
}

fn in_words(summary: &DemoSummary) -> String {
    let mut words = String::from("Accounts\n");
    for account in &summary.accounts {
        let [role, email] = [account.role.name(), &account.email];
        // Writing to a string cannot fail.
        let _ = writeln!(words, "  {role:<9} {email:<40} {}", account.password);
    }
    words.push_str("Touchpoints\n");
    for touchpoint in &summary.touchpoints {
        let _ = writeln!(
            words,
            "  {:<9} {:<40} {}",
            touchpoint.kind, touchpoint.name, touchpoint.feedback_url
        );
    }
    let _ = writeln!(words, "Sign in at {}/sign-in", summary.base_url);
    words
}
