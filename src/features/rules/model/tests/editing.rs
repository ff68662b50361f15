//! What an edit does to the rules.

use super::*;
use crate::features::rules::model::values::{ConditionKind, list, set_in_list, variants};
use domain::rules::words::{Clause, Slot};
use domain::rules::{AwardTo, Trigger};

#[test]
fn changes_what_was_typed_and_nothing_else() {
    let (mut draft, thanked, standards) = draft();
    assert!(!draft.is_changed());
    type_points(&mut draft, thanked, "20");
    assert!(draft.is_changed());
    assert_eq!(draft.standing(thanked), Standing::Changed);
    assert_eq!(draft.standing(standards), Standing::Same);
    assert_eq!(points(&draft), [20, 5]);
    assert_eq!(draft.differences(&Names::default()).len(), 1);
}

#[test]
fn typing_the_old_number_takes_the_change_back() {
    let (mut draft, thanked, _) = draft();
    type_points(&mut draft, thanked, "20");
    type_points(&mut draft, thanked, " 10 ");
    assert!(!draft.is_changed());
    assert_eq!(draft.row(thanked).unwrap().text(Slot::Points), " 10 ");
}

#[test]
fn a_menu_offers_the_rule_as_it_would_be() {
    let (mut draft, thanked, _) = draft();
    let to = |draft: &Draft| -> Vec<_> {
        let rule = &draft.row(thanked).unwrap().rule;
        let variants = variants(rule, Slot::To, false).into_iter();
        variants.map(|rule| rule.award.to).collect()
    };
    assert_eq!(to(&draft), [AwardTo::Each, AwardTo::Split, AwardTo::Team]);
    let team = variants(&draft.row(thanked).unwrap().rule, Slot::To, false)[2].clone();
    draft.edit(thanked, |row| row.choose(team));
    assert_eq!(draft.rules().rules[0].award.to, AwardTo::Team);
}

#[test]
fn recovery_is_offered_only_where_it_is_known() {
    let (draft, thanked, _) = draft();
    let triggers = |draft: &Draft| -> Vec<_> {
        let rule = &draft.row(thanked).unwrap().rule;
        let variants = variants(rule, Slot::When, draft.knows_recovery()).into_iter();
        variants.map(|rule| rule.when).collect()
    };
    assert_eq!(triggers(&draft), [Trigger::Appreciation, Trigger::Score]);
    let mut base = rules(3, 10, 5);
    base.rules[1].when = Trigger::Recovery;
    assert_eq!(triggers(&Draft::on(base)).len(), 3);
}

#[test]
fn conditions_and_limits_come_and_go_with_what_was_typed_in_them() {
    let (mut draft, key, _) = draft();
    draft.edit(key, |row| {
        row.add_condition(ConditionKind::Score);
        let message = row.add_condition(ConditionKind::Message);
        row.type_number(message, "long");
        row.add_cap();
        let second = row.add_cap();
        row.type_number(second, "many");
    });
    let caps = &draft.rules().rules[0].caps;
    assert_ne!((caps[0].per, caps[0].window), (caps[1].per, caps[1].window));
    draft.edit(key, |row| {
        row.remove(Clause::Condition(0));
        row.remove(Clause::Cap(0));
    });
    let row = draft.row(key).unwrap();
    assert_eq!(row.text(Slot::Condition(0)), "long");
    assert_eq!(row.text(Slot::CapPoints(0)), "many");
    draft.edit(key, |row| row.remove(Clause::Condition(0)));
    draft.edit(key, |row| row.remove(Clause::Cap(0)));
    assert!(!draft.is_changed());
}

#[test]
fn a_maximum_goes_with_ticked_standards_only() {
    let (mut draft, key, _) = draft();
    let choose = |draft: &mut Draft, position: usize| {
        let variant = variants(&draft.row(key).unwrap().rule, Slot::Per, false)[position].clone();
        draft.edit(key, |row| row.choose(variant));
    };
    choose(&mut draft, 1);
    draft.edit(key, |row| {
        let most = row.add_at_most();
        row.type_number(most, "?");
    });
    assert_eq!(draft.rules().rules[0].award.at_most.unwrap().0, 30);
    choose(&mut draft, 0);
    assert!(!draft.is_changed());
}

#[test]
fn nothing_is_twice_in_a_list() {
    let (mut draft, key, _) = draft();
    draft.edit(key, |row| {
        let standards = row.add_condition(ConditionKind::Standards);
        let customers = row.add_condition(ConditionKind::Customers);
        for slot in [standards, customers] {
            for item in ["quick", "internal", "quick"] {
                set_in_list(&mut row.rule, slot, item, true);
            }
        }
        set_in_list(&mut row.rule, standards, "internal", false);
    });
    let rule = &draft.row(key).unwrap().rule;
    assert_eq!(list(rule, Slot::Condition(0)).unwrap().1, ["quick"]);
    assert_eq!(list(rule, Slot::Condition(1)).unwrap().1, ["internal"]);
}

#[test]
fn new_rules_get_readable_ids_and_published_ones_keep_theirs() {
    let (mut draft, thanked, _) = draft();
    draft.rename(thanked, "Warm thanks");
    let copy = draft.duplicate(thanked).unwrap();
    let blank = draft.add(values::blank());
    assert_eq!(
        ids(&draft),
        ["thanked", "warm-thanks-copy", "standards", "new-rule"]
    );
    draft.rename(copy, "  Größe zählt!  ");
    draft.rename(blank, "standards");
    assert_eq!(
        ids(&draft),
        ["thanked", "größe-zählt", "standards", "standards-2"]
    );
    draft.rename(blank, "…");
    assert_eq!(ids(&draft)[3], "rule");
    assert_eq!(draft.standing(copy), Standing::New);
}

#[test]
fn a_deleted_rule_waits_where_it_was() {
    let (mut draft, thanked, standards) = draft();
    draft.edit(thanked, |row| row.is_removed = true);
    assert_eq!(ids(&draft), ["standards"]);
    assert_eq!(draft.place(standards), Some((1, 1)));
    let again = draft.add(values::blank());
    draft.rename(again, "Thanked");
    assert_eq!(
        ids(&draft)[1],
        "thanked-2",
        "limits went on counting under the old id"
    );
    draft.edit(again, |row| row.is_removed = true);
    draft.edit(thanked, |row| row.is_removed = false);
    assert!(draft.is_touched() && !draft.is_changed());
}

#[test]
fn rules_move_past_deleted_ones() {
    let (mut draft, thanked, standards) = draft();
    let third = draft.add(values::blank());
    draft.edit(standards, |row| row.is_removed = true);
    assert!(draft.shift(third, true));
    assert_eq!(ids(&draft), ["new-rule", "thanked"]);
    assert!(!draft.shift(third, true));
    assert!(draft.shift(third, false));
    assert_eq!(draft.place(thanked), Some((1, 2)));
}

#[test]
fn a_change_of_one_rule_can_be_taken_back() {
    let (mut draft, thanked, standards) = draft();
    type_points(&mut draft, thanked, "?");
    type_points(&mut draft, standards, "9");
    draft.take_back(thanked);
    assert_eq!(points(&draft), [10, 9]);
    assert_eq!(draft.row(thanked).unwrap().text(Slot::Points), "10");
}

#[test]
fn survives_a_reload() {
    let (mut draft, thanked, standards) = draft();
    type_points(&mut draft, thanked, "");
    draft.edit(standards, |row| row.is_removed = true);
    draft.type_weight(Trust::Open, "half");
    let kept = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&kept).unwrap(), draft);
}
