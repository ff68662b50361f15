//! Sessions: only the SHA-256 of a token is kept, so a copy of the database signs nobody in.

use super::columns::Columns;
use super::{Result, Store};
use domain::api::session::{SessionView, TeamView};
use domain::id::UserId;
use domain::instant::Instant;
use domain::role::Role;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// A session to create.
#[derive(Clone)]
pub struct NewSession {
    /// SHA-256 of the token, 64 hexadecimal digits in lower case.
    pub token_hash: String,
    /// Whose it is.
    pub user: UserId,
    /// Their role when the password was checked.
    pub role: Role,
    /// The hash that the password was checked against.
    pub password_hash: String,
    /// It ends after this many seconds without a request.
    pub idle_seconds: i64,
    /// It ends then in any case.
    pub expires_at: Instant,
}

/// Who is signed in by a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Everything a client may know of it: account, role, person and team.
    pub view: SessionView,
    /// When the session was last touched.
    pub last_seen_at: Instant,
    /// When it ends in any case.
    pub expires_at: Instant,
}

impl Store {
    /// Starts a session. `false` if the account has another password or role by now, or is disabled: then whoever
    /// was checked is not who would be signed in.
    pub async fn create_session(&self, new: NewSession, now: Instant) -> Result<bool> {
        let mut transaction = self.begin().await?;
        if !lock_unchanged(&mut transaction, &new).await? {
            return Ok(false);
        }
        sqlx::query(
            "insert into sessions (token_hash, user_id, created_at, last_seen_at, idle_seconds, expires_at) \
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(new.token_hash)
        .bind(new.user.to_string())
        .bind(now.micros())
        .bind(now.micros())
        .bind(new.idle_seconds)
        .bind(new.expires_at.micros())
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Who is signed in by this token; `None` if the session ended, idled out, or the account is disabled.
    pub async fn find_session(&self, token_hash: &str, now: Instant) -> Result<Option<SignedIn>> {
        let row = sqlx::query(
            "select s.last_seen_at, s.expires_at, u.id, u.name, u.email, u.role, u.employee_id, \
                    t.id as team_id, t.name as team_name, p.name as organization, p.time_zone \
             from sessions s \
             join users u on u.id = s.user_id \
             cross join program p \
             left join employees e on e.id = u.employee_id \
             left join teams t on t.id = e.team_id \
             where s.token_hash = $1 and u.disabled_at is null \
               and s.expires_at > $2 and s.last_seen_at + s.idle_seconds * 1000000 > $2",
        )
        .bind(token_hash)
        .bind(now.micros())
        .fetch_optional(&self.pools.reader)
        .await?;
        row.map(|row| read_signed_in(&row)).transpose()
    }

    /// Notes a request, which starts the idle time anew. Calling it at most once a minute is enough.
    pub async fn touch_session(&self, token_hash: &str, now: Instant) -> Result<()> {
        let mut transaction = self.begin().await?;
        // Two requests at once may arrive in either order.
        sqlx::query(
            "update sessions set last_seen_at = $2 where token_hash = $1 and last_seen_at < $2",
        )
        .bind(token_hash)
        .bind(now.micros())
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }

    /// Ends a session; nothing happens if it has ended.
    pub async fn delete_session(&self, token_hash: &str) -> Result<()> {
        let mut transaction = self.begin().await?;
        sqlx::query("delete from sessions where token_hash = $1")
            .bind(token_hash)
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// Removes sessions that have ended by time. Returns how many.
    pub async fn delete_expired_sessions(&self, now: Instant) -> Result<u64> {
        let mut transaction = self.begin().await?;
        let done = sqlx::query(
            "delete from sessions where expires_at <= $1 or last_seen_at + idle_seconds * 1000000 <= $1",
        )
        .bind(now.micros())
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(done.rows_affected())
    }
}

/// Whether the account is as it was checked. Locked until the transaction ends, so that a change of it either
/// comes first and is seen here, or comes later and ends the session. The update changes nothing: it is the lock that
/// both engines know.
async fn lock_unchanged(connection: &mut AnyConnection, new: &NewSession) -> Result<bool> {
    let done = sqlx::query(
        "update users set role = role where id = $1 and role = $2 and password_hash = $3 and disabled_at is null",
    )
    .bind(new.user.to_string())
    .bind(new.role.name())
    .bind(&new.password_hash)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

fn read_signed_in(row: &AnyRow) -> Result<SignedIn> {
    Ok(SignedIn {
        view: SessionView {
            user: row.parsed("id")?,
            name: row.text("name")?,
            email: row.text("email")?,
            role: row.parsed("role")?,
            organization: row.text("organization")?,
            time_zone: row.text("time_zone")?,
            employee: row.maybe_parsed("employee_id")?,
            team: read_team(row)?,
        },
        last_seen_at: row.instant("last_seen_at")?,
        expires_at: row.instant("expires_at")?,
    })
}

fn read_team(row: &AnyRow) -> Result<Option<TeamView>> {
    let Some(id) = row.maybe_parsed("team_id")? else {
        return Ok(None);
    };
    let name = row.text("team_name")?;
    Ok(Some(TeamView { id, name }))
}
