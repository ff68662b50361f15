//! What stands in the way of publishing, and where it is shown.

use super::*;
use domain::api::problem::FieldProblem;
use domain::rules::words::Slot;

fn places(draft: &Draft) -> Vec<Place> {
    let problems = draft.problems(&view(&draft.base)).into_iter();
    problems.map(|problem| problem.place).collect()
}

#[test]
fn a_wrong_number_stays_in_its_field_and_is_told_once() {
    for typed in [
        "",
        "ten",
        "1.5",
        "0",
        "-1",
        "1000001",
        "99999999999999999999",
    ] {
        let (mut draft, _, standards) = draft();
        type_points(&mut draft, standards, typed);
        assert_eq!(draft.row(standards).unwrap().text(Slot::Points), typed);
        assert_eq!(
            places(&draft),
            [Place::Rule(standards, Spot::Slot(Slot::Points))],
            "{typed}"
        );
        assert!(draft.is_changed());
    }
}

#[test]
fn what_is_deleted_is_no_problem() {
    let (mut draft, _, standards) = draft();
    type_points(&mut draft, standards, "ten");
    draft.edit(standards, |row| row.is_removed = true);
    assert_eq!(places(&draft), []);
}

#[test]
fn every_path_of_the_check_leads_to_a_control() {
    let (mut draft, thanked, standards) = draft();
    draft.edit(thanked, |row| row.is_removed = true);
    let in_rule = |spot| Place::Rule(standards, spot);
    let slot = |slot| in_rule(Spot::Slot(slot));
    for (field, expected) in [
        ("rules[0].name", in_rule(Spot::Name)),
        ("rules[0].id", in_rule(Spot::Name)),
        ("rules[0].when", slot(Slot::When)),
        ("rules[0].award.points", slot(Slot::Points)),
        ("rules[0].award.per", slot(Slot::Per)),
        ("rules[0].award.at_most", slot(Slot::AtMost)),
        ("rules[0].if[2].score_at_least", slot(Slot::Condition(2))),
        ("rules[0].if[1].teams[4]", slot(Slot::Condition(1))),
        ("rules[0].caps[1].points", slot(Slot::CapPoints(1))),
        ("rules[0].caps[0].per", slot(Slot::CapScope(0))),
        ("rules[0].caps[1]", slot(Slot::CapWindow(1))),
        ("rules[0].caps", in_rule(Spot::Whole)),
        ("rules[1].name", Place::Set),
        ("rules[x].id", Place::Set),
        ("trust_weight.kiosk", Place::Weight(Trust::Kiosk)),
        ("time_zone", Place::Set),
    ] {
        let placed = draft.placed(&[FieldProblem::new(field, "Wrong.")]);
        assert_eq!(placed[0].place, expected, "{field}");
    }
}

#[test]
fn weights_are_whole_per_cent() {
    for (typed, is_wrong) in [
        ("0", false),
        ("100", false),
        ("101", true),
        ("-1", true),
        ("half", true),
        ("", true),
    ] {
        let (mut draft, ..) = draft();
        draft.type_weight(Trust::Open, typed);
        assert_eq!(draft.weight_text(Trust::Open), typed);
        let expected: &[Place] = if is_wrong {
            &[Place::Weight(Trust::Open)]
        } else {
            &[]
        };
        assert_eq!(places(&draft), expected, "{typed}");
    }
}
