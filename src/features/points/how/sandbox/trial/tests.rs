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
        paid_today: Vec::new(),
    }
}

fn outcome(trial: &Trial) -> Outcome {
    trial.outcome(&how(), me(), "2026-03-02T09:15:00Z".parse().unwrap())
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

#[test]
fn what_was_paid_today_counts_under_the_limit() {
    let trial = Trial {
        paid: [("thanked".to_owned(), Points(46))].into(),
        ..Trial::new(&how(), me())
    };
    let outcome = outcome(&trial);
    assert_eq!(outcome.mine, Points(4));
    let sentence = &outcome.awards[0].sentence;
    assert!(
        sentence.ends_with("under the daily limit of 50 points for each employee, free again at midnight in Berlin."),
        "{sentence}"
    );
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
