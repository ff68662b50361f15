//! The three entry documents, read and hashed once in a release build; in others each time, for `trunk watch`
//! writes them anew.

use super::{Dist, page};
use crate::security::csp;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use std::sync::OnceLock;

static CUSTOMER: OnceLock<Document> = OnceLock::new();
static KIOSK: OnceLock<Document> = OnceLock::new();
static STAFF: OnceLock<Document> = OnceLock::new();

/// Which app a page starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// The customer page.
    Customer,
    /// The page of a tablet that stands at a touchpoint.
    Kiosk,
    /// Walls, insights and rules.
    Staff,
}

/// An entry document and the policy that lets its inline scripts run.
#[derive(Debug, Clone)]
pub struct Document {
    /// The HTML, with its placeholders.
    pub html: String,
    /// The value of `content-security-policy`.
    pub policy: HeaderValue,
}

impl Entry {
    /// The document; one without any app where the app was not built.
    pub fn document(self) -> Document {
        if cfg!(debug_assertions) {
            return self.read();
        }
        let kept = match self {
            Self::Customer => &CUSTOMER,
            Self::Kiosk => &KIOSK,
            Self::Staff => &STAFF,
        };
        kept.get_or_init(|| self.read()).clone()
    }

    /// The document as it is, for pages that the server adds nothing to.
    pub fn page(self) -> Response {
        let document = self.document();
        page(StatusCode::OK, document.html, document.policy)
    }

    fn read(self) -> Document {
        let (path, substitute) = match self {
            Self::Customer => (
                "customer/customer.html",
                include_str!("customer_without_app.html"),
            ),
            Self::Kiosk => (
                "kiosk/kiosk.html",
                include_str!("customer_without_app.html"),
            ),
            Self::Staff => ("staff/index.html", include_str!("staff_without_app.html")),
        };
        let built = Dist::get(path).and_then(|file| String::from_utf8(file.data.into_owned()).ok());
        let html = built.unwrap_or_else(|| substitute.to_owned());
        let policy = csp::for_document(&html);
        Document { html, policy }
    }
}
