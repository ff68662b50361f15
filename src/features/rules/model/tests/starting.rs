//! Templates: real rules on the program's own standards.

use super::*;
use crate::features::rules::model::templates::TEMPLATES;
use domain::rules::Condition;

fn standards(labels: &[(&str, &str)]) -> Vec<ChoiceView> {
    let view = |(key, label): &(&str, &str)| ChoiceView {
        key: (*key).to_owned(),
        label: (*label).to_owned(),
    };
    labels.iter().map(view).collect()
}

#[test]
fn templates_find_the_standards_that_fit() {
    let hotel = standards(&[
        ("quick", "Answered fast"),
        ("promise", "Kept a promise"),
        ("proactive", "Solved it before I asked"),
        ("x1", "Worked across departments"),
    ]);
    let found: Vec<_> = TEMPLATES
        .iter()
        .map(|template| template.fitting(&hotel))
        .collect();
    assert_eq!(
        found,
        [Some("proactive"), Some("quick"), Some("x1"), None, None]
    );
    assert!(
        TEMPLATES
            .iter()
            .all(|template| template.fitting(&[]).is_none())
    );
}

#[test]
fn every_template_is_a_rule_that_may_be_published() {
    for template in &TEMPLATES {
        let (mut draft, ..) = draft();
        let rule = template.rule(Some("quick"));
        assert!(
            rule.conditions
                .contains(&Condition::StandardsAny(vec!["quick".to_owned()]))
        );
        assert_eq!(rule.caps.len(), 1, "{}: it has a limit", template.name);
        draft.add(rule);
        assert_eq!(
            draft.problems(&view(&rules(3, 10, 5))),
            [],
            "{}",
            template.name
        );
    }
}

#[test]
fn without_a_standard_a_template_asks_for_one() {
    let (mut draft, ..) = draft();
    let key = draft.add(TEMPLATES[3].rule(None));
    let problems = draft.problems(&view(&rules(3, 10, 5)));
    let place = Place::Rule(key, Spot::Slot(words::Slot::Condition(0)));
    assert_eq!(
        problems
            .iter()
            .map(|problem| problem.place)
            .collect::<Vec<_>>(),
        [place]
    );
}
