//! The page behind the link of the thank-you screen: what became of the thanks. It runs no script, and opening it changes nothing.

mod days;

use self::days::Calendar;
use super::document::Document;
use super::wish::Wish;
use super::{html, notices};
use crate::error::{ApiError, ApiResult};
use crate::extract::Path;
use crate::state::AppState;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::api::pickup::{
    PickupReply, PickupView, Progress, Search, ThankedPerson, ThankedTeam, UnnamedPerson,
};
use domain::language::{Key, Texts};

/// `GET /thanks/{secret}`.
pub async fn show(
    State(state): State<AppState>,
    path: ApiResult<Path<String>>,
    wish: Wish,
) -> Response {
    let page = match path {
        Ok(Path(secret)) => find(&state, &secret, &wish).await,
        Err(_) => Ok(unknown(&wish)),
    };
    let mut page = notices::answered(wish.guess(), page);
    // What becomes of thanks changes, and whoever has the device later need not find it.
    let nowhere = HeaderValue::from_static("no-store");
    page.headers_mut().insert(header::CACHE_CONTROL, nowhere);
    page
}

async fn find(state: &AppState, secret: &str, wish: &Wish) -> ApiResult<Response> {
    let Some(pickup) = state.store().find_pickup(secret).await? else {
        return Ok(unknown(wish));
    };
    let texts = Texts::of(pickup.language);
    let calendar =
        Calendar::new(texts, &pickup.time_zone, state.now()).map_err(ApiError::internal)?;
    let document = Document {
        status: StatusCode::OK,
        language: pickup.language,
        title: format!("{} · {}", texts.get(Key::PickupTitle), pickup.organization),
        content: content(&pickup, &calendar),
    };
    Ok(document.plain())
}

fn unknown(wish: &Wish) -> Response {
    notices::plain(
        StatusCode::NOT_FOUND,
        wish.guess(),
        Key::PickupUnknown,
        Key::PickupUnknownWhy,
    )
}

fn content(pickup: &PickupView, calendar: &Calendar) -> String {
    let texts = calendar.texts();
    let words = |key| html::text(texts, key);
    format!(
        r#"{place}
<section class="step pickup"><h1>{heading}</h1>
<ul class="fates">
{fates}</ul>
<h2>{your_words}</h2>
{card}
<p class="hint">{come_back}</p></section>"#,
        place = html::place(&pickup.organization, &pickup.touchpoint),
        heading = words(Key::PickupHeading),
        fates = fates(pickup, calendar),
        your_words = words(Key::YourWords),
        card = card(pickup, calendar),
        come_back = words(Key::PickupComeBack),
    )
}

/// What became of it, one line for each who was thanked.
fn fates(pickup: &PickupView, calendar: &Calendar) -> String {
    let people = pickup
        .people
        .iter()
        .map(|person| of_person(person, calendar));
    let team = pickup.team.iter().map(|team| of_team(team, calendar));
    let unnamed = pickup
        .unnamed
        .iter()
        .map(|unnamed| of_unnamed(unnamed, calendar.texts()));
    let fates: String = people.chain(team).chain(unnamed).collect();
    if fates.is_empty() {
        let reached = html::text(calendar.texts(), Key::ReachedTeam);
        return fate(true, &reached);
    }
    fates
}

fn of_person(person: &ThankedPerson, calendar: &Calendar) -> String {
    let texts = calendar.texts();
    let name = html::name(&person.first_name);
    let named = |key| html::filled(texts, key, &[("name", &name)]);
    let words = match person.progress {
        Progress::Waiting => named(Key::WaitsForReader),
        Progress::Delivered => named(Key::NotReadYet),
        Progress::KeptBack => named(Key::NotPassedOn),
        Progress::Read(on) => {
            let (key, day) = calendar.read_on(on);
            html::filled(texts, key, &[("name", &name), ("day", &day)])
        }
    };
    let is_read = matches!(person.progress, Progress::Read(_));
    let reply = person.reply.iter().map(|reply| of_reply(reply, calendar));
    fate(is_read, &(words + &reply.collect::<String>()))
}

fn of_team(team: &ThankedTeam, calendar: &Calendar) -> String {
    let texts = calendar.texts();
    let words = match team.progress {
        Progress::Waiting => html::text(texts, Key::SomebodyReadsFirst),
        Progress::KeptBack => html::text(texts, Key::KeptBack),
        Progress::Delivered | Progress::Read(_) => {
            let (read, people) = (team.read.to_string(), team.people.to_string());
            html::filled(texts, Key::TeamRead, &[("n", &read), ("total", &people)])
        }
    };
    let replies: String = team
        .replies
        .iter()
        .map(|reply| of_reply(reply, calendar))
        .collect();
    let whole_team = html::text(texts, Key::WholeTeam);
    fate(
        team.read > 0,
        &format!("<b>{whole_team}</b><br>{words}{replies}"),
    )
}

fn of_unnamed(unnamed: &UnnamedPerson, texts: Texts) -> String {
    let key = match unnamed.search {
        Search::Waiting => Key::SomebodyReadsFirst,
        Search::Looking => Key::LookingFor,
        Search::NotFound => Key::NobodyFits,
        Search::KeptBack => Key::KeptBack,
    };
    let words = html::text(texts, key);
    let description = html::escape(&unnamed.description);
    fate(
        false,
        &format!(r#"{words}<br><q class="described" dir="auto">{description}</q>"#),
    )
}

fn of_reply(reply: &PickupReply, calendar: &Calendar) -> String {
    let name = html::name(&reply.from);
    format!(
        r#"<article class="thanks-card"><h2>{heading}</h2><blockquote dir="auto">{text}</blockquote><p class="thanks-foot">{day}</p></article>"#,
        heading = html::filled(calendar.texts(), Key::WroteBack, &[("name", &name)]),
        text = html::escape(&reply.text),
        day = calendar.day(reply.on),
    )
}

/// The customer's own words, as they went out.
fn card(pickup: &PickupView, calendar: &Calendar) -> String {
    let words = match pickup.message.as_str() {
        "" => html::text(calendar.texts(), Key::WithoutMessage),
        message => html::escape(message),
    };
    format!(
        r#"<article class="thanks-card"><blockquote dir="auto">{words}</blockquote><p class="thanks-foot"><bdi>{place}</bdi> · {day}</p></article>"#,
        place = html::escape(&pickup.touchpoint),
        day = calendar.day(pickup.sent_on),
    )
}

/// One line; `is_read` is shown by its mark too. `words` is HTML.
fn fate(is_read: bool, words: &str) -> String {
    let mark = if is_read { " data-read" } else { "" };
    format!("<li{mark}><div>{words}</div></li>\n")
}
