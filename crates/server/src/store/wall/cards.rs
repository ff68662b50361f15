//! The cards of a page: seven reads, however many cards there are.

mod receipts;

pub(in crate::store) use receipts::Missed;

use crate::store::Result;
use crate::store::columns::Columns;
use crate::store::cursor::Position;
use crate::store::receipts as words;
use crate::store::rules::RuleSets;
use domain::api::wall::{AppreciationView, ReplyView};
use domain::id::{AppreciationId, EmployeeId, ResponseId};
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::words::Names;
use receipts::{Awarded, Told, list_awards, list_told};
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
        .bind(after.at.micros())
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
        let names = words::names(connection).await?;
        let mut others = list_others(connection, &range).await?;
        let mut paid = Paid::list(connection, &range, rule_sets, &names).await?;
        let mut views = Vec::with_capacity(self.cards.len());
        for card in self.cards {
            let near = paid.near(connection, rule_sets, card.id, &names).await?;
            let standards = paid.standards.remove(&card.id).unwrap_or_default();
            let around = Around {
                standards: standards.into_iter().map(|(_, label)| label).collect(),
                with: others.remove(&card.id).unwrap_or_default(),
                awards: paid.awards.remove(&card.id).unwrap_or_default(),
                near: near.into_iter().map(|missed| missed.sentence).collect(),
            };
            views.push(view(card, around, now));
        }
        Ok(views)
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
            at: self.at,
            id: self.id.0,
        }
    }
}

/// From the first to the last of some cards of one wall.
#[derive(Debug)]
pub(in crate::store) struct Range {
    pub(in crate::store) employee: EmployeeId,
    pub(in crate::store) newest: Position,
    pub(in crate::store) oldest: Position,
}

/// What rules paid for the cards of a range, and what they were asked about.
struct Paid {
    standards: HashMap<AppreciationId, Vec<(String, String)>>,
    awards: HashMap<AppreciationId, Vec<Awarded>>,
    told: HashMap<AppreciationId, Told>,
}

impl Paid {
    async fn list(
        connection: &mut AnyConnection,
        range: &Range,
        rule_sets: &RuleSets,
        names: &Names,
    ) -> Result<Self> {
        Ok(Self {
            standards: list_standards(connection, range).await?,
            awards: list_awards(connection, range, rule_sets, names).await?,
            told: list_told(connection, range).await?,
        })
    }

    /// The rules that nearly paid for a card; none for one that the engine was never asked about.
    async fn near(
        &mut self,
        connection: &mut AnyConnection,
        rule_sets: &RuleSets,
        card: AppreciationId,
        names: &Names,
    ) -> Result<Vec<Missed>> {
        let Some(told) = self.told.remove(&card) else {
            return Ok(Vec::new());
        };
        let standards = self.standards.get(&card).map_or(&[][..], Vec::as_slice);
        let awards = self.awards.get(&card).map_or(&[][..], Vec::as_slice);
        told.near(connection, rule_sets, standards, awards, names)
            .await
    }
}

/// The rules that nearly paid for each card of a range, as the cards themselves say it; cards without any are left out.
pub(in crate::store) async fn list_missed(
    connection: &mut AnyConnection,
    range: &Range,
    rule_sets: &RuleSets,
    names: &Names,
) -> Result<HashMap<AppreciationId, Vec<Missed>>> {
    let mut paid = Paid::list(connection, range, rule_sets, names).await?;
    let cards: Vec<_> = paid.told.keys().copied().collect();
    let mut missed = HashMap::new();
    for card in cards {
        let near = paid.near(connection, rule_sets, card, names).await?;
        if !near.is_empty() {
            missed.insert(card, near);
        }
    }
    Ok(missed)
}

/// What other tables tell of a card.
struct Around {
    standards: Vec<String>,
    with: Vec<String>,
    awards: Vec<Awarded>,
    near: Vec<String>,
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

fn view(card: Card, around: Around, now: Instant) -> AppreciationView {
    let mut awards = around.awards;
    awards.sort_by_key(|award| award.place);
    let kept = |award: &&Awarded| award.view.reversed.is_none();
    let points = awards.iter().filter(kept).map(|award| award.view.points);
    let points = points.sum();
    let held_until = awards
        .iter()
        .filter(kept)
        .filter(|award| award.view.points > Points::ZERO)
        .map(|award| award.available_at)
        .filter(|&available_at| available_at > now)
        .max();
    AppreciationView {
        id: card.id,
        at: card.at,
        message: card.message,
        standards: around.standards,
        touchpoint: card.touchpoint,
        with: around.with,
        points,
        held_until,
        awards: awards.into_iter().map(|award| award.view).collect(),
        near: around.near,
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
        .bind(range.newest.at.micros())
        .bind(range.newest.id.to_string())
        .bind(range.oldest.at.micros())
        .bind(range.oldest.id.to_string())
        .fetch_all(connection)
        .await?)
}

/// What was ticked: keys and words.
async fn list_standards(
    connection: &mut AnyConnection,
    range: &Range,
) -> Result<HashMap<AppreciationId, Vec<(String, String)>>> {
    let rows = rows_in(
        connection,
        "select w.id, s.key, s.label from response_recipients w \
         join response_standards rs on rs.response_id = w.response_id \
         join standards s on s.key = rs.standard \
         where w.employee_id = $1 and w.state = 'delivered' \
           and (w.delivered_at, w.id) <= ($2, $3) and (w.delivered_at, w.id) >= ($4, $5) \
         order by s.position",
        range,
    )
    .await?;
    by_card(&rows, |row| Ok((row.text("key")?, row.text("label")?)))
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
