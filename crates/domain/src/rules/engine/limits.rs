//! What caps leave of an award.

use super::beneficiary::Beneficiary;
use crate::points::Points;
use crate::rules::award::ReachedCap;
use crate::rules::calendar::{Calendar, Window};
use crate::rules::event::Event;
use crate::rules::model::{Cap, Rule};
use crate::rules::paid::{self, Paid, Total, Totals};
use jiff::civil::Date;

/// The caps of one rule, while it pays for one event.
pub(super) struct Limits<'a> {
    caps: &'a [Cap],
    calendar: &'a Calendar,
    event: &'a Event,
    /// The day of the event.
    day: Date,
    totals: &'a mut Vec<Totals>,
}

impl<'a> Limits<'a> {
    pub(super) fn new(
        rule: &'a Rule,
        calendar: &'a Calendar,
        event: &'a Event,
        day: Date,
        paid: &'a mut Paid,
    ) -> Self {
        Self {
            caps: &rule.caps,
            calendar,
            event,
            day,
            totals: paid.of_rule(&rule.id),
        }
    }

    /// What is left for this beneficiary of `wanted`, and the tightest cap if it is less; of equals the first listed.
    pub(super) fn pay(
        &mut self,
        to: &Beneficiary<'a>,
        wanted: Points,
    ) -> (Points, Option<ReachedCap>) {
        let mut left = wanted;
        let mut tightest = None;
        for cap in self.caps {
            let of = to.subject(cap.per, self.event);
            let paid = paid::paid(self.totals, cap.per, of, self.window(cap));
            let rest = Points(cap.points.0.saturating_sub(paid.0)).max(Points::ZERO);
            if rest < left {
                left = rest;
                tightest = Some(cap);
            }
        }
        for cap in self.caps {
            let of = to.subject(cap.per, self.event);
            paid::add(self.totals, cap.per, of, self.window(cap), left);
        }
        (left, tightest.map(|cap| self.reached(cap)))
    }

    fn window(&self, cap: &Cap) -> Window {
        Window::of(cap.window, self.day)
    }

    fn reached(&self, cap: &Cap) -> ReachedCap {
        ReachedCap {
            per: cap.per,
            window: cap.window,
            points: cap.points,
            frees_at: self.calendar.end(self.window(cap)),
        }
    }
}

/// The totals that the caps of a rule count for one beneficiary of an event.
pub(super) fn totals<'a>(
    rule: &'a Rule,
    event: &'a Event,
    day: Date,
    to: &Beneficiary<'a>,
) -> Vec<Total> {
    let caps = rule.caps.iter();
    caps.map(|cap| Total {
        rule: rule.id.clone(),
        per: cap.per,
        of: to.subject(cap.per, event).to_owned(),
        window: Window::of(cap.window, day),
    })
    .collect()
}
