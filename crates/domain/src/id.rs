//! Identifiers: `UUIDv7` values, one type each, so that a team can never be passed for a person.
//!
//! They sort by the time of their making and are never used as secrets.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// One employee: a person whom customers can thank.
    EmployeeId,
    /// One team.
    TeamId,
    /// One touchpoint. Its public address is its key, not this.
    TouchpointId,
    /// One account that can sign in.
    UserId,
    /// One response. The customer's device makes it before the first send.
    ResponseId,
    /// One card on one wall: thanks of one response to one person. It is not the response's id, which
    /// together with a touchpoint's public key lets anybody ask about the score.
    AppreciationId,
    /// Thanks of one response to somebody whose name the customer did not know.
    UnnamedId,
    /// One enrolled kiosk.
    KioskId,
    /// One transaction of the ledger: an award, an adjustment, or the reversal of one.
    TransactionId,
    /// One entry of a statement: of what was booked the transaction's, and of what paid nothing one that no transaction has.
    EntryId,
    /// One adjustment by hand. The owner's browser makes it before the first send.
    AdjustmentId,
    /// One dispute about an award.
    DisputeId,
    /// Rules that wait for a second owner.
    RuleProposalId,
}
