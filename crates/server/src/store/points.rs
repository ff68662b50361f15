//! A person's points: every posting of their account in the order of booking, each with its sentence.

mod how;
mod postings;

use super::columns::Columns;
use super::cursor::Position;
use super::ledger::read_calendar;
use super::rules::RuleSets;
use super::{Result, Store};
use domain::api::points::{Month, POSTINGS_PER_PAGE, PaidRuleView, PointsView, PostingView};
use domain::id::EmployeeId;
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::{Calendar, CapWindow, Window};
use postings::{Page, Selection};
use sqlx::AnyConnection;
use std::iter::successors;

/// In place of a rule's id where an owner changed points by hand.
const ADJUSTMENT: &str = "adjustment";
/// What that is called.
const ADJUSTMENT_NAME: &str = "Adjustment";

/// Which postings of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostingFilter {
    /// Only those booked in this month, by the program's time zone.
    pub month: Option<Month>,
    /// Only those of this rule's id.
    pub rule: Option<String>,
}

/// What an account holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Balance {
    /// What can be spent.
    pub(super) available: Points,
    /// What is still within its hold.
    pub(super) held: Points,
}

impl Store {
    /// A page of a person's postings, newest first; `cursor` is `next` of the page before, with the same filter. `None` for an
    /// unknown person.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] (field `cursor`) for a cursor that no page gave.
    pub async fn find_points(
        &self,
        employee: EmployeeId,
        filter: &PostingFilter,
        cursor: Option<&str>,
        now: Instant,
    ) -> Result<Option<PointsView>> {
        let before = match cursor {
            None => Position::newest(),
            Some(text) => text.parse()?,
        };
        // Balances on top and beside the postings are of one moment.
        let mut snapshot = self.begin_reading().await?;
        let Some(name) = super::wall::find_name(&mut snapshot, employee).await? else {
            return Ok(None);
        };
        let calendar = read_calendar(&mut snapshot).await?;
        let selection = Selection {
            employee,
            span: filter.month.map(|month| span_of(&calendar, month)),
            rule: filter.rule.clone(),
            before,
        };
        let page = Page::find(
            &mut snapshot,
            &self.rule_sets,
            &selection,
            POSTINGS_PER_PAGE,
            now,
        );
        let page = page.await?;
        let balance = find_balance(&mut snapshot, employee, now).await?;
        Ok(Some(PointsView {
            employee,
            name,
            available: balance.available,
            held: balance.held,
            months: list_months(&mut snapshot, employee, &calendar, now).await?,
            rules: list_rules(&mut snapshot, &self.rule_sets, employee).await?,
            next: page.next().map(|position| position.to_string()),
            postings: page.postings,
        }))
    }

    /// All postings of a person, oldest first; none for an unknown person.
    pub async fn list_postings(
        &self,
        employee: EmployeeId,
        now: Instant,
    ) -> Result<Vec<PostingView>> {
        let mut snapshot = self.begin_reading().await?;
        let all = Selection {
            employee,
            span: None,
            rule: None,
            before: Position::newest(),
        };
        let page = Page::find(&mut snapshot, &self.rule_sets, &all, u32::MAX, now).await?;
        Ok(page.postings.into_iter().rev().collect())
    }
}

/// The fold over a person's postings.
pub(super) async fn find_balance(
    connection: &mut AnyConnection,
    employee: EmployeeId,
    now: Instant,
) -> Result<Balance> {
    let row = sqlx::query(
        "select cast(coalesce(sum(case when available_at <= $1 then points else 0 end), 0) as BIGINT) as available, \
             cast(coalesce(sum(case when available_at > $1 then points else 0 end), 0) as BIGINT) as held \
         from postings where account = $2",
    )
    .bind(now.micros())
    .bind(account(employee))
    .fetch_one(connection)
    .await?;
    Ok(Balance {
        available: row.points("available")?,
        held: row.points("held")?,
    })
}

/// A person's account in the ledger.
fn account(employee: EmployeeId) -> String {
    format!("employee:{employee}")
}

fn span_of(calendar: &Calendar, month: Month) -> std::ops::Range<Instant> {
    calendar.span(Window::of(CapWindow::Month, month.first()))
}

/// From this month back to that of the first posting.
async fn list_months(
    connection: &mut AnyConnection,
    employee: EmployeeId,
    calendar: &Calendar,
    now: Instant,
) -> Result<Vec<Month>> {
    let row = sqlx::query("select min(at) as first from ledger_transactions where account = $1")
        .bind(account(employee))
        .fetch_one(connection)
        .await?;
    let this = Month::of(calendar.day(now));
    let first = row.maybe_instant("first")?;
    let first = first.map_or(this, |first| Month::of(calendar.day(first)));
    let earlier = successors(Some(this.before()), |month| Some(month.before()));
    let earlier = earlier.take_while(|month| *month >= first);
    Ok(std::iter::once(this).chain(earlier).collect())
}

/// Every rule of the account's transactions, by the name in its latest version there.
async fn list_rules(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    employee: EmployeeId,
) -> Result<Vec<PaidRuleView>> {
    let rows = sqlx::query(
        "select rule, max(version) as version from ledger_transactions where account = $1 group by rule",
    )
    .bind(account(employee))
    .fetch_all(&mut *connection)
    .await?;
    let mut rules = Vec::with_capacity(rows.len());
    for row in &rows {
        let rule = row.text("rule")?;
        let set = rule_sets.find(connection, row.small("version")?).await?;
        let name = rule_name(&set, &rule).to_owned();
        rules.push(PaidRuleView { rule, name });
    }
    rules.sort_by(|one, other| (&one.name, &one.rule).cmp(&(&other.name, &other.rule)));
    Ok(rules)
}

/// The name of a rule in a version; of what no rule paid, the word for it.
fn rule_name<'a>(rules: &'a domain::rules::RuleSet, id: &'a str) -> &'a str {
    if id == ADJUSTMENT {
        return ADJUSTMENT_NAME;
    }
    let rule = rules.rules.iter().find(|rule| rule.id == id);
    rule.map_or(id, |rule| &rule.name)
}
