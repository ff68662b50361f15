//! Touchpoints as customers see them.

use super::columns::Columns;
use super::rules::read_choice;
use super::{Result, Store};
use domain::api::feedback::{ChoiceView, PersonOnOffer, TouchpointView};
use domain::id::{TeamId, TouchpointId};
use domain::rules::Customer;
use sqlx::AnyConnection;

/// A touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touchpoint {
    /// Which one.
    pub id: TouchpointId,
    /// Its team.
    pub team: TeamId,
    /// Who answers there.
    pub customer: Customer,
    /// What a customer may know of it.
    pub view: TouchpointView,
}

/// The letters of a key: none that is mistaken for another when it is typed from a poster (Crockford's base 32).
const KEY_LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The public key made of 128 random bits: 26 letters and digits.
pub fn touchpoint_key(random: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(random);
    (0..26)
        .rev()
        .map(|place| char::from(KEY_LETTERS[(bits >> (place * 5)) as usize & 31]))
        .collect()
}

/// Whether a text can be a key. What comes in an address can be anything, and PostgreSQL takes no text with a NUL in it.
pub(super) fn is_key(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

impl Store {
    /// The touchpoint of this public key.
    pub async fn find_touchpoint(&self, key: &str) -> Result<Option<Touchpoint>> {
        if !is_key(key) {
            return Ok(None);
        }
        let mut connection = self.pools.reader.acquire().await?;
        let row = sqlx::query(
            "select t.id, t.key, t.team_id, t.customer, t.name, t.question, p.name as organization \
             from touchpoints t cross join program p where t.key = $1",
        )
        .bind(key)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let id = row.parsed("id")?;
        Ok(Some(Touchpoint {
            id,
            team: row.parsed("team_id")?,
            customer: row.word("customer")?,
            view: TouchpointView {
                key: row.text("key")?,
                organization: row.text("organization")?,
                name: row.text("name")?,
                question: row.text("question")?,
                people: list_people(&mut connection, id).await?,
                standards: list_standards(&mut connection).await?,
                reasons: list_reasons(&mut connection).await?,
            },
        }))
    }
}

/// The service standards, in the order to show.
pub(super) async fn list_standards(connection: &mut AnyConnection) -> Result<Vec<ChoiceView>> {
    let rows = sqlx::query("select key, label from standards order by position")
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_choice).collect()
}

/// What can be put right, in the order to show.
pub(super) async fn list_reasons(connection: &mut AnyConnection) -> Result<Vec<ChoiceView>> {
    let rows = sqlx::query("select key, label from reasons order by position")
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_choice).collect()
}

async fn list_people(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
) -> Result<Vec<PersonOnOffer>> {
    let rows = sqlx::query(
        "select e.id, e.first_name, e.job from touchpoint_people o join employees e on e.id = o.employee_id \
         where o.touchpoint_id = $1 and o.offered = 1 order by o.position",
    )
    .bind(touchpoint.to_string())
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(PersonOnOffer {
                id: row.parsed("id")?,
                first_name: row.text("first_name")?,
                job: row.text("job")?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_holds_all_of_its_bits() {
        assert_eq!(touchpoint_key([0; 16]), "0".repeat(26));
        assert_eq!(touchpoint_key([0xff; 16]), format!("7{}", "z".repeat(25)));
        let mut one = [0; 16];
        one[15] = 1;
        assert_eq!(touchpoint_key(one), format!("{}1", "0".repeat(25)));
    }
}
