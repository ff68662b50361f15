//! Accounts that can sign in.

use super::audit::{self, CONSOLE, Change};
use super::columns::Columns;
use super::error::or_taken;
use super::{Result, Store, StoreError};
use domain::id::{EmployeeId, UserId};
use domain::instant::Instant;
use domain::role::Role;
use serde_json::{Value, json};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Which account.
    pub id: UserId,
    /// In lower case.
    pub email: String,
    /// The full name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The person behind it, if customers can thank them.
    pub employee: Option<EmployeeId>,
}

/// An account to create.
#[derive(Clone)]
pub struct NewUser {
    /// Its id, made by the caller.
    pub id: UserId,
    /// In lower case, not taken yet.
    pub email: String,
    /// The full name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The hash in PHC format.
    pub password_hash: String,
    /// The person behind it; needed for employees and leads, whose team it tells.
    pub employee: Option<EmployeeId>,
}

/// What signing in needs of an account.
#[derive(Clone)]
pub struct UserCredentials {
    /// The account.
    pub user: User,
    /// The hash in PHC format.
    pub password_hash: String,
    /// A disabled account cannot sign in.
    pub disabled: bool,
}

impl Store {
    /// Adds an account.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the e-mail address or the person has an account already;
    /// [`StoreError::Invalid`] for an employee or lead without a person.
    pub async fn create_user(&self, new: NewUser, now: Instant) -> Result<User> {
        let mut transaction = self.begin().await?;
        let user = create_user(&mut transaction, new, now).await?;
        transaction.commit().await?;
        Ok(user)
    }

    /// Sets another password and ends all sessions of the account.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown address.
    pub async fn set_password(&self, email: &str, password_hash: &str, now: Instant) -> Result<()> {
        let mut transaction = self.begin().await?;
        let user = find_user(&mut transaction, email).await?;
        sqlx::query("update users set password_hash = $2 where id = $1")
            .bind(user.id.to_string())
            .bind(password_hash)
            .execute(&mut *transaction)
            .await?;
        // Neither the old nor the new hash belongs into the audit.
        note_change(
            &mut transaction,
            "user.set_password",
            &user,
            Value::Null,
            now,
        )
        .await?;
        Ok(transaction.commit().await?)
    }

    /// Disables the account and ends all its sessions. Once disabled, nothing more happens.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown address.
    pub async fn disable_user(&self, email: &str, now: Instant) -> Result<()> {
        let mut transaction = self.begin().await?;
        let user = find_user(&mut transaction, email).await?;
        sqlx::query("update users set disabled_at = coalesce(disabled_at, $2) where id = $1")
            .bind(user.id.to_string())
            .bind(now.micros())
            .execute(&mut *transaction)
            .await?;
        let after = json!({ "disabled": true });
        note_change(&mut transaction, "user.disable", &user, after, now).await?;
        Ok(transaction.commit().await?)
    }

    /// Gives the account another role and ends all its sessions.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown address; [`StoreError::Invalid`] for an employee or lead without a person.
    pub async fn set_role(&self, email: &str, role: Role, now: Instant) -> Result<()> {
        let mut transaction = self.begin().await?;
        let user = find_user(&mut transaction, email).await?;
        need_a_person(role, user.employee)?;
        sqlx::query("update users set role = $2 where id = $1")
            .bind(user.id.to_string())
            .bind(role.name())
            .execute(&mut *transaction)
            .await?;
        let after = json!({ "role": role });
        note_change(&mut transaction, "user.set_role", &user, after, now).await?;
        Ok(transaction.commit().await?)
    }

    /// The account of this address, disabled ones too.
    pub async fn find_user_for_sign_in(&self, email: &str) -> Result<Option<UserCredentials>> {
        // No account has such an address, and PostgreSQL takes no text with a NUL in it.
        if email.contains(char::is_control) {
            return Ok(None);
        }
        let row = sqlx::query(
            "select id, email, name, role, employee_id, password_hash, disabled_at from users where email = $1",
        )
        .bind(email)
        .fetch_optional(&self.pools.reader)
        .await?;
        row.map(|row| {
            Ok(UserCredentials {
                user: read_user(&row)?,
                password_hash: row.text("password_hash")?,
                disabled: row.maybe_number("disabled_at")?.is_some(),
            })
        })
        .transpose()
    }

    /// How many accounts there are.
    pub async fn count_users(&self) -> Result<u64> {
        let row = sqlx::query("select count(*) as users from users")
            .fetch_one(&self.pools.reader)
            .await?;
        row.small("users")
    }
}

pub(super) async fn create_user(
    connection: &mut AnyConnection,
    new: NewUser,
    now: Instant,
) -> Result<User> {
    need_a_person(new.role, new.employee)?;
    let user = User {
        id: new.id,
        email: new.email,
        name: new.name,
        role: new.role,
        employee: new.employee,
    };
    sqlx::query(
        "insert into users (id, email, name, role, password_hash, employee_id, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(user.id.to_string())
    .bind(&user.email)
    .bind(&user.name)
    .bind(user.role.name())
    .bind(new.password_hash)
    .bind(user.employee.map(|employee| employee.to_string()))
    .bind(now.micros())
    .execute(&mut *connection)
    .await
    .map_err(|error| {
        or_taken(
            error,
            "There is an account of this e-mail address or this person already.",
        )
    })?;
    let change = Change {
        actor: CONSOLE,
        action: "user.create",
        object: format!("user:{}", user.id),
        before: None,
        after: Some(json!({ "role": user.role, "employee": user.employee })),
        at: now,
    };
    audit::append(connection, change).await?;
    Ok(user)
}

fn need_a_person(role: Role, employee: Option<EmployeeId>) -> Result<()> {
    if role == Role::Owner || employee.is_some() {
        return Ok(());
    }
    Err(StoreError::invalid(
        "employee",
        "An employee or a lead is a person of a team: say of which team.",
    ))
}

async fn find_user(connection: &mut AnyConnection, email: &str) -> Result<User> {
    let row = sqlx::query("select id, email, name, role, employee_id from users where email = $1")
        .bind(email)
        .fetch_optional(connection)
        .await?
        .ok_or(StoreError::NotFound)?;
    read_user(&row)
}

fn read_user(row: &AnyRow) -> Result<User> {
    Ok(User {
        id: row.parsed("id")?,
        email: row.text("email")?,
        name: row.text("name")?,
        role: row.parsed("role")?,
        employee: row.maybe_parsed("employee_id")?,
    })
}

/// Ends the account's sessions and appends the change to the audit.
async fn note_change(
    connection: &mut AnyConnection,
    action: &str,
    user: &User,
    after: Value,
    at: Instant,
) -> Result<()> {
    sqlx::query("delete from sessions where user_id = $1")
        .bind(user.id.to_string())
        .execute(&mut *connection)
        .await?;
    let change = Change {
        actor: CONSOLE,
        action,
        object: format!("user:{}", user.id),
        before: Some(json!({ "role": user.role })),
        after: Some(after).filter(|after| !after.is_null()),
        at,
    };
    audit::append(connection, change).await
}
