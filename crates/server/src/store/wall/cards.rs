//! The cards of a page: four reads, however many cards there are.

use super::cursor::Position;
use crate::store::Result;
use crate::store::columns::Columns;
use crate::store::rules::RuleSets;
use domain::api::wall::{AppreciationView, AwardView, ReplyView};
use domain::id::{AppreciationId, EmployeeId, ResponseId};
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::RuleSet;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// What one read tells of a card: itself, its response, and what was written back.
#[derive(Debug)]
struct Card {
    id: AppreciationId,
    at: Instant,
    message: String,
    touchpoint: String,
    whole_team: bool,
    read: bool,
    /// Whether the customer has a link to come back by.
    can_come_back: bool,
    reply: Option<ReplyView>,
}

/// The statement that reads cards, with this at its end.
macro_rules! cards_where {
    ($rest:literal) => {
        concat!(
            "select w.id, w.delivered_at, w.via, w.read_at, r.message, t.name as touchpoint, \
                 k.response_id as pickup, y.text as reply, y.at as reply_at, y.state as reply_state \
             from response_recipients w \
             join responses r on r.id = w.response_id \
             join touchpoints t on t.id = w.touchpoint_id \
             left join pickups k on k.response_id = w.response_id \
             left join replies y on y.appreciation_id = w.id \
             where w.employee_id = $1 and w.state = 'delivered' and ",
            $rest
        )
    };
}

/// A run of cards of one wall, newest first.
#[derive(Debug)]
pub(super) struct Page {
    employee: EmployeeId,
    cards: Vec<Card>,
    more: bool,
}

impl Page {
    /// At most `limit` cards that come after `after`, which is the place of a newer card.
    pub(super) async fn find(
        connection: &mut AnyConnection,
        employee: EmployeeId,
        after: Position,
        limit: u32,
    ) -> Result<Self> {
        let rows = sqlx::query(cards_where!(
            "(w.delivered_at, w.id) < ($2, $3) order by w.delivered_at desc, w.id desc limit $4"
        ))
        .bind(employee.to_string())
        .bind(after.delivered_at.micros())
        .bind(after.id.to_string())
        // One more than shown tells whether there are older ones.
        .bind(i64::from(limit) + 1)
        .fetch_all(connection)
        .await?;
        let mut cards = rows.iter().map(read_card).collect::<Result<Vec<_>>>()?;
        let shown = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = cards.len() > shown;
        cards.truncate(shown);
        Ok(Self {
            employee,
            cards,
            more,
        })
    }

    /// The one card of a response.
    pub(super) async fn find_one(
        connection: &mut AnyConnection,
        employee: EmployeeId,
        response: ResponseId,
    ) -> Result<Option<Self>> {
        let row = sqlx::query(cards_where!("w.response_id = $2"))
            .bind(employee.to_string())
            .bind(response.to_string())
            .fetch_optional(connection)
            .await?;
        row.map(|row| {
            Ok(Self {
                employee,
                cards: vec![read_card(&row)?],
                more: false,
            })
        })
        .transpose()
    }

    /// Where the next page begins, if there is one.
    pub(super) fn next(&self) -> Option<Position> {
        self.cards.last().filter(|_| self.more).map(Card::position)
    }

    /// The cards with everything on them.
    pub(super) async fn into_cards(
        self,
        connection: &mut AnyConnection,
        rule_sets: &RuleSets,
        now: Instant,
    ) -> Result<Vec<AppreciationView>> {
        let Some(range) = self.range() else {
            return Ok(Vec::new());
        };
        let mut standards = list_standards(connection, &range).await?;
        let mut others = list_others(connection, &range).await?;
        let mut awards = list_awards(connection, &range, rule_sets).await?;
        let cards = self.cards.into_iter().map(|card| {
            let id = card.id;
            view(
                card,
                standards.remove(&id).unwrap_or_default(),
                others.remove(&id).unwrap_or_default(),
                awards.remove(&id).unwrap_or_default(),
                now,
            )
        });
        Ok(cards.collect())
    }

    fn range(&self) -> Option<Range> {
        Some(Range {
            employee: self.employee,
            newest: self.cards.first()?.position(),
            oldest: self.cards.last()?.position(),
        })
    }
}

impl Card {
    fn position(&self) -> Position {
        Position {
            delivered_at: self.at,
            id: self.id,
        }
    }
}

/// From the first to the last card of a page.
struct Range {
    employee: EmployeeId,
    newest: Position,
    oldest: Position,
}

/// An award as the ledger has it, with its rule's place in the rule set.
struct Awarded {
    place: usize,
    view: AwardView,
    available_at: Instant,
}

fn read_card(row: &AnyRow) -> Result<Card> {
    Ok(Card {
        id: row.parsed("id")?,
        at: row.instant("delivered_at")?,
        message: row.text("message")?,
        touchpoint: row.text("touchpoint")?,
        whole_team: row.text("via")? == "team",
        read: row.maybe_number("read_at")?.is_some(),
        can_come_back: row.maybe_text("pickup")?.is_some(),
        reply: read_reply(row)?,
    })
}

fn read_reply(row: &AnyRow) -> Result<Option<ReplyView>> {
    let Some(text) = row.maybe_text("reply")? else {
        return Ok(None);
    };
    Ok(Some(ReplyView {
        text,
        at: row.instant("reply_at")?,
        state: row.word("reply_state")?,
    }))
}

fn view(
    card: Card,
    standards: Vec<String>,
    with: Vec<String>,
    mut awards: Vec<Awarded>,
    now: Instant,
) -> AppreciationView {
    awards.sort_by_key(|award| award.place);
    let held_until = awards
        .iter()
        .map(|award| award.available_at)
        .filter(|&available_at| available_at > now)
        .max();
    let awards: Vec<_> = awards.into_iter().map(|award| award.view).collect();
    AppreciationView {
        id: card.id,
        at: card.at,
        message: card.message,
        standards,
        touchpoint: card.touchpoint,
        with,
        points: awards.iter().map(|award| award.points).sum(),
        held_until,
        awards,
        whole_team: card.whole_team,
        read: card.read,
        can_reply: card.can_come_back && card.reply.is_none(),
        reply: card.reply,
    }
}

/// Runs a statement over the cards of a page; its first five parameters are the range.
async fn rows_in(
    connection: &mut AnyConnection,
    statement: &'static str,
    range: &Range,
) -> Result<Vec<AnyRow>> {
    Ok(sqlx::query(statement)
        .bind(range.employee.to_string())
        .bind(range.newest.delivered_at.micros())
        .bind(range.newest.id.to_string())
        .bind(range.oldest.delivered_at.micros())
        .bind(range.oldest.id.to_string())
        .fetch_all(connection)
        .await?)
}

async fn list_standards(
    connection: &mut AnyConnection,
    range: &Range,
) -> Result<HashMap<AppreciationId, Vec<String>>> {
    let rows = rows_in(
        connection,
        "select w.id, s.label from response_recipients w \
         join response_standards rs on rs.response_id = w.response_id \
         join standards s on s.key = rs.standard \
         where w.employee_id = $1 and w.state = 'delivered' \
           and (w.delivered_at, w.id) <= ($2, $3) and (w.delivered_at, w.id) >= ($4, $5) \
         order by s.position",
        range,
    )
    .await?;
    by_card(&rows, |row| row.text("label"))
}

/// The others by first name. Whoever is thanked with the whole team is not named one by one.
async fn list_others(
    connection: &mut AnyConnection,
    range: &Range,
) -> Result<HashMap<AppreciationId, Vec<String>>> {
    let rows = rows_in(
        connection,
        "select w.id, e.first_name from response_recipients w \
         join response_recipients o on o.response_id = w.response_id and o.employee_id <> w.employee_id \
             and o.state = 'delivered' and o.via <> 'team' \
         join employees e on e.id = o.employee_id \
         where w.employee_id = $1 and w.state = 'delivered' \
           and (w.delivered_at, w.id) <= ($2, $3) and (w.delivered_at, w.id) >= ($4, $5) \
         order by o.position",
        range,
    )
    .await?;
    by_card(&rows, |row| row.text("first_name"))
}

async fn list_awards(
    connection: &mut AnyConnection,
    range: &Range,
    rule_sets: &RuleSets,
) -> Result<HashMap<AppreciationId, Vec<Awarded>>> {
    let rows = rows_in(
        connection,
        // `cross join` keeps SQLite to this order: from the page's cards to their awards. Left to itself
        // it begins with everything that the person was ever paid.
        "select w.id, t.rule, t.version, p.points, p.available_at from response_recipients w \
         cross join settlements s cross join ledger_transactions t cross join postings p \
         where s.response_id = w.response_id and t.event = s.event and t.reverses is null \
           and t.account = 'employee:' || w.employee_id and p.transaction_id = t.id and p.account = t.account \
           and w.employee_id = $1 and w.state = 'delivered' \
           and (w.delivered_at, w.id) <= ($2, $3) and (w.delivered_at, w.id) >= ($4, $5)",
        range,
    )
    .await?;
    let mut awards: HashMap<_, Vec<_>> = HashMap::new();
    for row in &rows {
        let rules = rule_sets.find(connection, row.small("version")?).await?;
        let card: AppreciationId = row.parsed("id")?;
        awards
            .entry(card)
            .or_default()
            .push(read_award(row, &rules)?);
    }
    Ok(awards)
}

fn read_award(row: &AnyRow, rules: &RuleSet) -> Result<Awarded> {
    let id = row.text("rule")?;
    let place = rules.rules.iter().position(|rule| rule.id == id);
    let name = place.map_or_else(|| id.clone(), |place| rules.rules[place].name.clone());
    Ok(Awarded {
        place: place.unwrap_or(usize::MAX),
        view: AwardView {
            rule: name,
            version: rules.version,
            points: Points(row.number("points")?),
        },
        available_at: row.instant("available_at")?,
    })
}

fn by_card<T>(
    rows: &[AnyRow],
    read: impl Fn(&AnyRow) -> Result<T>,
) -> Result<HashMap<AppreciationId, Vec<T>>> {
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        found.entry(row.parsed("id")?).or_default().push(read(row)?);
    }
    Ok(found)
}
