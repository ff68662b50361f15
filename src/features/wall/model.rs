//! What a wall knows, and its arithmetic: pages and live cards put together, cards by month, days and points in words.

use crate::ui::number::signed_points;
use domain::api::wall::{
    AppreciationView, PointsUpdate, ReplyState, ReplyView, WallSummary, WallUpdate, WallView,
};
use domain::id::AppreciationId;
use domain::instant::Instant;
use domain::points::Points;
use jiff::civil::Date;
use std::cmp::Reverse;

/// The part of a wall that was read so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wall {
    /// The person's full name.
    pub name: String,
    /// The numbers on top.
    pub summary: WallSummary,
    /// Newest first, none twice.
    pub cards: Vec<AppreciationView>,
    /// What leads to older cards; absent at the end.
    pub next: Option<String>,
}

/// The cards of one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The first day of the month, on the reader's calendar.
    pub first: Date,
    /// How many cards of the wall are newer than these.
    pub newer: usize,
    /// Newest first.
    pub cards: Vec<AppreciationView>,
}

/// How large the words of a card are set: a few words can speak up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// A line or two.
    Short,
    /// A few lines.
    Medium,
    /// A letter.
    Long,
}

impl Wall {
    /// A wall by its newest page.
    #[must_use]
    pub fn new(page: WallView) -> Self {
        Self {
            name: page.name,
            summary: page.summary,
            cards: page.cards,
            next: page.next,
        }
    }

    /// Adds the page that `next` led to.
    pub fn append(&mut self, page: WallView) {
        self.next = page.next;
        self.cards = merged(std::mem::take(&mut self.cards), page.cards);
    }

    /// Takes in the newest page, read again after the connection was lost. Cards on both are as the
    /// page has them now. If the page shares no card with the wall and is not its end, more came than
    /// fits a page: then the wall begins anew from it, for a gap would look like all there is.
    pub fn refresh(&mut self, page: WallView) {
        self.summary = page.summary;
        let is_whole = page.next.is_none();
        let overlaps = page.cards.iter().any(|card| self.holds(card.id));
        if is_whole || !overlaps {
            *self = Self::new(page);
        } else {
            self.cards = merged(std::mem::take(&mut self.cards), page.cards);
        }
    }

    /// Puts a live card in its place.
    pub fn receive(&mut self, update: WallUpdate) {
        self.summary = update.summary;
        self.cards = merged(std::mem::take(&mut self.cards), vec![update.card]);
    }

    /// Takes in what changed about points. A card that was not read yet is read with its page.
    pub fn receive_points(&mut self, update: PointsUpdate) {
        self.summary = update.summary;
        let Some(card) = update.card else { return };
        if let Some(known) = self.cards.iter_mut().find(|known| known.id == card.id) {
            *known = card;
        }
    }

    /// A card that was read.
    #[must_use]
    pub fn find(&self, id: AppreciationId) -> Option<&AppreciationView> {
        self.cards.iter().find(|card| card.id == id)
    }

    /// Puts what the person wrote back on its card.
    pub fn replied(&mut self, id: AppreciationId, reply: ReplyView) {
        if let Some(card) = self.cards.iter_mut().find(|card| card.id == id) {
            card.can_reply = false;
            card.reply = Some(reply);
        }
    }

    /// Marks cards that were told as read.
    pub fn mark_read(&mut self, ids: &[AppreciationId]) {
        for card in &mut self.cards {
            card.read |= ids.contains(&card.id);
        }
    }

    /// Whether a card is not here yet and newer than the oldest that is: others are only read late.
    #[must_use]
    pub fn is_news(&self, card: &AppreciationView) -> bool {
        let is_newer = self.cards.last().is_none_or(|oldest| card.at > oldest.at);
        is_newer && !self.holds(card.id)
    }

    /// Whether a card was read.
    #[must_use]
    pub fn holds(&self, id: AppreciationId) -> bool {
        self.cards.iter().any(|card| card.id == id)
    }
}

/// All cards of both, the later of a double, newest first.
fn merged(known: Vec<AppreciationView>, read: Vec<AppreciationView>) -> Vec<AppreciationView> {
    let is_read = |card: &AppreciationView| read.iter().any(|other| other.id == card.id);
    let mut cards: Vec<_> = known.into_iter().filter(|card| !is_read(card)).collect();
    cards.extend(read);
    cards.sort_by_key(|card| Reverse((card.at, card.id)));
    cards
}

/// The cards in groups by month; `day_of` is the reader's calendar.
pub fn by_month(cards: &[AppreciationView], day_of: impl Fn(Instant) -> Date) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for (newer, card) in cards.iter().enumerate() {
        let first = day_of(card.at).first_of_month();
        match months.last_mut() {
            Some(month) if month.first == first => month.cards.push(card.clone()),
            _ => months.push(Month {
                first,
                newer,
                cards: vec![card.clone()],
            }),
        }
    }
    months
}

/// Whether the points of a card cannot be spent yet.
#[must_use]
pub fn is_held(card: &AppreciationView, now: Instant) -> bool {
    card.held_until.is_some_and(|until| until > now)
}

/// How large to set a message.
#[must_use]
pub fn length_of(message: &str) -> Length {
    match message.chars().count() {
        0..=60 => Length::Short,
        61..=320 => Length::Medium,
        _ => Length::Long,
    }
}

/// The others who were thanked: `with Tomasz and Aylin`.
#[must_use]
pub fn with_whom(names: &[String]) -> Option<String> {
    let (last, others) = names.split_last()?;
    Some(if others.is_empty() {
        format!("with {last}")
    } else {
        format!("with {} and {last}", others.join(", "))
    })
}

/// How a reply stands, as a label.
#[must_use]
pub fn reply_label(state: ReplyState) -> &'static str {
    match state {
        ReplyState::Delivered => "Sent",
        ReplyState::Held => "Somebody reads it first",
        ReplyState::Rejected => "Kept back",
    }
}

/// What to say when a reply has just been written.
#[must_use]
pub fn reply_words(state: ReplyState) -> &'static str {
    match state {
        ReplyState::Delivered => "Sent: the customer sees it with the link they kept.",
        ReplyState::Held => {
            "Somebody reads it first, for it holds something that customers should not get unseen."
        }
        ReplyState::Rejected => "It was kept back.",
    }
}

/// What readers hear when a card arrives. Its words wait for whoever wants them: they may be long.
#[must_use]
pub fn announcement(card: &AppreciationView) -> String {
    let points = match card.points {
        Points::ZERO => String::new(),
        points => format!(", {}", signed_points(points)),
    };
    format!("New thanks at {}{points}.", card.touchpoint)
}

#[cfg(test)]
mod tests;
