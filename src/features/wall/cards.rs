//! The cards of a wall, newest first, with a line for each month.

use super::appreciation_card::AppreciationCard;
use super::feed_keys::move_between_cards;
use super::model::{Month, by_month};
use super::open_wall::OpenWall;
use super::reading::Reading;
use super::wall_end::WallEnd;
use crate::layout::days::month_words;
use crate::layout::older::Older;
use crate::state::clock;
use jiff::civil::Date;
use leptos::prelude::*;

/// All cards that were read, and the way to older ones.
#[component]
pub fn Cards(
    /// The wall.
    wall: OpenWall,
) -> impl IntoView {
    let months = Memo::new(move |_| {
        wall.with(|shown| by_month(&shown.cards, clock::day_of))
            .unwrap_or_default()
    });
    let firsts =
        move || months.with(|months| months.iter().map(|month| month.first).collect::<Vec<_>>());
    let reading = Reading::of(wall);
    view! {
        <div class="months" on:keydown=move |event| move_between_cards(&event)>
            <For each=firsts key=|first| *first let(first)>
                <MonthOfCards wall first months reading />
            </For>
        </div>
        <WallEnd wall />
    }
}

/// One month. The current one has no line of its own: what is on top is new.
#[component]
fn MonthOfCards(
    wall: OpenWall,
    first: Date,
    months: Memo<Vec<Month>>,
    reading: Option<Reading>,
) -> impl IntoView {
    let today = clock::today();
    let month = Memo::new(move |_| {
        months.with(|months| months.iter().find(|month| month.first == first).cloned())
    });
    let cards = move || month.get().map_or_else(Vec::new, |month| month.cards);
    let newer =
        Memo::new(move |_| month.with(|month| month.as_ref().map_or(0, |month| month.newer)));
    let size =
        Memo::new(move |_| wall.with(|shown| set_size(shown.cards.len(), shown.next.is_some())));
    let id = format!("month-{}-{}", first.year(), first.month());
    let (section_label, feed_label) = (id.clone(), id.clone());
    let is_current = first == today.first_of_month();
    view! {
        <section class="month" aria-labelledby=section_label>
            <h2 class="month-name" class:visually-hidden=is_current id=id>{month_words(first, today)}</h2>
            <div
                class="feed"
                role="feed"
                aria-labelledby=feed_label
                aria-busy=move || (wall.older.get() == Older::Loading).to_string()
            >
                <ForEnumerate
                    each=cards
                    key=|card| card.id
                    children=move |index, card| {
                        let position = Signal::derive(move || newer.get() + index.get() + 1);
                        view! {
                            <AppreciationCard
                                wall
                                card=wall.card(card)
                                reading
                                position
                                size=Signal::derive(move || size.get().unwrap_or(-1))
                            />
                        }
                    }
                />
            </div>
        </section>
    }
}

/// For `aria-setsize`: how many cards there are, or -1 while that is not known.
fn set_size(read: usize, more: bool) -> i64 {
    if more {
        -1
    } else {
        i64::try_from(read).unwrap_or(-1)
    }
}
