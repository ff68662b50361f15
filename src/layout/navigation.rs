//! The links to the areas that a person's role opens.

use crate::paths;
use crate::ui::{Icon, IconName};
use domain::api::session::SessionView;
use domain::role::Role;
use leptos::prelude::*;
use leptos_router::components::A;

/// One area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Where it is.
    pub path: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its icon.
    pub icon: IconName,
}

/// The areas for a person, in the order of the navigation.
#[must_use]
pub fn areas_for(session: &SessionView) -> Vec<Area> {
    const WALL: Area = Area {
        path: paths::WALL,
        name: "My wall",
        icon: IconName::Wall,
    };
    const MY_POINTS: Area = Area {
        path: paths::POINTS,
        name: "My points",
        icon: IconName::Points,
    };
    const EARNING: Area = Area {
        path: paths::HOW_POINTS_ARE_EARNED,
        name: "Earning",
        icon: IconName::Earning,
    };
    const INSIGHTS: Area = Area {
        path: paths::INSIGHTS,
        name: "Insights",
        icon: IconName::Insights,
    };
    const RULES: Area = Area {
        path: paths::RULES,
        name: "Point rules",
        icon: IconName::Rules,
    };
    const POINTS: Area = Area {
        path: paths::POINTS_ADMIN,
        name: "Points",
        icon: IconName::Ledger,
    };
    const TOUCHPOINTS: Area = Area {
        path: paths::TOUCHPOINTS,
        name: "Touchpoints",
        icon: IconName::Touchpoints,
    };
    const UNNAMED: Area = Area {
        path: paths::UNNAMED,
        name: "Who was it?",
        icon: IconName::Unnamed,
    };
    let open = [
        (WALL, session.employee.is_some()),
        (MY_POINTS, session.employee.is_some()),
        (INSIGHTS, true),
        // Everybody else comes to it from their points.
        (EARNING, session.employee.is_none()),
        (UNNAMED, session.role != Role::Employee),
        (RULES, session.role == Role::Owner),
        (POINTS, session.role == Role::Owner),
        (TOUCHPOINTS, session.role == Role::Owner),
    ];
    open.into_iter()
        .filter(|(_, open)| *open)
        .map(|(area, _)| area)
        .collect()
}

/// The navigation: along the top at a desk, within reach of the thumb on a phone.
#[component]
pub fn Navigation(
    /// The areas, in order.
    areas: Vec<Area>,
) -> impl IntoView {
    let link = |area: Area| {
        // Somebody else's wall lies below /wall, but it is not "My wall"; so do their points.
        let exact = [paths::WALL, paths::POINTS].contains(&area.path);
        view! {
            <li>
                <A href=area.path exact=exact attr:class="area">
                    <Icon name=area.icon />
                    <span>{area.name}</span>
                </A>
            </li>
        }
    };
    view! {
        <nav class="areas" aria-label="Main">
            <ul>{areas.into_iter().map(link).collect_view()}</ul>
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::{EmployeeId, UserId};
    use uuid::Uuid;

    #[test]
    fn each_role_sees_the_areas_that_are_open_to_it() {
        fn check(role: Role, is_employee: bool, expected: &[&str]) {
            let session = SessionView {
                user: UserId(Uuid::nil()),
                name: "Maria Lopez".into(),
                email: "maria@example.com".into(),
                role,
                organization: "Harbour Hotel".into(),
                time_zone: "Europe/Berlin".into(),
                employee: is_employee.then(|| EmployeeId(Uuid::nil())),
                team: None,
            };
            let names: Vec<_> = areas_for(&session).iter().map(|area| area.name).collect();
            assert_eq!(names, expected, "{role}");
        }
        check(Role::Employee, true, &["My wall", "My points", "Insights"]);
        check(
            Role::Lead,
            true,
            &["My wall", "My points", "Insights", "Who was it?"],
        );
        check(Role::Lead, false, &["Insights", "Earning", "Who was it?"]);
        let owners = ["Who was it?", "Point rules", "Points", "Touchpoints"];
        check(
            Role::Owner,
            false,
            &[&["Insights", "Earning"][..], &owners].concat(),
        );
        check(
            Role::Owner,
            true,
            &[&["My wall", "My points", "Insights"][..], &owners].concat(),
        );
    }
}
