//! `/points`, `/points/{employee}` and `/points/team/{team}`: one's own points, those of somebody whose wall one may see, and a
//! team's.

use super::balance::Balance;
use super::filter_bar::FilterBar;
use super::filters;
use super::nothing::Nothing;
use super::open_points::OpenPoints;
use super::postings::Postings;
use crate::api::points::{PointsQuery, csv_address};
use crate::layout::failure::{StartLink, failed};
use crate::layout::page::PageHeading;
use crate::layout::person::{id_in_address, own_page, page_of};
use crate::paths;
use crate::state::session::use_session;
use crate::ui::{Icon, IconName, Loaded, Notice};
use domain::api::ledger::Holder;
use domain::id::TeamId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_query_map};

/// One's own points.
#[component]
pub fn MyPointsPage() -> impl IntoView {
    own_page(
        |employee| view! { <PointsScreen holder=employee.into() is_own=true /> }.into_any(),
        || view! { <NoOwnPoints /> }.into_any(),
    )
}

/// The points of the person in the address.
#[component]
pub fn PointsOfPage() -> impl IntoView {
    page_of(
        |employee, is_own| view! { <PointsScreen holder=employee.into() is_own /> }.into_any(),
        || view! { <NoSuchPoints /> }.into_any(),
    )
}

/// The points of the team in the address.
#[component]
pub fn PointsOfTeamPage() -> impl IntoView {
    let team = id_in_address::<TeamId>("team");
    move || match team.get() {
        Some(team) => view! { <PointsScreen holder=team.into() is_own=false /> }.into_any(),
        None => view! { <NoSuchPoints /> }.into_any(),
    }
}

#[component]
fn PointsScreen(holder: Holder, is_own: bool) -> impl IntoView {
    let parameters = use_query_map();
    let filters = Memo::new(move |_| {
        parameters.with(|parameters| filters::read(|name| parameters.get(name)))
    });
    let points = OpenPoints::open(holder, is_own, filters);
    let name = Memo::new(move |_| points.with(|view| view.name.clone()));
    let title = Signal::derive(move || match (holder, name.get()) {
        _ if is_own => "My points".to_owned(),
        (Holder::Employee(_), Some(name)) => format!("{name}’s points"),
        (Holder::Team(_), Some(name)) => format!("Points of the team {name}"),
        (_, None) => "Points".to_owned(),
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
                <Links points />
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
fn Links(points: OpenPoints) -> impl IntoView {
    let wall = points.wall().filter(|_| !points.is_own).map(|wall| {
        view! { <A href=wall>"The wall"</A> }
    });
    let team = use_session().current().and_then(|session| session.team);
    let team = team.filter(|_| points.is_own).map(|team| {
        let words = format!("Points of the team {}", team.name);
        view! { <A href=paths::points_of(team.id.into())>{words}</A> }
    });
    view! {
        <p class="points-links">
            {wall}
            {team}
            <A href=paths::HOW_POINTS_ARE_EARNED>"How points are earned"</A>
            <a href=csv_address(points.holder) download="points.csv" rel="external">
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
            <A href=paths::HOW_POINTS_ARE_EARNED>"How points are earned"</A>
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
