//! Kiosks: tablets that were enrolled at a touchpoint, each with a credential of its own.
//!
//! ```text
//! POST   /api/v1/touchpoints/{key}/kiosk-codes  201 KioskCodeView       CreateKioskCode: an owner gets a one-time code
//! GET    /api/v1/touchpoints/{key}/kiosks       200 KioskListView       owners
//! DELETE /api/v1/kiosks/{id}                    204                     owners: revokes it, from its next request on
//! POST   /api/v1/kiosk/enrolment                201 EnrolmentView       EnrolKiosk; sets the credential as a cookie
//! DELETE /api/v1/kiosk/enrolment                204                     the kiosk gives its own credential up
//! POST   /api/v1/kiosk/heartbeat                200 HeartbeatView       KioskHeartbeat; 401 `signed_out` once revoked
//! ```
//! The credential is the cookie `plaudit_kiosk` (`HttpOnly`, `SameSite=Strict`, `__Host-` behind TLS). Responses that come with
//! it to the kiosk's own touchpoint have trust `kiosk`; with one that was revoked they are answered 401, and stay on the device.

use crate::id::KioskId;
use crate::instant::Instant;
use serde::{Deserialize, Serialize};

/// A kiosk to be: what the code stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateKioskCode {
    /// What the owner calls the device, such as "Tablet at the exit".
    pub name: String,
    /// 4 to 8 digits: the way out of the kiosk for staff.
    pub pin: String,
}

/// A code, shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskCodeView {
    /// To type on the device, such as `7F3K-Q2MD`.
    pub code: String,
    /// Ten minutes after it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Instant,
    /// The page to open on the device.
    pub address: String,
}

/// The kiosks of a touchpoint, by name; revoked ones last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskListView {
    /// All that were ever enrolled there.
    pub kiosks: Vec<KioskView>,
}

/// One kiosk, as it last told about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskView {
    /// Which one.
    pub id: KioskId,
    /// Its name.
    pub name: String,
    /// When it was enrolled.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub enrolled_at: Instant,
    /// Its last sign of life.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub last_seen_at: Instant,
    /// Answers that wait on it for a connection.
    pub waiting: u32,
    /// Answers that the server refused for good; they are kept on the device until somebody exports them.
    pub refused: u32,
    /// The version of the app on it; empty until the first heartbeat.
    pub version: String,
    /// By how much its clock is ahead of the server's, in milliseconds; negative: behind.
    pub ahead_ms: i64,
    /// When it was revoked, if it was.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<Instant>,
}

/// A device that trades a code for a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EnrolKiosk {
    /// The touchpoint's public key, from the address of the page.
    pub key: String,
    /// The code, as typed: case, spaces and hyphens do not matter.
    pub code: String,
}

/// What a device keeps of its enrolment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrolmentView {
    /// Which kiosk it is now.
    pub id: KioskId,
    /// Its name.
    pub name: String,
    /// 16 random bytes in lower-case hexadecimal.
    pub pin_salt: String,
    /// PBKDF2-HMAC-SHA-256 of the PIN's digits with that salt, [`PIN_ROUNDS`] rounds, 32 bytes in hexadecimal: the device
    /// has to check it without a network.
    pub pin_hash: String,
}

/// Rounds of the PIN's hash (PBKDF2). A PIN keeps customers in; it protects no data.
pub const PIN_ROUNDS: u32 = 100_000;

/// A sign of life, once a minute while there is a connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskHeartbeat {
    /// Answers that wait.
    pub waiting: u32,
    /// Answers that were refused for good.
    pub refused: u32,
    /// The version of the app on the device.
    pub version: String,
    /// What the device's clock says.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub device_at: Instant,
}

/// What the server answers to a sign of life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeartbeatView {
    /// What our clock says.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub now: Instant,
}
