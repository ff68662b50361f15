//! What a person has seen of their wall: the customer learns of it by the link to come back.

use crate::store::{Result, Store};
use domain::id::{AppreciationId, EmployeeId};
use domain::instant::Instant;

impl Store {
    /// Notes that the person has seen these cards of their wall. One that was seen before keeps its time; one that is
    /// not on this wall is passed over.
    pub async fn note_cards_read(
        &self,
        employee: EmployeeId,
        cards: &[AppreciationId],
        now: Instant,
    ) -> Result<()> {
        let mut cards = cards.to_vec();
        // One order for all: two devices of a person must not wait for each other in a circle.
        cards.sort_unstable();
        cards.dedup();
        let mut transaction = self.begin().await?;
        for card in cards {
            // A clock may be a little behind that of the delivery.
            sqlx::query(
                "update response_recipients \
                 set read_at = case when delivered_at > $3 then delivered_at else $3 end \
                 where id = $1 and employee_id = $2 and state = 'delivered' and read_at is null",
            )
            .bind(card.to_string())
            .bind(employee.to_string())
            .bind(now.micros())
            .execute(&mut *transaction)
            .await?;
        }
        Ok(transaction.commit().await?)
    }
}
