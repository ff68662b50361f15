//! Receipt links: addresses of the customer page that count once as a visit that we know of.

pub mod token;

pub use token::{Receipt, ReceiptId, ReceiptKey};

use crate::store::Touchpoint;
use domain::api::touchpoints::{CreateReceiptLinks, ReceiptLinksView};
use domain::instant::Instant;

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// New links to a touchpoint's page; they begin with `site`. The token is in the fragment, which browsers send to nobody.
pub fn links(
    key: &ReceiptKey,
    touchpoint: &Touchpoint,
    wanted: &CreateReceiptLinks,
    site: &str,
    now: Instant,
) -> ReceiptLinksView {
    let seconds = now.micros() / 1_000_000 + i64::from(wanted.valid_days) * DAY;
    let expires_at = Instant::from_micros(seconds.saturating_mul(1_000_000));
    let link = |_| {
        let receipt = Receipt {
            touchpoint: touchpoint.id,
            employee: wanted.employee,
            expires_at,
            id: ReceiptId(rand::random()),
        };
        let (page, token) = (&touchpoint.view.key, key.write(&receipt));
        format!("{site}/f/{page}#t={token}")
    };
    ReceiptLinksView {
        links: (0..wanted.count).map(link).collect(),
        expires_at,
    }
}
