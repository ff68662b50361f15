//! What a signed-in person may do in general; whose objects they may see is decided per object.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The role of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sees their own wall and points, and their team's numbers where n allows.
    Employee,
    /// Also sees the walls and numbers of their own team.
    Lead,
    /// Sees the whole organization and changes the point rules.
    Owner,
}

impl Role {
    /// Every role, for tables and menus.
    pub const ALL: [Self; 3] = [Self::Employee, Self::Lead, Self::Owner];

    /// The name used in the database and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Lead => "lead",
            Self::Owner => "owner",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|role| role.name() == text)
            .ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

/// A word that names no role.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not a role: use employee, lead or owner")]
pub struct UnknownRole(String);
