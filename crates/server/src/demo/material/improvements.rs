//! What customers want put right. Believable, about things and never about a named person, for scores from 1 to 3.

/// A wish, in the words of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Improvement {
    /// From 6 to 300 characters.
    pub text: &'static str,
    /// Keys of the reasons that its words speak of; one or two.
    pub reasons: &'static [&'static str],
}

/// What guests wrote in the fortnight in which the hot water failed; fits wherever guests answer.
pub const BAD_FORTNIGHT: &[Improvement] = &[
    wish("No hot water again this morning.", &["equipment"]),
    wish(
        "Second day without hot water, and nobody could say when it will be back.",
        &["equipment", "information"],
    ),
    wish("Cold shower, full price.", &["equipment", "price"]),
    wish(
        "A note under the door about the hot water would have cost nothing.",
        &["information"],
    ),
    wish(
        "Everybody was busy with complaints about the water, so we waited for everything else.",
        &["waiting"],
    ),
    wish(
        "We were promised another room because of the water. It never came.",
        &["result"],
    ),
    wish("Schon wieder kein warmes Wasser!", &["equipment"]),
    wish(
        "Pas d'eau chaude depuis deux jours. Inacceptable à ce prix.",
        &["equipment", "price"],
    ),
    wish("لا يوجد ماء ساخن منذ الصباح.", &["equipment"]),
];

/// Wherever guests answer.
pub(super) const ANYWHERE: &[Improvement] = &[
    wish(
        "I had to explain the same thing to three people.",
        &["result", "information"],
    ),
    wish("Nobody called back, although it was promised.", &["result"]),
    wish("Wi-Fi drops every ten minutes.", &["equipment"]),
    wish(
        "The air conditioning in the lobby is set to winter.",
        &["equipment"],
    ),
    wish("Nice people, but clearly too few of them.", &["waiting"]),
    wish(
        "The website says the pool is open. It is not.",
        &["information"],
    ),
    wish("Es hat einfach alles zu lange gedauert.", &["waiting"]),
    wish(
        "Parking for 32 a night should be said BEFORE one books.",
        &["price", "information"],
    ),
    wish(
        "Nadie supo decirnos a qué hora salía el autobús.",
        &["information"],
    ),
    wish(
        "The ramp at the side door is blocked by bicycles. With a wheelchair it's a problem.",
        &["other"],
    ),
    wish("等了很久都没有人回应。", &["waiting"]),
    wish("Bekleme süresi çok uzundu.", &["waiting"]),
];

/// At the front desk.
pub(super) const FRONT_DESK: &[Improvement] = &[
    wish(
        "25 minutes in line to check in, with one of three desks open.",
        &["waiting"],
    ),
    wish(
        "The room was not ready at four, and we were told to \"just wait\".",
        &["waiting", "information"],
    ),
    wish("The minibar was on the bill. We don't drink.", &["price"]),
    wish(
        "City tax, parking, early check-in: the price grew at the desk.",
        &["price", "information"],
    ),
    wish("The phone at the desk rings and rings.", &["waiting"]),
    wish("We booked a harbour view & got the car park.", &["result"]),
    wish("Three e-mails about the cot, still no cot.", &["result"]),
    wish("A greeting would have been nice.", &["friendliness"]),
    wish("The key cards stopped working twice.", &["equipment"]),
    wish(
        "Die Rechnung war falsch, und die Korrektur lässt seit einer Woche auf sich warten.",
        &["price", "waiting"],
    ),
];

/// In the rooms.
pub(super) const ROOMS: &[Improvement] = &[
    wish("Hair in the shower drain.", &["cleanliness"]),
    wish(
        "Dust on the headboard, and the window is sticky.",
        &["cleanliness"],
    ),
    wish(
        "The room was made up at half past four. We had hoped to rest after lunch.",
        &["waiting"],
    ),
    wish("Asked for two more pillows, got none.", &["result"]),
    wish("The shower floods the whole bathroom.", &["equipment"]),
    wish(
        "\"Do not disturb\" was on the door, and still there was knocking at eight.",
        &["friendliness"],
    ),
    wish(
        "The carpet on the second floor needs a deep clean.",
        &["cleanliness"],
    ),
    wish(
        "Only one towel for the two of us, two days in a row.",
        &["result"],
    ),
    wish(
        "Das Fenster schließt nicht richtig, man hört jede Straßenbahn.",
        &["equipment"],
    ),
    wish("11.50 for washing one shirt?!", &["price"]),
];

/// About what was lost.
pub(super) const LOST_PROPERTY: &[Improvement] = &[
    wish(
        "Two weeks, and no answer to my mail about the scarf.",
        &["waiting", "information"],
    ),
    wish(
        "I was asked for the same description four times.",
        &["information"],
    ),
    wish(
        "The postage cost more than what was in the parcel.",
        &["price"],
    ),
];

/// Wherever food or drinks are served.
pub(super) const AT_TABLE: &[Improvement] = &[
    wish(
        "We waited 20 minutes before anybody took our order.",
        &["waiting"],
    ),
    wish(
        "The table was sticky and the cups had lipstick on them.",
        &["cleanliness"],
    ),
    wish(
        "Nobody could tell us what is in the sauce. I have a nut allergy.",
        &["information"],
    ),
    wish("The music is so loud that we had to shout.", &["other"]),
    wish(
        "An item on the bill that we never had. Taken off, but without a sorry.",
        &["price", "friendliness"],
    ),
    wish("On nous a oubliés pendant une demi-heure.", &["waiting"]),
];

/// In the restaurant.
pub(super) const RESTAURANT: &[Improvement] = &[
    wish("The starter came after the main course.", &["result"]),
    wish("The soup was cold, and so was the second one.", &["result"]),
    wish("Small portions at large prices.", &["price"]),
    wish(
        "We had reserved the window. We sat by the toilets.",
        &["result"],
    ),
    wish(
        "One vegan dish, and it was sold out at seven.",
        &["information"],
    ),
];

/// At the bar.
pub(super) const BAR: &[Improvement] = &[
    wish("Fifteen minutes for two beers.", &["waiting"]),
    wish("14 for a gin and tonic that was mostly ice.", &["price"]),
    wish(
        "Last orders were half an hour earlier than the sign says.",
        &["information"],
    ),
    wish(
        "Being looked through is not the best feeling.",
        &["friendliness"],
    ),
    wish("The glasses were not clean.", &["cleanliness"]),
];

/// At breakfast.
pub(super) const BREAKFAST: &[Improvement] = &[
    wish(
        "At half past nine the bread, the fruit and the patience were gone.",
        &["result"],
    ),
    wish(
        "One coffee machine for 120 rooms.",
        &["waiting", "equipment"],
    ),
    wish("Plates stood around us until we left.", &["cleanliness"]),
    wish(
        "Gluten-free bread was announced. There was none.",
        &["information"],
    ),
    wish("We were sent to another table twice.", &["friendliness"]),
];

/// At the night desk.
pub(super) const NIGHT: &[Improvement] = &[
    wish(
        "Rang at the door for ten minutes in the rain.",
        &["waiting"],
    ),
    wish(
        "The noise from the bar went on until two, in spite of two calls.",
        &["result"],
    ),
    wish(
        "The wake-up call never came and I missed the train.",
        &["result"],
    ),
    wish(
        "At night there are only crisps. A sandwich is not too much to ask.",
        &["other"],
    ),
    wish(
        "Got a key to a room in which somebody was sleeping.",
        &["result"],
    ),
];

/// From waiters to the kitchen.
pub(super) const PASS: &[Improvement] = &[
    wish(
        "Tickets are called too softly, we miss half of them.",
        &["information"],
    ),
    wish(
        "The sold-out list comes when we have already sold it.",
        &["information"],
    ),
    wish(
        "Side dishes came six minutes after the mains.",
        &["waiting"],
    ),
    wish(
        "The tone at the pass on Saturday was not okay.",
        &["friendliness"],
    ),
    wish("Heat lamp 2 has been broken for weeks.", &["equipment"]),
];

/// From drivers and suppliers.
pub(super) const GOODS_IN: &[Improvement] = &[
    wish(
        "40 minutes at the ramp although the time was agreed.",
        &["waiting"],
    ),
    wish("The bell at the gate does not work.", &["equipment"]),
    wish(
        "Nobody there who may sign for frozen goods.",
        &["result", "waiting"],
    ),
];

/// To the IT help desk.
pub(super) const HELP_DESK: &[Improvement] = &[
    wish("The ticket was closed, the problem was not.", &["result"]),
    wish("Three days for a password.", &["waiting"]),
    wish(
        "I don't understand the answers. Please write as if to your grandmother.",
        &["information"],
    ),
    wish(
        "The system was updated in the middle of check-in time, and nobody had told us.",
        &["information"],
    ),
    wish(
        "The new scanners are slower than the old ones.",
        &["equipment"],
    ),
];

/// About a ticket for the building.
pub(super) const FACILITIES: &[Improvement] = &[
    wish(
        "Ticket open for three weeks, no word.",
        &["waiting", "information"],
    ),
    wish("The tap drips again, a week after the repair.", &["result"]),
    wish(
        "Dust and screws left behind, we cleaned up before the guests came.",
        &["cleanliness"],
    ),
    wish("The staff lift stops between floors.", &["equipment"]),
];

const fn wish(text: &'static str, reasons: &'static [&'static str]) -> Improvement {
    Improvement { text, reasons }
}
