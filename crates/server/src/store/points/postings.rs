//! The postings of a page: one read for all, with the balance of the account after each.

use super::{ADJUSTMENT, account, rule_name};
use crate::store::Result;
use crate::store::columns::Columns;
use crate::store::cursor::Position;
use crate::store::receipts::{self, by_hand, dispute, explain, reason, taken_back};
use crate::store::rules::RuleSets;
use domain::api::points::{PostingKind, PostingView};
use domain::id::EmployeeId;
use domain::instant::Instant;
use domain::rules::RuleSet;
use domain::rules::words::{self, Names};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::ops::Range;

/// Which postings, newest first.
#[derive(Debug)]
pub(super) struct Selection {
    pub(super) employee: EmployeeId,
    /// Only those booked within it.
    pub(super) span: Option<Range<Instant>>,
    /// Only those of this rule's id.
    pub(super) rule: Option<String>,
    /// Only those before it.
    pub(super) before: Position,
}

/// A run of postings, newest first.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) postings: Vec<PostingView>,
    more: bool,
}

impl Page {
    /// At most `limit` postings of a selection.
    pub(super) async fn find(
        connection: &mut AnyConnection,
        rule_sets: &RuleSets,
        selection: &Selection,
        limit: u32,
        now: Instant,
    ) -> Result<Self> {
        let mut rows = select(connection, selection, limit).await?;
        let shown = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > shown;
        rows.truncate(shown);
        let names = receipts::names(connection).await?;
        let mut postings = Vec::with_capacity(rows.len());
        for row in &rows {
            let rules = rule_sets.find(connection, row.small("version")?).await?;
            let told = tell(connection, row, &rules, &names).await?;
            postings.push(read(row, told, now)?);
        }
        Ok(Self { postings, more })
    }

    /// Where the next page begins, if there is one.
    pub(super) fn next(&self) -> Option<Position> {
        let last = self.postings.last().filter(|_| self.more)?;
        Some(Position {
            at: last.at,
            id: last.transaction.0,
        })
    }
}

/// The balance is summed over all of the account before anything is left out.
async fn select(
    connection: &mut AnyConnection,
    selection: &Selection,
    limit: u32,
) -> Result<Vec<AnyRow>> {
    let all = Instant::from_micros(i64::MIN)..Instant::from_micros(i64::MAX);
    let span = selection.span.clone().unwrap_or(all);
    let rows = sqlx::query(
        "with account as ( \
             select t.id, t.at, t.event, t.rule, t.version, t.memo, t.reverses, p.points, p.available_at, \
                 cast(sum(p.points) over (order by t.at, t.id rows unbounded preceding) as BIGINT) as balance \
             from ledger_transactions t join postings p on p.transaction_id = t.id and p.account = t.account \
             where t.account = $1) \
         select a.id, a.at, a.rule, a.version, a.memo, a.reverses, a.points, a.available_at, a.balance, r.trust, w.id as card, \
             v.at as reversed_at, v.memo as reversed_memo, d.state as dispute_state, d.reason as dispute_reason, d.at as disputed_at, d.answer as dispute_answer \
         from account a join settlements s on s.event = a.event \
         left join responses r on r.id = s.response_id \
         left join response_recipients w on w.response_id = s.response_id and w.employee_id = $2 and w.state = 'delivered' \
         left join ledger_transactions v on v.reverses = a.id \
         left join disputes d on d.transaction_id = a.id \
         where a.at >= $3 and a.at < $4 and ($5 = '' or a.rule = $5) and (a.at, a.id) < ($6, $7) \
         order by a.at desc, a.id desc limit $8",
    )
    .bind(account(selection.employee))
    .bind(selection.employee.to_string())
    .bind(span.start.micros())
    .bind(span.end.micros())
    .bind(selection.rule.clone().unwrap_or_default())
    .bind(selection.before.at.micros())
    .bind(selection.before.id.to_string())
    // One more than shown tells whether there are older ones.
    .bind(i64::from(limit) + 1)
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// What a posting is about, in words.
struct Told {
    kind: PostingKind,
    rule: String,
    sentence: String,
}

async fn tell(
    connection: &mut AnyConnection,
    row: &AnyRow,
    rules: &RuleSet,
    names: &Names,
) -> Result<Told> {
    let id = row.text("rule")?;
    let rule = rule_name(rules, &id).to_owned();
    if row.maybe_text("reverses")?.is_some() {
        let reason = reason(&row.text("memo")?)?;
        let version = (id != ADJUSTMENT).then_some(rules.version);
        return Ok(Told {
            kind: PostingKind::Reversal,
            sentence: words::reversal(&rule, version, &reason),
            rule,
        });
    }
    if id == ADJUSTMENT {
        return Ok(Told {
            kind: PostingKind::Adjustment,
            rule,
            sentence: by_hand(connection, row).await?,
        });
    }
    Ok(Told {
        kind: PostingKind::Award,
        rule,
        sentence: explain(row, rules, names)?.sentence,
    })
}

fn read(row: &AnyRow, told: Told, now: Instant) -> Result<PostingView> {
    let available_at = row.instant("available_at")?;
    Ok(PostingView {
        transaction: row.parsed("id")?,
        at: row.instant("at")?,
        kind: told.kind,
        points: row.points("points")?,
        balance: row.points("balance")?,
        held_until: (available_at > now).then_some(available_at),
        rule: told.rule,
        sentence: told.sentence,
        card: row.maybe_parsed("card")?,
        reversed: taken_back(row)?,
        dispute: dispute(row)?,
    })
}
