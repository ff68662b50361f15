//! Insights: the numbers, their gates, and the period that was asked for.

use crate::support::app::TestApp;
use domain::api::insights::{InsightsView, SubjectsView};
use domain::api::problem::Code;

#[tokio::test]
async fn a_score_is_in_the_numbers_at_once() {
    let app = TestApp::start().await;
    for score in [5, 5, 4, 4, 5, 5, 5, 4, 2, 1] {
        app.anybody().score(score).await;
    }
    let path = "/api/v1/insights?subject=organization&from=2026-02-23&until=2026-03-02";
    let view: InsightsView = app.sign_in("olga").await.get(path).await.json();
    assert_eq!((view.total.responses, view.total.satisfied), (10, Some(8)));
    assert_eq!(view.buckets.len(), 2);
    assert_eq!(view.buckets[1].measure.responses, 10);
    assert_eq!(view.name, "Harbour Hotel");
}

#[tokio::test]
async fn few_responses_are_not_told_as_a_percentage() {
    let app = TestApp::start().await;
    for _ in 0..9 {
        app.anybody().score(5).await;
    }
    let path = "/api/v1/insights?subject=organization";
    let view: InsightsView = app.sign_in("olga").await.get(path).await.json();
    assert_eq!((view.total.responses, view.total.csat), (9, None));
}

#[tokio::test]
async fn without_a_period_it_is_the_last_26_weeks() {
    let app = TestApp::start().await;
    let path = format!(
        "/api/v1/insights?subject=employee:{}",
        app.organization.maria
    );
    let view: InsightsView = app.sign_in("maria").await.get(&path).await.json();
    assert_eq!(
        (view.from.to_string(), view.until.to_string()),
        ("2025-09-02".into(), "2026-03-02".into())
    );
}

#[tokio::test]
async fn the_csv_has_a_line_for_each_bucket() {
    let app = TestApp::start().await;
    let question = "subject=organization&from=2026-01-01&until=2026-03-31&bucket=month";
    let olga = app.sign_in("olga").await;
    let answer = olga.get(&format!("/api/v1/insights/csv?{question}")).await;
    assert_eq!(
        answer.header("content-type"),
        Some("text/csv; charset=utf-8")
    );
    let disposition = answer.header("content-disposition").unwrap();
    assert_eq!(
        disposition,
        "attachment; filename=\"insights-2026-01-01-2026-03-31.csv\""
    );
    assert_eq!(answer.text().lines().count(), 1 + 3);
}

#[tokio::test]
async fn everybody_chooses_among_what_is_theirs_to_see() {
    let app = TestApp::start().await;
    for (name, expected) in [
        ("maria", vec!["Reception", "Maria Silva"]),
        (
            "rosa",
            vec!["Reception", "Maria Silva", "Rosa Silva", "Tomasz Silva"],
        ),
        (
            "olga",
            vec![
                "Harbour Hotel",
                "Kitchen",
                "Reception",
                "Ben Silva",
                "Maria Silva",
                "Rosa Silva",
                "Tomasz Silva",
            ],
        ),
    ] {
        let view: SubjectsView = app
            .sign_in(name)
            .await
            .get("/api/v1/insights/subjects")
            .await
            .json();
        let names: Vec<_> = view
            .subjects
            .into_iter()
            .map(|subject| subject.name)
            .collect();
        assert_eq!(names, expected, "{name}");
    }
}

#[tokio::test]
async fn a_wrong_parameter_is_named() {
    let app = TestApp::start().await;
    let olga = app.sign_in("olga").await;
    for (question, field) in [
        ("", "subject"),
        ("subject=everybody", "subject"),
        ("subject=organization&from=yesterday", "from"),
        ("subject=organization&until=2026-02-30", "until"),
        (
            "subject=organization&from=2026-03-03&until=2026-03-02",
            "until",
        ),
        (
            "subject=organization&from=2021-01-01&until=2026-03-02",
            "from",
        ),
        ("subject=organization&bucket=day", "bucket"),
        ("subject=organization&colour=red", "colour"),
    ] {
        let answer = olga.get(&format!("/api/v1/insights?{question}")).await;
        let problem = answer.refused(400, Code::Malformed);
        assert_eq!(problem.fields[0].field, field, "{question}: {problem:?}");
    }
}
