//! The rest of a response. Its score is saved by the first-tap script, which is there before this app.

use super::client::{self, Answer};
use domain::api::feedback::{ResponseView, SendResponse};
use domain::id::ResponseId;

/// Sends everything after the score and ends the response. The same content may be sent again: it counts once.
pub async fn send_response(key: &str, id: ResponseId, rest: &SendResponse) -> Answer<ResponseView> {
    client::post(&format!("/touchpoints/{key}/responses/{id}/send"), rest).await
}
