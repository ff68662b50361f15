//! The entries of a page: what was booked, awards that came to 0, and thanks that no rule paid for; with the balance of the account
//! after each.

mod place;

pub(super) use place::Place;

use super::{ADJUSTMENT, person, rule_name};
use crate::store::Result;
use crate::store::columns::Columns;
use crate::store::cursor::Position;
use crate::store::ledger::{account_of, transaction_id};
use crate::store::receipts::{self, by_hand, dispute, explain, reason, taken_back};
use crate::store::rules::RuleSets;
use crate::store::wall::{Missed, Range as CardRange, list_missed};
use domain::api::ledger::Holder;
use domain::api::points::{NearMissView, PostingKind, PostingView};
use domain::id::{AppreciationId, EntryId, TransactionId};
use domain::instant::Instant;
use domain::rules::words::{self, Names};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;
use std::ops::Range;

/// Which entries, newest first.
#[derive(Debug)]
pub(super) struct Selection {
    pub(super) holder: Holder,
    /// Only those booked within it.
    pub(super) span: Option<Range<Instant>>,
    /// Only those of this rule's id.
    pub(super) rule: Option<String>,
    /// Only those before it.
    pub(super) before: Place,
}

/// A run of entries, newest first.
#[derive(Debug)]
pub(super) struct Page {
    entries: Vec<PostingView>,
    more: bool,
}

impl Page {
    /// At most `limit` entries of a selection.
    pub(super) async fn find(
        connection: &mut AnyConnection,
        rule_sets: &RuleSets,
        selection: &Selection,
        limit: u32,
        now: Instant,
    ) -> Result<Self> {
        let mut reader = Reader {
            names: receipts::names(connection).await?,
            connection,
            rule_sets,
            selection,
            now,
        };
        // One more than shown tells whether there are older ones.
        let wanted = u64::from(limit) + 1;
        let mut after = selection.before.clone();
        let mut entries = Vec::new();
        // Only the engine knows of which thanks there is nothing to tell: until a page is full, or all is read. Each time more is asked
        // for, for the database goes through all entries every time.
        let mut batch = wanted;
        loop {
            let rows = select(reader.connection, selection, &after, batch).await?;
            let is_all = (rows.len() as u64) < batch;
            batch = batch.saturating_mul(4);
            if let Some(last) = rows.last() {
                after = Place::of(last)?;
            }
            entries.extend(reader.tell_all(&rows).await?);
            if is_all || entries.len() as u64 >= wanted {
                break;
            }
        }
        let shown = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = entries.len() > shown;
        entries.truncate(shown);
        Ok(Self { entries, more })
    }

    /// Where the next page begins, if there is one.
    pub(super) fn next(&self) -> Option<Position> {
        let last = self.entries.last().filter(|_| self.more)?;
        Some(Position {
            at: last.at,
            id: last.id.0,
        })
    }

    pub(super) fn into_entries(self) -> Vec<PostingView> {
        self.entries
    }
}

/// Columns that all kinds of entries have from what they were made for: the card is the person's own.
macro_rules! with_card {
    ($columns:literal, $from:literal, $where:literal) => {
        concat!(
            "select ", $columns, ", r.trust, w.id as card, w.delivered_at as card_at from ", $from,
            " join settlements s on s.event = e.event left join responses r on r.id = s.response_id \
              left join response_recipients w on w.response_id = s.response_id and w.employee_id = $2 and w.state = 'delivered' \
              where ", $where
        )
    };
}

/// Everything of the account first, with its balance; then what is left out. Thanks is an entry of its own where no rule paid for
/// it; asked for one rule, whatever others paid.
const ENTRIES: &str = concat!(
    "with entries as ( ",
    with_card!(
        "case when e.reverses is null then 'award' else 'reversal' end as origin, \
         e.id as key, e.at, e.event, e.id as transaction_id, e.rule, e.version, e.memo, p.points, p.available_at",
        "ledger_transactions e join postings p on p.transaction_id = e.id and p.account = e.account",
        "e.account = $1"
    ),
    " union all ",
    with_card!(
        "'award' as origin, e.rule || ' ' || e.event as key, e.at, e.event, null as transaction_id, e.rule, e.version, e.memo, \
         0 as points, e.at as available_at",
        "unpaid_awards e",
        "e.account = $1"
    ),
    " union all \
      select 'card' as origin, w.id as key, w.delivered_at, '' as event, null as transaction_id, $5 as rule, 0 as version, '' as memo, \
          0 as points, w.delivered_at as available_at, null as trust, w.id as card, w.delivered_at as card_at \
      from response_recipients w \
      where w.employee_id = $2 and w.state = 'delivered' and w.via <> 'team' and ($5 <> '' or not exists ( \
          select 1 from settlements s join ledger_transactions t on t.event = s.event \
              where s.response_id = w.response_id and t.account = $1) and not exists ( \
          select 1 from settlements s join unpaid_awards u on u.event = s.event \
              where s.response_id = w.response_id and u.account = $1))), \
      placed as ( \
          select entries.*, cast(sum(points) over (order by at, key rows unbounded preceding) as BIGINT) as balance, \
              row_number() over (partition by card, origin order by at desc, key desc) as of_card \
          from entries) \
      select a.*, v.at as reversed_at, v.memo as reversed_memo, \
          d.state as dispute_state, d.reason as dispute_reason, d.at as disputed_at, d.answer as dispute_answer \
      from placed a left join ledger_transactions v on v.reverses = a.transaction_id \
      left join disputes d on d.transaction_id = a.transaction_id \
      where a.at >= $3 and a.at < $4 and ($5 = '' or a.rule = $5) and (a.at, a.key) < ($6, $7) \
      order by a.at desc, a.key desc limit $8"
);

async fn select(
    connection: &mut AnyConnection,
    selection: &Selection,
    after: &Place,
    limit: u64,
) -> Result<Vec<AnyRow>> {
    let all = Instant::from_micros(i64::MIN)..Instant::from_micros(i64::MAX);
    let span = selection.span.clone().unwrap_or(all);
    let rows = sqlx::query(ENTRIES)
        .bind(account_of(selection.holder))
        .bind(person(selection.holder))
        .bind(span.start.micros())
        .bind(span.end.micros())
        .bind(selection.rule.clone().unwrap_or_default())
        .bind(after.at.micros())
        .bind(after.key.clone())
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    Ok(rows)
}

/// Puts rows into words.
struct Reader<'a> {
    connection: &'a mut AnyConnection,
    rule_sets: &'a RuleSets,
    selection: &'a Selection,
    names: Names,
    now: Instant,
}

/// What an entry is about, in words.
struct Told {
    id: EntryId,
    kind: PostingKind,
    rule: String,
    sentence: String,
    near: Vec<NearMissView>,
}

/// What nearly paid, by card.
type Near = HashMap<AppreciationId, Vec<Missed>>;

impl Reader<'_> {
    /// The entries of rows. Thanks of which there is nothing to tell is left out.
    async fn tell_all(&mut self, rows: &[AnyRow]) -> Result<Vec<PostingView>> {
        let near = self.near(rows).await?;
        let mut entries = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(told) = self.tell(row, &near).await? {
                entries.push(read(row, told, self.now)?);
            }
        }
        Ok(entries)
    }

    async fn near(&mut self, rows: &[AnyRow]) -> Result<Near> {
        let Holder::Employee(employee) = self.selection.holder else {
            return Ok(Near::new());
        };
        let mut cards = Vec::new();
        for row in rows {
            if self.tells_near(row)? {
                cards.push(Position {
                    at: row.instant("card_at")?,
                    id: row.parsed("card")?,
                });
            }
        }
        let by_time = |card: &&Position| (card.at, card.id);
        let (Some(newest), Some(oldest)) = (
            cards.iter().max_by_key(by_time),
            cards.iter().min_by_key(by_time),
        ) else {
            return Ok(Near::new());
        };
        let range = CardRange {
            employee,
            newest: *newest,
            oldest: *oldest,
        };
        list_missed(self.connection, &range, self.rule_sets, &self.names).await
    }

    /// Once for each card: at its newest award, or where it stands by itself. Asked for one rule, what others lacked is left out.
    fn tells_near(&self, row: &AnyRow) -> Result<bool> {
        Ok(match row.text("origin")?.as_str() {
            "card" => true,
            "award" => {
                self.selection.rule.is_none()
                    && row.maybe_text("card")?.is_some()
                    && row.number("of_card")? == 1
            }
            _ => false,
        })
    }

    async fn tell(&mut self, row: &AnyRow, near: &Near) -> Result<Option<Told>> {
        let missed = if self.tells_near(row)? {
            let card: AppreciationId = row.parsed("card")?;
            near.get(&card).map_or(&[][..], Vec::as_slice)
        } else {
            &[]
        };
        Ok(match row.text("origin")?.as_str() {
            "card" => tell_card(row, missed, self.selection.rule.as_deref())?,
            "reversal" => Some(self.tell_reversal(row).await?),
            _ if row.text("rule")? == ADJUSTMENT => Some(self.tell_adjustment(row).await?),
            _ => Some(self.tell_award(row, missed).await?),
        })
    }

    async fn tell_award(&mut self, row: &AnyRow, missed: &[Missed]) -> Result<Told> {
        let rules = self.rule_sets.find(self.connection, row.small("version")?);
        let explained = explain(row, &*rules.await?, &self.names)?;
        Ok(Told {
            id: entry_id(row, self.selection.holder)?,
            kind: PostingKind::Award,
            rule: explained.rule,
            sentence: explained.sentence,
            near: missed.iter().map(near_view).collect(),
        })
    }

    async fn tell_reversal(&mut self, row: &AnyRow) -> Result<Told> {
        let id = row.text("rule")?;
        let rules = self
            .rule_sets
            .find(self.connection, row.small("version")?)
            .await?;
        let rule = rule_name(&rules, &id).to_owned();
        let version = (id != ADJUSTMENT).then_some(rules.version);
        let reason = reason(&row.text("memo")?)?;
        Ok(Told {
            id: entry_id(row, self.selection.holder)?,
            kind: PostingKind::Reversal,
            sentence: words::reversal(&rule, version, row.points("points")?, &reason),
            rule,
            near: Vec::new(),
        })
    }

    async fn tell_adjustment(&mut self, row: &AnyRow) -> Result<Told> {
        Ok(Told {
            id: entry_id(row, self.selection.holder)?,
            kind: PostingKind::Adjustment,
            rule: super::ADJUSTMENT_NAME.to_owned(),
            sentence: by_hand(self.connection, row).await?,
            near: Vec::new(),
        })
    }
}

/// Thanks that no rule paid for; asked for one rule, what kept that one from paying. `None` where there is nothing to tell.
fn tell_card(row: &AnyRow, missed: &[Missed], rule: Option<&str>) -> Result<Option<Told>> {
    let id = EntryId(row.parsed::<AppreciationId>("card")?.0);
    let kind = PostingKind::NearMiss;
    let Some(rule) = rule else {
        return Ok((!missed.is_empty()).then(|| Told {
            id,
            kind,
            rule: String::new(),
            sentence: words::nothing_paid().to_owned(),
            near: missed.iter().map(near_view).collect(),
        }));
    };
    let missed = missed.iter().find(|missed| missed.rule == rule);
    Ok(missed.map(|missed| Told {
        id,
        kind,
        rule: missed.name.clone(),
        sentence: missed.sentence.clone(),
        near: Vec::new(),
    }))
}

fn near_view(missed: &Missed) -> NearMissView {
    NearMissView {
        rule: missed.name.clone(),
        sentence: missed.sentence.clone(),
    }
}

/// An award that came to 0 has no transaction, but the id that its transaction would have had.
fn entry_id(row: &AnyRow, holder: Holder) -> Result<EntryId> {
    Ok(match row.maybe_parsed::<TransactionId>("transaction_id")? {
        Some(transaction) => EntryId(transaction.0),
        None => entry_id_of(&row.text("event")?, &row.text("rule")?, holder),
    })
}

fn entry_id_of(event: &str, rule: &str, holder: Holder) -> EntryId {
    EntryId(transaction_id(event, rule, &account_of(holder)))
}

fn read(row: &AnyRow, told: Told, now: Instant) -> Result<PostingView> {
    let available_at = row.instant("available_at")?;
    Ok(PostingView {
        id: told.id,
        transaction: row.maybe_parsed("transaction_id")?,
        at: row.instant("at")?,
        kind: told.kind,
        points: row.points("points")?,
        balance: row.points("balance")?,
        held_until: (available_at > now).then_some(available_at),
        rule: told.rule,
        sentence: told.sentence,
        card: row.maybe_parsed("card")?,
        near: told.near,
        reversed: taken_back(row)?,
        dispute: dispute(row)?,
    })
}
