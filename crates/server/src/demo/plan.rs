//! Who answers when, and what they say: drawn from the seed before anything is stored.

use super::DemoOptions;
use super::material::{BAD_FORTNIGHT, STANDARDS, Thanks, UNNAMED};
use super::organization::{Organization, Person, Place, millis};
use super::random::Random;
use super::season::{Moment, Season, hours};
use crate::settle::SETTLED_AFTER_SECONDS;
use domain::api::feedback::SendResponse;
use domain::id::ResponseId;
use domain::instant::Instant;
use domain::rules::{Customer, Trust};
use domain::score::Score;

/// What a lead may still be looking for: the last ten days.
const RECENT_SECONDS: i64 = 10 * 24 * 60 * 60;

/// One thing that happens.
#[derive(Debug)]
pub(super) struct Action {
    pub(super) at: Instant,
    /// Which place, by its position in the organization.
    pub(super) place: usize,
    pub(super) id: ResponseId,
    pub(super) deed: Deed,
}

/// What somebody, or time, does to a response.
#[derive(Debug)]
pub(super) enum Deed {
    /// The first tap.
    Tap(Score, Trust),
    /// Another tap.
    Change(Score),
    /// All the rest.
    Send(Box<SendResponse>),
    /// Ten minutes of silence.
    Settle,
}

/// Everything that happened until now, in order.
pub(super) fn plan(
    organization: &Organization,
    season: &Season,
    options: DemoOptions,
) -> Vec<Action> {
    let mut actions: Vec<_> = (0..)
        .zip(&organization.places)
        .flat_map(|(index, place)| plan_place(index, place, season, options))
        .filter(|action| action.at <= options.now)
        .collect();
    // Stable: what happens to one response at one instant stays in order.
    actions.sort_by_key(|action| (action.at, action.id));
    actions
}

fn plan_place(index: usize, place: &Place, season: &Season, options: DemoOptions) -> Vec<Action> {
    let mut random = Random::new(options.seed, &format!("place {}", place.material.name));
    // A sequence of its own: it leaves who came when, and how satisfied, as it is.
    let mut extras = Random::new(options.seed, &format!("extras {}", place.material.name));
    let weights = season.weights(place.material.customer);
    let share = u64::from(options.responses) * u64::from(place.material.weight);
    let hours = hours(place.material.name);
    (0..share.div_ceil(1_000))
        .flat_map(|_| {
            let moment = season.moment(&weights, hours, &mut random);
            let visit = Visit::new(index, place, season, moment, &mut random);
            let is_recent = moment.at > options.now.plus_seconds(-RECENT_SECONDS);
            visit.with_ways_to_thank(is_recent, &mut extras).actions()
        })
        .collect()
}

/// One customer's answer, while it is made up.
struct Visit {
    place: usize,
    id: ResponseId,
    at: Instant,
    trust: Trust,
    first_score: Score,
    score: Score,
    content: Option<SendResponse>,
    writing_seconds: i64,
    waiting_seconds: i64,
}

impl Visit {
    fn new(
        index: usize,
        place: &Place,
        season: &Season,
        moment: Moment,
        random: &mut Random,
    ) -> Self {
        let customer = place.material.customer;
        let happy = random.chance(season.satisfied(customer, place.team_index, moment.day));
        let score = draw_score(happy, random);
        let bad_day = customer == Customer::External && season.is_bad(moment.day);
        let id = uuid::Builder::from_unix_timestamp_millis(millis(moment.at), &random.ten_bytes());
        Self {
            place: index,
            id: ResponseId(id.into_uuid()),
            at: moment.at,
            trust: draw_trust(place, random),
            first_score: draw_first_score(score, random),
            score,
            content: if happy {
                draw_thanks(place, random)
            } else {
                draw_complaint(place, bad_day, random)
            },
            writing_seconds: random.seconds(20, 150),
            waiting_seconds: SETTLED_AFTER_SECONDS + random.seconds(0, 60),
        }
    }

    /// Whoever thanks somebody can come back to see whether it was read. Lately some guests did not know the name, or meant the
    /// whole team; what is older was found long ago.
    fn with_ways_to_thank(mut self, is_recent: bool, random: &mut Random) -> Self {
        let Some(content) = self
            .content
            .as_mut()
            .filter(|content| !content.recipients.is_empty())
        else {
            return self;
        };
        content.pickup = format!("{:016x}{:016x}", random.next(), random.next());
        let way = random.weighted(&[880, 70, 50]);
        if is_recent && self.score.is_satisfied() && way > 0 {
            content.recipients.clear();
            content.message.clear();
            if way == 1 {
                let unnamed = &UNNAMED[random.below(UNNAMED.len())];
                unnamed.description.clone_into(&mut content.unnamed);
                unnamed.message.clone_into(&mut content.message);
            } else {
                content.whole_team = true;
                "Thank you, all of you.".clone_into(&mut content.message);
            }
        }
        self
    }

    fn actions(self) -> Vec<Action> {
        let action = |seconds, deed| Action {
            at: self.at.plus_seconds(seconds),
            place: self.place,
            id: self.id,
            deed,
        };
        let mut actions = vec![action(0, Deed::Tap(self.first_score, self.trust))];
        if self.first_score != self.score {
            actions.push(action(4, Deed::Change(self.score)));
        }
        actions.push(match self.content.clone() {
            Some(content) => action(self.writing_seconds, Deed::Send(Box::new(content))),
            None => action(self.waiting_seconds + 4, Deed::Settle),
        });
        actions
    }
}

fn draw_score(happy: bool, random: &mut Random) -> Score {
    // `ALL` goes from best to worst.
    let index = if happy {
        random.weighted(&[64, 36])
    } else {
        2 + random.weighted(&[50, 30, 20])
    };
    Score::ALL[index]
}

/// A finger slips now and then, and is put right at once.
fn draw_first_score(score: Score, random: &mut Random) -> Score {
    if random.chance(970) {
        return score;
    }
    let slips = i64::from(score.value()) + if random.chance(500) { 1 } else { -1 };
    Score::new(slips).unwrap_or(score)
}

fn draw_trust(place: &Place, random: &mut Random) -> Trust {
    match place.material.name {
        "Checkout e-mail" => Trust::Receipt,
        "Reception desk" | "Breakfast" if random.chance(400) => Trust::Kiosk,
        _ => Trust::Open,
    }
}

fn draw_thanks(place: &Place, random: &mut Random) -> Option<SendResponse> {
    // The night shift serves well and is seldom thanked: something for the owner to find.
    let thanking = if place.material.name == "Night desk" {
        380
    } else {
        740
    };
    match random.weighted(&[thanking, 110, 890 - thanking]) {
        0 => Some(thanks(place, random)),
        1 => Some(SendResponse {
            standards: draw_standards(random),
            ..SendResponse::default()
        }),
        _ => None,
    }
}

fn thanks(place: &Place, random: &mut Random) -> SendResponse {
    let count = 1 + random.weighted(&[74, 20, 6]);
    let recipients = draw_people(place, count, random);
    let fits = |thanks: &&Thanks| recipients.len() == 1 || !thanks.names_somebody();
    let texts: Vec<&Thanks> = place.material.thanks().filter(fits).collect();
    let text = if random.chance(680) {
        draw_early(&texts, random)
    } else {
        None
    };
    let first_name = recipients
        .first()
        .map_or("", |person| person.material.first_name);
    let standards = match text {
        Some(text) => text.standards.iter().map(|&key| key.to_owned()).collect(),
        None => draw_standards(random),
    };
    SendResponse {
        recipients: recipients.iter().map(|person| person.id).collect(),
        standards,
        message: text.map(|text| text.to(first_name)).unwrap_or_default(),
        ..SendResponse::default()
    }
}

fn draw_complaint(place: &Place, bad_day: bool, random: &mut Random) -> Option<SendResponse> {
    if random.chance(350) {
        return None;
    }
    let wishes: Vec<_> = if bad_day && random.chance(800) {
        BAD_FORTNIGHT.iter().collect()
    } else {
        place.material.improvements().collect()
    };
    let wish = draw_early(&wishes, random)?;
    let mut content = SendResponse {
        reasons: wish.reasons.iter().map(|&key| key.to_owned()).collect(),
        ..SendResponse::default()
    };
    if random.chance(850) {
        wish.text.clone_into(&mut content.improvement);
    }
    if random.chance(180) {
        // The person was often not the problem.
        content.recipients = draw_people(place, 1, random)
            .iter()
            .map(|person| person.id)
            .collect();
        "You did what you could.".clone_into(&mut content.message);
    }
    Some(content)
}

/// One of a list whose first entries fit best: the smaller of two draws.
fn draw_early<'a, T>(list: &[&'a T], random: &mut Random) -> Option<&'a T> {
    let index = random.below(list.len()).min(random.below(list.len()));
    list.get(index).copied()
}

/// Different people, each as likely as their renown.
fn draw_people<'a>(place: &'a Place, count: usize, random: &mut Random) -> Vec<&'a Person> {
    let mut weights: Vec<_> = place.people.iter().map(|person| person.renown).collect();
    let mut people = Vec::with_capacity(count);
    for _ in 0..count.min(weights.len()) {
        let index = random.weighted(&weights);
        weights[index] = 0;
        people.push(&place.people[index]);
    }
    people
}

fn draw_standards(random: &mut Random) -> Vec<String> {
    let count = random.weighted(&[40, 40, 20]);
    let mut weights = vec![1; STANDARDS.len()];
    (0..count)
        .map(|_| {
            let index = random.weighted(&weights);
            weights[index] = 0;
            STANDARDS[index].key.to_owned()
        })
        .collect()
}
