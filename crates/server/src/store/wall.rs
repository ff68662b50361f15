//! Walls: delivered thanks, newest first.

mod cards;
mod reading;

use super::columns::Columns;
use super::cursor::Position;
use super::ledger::{account_of, read_calendar};
use super::points::find_balance;
use super::{Result, Store};
use cards::Page;
pub(super) use cards::{Missed, Range, list_missed};
use domain::api::wall::{
    AppreciationView, CARDS_PER_PAGE, PointsUpdate, WallSummary, WallUpdate, WallView,
};
use domain::id::{EmployeeId, ResponseId, TeamId};
use domain::instant::Instant;
use domain::rules::CapWindow;
use sqlx::AnyConnection;

/// Whose wall it is, for deciding who may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WallOwner {
    /// The person.
    pub employee: EmployeeId,
    /// Their team now.
    pub team: TeamId,
}

impl Store {
    /// A page of the wall; `cursor` is `next` of the page before. `None` for an unknown person.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] (field `cursor`) for a cursor that no page gave.
    pub async fn find_wall(
        &self,
        employee: EmployeeId,
        cursor: Option<&str>,
        now: Instant,
    ) -> Result<Option<WallView>> {
        let before = match cursor {
            None => Position::newest(),
            Some(text) => text.parse()?,
        };
        let mut connection = self.pools.reader.acquire().await?;
        let Some(name) = find_name(&mut connection, employee).await? else {
            return Ok(None);
        };
        let page = Page::find(&mut connection, employee, before, CARDS_PER_PAGE).await?;
        let next = page.next().map(|position| position.to_string());
        Ok(Some(WallView {
            employee,
            name,
            summary: find_summary(&mut connection, employee, now).await?,
            cards: self.read_cards(&mut connection, page, now).await?,
            next,
        }))
    }

    /// One card of the wall with the numbers on top; `None` if that thanks is not on this wall.
    pub async fn find_wall_update(
        &self,
        employee: EmployeeId,
        response: ResponseId,
        now: Instant,
    ) -> Result<Option<WallUpdate>> {
        let mut connection = self.pools.reader.acquire().await?;
        let Some(page) = Page::find_one(&mut connection, employee, response).await? else {
            return Ok(None);
        };
        let summary = find_summary(&mut connection, employee, now).await?;
        let mut cards = self.read_cards(&mut connection, page, now).await?;
        Ok(cards.pop().map(|card| WallUpdate { card, summary }))
    }

    /// The numbers on top of a wall as they are now, and the card of `response` if it is there: after its points have changed.
    pub async fn find_points_update(
        &self,
        employee: EmployeeId,
        response: Option<ResponseId>,
        now: Instant,
    ) -> Result<PointsUpdate> {
        let update = match response {
            Some(response) => self.find_wall_update(employee, response, now).await?,
            None => None,
        };
        if let Some(WallUpdate { card, summary }) = update {
            let card = Some(card);
            return Ok(PointsUpdate { card, summary });
        }
        let mut connection = self.pools.reader.acquire().await?;
        let summary = find_summary(&mut connection, employee, now).await?;
        Ok(PointsUpdate {
            card: None,
            summary,
        })
    }

    /// The person and their team, for authorization.
    pub async fn wall_owner(&self, employee: EmployeeId) -> Result<Option<WallOwner>> {
        let row = sqlx::query("select team_id from employees where id = $1")
            .bind(employee.to_string())
            .fetch_optional(&self.pools.reader)
            .await?;
        row.map(|row| {
            let team = row.parsed("team_id")?;
            Ok(WallOwner { employee, team })
        })
        .transpose()
    }

    async fn read_cards(
        &self,
        connection: &mut AnyConnection,
        page: Page,
        now: Instant,
    ) -> Result<Vec<AppreciationView>> {
        page.into_cards(connection, &self.rule_sets, now).await
    }
}

pub(super) async fn find_name(
    connection: &mut AnyConnection,
    employee: EmployeeId,
) -> Result<Option<String>> {
    let row = sqlx::query("select name from employees where id = $1")
        .bind(employee.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(|row| row.text("name")).transpose()
}

/// Thanks to the whole team is nobody's own, so it is not in the count.
async fn find_summary(
    connection: &mut AnyConnection,
    employee: EmployeeId,
    now: Instant,
) -> Result<WallSummary> {
    let month = find_start_of_month(connection, now).await?;
    let row = sqlx::query(
        "select count(*) as thanks from response_recipients \
         where employee_id = $1 and state = 'delivered' and delivered_at >= $2 and via <> 'team'",
    )
    .bind(employee.to_string())
    .bind(month.micros())
    .fetch_one(&mut *connection)
    .await?;
    let balance = find_balance(connection, &account_of(employee.into()), now).await?;
    Ok(WallSummary {
        thanks_this_month: row.small("thanks")?,
        available: balance.available,
        held: balance.held,
        frees_at: balance.frees_at,
    })
}

/// The first moment of this month in the program's time zone.
async fn find_start_of_month(connection: &mut AnyConnection, now: Instant) -> Result<Instant> {
    let calendar = read_calendar(connection).await?;
    Ok(calendar.span(calendar.window(CapWindow::Month, now)).start)
}
