//! The sandbox says what the engine would do.

use super::*;
use domain::api::points::HowTouchpointView;
use serde_json::json;
use uuid::Uuid;

const TEAM: TeamId = TeamId(Uuid::from_u128(7));

fn me() -> Me {
    Me {
        employee: Some(EmployeeId(Uuid::from_u128(1))),
        team: Some(TEAM),
    }
}

fn how() -> HowView {
    let rules = json!({
        "version": 3, "effective_from": "2026-03-01T00:00:00Z", "time_zone": "Europe/Berlin",
        "trust_weight": { "open": 0, "kiosk": 50, "receipt": 100 },
        "rules": [
            { "id": "thanked", "name": "Thanked", "enabled": true, "when": "appreciation",
              "if": [{ "score_at_least": 4 }, { "message_chars_at_least": 20 }],
              "award": { "points": 10, "to": "each" }, "caps": [{ "per": "employee", "window": "day", "points": 50 }] },
            { "id": "team", "name": "Team share", "enabled": true, "when": "score", "if": [],
              "award": { "points": 7, "to": "team" }, "caps": [] },
        ],
    });
    let desk = |id: &str, team: TeamId| HowTouchpointView {
        id: id.to_owned(),
        name: id.to_owned(),
        team: team.to_string(),
        customer: Customer::External,
    };
    HowView {
        rules: serde_json::from_value(rules).unwrap(),
        standards: Vec::new(),
        teams: Vec::new(),
        touchpoints: vec![
            desk("kitchen", TeamId(Uuid::from_u128(8))),
            desk("desk", TEAM),
        ],
        hold_seconds: 86_400,
        utc_offset_seconds: 3_600,
        now: "2026-03-02T09:15:00Z".parse().unwrap(),
        rooms: Vec::new(),
    }
}

fn outcome(trial: &Trial) -> Outcome {
    trial.outcome(&how(), me())
}

#[test]
fn it_begins_at_a_touchpoint_of_the_own_team() {
    assert_eq!(Trial::new(&how(), me()).touchpoint, "desk");
    let elsewhere = Me { team: None, ..me() };
    assert_eq!(Trial::new(&how(), elsewhere).touchpoint, "kitchen");
}

#[test]
fn awards_to_the_person_and_the_team_are_told_apart() {
    let trial = Trial {
        named: Named::MeAnd(2),
        trust: Trust::Kiosk,
        ..Trial::new(&how(), me())
    };
    let outcome = outcome(&trial);
    assert_eq!((outcome.mine, outcome.teams), (Points(5), Points(3)));
    assert_eq!(outcome.awards.len(), 2, "not those to colleagues");
    assert_eq!(outcome.near, [""; 0]);
}

#[test]
fn what_was_missing_is_told() {
    let trial = Trial {
        score: Score::new(3).unwrap(),
        message_chars: 19,
        ..Trial::new(&how(), me())
    };
    let outcome = outcome(&trial);
    assert_eq!(outcome.mine, Points::ZERO);
    assert_eq!(
        outcome.near,
        ["No points from “Thanked”: score below 4 and message shorter than 20 characters."]
    );
}

/// What caps leave of the rule “Thanked”.
fn rooms(rooms: &[(CapScope, CapWindow, &str, i64)]) -> HowView {
    let mut how = how();
    how.rules.rules[0].caps = Vec::new();
    for (per, window, of, left) in rooms {
        let (per, window) = (*per, *window);
        how.rules.rules[0].caps.push(Cap {
            per,
            window,
            points: Points(50),
        });
        how.rooms.push(CapRoomView {
            rule: "thanked".to_owned(),
            per,
            window,
            of: (*of).to_owned(),
            left: Points(*left),
        });
    }
    how
}

#[test]
fn what_a_cap_leaves_is_paid_whosever_it_is() {
    let (person, team) = (id_of(me()), TEAM.to_string());
    for (per, window, of, words) in [
        (
            CapScope::Employee,
            CapWindow::Day,
            person.as_str(),
            "the daily limit of 50 points for each employee, free again at midnight in Berlin.",
        ),
        (
            CapScope::Team,
            CapWindow::Week,
            &team,
            "the weekly limit of 50 points for each team, free again on 9 March 2026 in Berlin.",
        ),
        (
            CapScope::Touchpoint,
            CapWindow::Month,
            "desk",
            "the monthly limit of 50 points for each touchpoint, free again on 1 April 2026 in Berlin.",
        ),
        (
            CapScope::Program,
            CapWindow::Quarter,
            "",
            "the quarterly limit of 50 points in all, free again on 1 April 2026 in Berlin.",
        ),
    ] {
        let how = rooms(&[(per, window, of, 4)]);
        let outcome = Trial::new(&how, me()).outcome(&how, me());
        assert_eq!(outcome.mine, Points(4), "{per:?}");
        let sentence = &outcome.awards[0].sentence;
        assert!(sentence.ends_with(&format!("under {words}")), "{sentence}");
    }
}

#[test]
fn a_cap_of_others_takes_nothing_away() {
    let how = rooms(&[
        (CapScope::Employee, CapWindow::Week, "somebody else", 0),
        (CapScope::Touchpoint, CapWindow::Day, "kitchen", 0),
    ]);
    let mut trial = Trial::new(&how, me());
    assert_eq!(trial.outcome(&how, me()).mine, Points(10));
    trial.touchpoint = "kitchen".to_owned();
    assert_eq!(trial.outcome(&how, me()).mine, Points(0));
}

#[test]
fn what_is_typed_takes_the_place_of_what_was_told() {
    let how = rooms(&[(CapScope::Employee, CapWindow::Week, &id_of(me()), 0)]);
    let mut trial = Trial::new(&how, me());
    let (cap_of, cap) = trial.caps(&how, me()).remove(0);
    assert_eq!(trial.left(&cap_of, &cap), Points(0));
    trial.left.insert(cap_of, Points(7));
    assert_eq!(trial.outcome(&how, me()).mine, Points(7));
}

#[test]
fn thanks_to_nobody_by_name_pays_the_team_of_the_touchpoint() {
    let trial = Trial {
        named: Named::Nobody,
        ..Trial::new(&how(), me())
    };
    let outcome = outcome(&trial);
    assert_eq!((outcome.mine, outcome.teams), (Points(0), Points(7)));
}
