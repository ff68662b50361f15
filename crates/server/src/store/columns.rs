//! Reading columns: what the database holds becomes the domain's types, or a fault that says where.

use super::{Result, StoreError};
use domain::instant::Instant;
use domain::points::Points;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::any::AnyRow;
use std::fmt::Display;
use std::str::FromStr;

/// Columns by name.
pub(super) trait Columns {
    fn text(&self, column: &str) -> Result<String>;
    fn maybe_text(&self, column: &str) -> Result<Option<String>>;
    fn number(&self, column: &str) -> Result<i64>;
    fn maybe_number(&self, column: &str) -> Result<Option<i64>>;

    /// Text that stands for an id, a role, a day or the like.
    fn parsed<T: FromStr<Err: Display>>(&self, column: &str) -> Result<T> {
        parse(column, &self.text(column)?)
    }

    fn maybe_parsed<T: FromStr<Err: Display>>(&self, column: &str) -> Result<Option<T>> {
        self.maybe_text(column)?
            .map(|text| parse(column, &text))
            .transpose()
    }

    /// One word of an enumeration, as on the wire.
    fn word<T: DeserializeOwned>(&self, column: &str) -> Result<T> {
        serde_json::from_value(self.text(column)?.into())
            .map_err(|error| StoreError::broken(format!("column {column}: {error}")))
    }

    /// A whole number that must fit, such as a count.
    fn small<T: TryFrom<i64, Error: Display>>(&self, column: &str) -> Result<T> {
        self.number(column)?
            .try_into()
            .map_err(|error| StoreError::broken(format!("column {column}: {error}")))
    }

    fn instant(&self, column: &str) -> Result<Instant> {
        self.number(column).map(Instant::from_micros)
    }

    fn maybe_instant(&self, column: &str) -> Result<Option<Instant>> {
        Ok(self.maybe_number(column)?.map(Instant::from_micros))
    }

    fn points(&self, column: &str) -> Result<Points> {
        self.number(column).map(Points)
    }
}

impl Columns for AnyRow {
    fn text(&self, column: &str) -> Result<String> {
        Ok(self.try_get(column)?)
    }

    fn maybe_text(&self, column: &str) -> Result<Option<String>> {
        Ok(self.try_get(column)?)
    }

    fn number(&self, column: &str) -> Result<i64> {
        Ok(self.try_get(column)?)
    }

    fn maybe_number(&self, column: &str) -> Result<Option<i64>> {
        Ok(self.try_get(column)?)
    }
}

/// The word of an enumeration as it is stored: the one on the wire.
pub(super) fn word<T: Serialize>(value: T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        other => Err(StoreError::broken(format!("not a word: {other:?}"))),
    }
}

fn parse<T: FromStr<Err: Display>>(column: &str, text: &str) -> Result<T> {
    text.parse()
        .map_err(|error| StoreError::broken(format!("column {column}: {error}")))
}
