//! What owners set up for touchpoints.

use super::wordings::{Wording, add_wording, newest_wordings, standard_question};
use super::{is_key, languages, list_people, read_hours, read_sites};
use crate::store::audit::{self, Change};
use crate::store::columns::Columns;
use crate::store::{Result, Store, StoreError};
use domain::api::touchpoints::{
    PosterWords, TouchpointListView, TouchpointRow, TouchpointSettings, UpdateTouchpoint,
    WordingView,
};
use domain::id::{TouchpointId, UserId};
use domain::instant::Instant;
use domain::language::{Key, Language, Texts};
use serde_json::json;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;

impl Store {
    /// Every touchpoint, by team and name.
    pub async fn list_touchpoints(&self) -> Result<TouchpointListView> {
        let rows = sqlx::query(
            "select t.key, t.name, m.name as team, t.customer, \
                 (select count(*) from touchpoint_people o where o.touchpoint_id = t.id and o.offered = 1) as people, \
                 (select count(*) from kiosks k where k.touchpoint_id = t.id and k.revoked_at is null) as kiosks, \
                 (select cast(coalesce(sum(k.waiting), 0) as bigint) from kiosks k \
                     where k.touchpoint_id = t.id and k.revoked_at is null) as waiting \
             from touchpoints t join teams m on m.id = t.team_id",
        )
        .fetch_all(&self.pools.reader)
        .await?;
        let mut touchpoints = rows.iter().map(read_row).collect::<Result<Vec<_>>>()?;
        touchpoints.sort_by_cached_key(|row| {
            let names = (row.team.to_lowercase(), row.name.to_lowercase());
            (names, row.key.clone())
        });
        Ok(TouchpointListView { touchpoints })
    }

    /// What is set up at a touchpoint; its addresses begin with `site`. `None` for an unknown key.
    pub async fn find_touchpoint_settings(
        &self,
        key: &str,
        site: &str,
    ) -> Result<Option<TouchpointSettings>> {
        if !is_key(key) {
            return Ok(None);
        }
        let mut connection = self.pools.reader.acquire().await?;
        let row = sqlx::query(
            "select t.id, t.key, t.name, m.name as team, t.customer, t.sites, t.hours, \
                 p.time_zone, p.languages, p.mirror_scale \
             from touchpoints t join teams m on m.id = t.team_id cross join program p where t.key = $1",
        )
        .bind(key)
        .fetch_optional(&mut *connection)
        .await?;
        match row {
            Some(row) => read_settings(&mut connection, &row, site).await.map(Some),
            None => Ok(None),
        }
    }

    /// Replaces what is set up at a touchpoint. Each wording that changes gets a new version; one in a language that is not
    /// on offer stays, unless another is given.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown key.
    pub async fn update_touchpoint(
        &self,
        key: &str,
        update: &UpdateTouchpoint,
        by: UserId,
        now: Instant,
    ) -> Result<()> {
        if !is_key(key) {
            return Err(StoreError::NotFound);
        }
        let mut transaction = self.begin().await?;
        let before = lock(&mut transaction, key).await?;
        let changed = update_wordings(&mut transaction, before.id, update, now).await?;
        update_place(&mut transaction, before.id, update).await?;
        let change = Change {
            actor: &format!("user:{by}"),
            action: "touchpoint.update",
            object: format!("touchpoint:{}", before.id),
            before: Some(json!({ "sites": before.sites, "hours": before.hours })),
            after: Some(
                json!({ "wordings": changed, "sites": update.sites, "hours": update.hours }),
            ),
            at: now,
        };
        audit::append(&mut transaction, change).await?;
        Ok(transaction.commit().await?)
    }
}

/// What a touchpoint was before a change.
struct Before {
    id: TouchpointId,
    sites: Vec<String>,
    hours: domain::opening_hours::OpeningHours,
}

/// Locks the touchpoint until the transaction ends, so that two owners change it one after the other. The update changes
/// nothing: it is the lock that both engines know.
async fn lock(connection: &mut AnyConnection, key: &str) -> Result<Before> {
    let row =
        sqlx::query("update touchpoints set name = name where key = $1 returning id, sites, hours")
            .bind(key)
            .fetch_optional(connection)
            .await?
            .ok_or(StoreError::NotFound)?;
    Ok(Before {
        id: row.parsed("id")?,
        sites: read_sites(&row)?,
        hours: read_hours(&row)?,
    })
}

/// Returns the wordings that changed, by language.
async fn update_wordings(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    update: &UpdateTouchpoint,
    now: Instant,
) -> Result<BTreeMap<Language, String>> {
    let offered = languages::find(connection).await?.offered;
    let standard = offered
        .into_iter()
        .map(|language| (language, String::new()));
    let given = update.wordings.iter();
    let given = given.map(|wording| (wording.language, wording.question.clone()));
    let mut wanted: BTreeMap<_, _> = standard.chain(given).collect();
    let known = newest_wordings(connection, touchpoint).await?;
    wanted.retain(|language, question| {
        known.get(language).map_or("", |wording| &wording.question) != question.as_str()
    });
    for (language, question) in &wanted {
        add_wording(connection, touchpoint, *language, question, now).await?;
    }
    Ok(wanted)
}

async fn update_place(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    update: &UpdateTouchpoint,
) -> Result<()> {
    let hours = if update.hours.is_always() {
        String::new()
    } else {
        serde_json::to_string(&update.hours).map_err(StoreError::broken)?
    };
    sqlx::query("update touchpoints set sites = $2, hours = $3 where id = $1")
        .bind(touchpoint.to_string())
        .bind(update.sites.join(" "))
        .bind(hours)
        .execute(connection)
        .await?;
    Ok(())
}

fn read_row(row: &AnyRow) -> Result<TouchpointRow> {
    Ok(TouchpointRow {
        key: row.text("key")?,
        name: row.text("name")?,
        team: row.text("team")?,
        customer: row.word("customer")?,
        people: row.small("people")?,
        kiosks: row.small("kiosks")?,
        waiting: row.small("waiting")?,
    })
}

async fn read_settings(
    connection: &mut AnyConnection,
    row: &AnyRow,
    site: &str,
) -> Result<TouchpointSettings> {
    let id = row.parsed("id")?;
    let key = row.text("key")?;
    let offered = languages::read(row)?.offered;
    let mut known = newest_wordings(connection, id).await?;
    let wordings = offered
        .into_iter()
        .map(|language| view_of(language, known.remove(&language).unwrap_or_default()))
        .collect();
    Ok(TouchpointSettings {
        name: row.text("name")?,
        team: row.text("team")?,
        customer: row.word("customer")?,
        people: list_people(connection, id).await?,
        wordings,
        sites: read_sites(row)?,
        hours: read_hours(row)?,
        time_zone: row.text("time_zone")?,
        address: format!("{site}/f/{key}"),
        kiosk_address: format!("{site}/kiosk/{key}"),
        key,
    })
}

fn view_of(language: Language, wording: Wording) -> WordingView {
    let text = |key| Texts::of(language).get(key).to_owned();
    WordingView {
        language,
        version: wording.version,
        question: wording.question,
        standard: standard_question(language).to_owned(),
        poster: PosterWords {
            scan: text(Key::KioskScan),
            why: text(Key::PosterWhy),
        },
    }
}
