//! The customer page without any script: a form posts the score, and a plain page asks for the rest.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::organization::KEY;
use domain::language::{Key, Language, Texts};
use uuid::Uuid;

fn browser(app: &TestApp) -> Client {
    app.anybody()
        .without("x-plaudit")
        .with("accept", "text/html")
}

async fn post_score(client: &Client, form: &str) -> Answer {
    let kind = "application/x-www-form-urlencoded";
    client.post_text(&format!("/f/{KEY}"), kind, form).await
}

async fn post_rest(client: &Client, form: &str) -> Answer {
    let kind = "application/x-www-form-urlencoded";
    client
        .post_text(&format!("/f/{KEY}/rest"), kind, form)
        .await
}

/// Gives this score in this language. Returns the beginning of the form that follows.
async fn begin(client: &Client, score: u8, language: &str) -> String {
    let form = format!("id={}&score={score}&language={language}", Uuid::now_v7());
    let answer = post_score(client, &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    form
}

/// The secret of the link on a page.
fn secret(answer: &Answer) -> &str {
    let (_, rest) = answer.text().split_once("href=\"/thanks/").unwrap();
    &rest[..32]
}

/// What stands for something to say, in a text, as HTML.
fn says(answer: &Answer, language: Language, key: Key) -> bool {
    let words = Texts::of(language).get(key);
    answer.text().contains(&words.replace('\'', "&#39;"))
}

#[tokio::test]
async fn the_plain_form_saves_the_answer_once() {
    let app = TestApp::start().await;
    let form = format!("id={}&score=4", Uuid::now_v7());
    let answer = post_score(&browser(&app), &form).await;
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("<h1>Your answer is saved.</h1>"));
    let stored = app.rows().await;
    assert_eq!(stored["responses"].len(), 1);
    assert_eq!(post_score(&browser(&app), &form).await.status, 200);
    assert_eq!(app.rows().await, stored);
}

#[tokio::test]
async fn going_back_and_choosing_another_score_changes_it() {
    let app = TestApp::start().await;
    let id = Uuid::now_v7();
    post_score(&browser(&app), &format!("id={id}&score=4")).await;
    assert_eq!(
        post_score(&browser(&app), &format!("id={id}&score=2"))
            .await
            .status,
        200
    );
    assert_eq!(app.rows().await["responses"].len(), 1);
}

#[tokio::test]
async fn a_form_without_a_score_is_told_so() {
    let app = TestApp::start().await;
    for form in [
        "",
        "score=",
        "score=0",
        "score=6",
        "score=five",
        "id=x&score=5",
    ] {
        let answer = post_score(&browser(&app), form).await;
        assert_eq!(answer.status, 422, "{form}");
        assert!(
            answer
                .text()
                .contains("<h1>Choose one of the five answers</h1>"),
            "{form}"
        );
    }
    assert_eq!(app.rows().await["responses"].len(), 0);
}

#[tokio::test]
async fn forms_of_other_sites_are_refused() {
    let app = TestApp::start().await;
    for (site, status) in [("cross-site", 403), ("same-site", 403), ("none", 200)] {
        let client = browser(&app).with("sec-fetch-site", site);
        let answer = post_score(&client, "score=5").await;
        assert_eq!(answer.status, status, "{site}");
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
    }
    // Without fetch metadata browsers hide the origin of our own form, for it sends no referrer.
    let hidden = browser(&app)
        .without("sec-fetch-site")
        .with("origin", "null");
    assert_eq!(post_score(&hidden, "score=5").await.status, 200);
}

#[tokio::test]
async fn the_plain_page_offers_thanks_to_the_people_on_offer() {
    let app = TestApp::start().await;
    let answer = post_score(&browser(&app), "score=5&language=en").await;
    let html = answer.text();
    for part in [
        "action=\"/f/receptenreceptenreceptenre/rest\"",
        &format!("name=\"recipients\" value=\"{}\"", app.organization.maria),
        "name=\"whole_team\"",
        "name=\"unnamed\"",
        "name=\"standards\" value=\"quick\"",
        "name=\"message\"",
        "name=\"pickup\" value=\"",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(
        !html.contains("name=\"reasons\"") && !html.contains("<script"),
        "{html}"
    );
    assert!(!html.contains(&app.organization.ben.to_string()), "{html}");
}

#[tokio::test]
async fn thanks_by_a_plain_form_reaches_the_wall_once() {
    let app = TestApp::start().await;
    let (browser, maria) = (browser(&app), app.organization.maria);
    let form = begin(&browser, 5, "en").await;
    let form = format!(
        "{form}&pickup={}&recipients={maria}&standards=quick&message=So+kind%0D%0Aof+you",
        "0".repeat(32)
    );
    let answer = post_rest(&browser, &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(
        answer
            .text()
            .contains("Your thanks goes to <bdi>Maria</bdi>.")
    );
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(secret(&answer), "0".repeat(32));
    let stored = app.rows().await;
    assert_eq!(post_rest(&browser, &form).await.status, 200);
    assert_eq!(app.rows().await, stored);
    let wall = app.sign_in("maria").await.wall(maria).await;
    assert_eq!(wall.cards.len(), 1);
    assert_eq!(wall.cards[0].message, "So kind\nof you");
}

#[tokio::test]
async fn a_form_that_was_sent_takes_nothing_more() {
    let app = TestApp::start().await;
    let browser = browser(&app);
    let form = begin(&browser, 4, "de").await;
    assert_eq!(post_rest(&browser, &form).await.status, 200);
    for answer in [
        post_rest(&browser, &format!("{form}&message=More")).await,
        post_score(&browser, &form.replace("score=4", "score=1")).await,
    ] {
        assert_eq!(answer.status, 422);
        assert!(
            says(&answer, Language::German, Key::AlreadySent),
            "{}",
            answer.text()
        );
    }
}

#[tokio::test]
async fn a_low_score_asks_what_to_put_right_and_thanks_waits() {
    let app = TestApp::start().await;
    let (browser, maria) = (browser(&app), app.organization.maria);
    let asked = post_score(&browser, "score=1&language=en").await;
    for part in [
        "name=\"reasons\"",
        "name=\"improvement\"",
        "name=\"contact\"",
        "<details class=\"unfold\"><summary>Thank somebody anyway",
    ] {
        assert!(asked.text().contains(part), "{part}: {}", asked.text());
    }
    let form = begin(&browser, 2, "en").await;
    let form = format!(
        "{form}&reasons=waiting&improvement=The+lift&contact=a%40example.org&recipients={maria}"
    );
    let answer = post_rest(&browser, &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(says(&answer, Language::English, Key::LookIntoIt));
    assert!(says(&answer, Language::English, Key::ReadFirst));
    assert_eq!(app.rows().await["contacts"].len(), 1);
    assert!(
        app.sign_in("maria")
            .await
            .wall(maria)
            .await
            .cards
            .is_empty()
    );
}

#[tokio::test]
async fn a_high_score_keeps_no_contact_and_thanks_to_nobody_has_no_link() {
    let app = TestApp::start().await;
    let browser = browser(&app);
    let form = begin(&browser, 5, "en").await;
    let form = format!("{form}&contact=a%40example.org&reasons=waiting&message=Lovely");
    let answer = post_rest(&browser, &form).await;
    assert!(
        says(&answer, Language::English, Key::ReachedTeam),
        "{}",
        answer.text()
    );
    assert!(!answer.text().contains("/thanks/"));
    let rows = app.rows().await;
    assert!(rows["contacts"].is_empty() && rows["pickups"].is_empty());
}

#[tokio::test]
async fn the_whole_team_and_somebody_without_a_name_are_thanked() {
    let app = TestApp::start().await;
    let browser = browser(&app);
    let form = begin(&browser, 5, "en").await;
    let form = format!("{form}&whole_team=1&unnamed=Red+scarf%2C+at+noon");
    let answer = post_rest(&browser, &form).await;
    assert!(
        says(&answer, Language::English, Key::ThanksOnItsWay),
        "{}",
        answer.text()
    );
    assert_eq!(secret(&answer).len(), 32);
    let rows = app.rows().await;
    assert_eq!(
        (
            rows["response_recipients"].len(),
            rows["unnamed_thanks"].len()
        ),
        (3, 1)
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_at_the_field_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let (browser, maria) = (browser(&app), app.organization.maria);
    let form = begin(&browser, 1, "fr").await;
    let form = format!(
        "{form}&reasons=waiting&improvement={}&recipients={maria}&message=%3Cb%3E%22Merci%22",
        "x".repeat(1_002)
    );
    let before = app.rows().await;
    let answer = post_rest(&browser, &form).await;
    assert_eq!(answer.status, 422);
    let html = answer.text();
    let texts = Texts::of(Language::French);
    let told = texts.fill(Key::TooLong, &[("n", "2"), ("max", "1000")]);
    for part in [
        "<html lang=\"fr\"",
        &format!(
            "<p class=\"field-error\" id=\"improvement-error\">{}</p>",
            told.replace('\'', "&#39;")
        ),
        "aria-describedby=\"improvement-hint improvement-error\" aria-invalid=\"true\" autofocus",
        &"x".repeat(1_002),
        "value=\"waiting\" checked",
        &format!("value=\"{maria}\" checked"),
        "&lt;b&gt;&quot;Merci&quot;</textarea>",
        "<details class=\"unfold\" open>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert_eq!(app.rows().await, before);
}

#[tokio::test]
async fn somebody_who_is_not_on_offer_cannot_be_thanked() {
    let app = TestApp::start().await;
    let (browser, ben) = (browser(&app), app.organization.ben);
    let form = begin(&browser, 5, "en").await;
    let answer = post_rest(&browser, &format!("{form}&recipients={ben}&message=Hi")).await;
    assert_eq!(answer.status, 422);
    assert!(
        says(&answer, Language::English, Key::NotOnOffer),
        "{}",
        answer.text()
    );
    assert!(answer.text().contains("Hi</textarea>"));
}

#[tokio::test]
async fn another_score_keeps_what_is_filled_in() {
    let app = TestApp::start().await;
    let browser = browser(&app);
    let form = begin(&browser, 5, "en").await;
    let form = form.replace("score=5", "message=Almost&score=5&score=2");
    let answer = post_score(&browser, &form).await;
    assert_eq!(answer.status, 200);
    assert!(
        answer.text().contains("Almost</textarea>"),
        "{}",
        answer.text()
    );
    assert!(answer.text().contains("name=\"improvement\""));
}

#[tokio::test]
async fn how_the_question_was_put_is_stored() {
    let app = TestApp::start().await;
    begin(&browser(&app), 5, "tr").await;
    let stored = app.rows().await["responses"].join("");
    assert!(
        stored.contains("'tr'") && stored.contains("'unknown'"),
        "{stored}"
    );
}

#[tokio::test]
async fn a_limit_is_told_on_a_page() {
    let app = TestApp::start_with(&["--responses-per-address", "1"]).await;
    let browser = browser(&app).with("accept-language", "es");
    assert_eq!(post_score(&browser, "score=5").await.status, 200);
    let answer = post_score(&browser, "score=5").await;
    assert_eq!(answer.status, 429);
    assert!(
        says(&answer, Language::Spanish, Key::ManyAnswering),
        "{}",
        answer.text()
    );
    assert!(answer.header("retry-after").is_some());
}

#[tokio::test]
async fn a_form_that_is_far_too_long_is_told_so() {
    let app = TestApp::start().await;
    let form = format!("score=5&message={}", "x".repeat(200_000));
    let answer = post_rest(&browser(&app), &form).await;
    assert_eq!(answer.status, 413);
    assert!(
        says(&answer, Language::English, Key::MuchTooLong),
        "{}",
        answer.text()
    );
}

#[tokio::test]
async fn a_rest_without_a_score_leads_back_to_the_question() {
    let app = TestApp::start().await;
    for (path, status) in [
        (format!("/f/{KEY}/rest"), 422),
        ("/f/unknown/rest".into(), 404),
    ] {
        let kind = "application/x-www-form-urlencoded";
        let answer = browser(&app).post_text(&path, kind, "message=x").await;
        assert_eq!(answer.status, status);
    }
    let other = browser(&app).with("sec-fetch-site", "cross-site");
    assert_eq!(post_rest(&other, "score=5").await.status, 403);
    assert!(app.rows().await["responses"].is_empty());
}
