//! The staff app: what every screen shares, and which screen is at which address.

use crate::features::insights::InsightsPage;
use crate::features::points::{HowPage, MyPointsPage, PointsOfPage, PointsOfTeamPage};
use crate::features::points_admin::PointsAdminPage;
use crate::features::rules::RulesPage;
use crate::features::sign_in::SignInPage;
use crate::features::touchpoints::{PosterPage, TouchpointPage, TouchpointsPage};
use crate::features::unnamed::UnnamedPage;
use crate::features::wall::{MyWallPage, WallOfPage};
use crate::layout::gates::{LeadsAndOwnersOnly, NotFoundPage, OwnersOnly, StartPage};
use crate::layout::leaving::listen_before_the_router;
use crate::layout::page::provide_headings;
use crate::layout::shell::{OpenFrame, Shell};
use crate::paths;
use crate::state::online::provide_online;
use crate::state::session::provide_session;
use crate::state::theme::provide_theme;
use crate::state::toasts::provide_toasts;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

/// Starts the staff app in this document.
pub fn mount() {
    console_error_panic_hook::set_once();
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    mount_to_body(App);
}

/// The staff app.
#[component]
pub fn App() -> impl IntoView {
    provide_theme();
    provide_online();
    provide_toasts();
    provide_session(
        location()
            .pathname()
            .is_ok_and(|path| path == paths::SIGN_IN),
    );
    provide_headings();
    listen_before_the_router();
    view! {
        <Router>
            <Routes fallback=|| view! { <OpenFrame><NotFoundPage /></OpenFrame> }>
                <Route path=path!("/sign-in") view=|| view! { <OpenFrame><SignInPage /></OpenFrame> } />
                <ParentRoute path=path!("") view=Shell>
                    <Route path=path!("/") view=StartPage />
                    <Route path=path!("/wall") view=MyWallPage />
                    <Route path=path!("/wall/:employee") view=WallOfPage />
                    <Route path=path!("/points") view=MyPointsPage />
                    <Route path=path!("/points/how") view=HowPage />
                    <Route path=path!("/points/team/:team") view=PointsOfTeamPage />
                    <Route path=path!("/points/:employee") view=PointsOfPage />
                    <Route path=path!("/insights") view=InsightsPage />
                    <Route path=path!("/admin/points") view=|| view! { <OwnersOnly><PointsAdminPage /></OwnersOnly> } />
                    <Route path=path!("/admin/rules") view=|| view! { <OwnersOnly><RulesPage /></OwnersOnly> } />
                    <Route path=path!("/admin/touchpoints") view=|| view! { <OwnersOnly><TouchpointsPage /></OwnersOnly> } />
                    <Route path=path!("/admin/touchpoints/:key") view=|| view! { <OwnersOnly><TouchpointPage /></OwnersOnly> } />
                    <Route path=path!("/admin/touchpoints/:key/poster") view=|| view! { <OwnersOnly><PosterPage /></OwnersOnly> } />
                    <Route path=path!("/unnamed") view=|| view! { <LeadsAndOwnersOnly><UnnamedPage /></LeadsAndOwnersOnly> } />
                </ParentRoute>
            </Routes>
        </Router>
    }
}
