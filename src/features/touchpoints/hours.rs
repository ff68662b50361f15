//! Opening hours while they are edited: what was typed is kept as it was typed, wrong times too.

use domain::api::problem::FieldProblem;
use domain::opening_hours::{self, OpeningHours, SPANS_A_DAY, Span};

/// The weekdays, from Monday.
pub const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const MINUTES_A_DAY: u16 = 24 * 60;

/// What stands in the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursDraft {
    /// Whether the touchpoint never closes. The hours typed before are kept meanwhile.
    pub is_always: bool,
    /// The spans of each weekday, from Monday.
    pub days: [Vec<SpanDraft>; 7],
}

/// One span as it stands in its two fields, such as `09:00` and `17:30`; empty fields are empty texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpanDraft {
    /// When it opens.
    pub from: String,
    /// When it closes; `00:00` is the midnight at the end of the day.
    pub until: String,
}

/// Which of the two fields of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// When it opens.
    From,
    /// When it closes.
    Until,
}

impl HoursDraft {
    /// The hours as they are saved.
    pub fn of(hours: &OpeningHours) -> Self {
        let of_day = |spans: &Vec<Span>| spans.iter().copied().map(SpanDraft::of).collect();
        Self {
            is_always: hours.is_always(),
            days: hours.days.each_ref().map(of_day),
        }
    }

    /// The hours to save, or all that is wrong with them, told of `hours` or of one of its days.
    pub fn read(&self) -> Result<OpeningHours, Vec<FieldProblem>> {
        if self.is_always {
            return Ok(OpeningHours::default());
        }
        let mut hours = OpeningHours::default();
        let mut problems = Vec::new();
        for (day, drafts) in self.days.iter().enumerate() {
            match drafts.iter().map(SpanDraft::read).collect() {
                Some(spans) => hours.days[day] = spans,
                None => problems.push(FieldProblem::new(
                    format!("hours.days[{day}]"),
                    "Fill in both times, or remove them.",
                )),
            }
        }
        if problems.is_empty() && hours.is_always() {
            let words = "Add hours to at least one day, or choose “Always open”.";
            problems.push(FieldProblem::new("hours", words));
        }
        if problems.is_empty() {
            opening_hours::checked("hours", hours)
        } else {
            Err(problems)
        }
    }

    /// Whether it is another week than the one that is saved. What is typed but does not count is no change.
    pub fn differs_from(&self, saved: &OpeningHours) -> bool {
        self.read().map_or(true, |hours| hours != *saved)
    }

    /// Switches between "always open" and hours; without any, office hours are a beginning.
    pub fn set_always(&mut self, is_always: bool) {
        self.is_always = is_always;
        if !is_always && self.days.iter().all(Vec::is_empty) {
            for day in 0..5 {
                self.days[day] = vec![SpanDraft::new("09:00", "17:00")];
            }
        }
    }

    /// Adds a span to a day: the first is like that of another day, a later one is to be filled in.
    pub fn add_span(&mut self, day: usize) {
        let like = self.days.iter().find_map(|spans| spans.first()).cloned();
        let spans = &mut self.days[day];
        let span = if spans.is_empty() { like } else { None };
        if spans.len() < SPANS_A_DAY {
            spans.push(span.unwrap_or_default());
        }
    }

    /// Takes a span away; a day without any is closed.
    pub fn remove_span(&mut self, day: usize, span: usize) {
        if span < self.days[day].len() {
            self.days[day].remove(span);
        }
    }

    /// Takes over what was typed into a field of a span.
    pub fn set_edge(&mut self, day: usize, span: usize, edge: Edge, typed: String) {
        if let Some(span) = self.days[day].get_mut(span) {
            match edge {
                Edge::From => span.from = typed,
                Edge::Until => span.until = typed,
            }
        }
    }

    /// Gives Tuesday to Friday the hours of Monday.
    pub fn copy_monday(&mut self) {
        let monday = self.days[0].clone();
        self.days[1..5].fill(monday);
    }
}

impl SpanDraft {
    fn new(from: &str, until: &str) -> Self {
        Self {
            from: from.to_owned(),
            until: until.to_owned(),
        }
    }

    fn of(span: Span) -> Self {
        Self {
            from: time_words(span.from),
            until: time_words(span.until % MINUTES_A_DAY),
        }
    }

    /// `None` if a time is missing. Whether they make sense is not for one span to say.
    fn read(&self) -> Option<Span> {
        let from = minutes(&self.from)?;
        let until = match minutes(&self.until)? {
            0 => MINUTES_A_DAY,
            until => until,
        };
        Some(Span { from, until })
    }
}

/// `08:05` for the 485th minute, as fields for times have it.
fn time_words(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn minutes(typed: &str) -> Option<u16> {
    let (hours, minutes) = typed.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weekdays(from: u16, until: u16) -> OpeningHours {
        let mut hours = OpeningHours::default();
        hours.days[..5].fill(vec![Span { from, until }]);
        hours
    }

    #[test]
    fn hours_come_back_as_they_were_saved() {
        for hours in [
            OpeningHours::default(),
            weekdays(485, 1_050),
            weekdays(0, 1_440),
        ] {
            let draft = HoursDraft::of(&hours);
            assert_eq!(draft.read(), Ok(hours.clone()));
            assert!(!draft.differs_from(&hours));
        }
    }

    #[test]
    fn midnight_closes_the_day_that_it_ends() {
        let mut draft = HoursDraft::of(&weekdays(540, 1_020));
        draft.set_edge(0, 0, Edge::Until, "00:00".into());
        assert_eq!(draft.read().unwrap().days[0][0].until, 1_440);
    }

    #[test]
    fn times_that_make_no_sense_are_told_by_their_day() {
        fn check(from: &str, until: &str, expected: &str) {
            let mut draft = HoursDraft::of(&weekdays(540, 1_020));
            draft.set_edge(2, 0, Edge::From, from.into());
            draft.set_edge(2, 0, Edge::Until, until.into());
            let problems = draft.read().unwrap_err();
            assert_eq!(problems, [FieldProblem::new("hours.days[2]", expected)]);
        }
        let missing = "Fill in both times, or remove them.";
        let reversed = "Wednesday: the closing time must be after the opening time.";
        check("", "17:00", missing);
        check("09:00", "", missing);
        check("17:00", "09:00", reversed);
        check("09:00", "09:00", reversed);
    }

    #[test]
    fn a_week_without_hours_has_to_be_called_always_open() {
        let mut draft = HoursDraft::of(&weekdays(540, 1_020));
        for day in 0..5 {
            draft.remove_span(day, 0);
        }
        assert_eq!(draft.read().unwrap_err()[0].field, "hours");
        draft.set_always(true);
        assert_eq!(draft.read(), Ok(OpeningHours::default()));
    }

    #[test]
    fn always_open_keeps_the_hours_for_whoever_changes_their_mind() {
        let hours = weekdays(600, 900);
        let mut draft = HoursDraft::of(&hours);
        draft.set_always(true);
        assert!(draft.differs_from(&hours));
        draft.set_always(false);
        assert!(!draft.differs_from(&hours));
    }

    #[test]
    fn hours_begin_with_an_office_week() {
        let mut draft = HoursDraft::of(&OpeningHours::default());
        draft.set_always(false);
        assert_eq!(draft.read(), Ok(weekdays(540, 1_020)));
    }

    #[test]
    fn monday_is_copied_to_the_other_weekdays_alone() {
        let mut draft = HoursDraft::of(&OpeningHours::default());
        draft.is_always = false;
        draft.add_span(5);
        draft.set_edge(5, 0, Edge::From, "10:00".into());
        draft.set_edge(5, 0, Edge::Until, "12:00".into());
        draft.add_span(0);
        draft.set_edge(0, 0, Edge::From, "08:00".into());
        draft.copy_monday();
        let hours = draft.read().unwrap();
        assert_eq!(
            hours.days[4],
            [Span {
                from: 480,
                until: 720
            }]
        );
        assert_eq!(
            hours.days[5],
            [Span {
                from: 600,
                until: 720
            }]
        );
        assert!(hours.days[6].is_empty());
    }

    #[test]
    fn a_day_has_at_most_four_spans() {
        let mut draft = HoursDraft::of(&weekdays(540, 1_020));
        for _ in 0..6 {
            draft.add_span(0);
        }
        assert_eq!(draft.days[0].len(), 4);
    }
}
