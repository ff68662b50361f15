//! The customer page as HTML: its first question works without any script.

use crate::support::answer::Answer;
use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::organization::KEY;
use domain::language::{Key, Language, Texts};
use domain::score::Score;

fn browser(app: &TestApp) -> Client {
    app.anybody()
        .without("x-plaudit")
        .with("accept", "text/html")
}

/// The page for a browser with these settings.
async fn page(app: &TestApp, accept_language: &str, query: &str) -> Answer {
    let client = browser(app).with("accept-language", accept_language);
    client.get(&format!("/f/{KEY}{query}")).await
}

#[tokio::test]
async fn the_first_question_is_in_what_the_server_sends() {
    let app = TestApp::start().await;
    for path in [format!("/f/{KEY}")] {
        let answer = browser(&app).get(&path).await;
        let html = answer.text();
        for part in [
            "lang=\"en\"",
            "<title>Front desk · Harbour Hotel</title>",
            "<h1>Overall, how did you feel about the service you received today?</h1>",
            "<button type=\"submit\" name=\"score\" value=\"5\">",
            "<span>Very satisfied</span>",
            "<span>Very dissatisfied</span>",
            "<script type=\"application/json\" id=\"touchpoint\">{",
            "\"first_name\":\"Maria\"",
        ] {
            assert!(html.contains(part), "{path} lacks {part}: {html}");
        }
        assert!(!html.contains("<!--first-question-->"), "{html}");
        assert_eq!(answer.header("x-robots-tag"), Some("noindex"));
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[tokio::test]
async fn the_page_is_compressed_for_who_takes_it() {
    let app = TestApp::start().await;
    for (accepted, expected) in [("gzip, br", Some("br")), ("gzip", Some("gzip")), ("", None)] {
        let client = browser(&app).with("accept-encoding", accepted);
        let answer = client.get(&format!("/f/{KEY}")).await;
        assert_eq!(answer.header("content-encoding"), expected, "{accepted}");
    }
}

#[tokio::test]
async fn an_unknown_key_is_told_in_words() {
    let app = TestApp::start().await;
    for path in [
        "/f/unknown",
        "/kiosk/unknown",
        "/f/%3Cscript%3E",
        "/f/%00",
        "/f/%ff",
        "/kiosk/%ff",
    ] {
        let answer = browser(&app).get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            answer.text().contains("<h1>This page is not in use</h1>"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_page_speaks_the_language_that_the_browser_wants() {
    let app = TestApp::start().await;
    for (accepted, query, expected) in [
        ("", "", "en"),
        ("de-CH,de;q=0.9", "", "de"),
        ("zh-TW, fr;q=0.2", "", "fr"),
        ("de", "?lang=es", "es"),
        ("de", "?lang=xx", "de"),
        ("de", "?lang=en-XA", "en-XA"),
    ] {
        let answer = page(&app, accepted, query).await;
        let language: Language = expected.parse().unwrap();
        let html = answer.text();
        assert!(
            html.contains(&format!("<html lang=\"{expected}\"")),
            "{html}"
        );
        assert_eq!(answer.header("content-language"), Some(expected));
        let vary: Vec<_> = answer.headers.get_all("vary").iter().collect();
        assert!(
            vary.iter().any(|value| *value == "accept-language"),
            "{vary:?}"
        );
        for score in Score::ALL {
            let words = Texts::of(language).get(score.key());
            assert!(
                html.contains(&format!("<span>{words}</span>")),
                "{words}: {html}"
            );
        }
        let field = format!("name=\"language\" value=\"{expected}\"");
        assert!(html.contains(&field), "{html}");
    }
}

#[tokio::test]
async fn the_app_finds_its_texts_in_the_page() {
    let app = TestApp::start().await;
    let answer = page(&app, "ar", "").await;
    let (_, rest) = answer
        .text()
        .split_once("<script type=\"application/json\" id=\"texts\">")
        .unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    let texts: Vec<String> = serde_json::from_str(json).unwrap();
    assert_eq!(texts, Texts::of(Language::Arabic).for_app());
    assert!(texts.len() == Key::FOR_APP && Key::FOR_APP < Key::COUNT);
}

#[tokio::test]
async fn each_language_on_offer_is_named_in_itself() {
    let app = TestApp::start().await;
    let answer = page(&app, "ar", "").await;
    let html = answer.text();
    for language in Language::ALL {
        let mark = if language == Language::Arabic {
            " aria-current=\"true\""
        } else {
            ""
        };
        let direction = if language.is_right_to_left() {
            " dir=\"rtl\""
        } else {
            ""
        };
        let link = format!(
            "<a href=\"/f/{KEY}?lang={language}\" lang=\"{language}\"{direction}{mark}>{}</a>",
            language.own_name()
        );
        assert!(html.contains(&link), "{link}: {html}");
    }
    app.execute("update program set languages = 'de'").await;
    let alone = page(&app, "ar", "?lang=en").await;
    assert_eq!(alone.header("content-language"), Some("de"));
    assert!(!alone.text().contains("<nav"), "{}", alone.text());
}

#[tokio::test]
async fn the_next_wish_counts_where_the_first_is_not_on_offer() {
    let app = TestApp::start().await;
    app.execute("update program set languages = 'en fr tr'")
        .await;
    for (accepted, expected) in [("de, tr;q=0.4", "tr"), ("de", "en"), ("fr", "fr")] {
        let answer = page(&app, accepted, "").await;
        assert_eq!(
            answer.header("content-language"),
            Some(expected),
            "{accepted}"
        );
    }
}

#[tokio::test]
async fn the_scale_follows_the_writing_direction_unless_its_order_is_fixed() {
    let app = TestApp::start().await;
    let mirrored = page(&app, "ar", "").await;
    let html = mirrored.text();
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\""), "{html}");
    assert!(html.contains("<div class=\"scale\">"), "{html}");
    app.execute("update program set mirror_scale = 0").await;
    let fixed = page(&app, "ar", "").await;
    assert!(fixed.text().contains("<div class=\"scale\" dir=\"ltr\">"));
    let english = page(&app, "en", "").await;
    assert!(english.text().contains("<div class=\"scale\">"));
}

#[tokio::test]
async fn only_sites_that_the_touchpoint_lists_show_it_in_a_frame() {
    let app = TestApp::start().await;
    let closed = page(&app, "en", "").await;
    assert_eq!(closed.header("x-frame-options"), Some("DENY"));
    app.execute("update touchpoints set sites = 'https://shop.example'")
        .await;
    let form = "application/x-www-form-urlencoded";
    let browser = browser(&app);
    for answer in [
        page(&app, "en", "").await,
        browser
            .post_text(&format!("/f/{KEY}"), form, "score=5")
            .await,
        browser.post_text(&format!("/f/{KEY}/rest"), form, "").await,
    ] {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.contains("frame-ancestors https://shop.example;"),
            "{policy}"
        );
        assert_eq!(answer.header("x-frame-options"), None);
    }
    let thanks = browser.get("/thanks/none").await;
    assert_eq!(thanks.header("x-frame-options"), Some("DENY"));
}

#[tokio::test]
async fn an_unknown_key_is_told_in_the_language_of_the_browser() {
    let app = TestApp::start().await;
    for path in ["/f/unknown", "/f/%ff"] {
        let client = browser(&app).with("accept-language", "ar");
        let answer = client.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("content-language"), Some("ar"));
        let words = Texts::of(Language::Arabic).get(Key::NotInUse);
        assert!(answer.text().contains(words), "{}", answer.text());
    }
}
