//! What became of a customer's thanks, found by the secret of the link to come back.

use super::columns::Columns;
use super::migrate::hex;
use super::{Result, Store, StoreError};
use domain::api::pickup::{
    PickupReply, PickupView, Progress, Search, ThankedPerson, ThankedTeam, UnnamedPerson,
};
use domain::id::ResponseId;
use domain::instant::Instant;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Digits of a secret.
const SECRET_DIGITS: usize = 32;

/// What is kept of a secret, so that whoever reads the database cannot open the link; `None` for text that is no secret.
pub(super) fn secret_hash(secret: &str) -> Option<String> {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let fits = secret.len() == SECRET_DIGITS && secret.bytes().all(is_digit);
    fits.then(|| hex(&Sha256::digest(secret)))
}

impl Store {
    /// What became of the thanks that this secret was made for; `None` for a secret that opens nothing.
    pub async fn find_pickup(&self, secret: &str) -> Result<Option<PickupView>> {
        let Some(hash) = secret_hash(secret) else {
            return Ok(None);
        };
        let mut connection = self.pools.reader.acquire().await?;
        let row = sqlx::query(
            "select r.id, r.language, r.received_day, r.message, t.name as touchpoint, p.name as organization, \
                 p.time_zone, u.description, u.state as search \
             from pickups k join responses r on r.id = k.response_id join touchpoints t on t.id = r.touchpoint_id \
             cross join program p left join unnamed_thanks u on u.response_id = r.id \
             where k.secret_hash = $1",
        )
        .bind(hash)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let zone = TimeZone::get(&row.text("time_zone")?).map_err(StoreError::broken)?;
        let recipients = list_recipients(&mut connection, row.parsed("id")?, &zone).await?;
        let (team, people): (Vec<_>, Vec<_>) = recipients
            .into_iter()
            .partition(|recipient| recipient.whole_team);
        Ok(Some(PickupView {
            language: row.parsed("language")?,
            organization: row.text("organization")?,
            touchpoint: row.text("touchpoint")?,
            time_zone: row.text("time_zone")?,
            sent_on: row.parsed("received_day")?,
            message: row.text("message")?,
            people: people.into_iter().map(|person| person.view).collect(),
            team: as_team(team),
            unnamed: read_unnamed(&row)?,
        }))
    }
}

/// One recipient, and whether it is the whole team that was thanked.
struct Recipient {
    whole_team: bool,
    view: ThankedPerson,
}

async fn list_recipients(
    connection: &mut AnyConnection,
    response: ResponseId,
    zone: &TimeZone,
) -> Result<Vec<Recipient>> {
    let rows = sqlx::query(
        "select e.first_name, w.via, w.state, w.read_at, y.text as reply, y.at as reply_at \
         from response_recipients w join employees e on e.id = w.employee_id \
         left join replies y on y.appreciation_id = w.id and y.state = 'delivered' and w.state = 'delivered' \
         where w.response_id = $1 order by w.position",
    )
    .bind(response.to_string())
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| read_recipient(row, zone)).collect()
}

fn read_recipient(row: &AnyRow, zone: &TimeZone) -> Result<Recipient> {
    let via = row.text("via")?;
    let first_name = row.text("first_name")?;
    Ok(Recipient {
        whole_team: via == "team",
        view: ThankedPerson {
            found: via == "found",
            progress: read_progress(row, zone)?,
            reply: read_reply(row, &first_name, zone)?,
            first_name,
        },
    })
}

fn read_progress(row: &AnyRow, zone: &TimeZone) -> Result<Progress> {
    Ok(match row.text("state")?.as_str() {
        "held" => Progress::Waiting,
        "rejected" => Progress::KeptBack,
        _ => row
            .maybe_instant("read_at")?
            .map_or(Progress::Delivered, |at| Progress::Read(day(at, zone))),
    })
}

fn read_reply(row: &AnyRow, from: &str, zone: &TimeZone) -> Result<Option<PickupReply>> {
    let Some(text) = row.maybe_text("reply")? else {
        return Ok(None);
    };
    Ok(Some(PickupReply {
        from: from.to_owned(),
        text,
        on: day(row.instant("reply_at")?, zone),
    }))
}

fn read_unnamed(row: &AnyRow) -> Result<Option<UnnamedPerson>> {
    let search = match row.maybe_text("search")?.as_deref() {
        Some("held") => Search::Waiting,
        Some("open") => Search::Looking,
        Some("closed") => Search::NotFound,
        Some("rejected") => Search::KeptBack,
        // Whoever was found is one of the people.
        _ => return Ok(None),
    };
    Ok(Some(UnnamedPerson {
        description: row.text("description")?,
        search,
    }))
}

fn as_team(members: Vec<Recipient>) -> Option<ThankedTeam> {
    let progress = members
        .iter()
        .map(|member| member.view.progress)
        .min_by_key(|&progress| place(progress))?;
    let is_read = |member: &&Recipient| matches!(member.view.progress, Progress::Read(_));
    let read = count(members.iter().filter(is_read).count());
    let people = count(members.len());
    let mut replies: Vec<_> = members
        .into_iter()
        .filter_map(|member| member.view.reply)
        .collect();
    replies.sort_by_key(|reply| reply.on);
    Some(ThankedTeam {
        progress,
        people,
        read,
        replies,
    })
}

/// The farther thanks has come, the sooner; what was read first comes before what was read later.
fn place(progress: Progress) -> (u8, Option<Date>) {
    match progress {
        Progress::Read(on) => (0, Some(on)),
        Progress::Delivered => (1, None),
        Progress::Waiting => (2, None),
        Progress::KeptBack => (3, None),
    }
}

/// At most 1,000 people are thanked at once.
fn count(people: usize) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}

fn day(at: Instant, zone: &TimeZone) -> Date {
    at.timestamp().to_zoned_datetime(zone.clone()).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_kept_as_its_sha_256() {
        // As sha256sum prints it for these 32 characters.
        let expected = "84e0c0eafaa95a34c293f278ac52e45ce537bab5e752a00e6959a13ae103b65a";
        let secret = "0".repeat(32);
        assert_eq!(secret_hash(&secret).as_deref(), Some(expected));
        for text in ["", "0", &"g".repeat(32), &"A".repeat(32), &"0".repeat(33)] {
            assert_eq!(secret_hash(text), None, "{text}");
        }
    }
}
