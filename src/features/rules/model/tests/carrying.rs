//! A draft goes on with what somebody else published meanwhile.

use super::*;
use domain::rules::Condition;
use domain::rules::words::Slot;
use std::slice::from_ref as one;

/// The draft on the live version, and what is told.
fn carried(draft: &Draft, live: &RuleSet) -> (Draft, Vec<String>) {
    let Carried { draft, told } = draft.continued_on(live);
    (draft, told)
}

#[test]
fn tells_what_was_published_meanwhile() {
    let (mut draft, thanked, _) = draft();
    type_points(&mut draft, thanked, "20");
    assert_eq!(draft.meanwhile(&view(&rules(3, 10, 5))), None);
    let meanwhile = draft.meanwhile(&view(&rules(4, 10, 8))).unwrap();
    assert_eq!(
        (meanwhile.version, meanwhile.published_by.as_str()),
        (4, "Ines")
    );
    assert_eq!((meanwhile.differences.len(), meanwhile.told.len()), (1, 0));
}

#[test]
fn continues_with_its_own_changes_only() {
    let (mut draft, thanked, _) = draft();
    type_points(&mut draft, thanked, "20");
    let (draft, told) = carried(&draft, &rules(4, 10, 8));
    assert_eq!(points(&draft), [20, 8]);
    assert_eq!(draft.request("Why".into()).based_on, 4);
    assert!(told.is_empty());
    assert!(!carried(&draft, &rules(5, 20, 8)).0.is_changed());
}

#[test]
fn where_both_changed_the_same_the_draft_stands_and_it_is_told() {
    let (mut draft, thanked, _) = draft();
    type_points(&mut draft, thanked, "20");
    draft.type_weight(Trust::Open, "10");
    let mut live = rules(4, 15, 5);
    live.rules[0].name = "Thanked".to_owned();
    live.trust_weight.open = 0;
    let (draft, told) = carried(&draft, &live);
    assert_eq!(points(&draft), [20, 5]);
    assert_eq!(draft.rules().rules[0].name, "Thanked");
    assert_eq!(draft.weight_text(Trust::Open), "10");
    assert_eq!(
        told,
        [
            "Version 4 changed “Thanked by a customer” too (points). Yours stands where both changed the same.",
            "Version 4 changed how much trust counts, too. Yours stands.",
        ]
    );
}

#[test]
fn conditions_are_carried_one_by_one() {
    let mut base = rules(3, 10, 5);
    base.rules[0].conditions = vec![
        Condition::ScoreAtLeast(4),
        Condition::MessageCharsAtLeast(20),
    ];
    let check = |mine: &[Condition], theirs: &[Condition], expected: &[Condition], clash: bool| {
        let [mut edited, mut live] = [base.clone(), base.clone()];
        live.version = 4;
        edited.rules[0].conditions = mine.to_vec();
        live.rules[0].conditions = theirs.to_vec();
        let (draft, told) = carried(&Draft::of(base.clone(), edited), &live);
        assert_eq!(draft.rules().rules[0].conditions, expected);
        assert_eq!(!told.is_empty(), clash, "{told:?}");
    };
    let [four, five, three] = [4, 5, 3].map(Condition::ScoreAtLeast);
    let [short, long] = [20, 40].map(Condition::MessageCharsAtLeast);
    let both = [four.clone(), short.clone()];
    check(
        &[five.clone(), short.clone()],
        &both,
        &[five.clone(), short.clone()],
        false,
    );
    check(&both, one(&four), one(&four), false);
    check(
        &[five.clone(), short.clone()],
        &[four.clone(), long.clone()],
        &[five.clone(), long],
        false,
    );
    check(
        &[five.clone(), short.clone()],
        &[three.clone(), short.clone()],
        &[five, short.clone()],
        true,
    );
    check(one(&short), &[three, short.clone()], one(&short), true);
}

#[test]
fn rules_that_were_added_removed_and_deleted_find_each_other() {
    let (mut draft, thanked, standards) = draft();
    draft.edit(standards, |row| row.is_removed = true);
    let mine = draft.add(values::blank());
    draft.rename(mine, "Kindness");
    type_points(&mut draft, thanked, "20");

    let mut live = rules(4, 10, 8);
    let theirs = rule(
        "kindness",
        "Kindness",
        &json!({ "award": { "points": 3, "to": "team" } }),
    );
    live.rules
        .insert(0, serde_json::from_value(theirs).unwrap());
    live.rules.remove(1);
    let (draft, told) = carried(&draft, &live);
    assert_eq!(ids(&draft), ["thanked", "kindness", "kindness-2"]);
    assert_eq!(
        told,
        [
            "Version 4 removed “Thanked by a customer”, which your draft changes. Publishing brings it back; delete it to leave it out.",
            "Version 4 changed “Lived a standard”, which your draft deletes. It stays deleted.",
        ]
    );
}

#[test]
fn what_cannot_be_read_yet_is_kept() {
    let mut base = rules(3, 10, 5);
    base.rules[0].conditions = vec![
        Condition::ScoreAtLeast(4),
        Condition::MessageCharsAtLeast(20),
    ];
    let mut draft = Draft::on(base.clone());
    let key = draft.rows()[0].key;
    draft.edit(key, |row| row.type_number(Slot::Condition(1), "long"));
    let mut live = base;
    live.version = 4;
    live.rules[0].conditions.clear();
    let (draft, told) = carried(&draft, &live);
    assert_eq!(draft.row(key).unwrap().text(Slot::Condition(0)), "long");
    assert_eq!(told.len(), 1);
}

#[test]
fn the_order_is_that_of_who_changed_it() {
    let (mut draft, thanked, _) = draft();
    let mut live = rules(4, 10, 5);
    live.rules.reverse();
    assert_eq!(ids(&carried(&draft, &live).0), ["standards", "thanked"]);
    draft.shift(thanked, false);
    let (carried_on, told) = carried(&draft, &rules(4, 10, 8));
    assert_eq!(ids(&carried_on), ["standards", "thanked"]);
    assert!(told.is_empty());
}

#[test]
fn a_draft_that_a_newer_version_already_has_is_published() {
    fn check(typed: &[(usize, &str)], live: &RuleSet, expected: bool) {
        let (mut draft, thanked, standards) = draft();
        for (position, points) in typed {
            type_points(&mut draft, [thanked, standards][*position], points);
        }
        let version = live.version;
        assert_eq!(draft.is_published_by(live), expected, "{typed:?} {version}");
    }
    let one = [(0, "20")];
    let both = [(0, "20"), (1, "8")];
    check(&one, &rules(4, 20, 5), true);
    check(&one, &rules(5, 20, 8), true);
    check(&both, &rules(4, 20, 8), true);
    check(&both, &rules(4, 20, 5), false);
    check(&one, &rules(4, 10, 8), false);
    check(&[(0, "ten")], &rules(4, 10, 5), false);
    check(&[], &rules(4, 10, 5), false);
    check(&one, &rules(3, 10, 5), false);
    let mut without_the_rule = rules(4, 20, 5);
    without_the_rule.rules.remove(0);
    check(&one, &without_the_rule, false);
}
