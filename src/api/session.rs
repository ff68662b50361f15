//! Signing in and out.

use super::client::{self, Answer};
use domain::api::session::{CreateSession, SessionView};

/// Who is signed in; [`Code::SignedOut`](domain::api::problem::Code::SignedOut) if nobody is.
pub async fn find_session() -> Answer<SessionView> {
    client::get("/session").await
}

/// Signs in.
pub async fn create_session(request: &CreateSession) -> Answer<SessionView> {
    client::post("/session", request).await
}

/// Signs out.
pub async fn delete_session() -> Answer<()> {
    client::delete("/session").await
}
