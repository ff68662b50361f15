//! `/points` and `/points/{employee}`: one's own points, and those of somebody whose wall one may see.

use super::balance::Balance;
use super::filter_bar::FilterBar;
use super::filters;
use super::nothing::Nothing;
use super::open_points::OpenPoints;
use super::postings::Postings;
use crate::api::points::{PointsQuery, csv_address};
use crate::layout::failure::{StartLink, failed};
use crate::layout::page::PageHeading;
use crate::paths;
use crate::state::session::use_session;
use crate::ui::{Icon, IconName, Loaded, Notice};
use domain::id::EmployeeId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

/// One's own points.
#[component]
pub fn MyPointsPage() -> impl IntoView {
    match use_session().current().and_then(|session| session.employee) {
        Some(employee) => view! { <PointsScreen employee is_own=true /> }.into_any(),
        None => view! { <NoOwnPoints /> }.into_any(),
    }
}

/// The points of the person in the address.
#[component]
pub fn PointsOfPage() -> impl IntoView {
    let params = use_params_map();
    let employee = Memo::new(move |_| {
        params.with(|params| {
            params
                .get_str("employee")
                .and_then(|id| id.parse::<EmployeeId>().ok())
        })
    });
    let session = use_session();
    move || match employee.get() {
        Some(employee) => {
            let is_own = session.view().and_then(|session| session.employee) == Some(employee);
            view! { <PointsScreen employee is_own /> }.into_any()
        }
        None => view! { <NoSuchPoints /> }.into_any(),
    }
}

#[component]
fn PointsScreen(employee: EmployeeId, is_own: bool) -> impl IntoView {
    let parameters = use_query_map();
    let filters = Memo::new(move |_| {
        parameters.with(|parameters| filters::read(|name| parameters.get(name)))
    });
    let points = OpenPoints::open(employee, is_own, filters);
    let name = Memo::new(move |_| points.with(|view| view.name.clone()));
    let title = Signal::derive(move || match name.get() {
        _ if is_own => "My points".to_owned(),
        Some(name) => format!("{name}’s points"),
        None => "Points".to_owned(),
    });
    // Only whether there are postings: older ones must not build the list anew.
    let has_postings = Memo::new(move |_| {
        let answer = points.view.get()?;
        Some(answer.map(|view| !view.postings.is_empty()))
    });
    let body = move |has_postings: bool| {
        if has_postings {
            view! { <Postings points /> }.into_any()
        } else {
            view! { <Nothing points /> }.into_any()
        }
    };
    view! {
        <div class="points">
            <PageHeading title />
            <div class="points-head">
                <Balance points />
                <Links employee />
            </div>
            <FilterBar points on_change=show_filters(points) />
            <Loaded
                data=has_postings
                failed=failed(Callback::new(move |()| points.retry()))
                children=body
            />
        </div>
    }
}

#[component]
fn Links(employee: EmployeeId) -> impl IntoView {
    view! {
        <p class="points-links">
            <A href=paths::HOW_POINTS_ARE_EARNED>"How points are earned"</A>
            <a href=csv_address(employee) download="points.csv" rel="external">
                <Icon name=IconName::Download />
                "All postings as CSV"
            </a>
        </p>
    }
}

#[component]
fn NoOwnPoints() -> impl IntoView {
    view! {
        <PageHeading title="My points" />
        <Notice title="You have no points">
            <p>
                "Points belong to people whom customers can thank, and your account is not one of them. If it should be, ask the owner of the program."
            </p>
            <StartLink />
        </Notice>
    }
}

#[component]
fn NoSuchPoints() -> impl IntoView {
    view! {
        <PageHeading title="Points" />
        <Notice title="There is nothing here">
            <p>"There are no such points, or they are not open to you."</p>
            <StartLink />
        </Notice>
    }
}

/// Shows other filters by going to their address, so that Back undoes a choice.
fn show_filters(points: OpenPoints) -> Callback<PointsQuery> {
    let navigate = use_navigate();
    Callback::new(move |query: PointsQuery| {
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(
            &format!("{}{}", points.path(), filters::query(&query)),
            options,
        );
    })
}
