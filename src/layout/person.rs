//! Pages about a person: one's own, and those of somebody whom one may see.

use crate::state::session::use_session;
use domain::id::EmployeeId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::str::FromStr;

/// The page of who is signed in; `none` for an account whom customers cannot thank.
pub fn own_page(screen: impl Fn(EmployeeId) -> AnyView, none: impl Fn() -> AnyView) -> AnyView {
    match use_session().current().and_then(|session| session.employee) {
        Some(employee) => screen(employee),
        None => none(),
    }
}

/// The page of the person in the address, and whether that is who is signed in; `none` for an address that names nobody.
pub fn page_of(
    screen: impl Fn(EmployeeId, bool) -> AnyView + Send + 'static,
    none: impl Fn() -> AnyView + Send + 'static,
) -> impl IntoView {
    let employee = id_in_address::<EmployeeId>("employee");
    let session = use_session();
    move || match employee.get() {
        Some(employee) => {
            let is_own = session.view().and_then(|session| session.employee) == Some(employee);
            screen(employee, is_own)
        }
        None => none(),
    }
}

/// The id that the address has under this name.
pub fn id_in_address<T>(name: &'static str) -> Memo<Option<T>>
where
    T: FromStr + PartialEq + Send + Sync + 'static,
{
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get_str(name).and_then(|id| id.parse().ok())))
}
