//! Names, order and sentences of the lab's figures.

use super::*;
use domain::api::feedback::ChoiceView;
use domain::api::history::HistoryEmployee;
use domain::api::insights::SubjectView;
use domain::id::{EmployeeId, TeamId};
use domain::lab::RuleChange;
use domain::rules::columns::Paid;
use uuid::Uuid;

/// Ana and Ben of the store, and Cem of the ward, for whom nothing has happened.
fn roster() -> Roster {
    let id = |number| Uuid::from_u128(number);
    let person = |number, name: &str, team| HistoryEmployee {
        id: EmployeeId(id(number)),
        name: name.to_owned(),
        team: TeamId(id(team)),
    };
    let view = |number, name: &str| SubjectView {
        subject: id(number).to_string(),
        name: name.to_owned(),
    };
    let names = HistoryNames {
        today: "2026-06-30".parse().unwrap(),
        employees: vec![
            person(2, "Ana", 11),
            person(1, "Ben", 11),
            person(3, "Cem", 12),
        ],
        teams: vec![view(11, "Store"), view(12, "Ward")],
        touchpoints: vec![view(21, "Till 3")],
        standards: vec![ChoiceView {
            key: "quick".to_owned(),
            label: "Quick".to_owned(),
        }],
    };
    let opened = Opened {
        events: 1,
        employees: vec![id(1).to_string(), id(2).to_string()],
        teams: vec![id(11).to_string()],
    };
    Roster::new(&opened, &names)
}

/// Points of Ben and Ana by the live and the edited rules.
fn comparison(live: [i64; 2], edited: [i64; 2]) -> Comparison {
    let figures = |[ben, ana]: [i64; 2]| Figures {
        by_month: vec![Points(ben + ana)],
        employees: vec![Points(ben), Points(ana)],
        teams: vec![Points(ben + ana)],
        from_score: Points(ben),
    };
    Comparison {
        events: 1,
        months: vec!["2026-06-01".parse().unwrap()],
        behind: vec![Vec::new()],
        live: figures(live),
        edited: figures(edited),
        warnings: Vec::new(),
        looked_at: domain::lab::LookedAt::default(),
        forecast: None,
    }
}

#[test]
fn rows_are_sorted_by_any_column_and_equals_by_name() {
    fn check(kind: Kind, column: Column, descending: bool, expected: &[&str]) {
        let order = Order { column, descending };
        let rows = roster().rows(kind, &comparison([10, 20], [30, 20]), order);
        let told: Vec<_> = rows
            .iter()
            .map(|row| {
                let Change { before, after } = row.change;
                format!("{} {} {before} {after}", row.entry.name, row.entry.team)
            })
            .collect();
        assert_eq!(told, expected, "{order:?}");
    }
    let [ana, ben, cem] = ["Ana Store 20 20", "Ben Store 10 30", "Cem Ward 0 0"];
    check(Kind::People, Column::Name, false, &[ana, ben, cem]);
    check(Kind::People, Column::Name, true, &[cem, ben, ana]);
    check(Kind::People, Column::Before, false, &[cem, ben, ana]);
    check(Kind::People, Column::After, true, &[ben, ana, cem]);
    check(Kind::People, Column::Difference, true, &[ben, ana, cem]);
    check(
        Kind::Teams,
        Column::Difference,
        true,
        &["Store  30 50", "Ward  0 0"],
    );
}

#[test]
fn only_who_is_in_the_history_can_be_asked_for() {
    let order = Order {
        column: Column::Name,
        descending: false,
    };
    let told = comparison([10, 20], [30, 20]);
    let rows = roster().rows(Kind::People, &told, order);
    let subjects: Vec<_> = rows.iter().map(|row| row.subject).collect();
    assert_eq!(
        subjects,
        [Some(Subject::Employee(1)), Some(Subject::Employee(0)), None]
    );
    let ben = rows.iter().find(|row| row.entry.name == "Ben").unwrap();
    let id = ben.entry.employee.unwrap().to_string();
    assert_eq!(roster().person(&id), Some("Ben"));
    assert_eq!(roster().person("gone"), None);
    assert_eq!(widest(&rows), 20);
}

#[test]
fn all_is_said_in_four_sentences() {
    fn check(live: [i64; 2], edited: [i64; 2], expected: &[&str]) {
        let told = roster().sentences(&comparison(live, edited));
        let told: Vec<_> = told
            .iter()
            .map(|told| told.replace('\u{a0}', " "))
            .collect();
        assert_eq!(told, expected, "{live:?} {edited:?}");
    }
    check(
        [10, 20],
        [10, 20],
        &[
            "Nobody gains or loses: all of 3 people get what the live rules pay.",
            "The top tenth, 1 person, gets 67 % of all points.",
            "33 % of these points are calculated from the score itself.",
            "1 of 3 people get no points.",
        ],
    );
    check(
        [10, 20],
        [30, 0],
        &[
            "Of 3 people 1 gain, 1 lose and 1 get the same. Ben gains most (+20). Ana loses most (−20).",
            "The top tenth, 1 person, gets 100 % of all points (67 % by the live rules).",
            "100 % of these points are calculated from the score itself (33 % by the live rules).",
            "2 of 3 people get no points (1 by the live rules).",
        ],
    );
    check(
        [0, 0],
        [0, 0],
        &[
            "Nobody gains or loses: all of 3 people get what the live rules pay.",
            "3 of 3 people get no points.",
        ],
    );
}

#[test]
fn the_pointer_is_told_the_rules_that_differ_most() {
    let paid = |points| Paid {
        points: Points(points),
        awards: 1,
    };
    let change = |name: &str, before, after| RuleChange {
        name: name.to_owned(),
        before: paid(before),
        after: paid(after),
    };
    let mut told = comparison([0, 0], [0, 0]);
    told.behind = vec![vec![
        change("Same", 50, 50),
        change("Less", 40, 10),
        change("More", 10, 20),
    ]];
    assert_eq!(
        tip_lines(&told, 0, 2),
        [
            "Less: 1 award, 10 points, instead of 1 award, 40 points",
            "More: 1 award, 20 points, instead of 1 award, 10 points",
            "and 1 rule more",
        ]
    );
    assert_eq!(tip_lines(&told, 9, 2), Vec::<String>::new());
}
