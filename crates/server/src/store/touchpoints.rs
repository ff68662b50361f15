//! Touchpoints as customers see them.

mod choices;
mod languages;
mod settings;
mod wordings;

pub(super) use choices::{list_reasons, list_standards};
pub(super) use wordings::add_wording;

use super::columns::Columns;
use super::{Result, Store, StoreError};
use domain::api::feedback::{PersonOnOffer, TouchpointView};
use domain::api::touchpoints::LanguageSettings;
use domain::id::{EmployeeId, TeamId, TouchpointId};
use domain::language::Language;
use domain::opening_hours::OpeningHours;
use domain::rules::Customer;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use wordings::newest_wording;

/// A touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touchpoint {
    /// Which one.
    pub id: TouchpointId,
    /// Its team.
    pub team: TeamId,
    /// Who answers there.
    pub customer: Customer,
    /// The sites that may show its page in a frame, as origins such as `https://www.example.com`.
    pub sites: Vec<String>,
    /// When a kiosk there is awake.
    pub hours: OpeningHours,
    /// The IANA time zone of those hours.
    pub time_zone: String,
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
    /// The touchpoint of this public key, in the language that a customer wants, if it is offered; else in the first
    /// that is.
    pub async fn find_touchpoint(
        &self,
        key: &str,
        wanted: Option<Language>,
    ) -> Result<Option<Touchpoint>> {
        if !is_key(key) {
            return Ok(None);
        }
        let mut connection = self.pools.reader.acquire().await?;
        let row = sqlx::query(
            "select t.id, t.key, t.team_id, t.customer, t.name, t.sites, t.hours, \
                 p.name as organization, p.time_zone, p.languages, p.mirror_scale \
             from touchpoints t cross join program p where t.key = $1",
        )
        .bind(key)
        .fetch_optional(&mut *connection)
        .await?;
        match row {
            Some(row) => read_touchpoint(&mut connection, &row, wanted)
                .await
                .map(Some),
            None => Ok(None),
        }
    }

    /// Which touchpoint has this public key.
    pub async fn find_touchpoint_id(&self, key: &str) -> Result<Option<TouchpointId>> {
        let mut connection = self.pools.reader.acquire().await?;
        find_touchpoint_id(&mut connection, key).await
    }

    /// The people on offer at a touchpoint who are meant by an id, a full name or a first name.
    pub async fn find_people_on_offer(
        &self,
        touchpoint: TouchpointId,
        meant: &str,
    ) -> Result<Vec<EmployeeId>> {
        let rows = sqlx::query(
            "select e.id from touchpoint_people o join employees e on e.id = o.employee_id \
             where o.touchpoint_id = $1 and o.offered = 1 and (e.id = $2 or e.name = $2 or e.first_name = $2)",
        )
        .bind(touchpoint.to_string())
        .bind(meant)
        .fetch_all(&self.pools.reader)
        .await?;
        rows.iter().map(|row| row.parsed("id")).collect()
    }
}

/// Which touchpoint has this public key.
pub(super) async fn find_touchpoint_id(
    connection: &mut AnyConnection,
    key: &str,
) -> Result<Option<TouchpointId>> {
    if !is_key(key) {
        return Ok(None);
    }
    let row = sqlx::query("select id from touchpoints where key = $1")
        .bind(key)
        .fetch_optional(connection)
        .await?;
    row.map(|row| row.parsed("id")).transpose()
}

async fn read_touchpoint(
    connection: &mut AnyConnection,
    row: &AnyRow,
    wanted: Option<Language>,
) -> Result<Touchpoint> {
    let id = row.parsed("id")?;
    let languages = languages::read(row)?;
    Ok(Touchpoint {
        id,
        team: row.parsed("team_id")?,
        customer: row.word("customer")?,
        sites: read_sites(row)?,
        hours: read_hours(row)?,
        time_zone: row.text("time_zone")?,
        view: read_view(connection, row, id, languages, wanted).await?,
    })
}

async fn read_view(
    connection: &mut AnyConnection,
    row: &AnyRow,
    id: TouchpointId,
    languages: LanguageSettings,
    wanted: Option<Language>,
) -> Result<TouchpointView> {
    let language = languages::choose(&languages.offered, wanted);
    let wording = newest_wording(connection, id, language).await?;
    Ok(TouchpointView {
        key: row.text("key")?,
        organization: row.text("organization")?,
        name: row.text("name")?,
        question: wording.question_to_show(language),
        language,
        wording: wording.version,
        languages: languages.offered,
        mirror_scale: languages.mirror_scale,
        people: list_people(connection, id).await?,
        standards: list_standards(connection, language).await?,
        reasons: list_reasons(connection, language).await?,
    })
}

fn read_sites(row: &AnyRow) -> Result<Vec<String>> {
    let sites = row.text("sites")?;
    Ok(sites.split_whitespace().map(str::to_owned).collect())
}

fn read_hours(row: &AnyRow) -> Result<OpeningHours> {
    let hours = row.text("hours")?;
    if hours.is_empty() {
        return Ok(OpeningHours::default());
    }
    serde_json::from_str(&hours).map_err(StoreError::broken)
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
