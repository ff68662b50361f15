//! Statements: every entry of an account in the order of booking, each with its sentence.

mod changes;
mod how;
mod postings;

use super::columns::Columns;
use super::cursor::Position;
pub use changes::PointsChange;

use super::ledger::{account_of, read_calendar};
use super::rules::RuleSets;
use super::{Result, Store, StoreError};
use domain::api::ledger::Holder;
use domain::api::points::{Month, POSTINGS_PER_PAGE, PaidRuleView, PointsView, PostingView};
use domain::id::TeamId;
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::{AwardTo, Calendar, CapWindow, Rule, RuleSet, Trigger, Window};
use postings::{Page, Place, Selection};
use sqlx::AnyConnection;
use std::collections::BTreeMap;
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
    /// When the next of it can be spent.
    pub(super) frees_at: Option<Instant>,
}

impl Store {
    /// A page of a statement, newest first; `cursor` is `next` of the page before, with the same filter. `None` for an unknown
    /// person or team.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] (field `cursor`) for a cursor that no page gave.
    pub async fn find_points(
        &self,
        holder: impl Into<Holder>,
        filter: &PostingFilter,
        cursor: Option<&str>,
        now: Instant,
    ) -> Result<Option<PointsView>> {
        let holder = holder.into();
        let cursor = cursor.map(str::parse::<Position>).transpose()?;
        // Balances on top and beside the entries are of one moment.
        let mut snapshot = self.begin_reading().await?;
        let Some(name) = find_name(&mut snapshot, holder).await? else {
            return Ok(None);
        };
        let calendar = read_calendar(&mut snapshot).await?;
        let before = match cursor {
            None => Place::newest(),
            Some(position) => Place::find(&mut snapshot, holder, position).await?,
        };
        let selection = Selection {
            holder,
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
        let balance = find_balance(&mut snapshot, &account_of(holder), now).await?;
        Ok(Some(PointsView {
            holder,
            name,
            available: balance.available,
            held: balance.held,
            frees_at: balance.frees_at,
            months: list_months(&mut snapshot, holder, &calendar, now).await?,
            rules: list_rules(&mut snapshot, &self.rule_sets, holder).await?,
            next: page.next().map(|position| position.to_string()),
            postings: page.into_entries(),
        }))
    }

    /// All entries of a statement, oldest first; none for an unknown person or team.
    pub async fn list_postings(
        &self,
        holder: impl Into<Holder>,
        now: Instant,
    ) -> Result<Vec<PostingView>> {
        let mut snapshot = self.begin_reading().await?;
        let all = Selection {
            holder: holder.into(),
            span: None,
            rule: None,
            before: Place::newest(),
        };
        let page = Page::find(&mut snapshot, &self.rule_sets, &all, u32::MAX, now).await?;
        Ok(page.into_entries().into_iter().rev().collect())
    }

    /// Whether there is such a team, for authorization.
    pub async fn has_team(&self, team: TeamId) -> Result<bool> {
        let mut connection = self.pools.reader.acquire().await?;
        let name = find_name(&mut connection, team.into()).await?;
        Ok(name.is_some())
    }
}

async fn find_name(connection: &mut AnyConnection, holder: Holder) -> Result<Option<String>> {
    match holder {
        Holder::Employee(employee) => super::wall::find_name(connection, employee).await,
        Holder::Team(team) => {
            let name =
                sqlx::query_scalar("select name from teams where id = $1").bind(team.to_string());
            Ok(name.fetch_optional(connection).await?)
        }
    }
}

/// The fold over an account's postings.
pub(super) async fn find_balance(
    connection: &mut AnyConnection,
    account: &str,
    now: Instant,
) -> Result<Balance> {
    let row = sqlx::query(
        "select cast(coalesce(sum(case when available_at <= $1 then points else 0 end), 0) as BIGINT) as available, \
             cast(coalesce(sum(case when available_at > $1 then points else 0 end), 0) as BIGINT) as held, \
             (select min(h.available_at) from (select available_at from postings where account = $2 and available_at > $1 \
                 group by available_at having sum(points) > 0) h) as frees_at \
         from postings where account = $2",
    )
    .bind(now.micros())
    .bind(account)
    .fetch_one(connection)
    .await?;
    Ok(Balance {
        available: row.points("available")?,
        held: row.points("held")?,
        frees_at: row.maybe_instant("frees_at")?,
    })
}

fn span_of(calendar: &Calendar, month: Month) -> std::ops::Range<Instant> {
    calendar.span(Window::of(CapWindow::Month, month.first()))
}

/// The person whose wall has cards that rules were asked about; of a team nobody. As a parameter: an empty id finds none.
fn person(holder: Holder) -> String {
    match holder {
        Holder::Employee(employee) => employee.to_string(),
        Holder::Team(_) => String::new(),
    }
}

/// From this month back to that of the first entry.
async fn list_months(
    connection: &mut AnyConnection,
    holder: Holder,
    calendar: &Calendar,
    now: Instant,
) -> Result<Vec<Month>> {
    let row = sqlx::query(
        "select min(first) as first from ( \
             select min(at) as first from ledger_transactions where account = $1 \
             union all select min(at) from unpaid_awards where account = $1 \
             union all select min(delivered_at) from response_recipients \
                 where employee_id = $2 and state = 'delivered' and via <> 'team') as firsts",
    )
    .bind(account_of(holder))
    .bind(person(holder))
    .fetch_one(connection)
    .await?;
    let this = Month::of(calendar.day(now));
    let first = row.maybe_instant("first")?;
    let first = first.map_or(this, |first| Month::of(calendar.day(first)));
    let earlier = successors(Some(this.before()), |month| Some(month.before()));
    let earlier = earlier.take_while(|month| *month >= first);
    Ok(std::iter::once(this).chain(earlier).collect())
}

/// Every rule of the account's entries, by the name in its latest version there, and of a person all that could have paid.
async fn list_rules(
    connection: &mut AnyConnection,
    rule_sets: &RuleSets,
    holder: Holder,
) -> Result<Vec<PaidRuleView>> {
    // By id: a name of a later version takes the place of one before.
    let mut names = BTreeMap::new();
    let asked = sqlx::query_scalar::<_, i64>(
        "select distinct r.rule_version from response_recipients w join responses r on r.id = w.response_id \
         where w.employee_id = $1 and w.state = 'delivered' and w.via <> 'team' order by r.rule_version",
    );
    let asked = asked.bind(person(holder)).fetch_all(&mut *connection);
    for version in asked.await? {
        let version = u32::try_from(version).map_err(StoreError::broken)?;
        let set = rule_sets.find(connection, version).await?;
        let asked = set.rules.iter().filter(|rule| pays_people(rule));
        names.extend(asked.map(|rule| (rule.id.clone(), rule.name.clone())));
    }
    let rows = sqlx::query(
        "select rule, max(version) as version from ( \
             select rule, version from ledger_transactions where account = $1 \
             union all select rule, version from unpaid_awards where account = $1) as entries group by rule",
    )
    .bind(account_of(holder))
    .fetch_all(&mut *connection)
    .await?;
    for row in &rows {
        let rule = row.text("rule")?;
        let set = rule_sets.find(connection, row.small("version")?).await?;
        let name = rule_name(&set, &rule).to_owned();
        names.entry(rule).or_insert(name);
    }
    let rules = names.into_iter();
    let mut rules: Vec<_> = rules
        .map(|(rule, name)| PaidRuleView { rule, name })
        .collect();
    rules.sort_by(|one, other| (&one.name, &one.rule).cmp(&(&other.name, &other.rule)));
    Ok(rules)
}

/// Whether thanks could bring somebody points by it.
fn pays_people(rule: &Rule) -> bool {
    rule.enabled && rule.when != Trigger::Recovery && rule.award.to != AwardTo::Team
}

/// The name of a rule in a version; of what no rule paid, the word for it.
fn rule_name<'a>(rules: &'a RuleSet, id: &'a str) -> &'a str {
    if id == ADJUSTMENT {
        return ADJUSTMENT_NAME;
    }
    let rule = rules.rules.iter().find(|rule| rule.id == id);
    rule.map_or(id, |rule| &rule.name)
}
