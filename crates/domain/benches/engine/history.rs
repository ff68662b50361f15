//! A made-up history of a big organization, the same each time: two years, 5,000 employees, 200 touchpoints, 40 teams.

use domain::instant::Instant;
use domain::rules::{Customer, Event, Recipient, Response, RuleSet, Trust};
use domain::score::Score;

/// The first of March 2024.
const BEGINNING: i64 = 1_709_251_200_000_000;
const TWO_YEARS: i64 = 2 * 365 * 86_400;
const EMPLOYEES: u64 = 5_000;
const TOUCHPOINTS: u64 = 200;
const TEAMS: u64 = 40;
const STANDARDS: [&str; 6] = ["quick", "proactive", "kind", "clear", "promise", "fix"];

/// The three rules of `points.md`.
pub const THREE_RULES: &str = include_str!("../../tests/rules/points_md.json");

/// A dozen rules: every scope and window of caps, every kind of award and condition of a response.
pub fn dozen_rules() -> RuleSet {
    let rules = [
        rule(
            "thanked",
            "appreciation",
            r#"{"score_at_least":4},{"message_chars_at_least":20}"#,
            r#""points":10,"to":"each""#,
            &["employee day 50", "employee month 400"],
        ),
        rule(
            "standards",
            "appreciation",
            r#"{"standards_any":["quick","proactive","clear"]}"#,
            r#""points":5,"per":"standard","at_most":12,"to":"each""#,
            &["employee week 60"],
        ),
        rule(
            "team",
            "score",
            r#"{"score_at_least":5}"#,
            r#""points":7,"to":"team""#,
            &["team month 3000"],
        ),
        rule(
            "receipt",
            "appreciation",
            r#"{"trust_at_least":"receipt"}"#,
            r#""points":6,"to":"split""#,
            &["touchpoint day 80"],
        ),
        rule(
            "colleagues",
            "appreciation",
            r#"{"customers":["internal"]}"#,
            r#""points":8,"to":"split""#,
            &["team week 200"],
        ),
        rule(
            "words",
            "appreciation",
            r#"{"message_chars_at_least":80}"#,
            r#""points":3,"to":"each""#,
            &["employee quarter 120"],
        ),
        rule(
            "any",
            "score",
            r#"{"trust_at_least":"kiosk"}"#,
            r#""points":1,"to":"team""#,
            &["program month 40000"],
        ),
        rule(
            "fix",
            "appreciation",
            r#"{"standards_any":["fix"]},{"score_at_least":3}"#,
            r#""points":12,"to":"each""#,
            &["employee month 120", "program quarter 300000"],
        ),
        rule(
            "places",
            "score",
            r#"{"touchpoints":["touchpoint-3","touchpoint-14","touchpoint-15","touchpoint-92"]}"#,
            r#""points":4,"to":"team""#,
            &["touchpoint week 500"],
        ),
        rule(
            "teams",
            "appreciation",
            r#"{"teams":["team-1","team-2","team-3","team-5","team-8","team-13","team-21","team-34"]}"#,
            r#""points":9,"to":"split""#,
            &["team quarter 20000"],
        ),
        rule(
            "suppliers",
            "appreciation",
            r#"{"customers":["supplier","external"]},{"score_at_least":5}"#,
            r#""points":2,"to":"each""#,
            &["employee day 10"],
        ),
        rule(
            "promise",
            "appreciation",
            r#"{"standards_any":["promise"]},{"trust_at_least":"kiosk"}"#,
            r#""points":5,"per":"standard","to":"team""#,
            &["program day 2000"],
        ),
    ];
    let set = format!(
        r#"{{"version":4,"effective_from":"2024-03-01T00:00:00Z","time_zone":"Europe/Berlin","trust_weight":{{"open":25,"kiosk":50,"receipt":100}},"rules":[{}]}}"#,
        rules.join(",")
    );
    serde_json::from_str(&set).unwrap_or_else(|problem| unreachable!("{problem}"))
}

fn rule(id: &str, when: &str, conditions: &str, award: &str, caps: &[&str]) -> String {
    let caps: Vec<_> = caps
        .iter()
        .filter_map(|cap| {
            let (per, rest) = cap.split_once(' ')?;
            let (window, points) = rest.split_once(' ')?;
            Some(format!(
                r#"{{"per":"{per}","window":"{window}","points":{points}}}"#
            ))
        })
        .collect();
    format!(
        r#"{{"id":"{id}","name":"{id}","enabled":true,"when":"{when}","if":[{conditions}],"award":{{{award}}},"caps":[{}]}}"#,
        caps.join(",")
    )
}

/// `count` responses in the order of their happening.
pub fn events(count: u32) -> Vec<Event> {
    let mut random = Random(1);
    (0..count)
        .map(|number| event(number, count, &mut random))
        .collect()
}

fn event(number: u32, count: u32, random: &mut Random) -> Event {
    let touchpoint = random.below(TOUCHPOINTS);
    let team = touchpoint % TEAMS;
    // Six of ten name nobody or one person.
    let named = [0, 0, 0, 1, 1, 1, 1, 1, 2, 3][random.index(10)];
    let recipients = (0..named).map(|_| {
        let employee = random.below(EMPLOYEES / TEAMS) * TEAMS + team;
        Recipient {
            employee: format!("employee-{employee}"),
            team: format!("team-{team}"),
        }
    });
    let recipients = recipients.collect();
    let ticked = random.below(64);
    let standards = STANDARDS
        .iter()
        .enumerate()
        .filter(|(bit, _)| ticked >> bit & 1 == 1 && !ticked.is_multiple_of(3));
    Event::Response(Response {
        id: format!("response-{number}"),
        seq: u64::from(number) + 1,
        at: Instant::from_micros(BEGINNING)
            .plus_seconds(TWO_YEARS * i64::from(number) / i64::from(count)),
        touchpoint: format!("touchpoint-{touchpoint}"),
        team: format!("team-{team}"),
        customer: [
            Customer::External,
            Customer::External,
            Customer::Internal,
            Customer::Supplier,
        ][(touchpoint % 4) as usize],
        trust: [Trust::Open, Trust::Kiosk, Trust::Kiosk, Trust::Receipt][random.index(4)],
        score: [
            Score::ALL[0],
            Score::ALL[0],
            Score::ALL[0],
            Score::ALL[1],
            Score::ALL[1],
            Score::ALL[2],
            Score::ALL[3],
            Score::ALL[4],
        ][random.index(8)],
        standards: standards.map(|(_, key)| (*key).to_owned()).collect(),
        message_chars: if random.index(3) == 0 {
            0
        } else {
            u32::try_from(random.below(180)).unwrap_or(0)
        },
        recipients,
    })
}

/// `SplitMix64` (Steele, Lea and Flood 2014): small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) % limit
    }

    fn index(&mut self, limit: u32) -> usize {
        usize::try_from(self.below(limit.into())).unwrap_or_default()
    }
}
