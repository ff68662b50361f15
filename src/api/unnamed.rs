//! Thanks to somebody whose name the customer did not know.

use super::client::{self, Answer};
use domain::api::unnamed::{CloseUnnamed, ResolveUnnamed, ResolvedView, UnnamedListView};
use domain::id::{EmployeeId, UnnamedId};

/// All that is open, oldest first.
pub async fn list_unnamed() -> Answer<UnnamedListView> {
    client::get("/unnamed").await
}

/// Says who it was: the thanks is delivered.
pub async fn resolve_unnamed(id: UnnamedId, employee: EmployeeId) -> Answer<ResolvedView> {
    client::post(
        &format!("/unnamed/{id}/resolve"),
        &ResolveUnnamed { employee },
    )
    .await
}

/// Says that nobody can tell who it was.
pub async fn close_unnamed(id: UnnamedId) -> Answer<()> {
    client::tell(&format!("/unnamed/{id}/close"), &CloseUnnamed {}).await
}
