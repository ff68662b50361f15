//! `plaudit-server token`: links for e-mails, receipts and tickets that count once.

use super::Failure;
use crate::config::DatabaseArgs;
use crate::receipt;
use crate::store::{Store, Touchpoint};
use clap::Args;
use domain::api::touchpoints::{CreateReceiptLinks, ReceiptLinksView};
use domain::id::EmployeeId;
use domain::settings;

/// What `token` takes.
#[derive(Debug, Args)]
pub(super) struct TokenArgs {
    #[command(flatten)]
    database: DatabaseArgs,

    /// The touchpoint: its key, or its name.
    #[arg(long, value_name = "KEY|NAME")]
    touchpoint: String,

    /// Whom the visit was with: their name, or their id. The page suggests this person.
    #[arg(long, value_name = "NAME|ID")]
    employee: Option<String>,

    /// How many days the links can be used.
    #[arg(long, default_value_t = 30)]
    days: u32,

    /// How many links.
    #[arg(long, default_value_t = 1)]
    count: u32,

    /// Where the server is.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    base_url: String,

    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(args: TokenArgs) -> Result<(), Failure> {
    let store = Store::open(&args.database.url()).await?;
    let made = create(&store, &args).await;
    store.close().await;
    let made = made?;
    if args.json {
        println!("{}", serde_json::to_string_pretty(&made)?);
    } else {
        println!("{}", made.links.join("\n"));
    }
    Ok(())
}

async fn create(store: &Store, args: &TokenArgs) -> Result<ReceiptLinksView, Failure> {
    let touchpoint = find_touchpoint(store, &args.touchpoint).await?;
    let employee = match &args.employee {
        Some(employee) => Some(find_employee(store, &touchpoint, employee).await?),
        None => None,
    };
    let wanted = CreateReceiptLinks {
        employee,
        valid_days: args.days,
        count: args.count,
    };
    settings::receipt_links(&wanted).map_err(|problems| {
        let lines: Vec<_> = problems
            .iter()
            .map(|problem| format!("--{}: {}", flag(&problem.field), problem.message))
            .collect();
        Failure::new(lines.join("\n"))
    })?;
    let key = store.receipt_key().await?;
    let site = args.base_url.trim_end_matches('/');
    let now = jiff::Timestamp::now().into();
    store
        .note_receipt_links(touchpoint.id, &wanted, None, now)
        .await?;
    Ok(receipt::links(&key, &touchpoint, &wanted, site, now))
}

fn flag(field: &str) -> &str {
    match field {
        "valid_days" => "days",
        other => other,
    }
}

async fn find_touchpoint(store: &Store, given: &str) -> Result<Touchpoint, Failure> {
    let rows = store.list_touchpoints().await?.touchpoints;
    let meant: Vec<_> = rows
        .iter()
        .filter(|row| row.key == given || row.name == given)
        .collect();
    let [one] = meant.as_slice() else {
        let words = if meant.is_empty() {
            format!("There is no touchpoint “{given}”. Give the key in its address, or its name.")
        } else {
            format!("Several touchpoints are called “{given}”. Give the key in its address.")
        };
        return Err(Failure::new(words));
    };
    let found = store.find_touchpoint(&one.key, None).await?;
    found.ok_or_else(|| Failure::new("The touchpoint was removed meanwhile."))
}

async fn find_employee(
    store: &Store,
    touchpoint: &Touchpoint,
    given: &str,
) -> Result<EmployeeId, Failure> {
    match store.find_people_on_offer(touchpoint.id, given).await?[..] {
        [one] => Ok(one),
        [] => Err(Failure::new(format!(
            "Nobody called “{given}” is on offer at {}.",
            touchpoint.view.name
        ))),
        [..] => Err(Failure::new(format!(
            "Several people at {} are called “{given}”. Give the full name, or the id.",
            touchpoint.view.name
        ))),
    }
}
