//! Thanks from colleagues of other departments, and from suppliers.

use super::{Thanks, says};

/// From any colleague.
pub const COLLEAGUES: &[Thanks] = &[
    says("Saved our shift, {name}.", &["across"]),
    says(
        "Answered in the chat within a minute, as always.",
        &["quick"],
    ),
    says(
        "No ticket ping-pong, just help. Thank you!",
        &["across", "quick"],
    ),
    says(
        "{name} asked what we really needed, which was not what I had asked for.",
        &["expert"],
    ),
    says(
        "You told us before it went wrong. That never happens :)",
        &["proactive"],
    ),
    says("Reception owes you a cake, {name} 🍰", &["across"]),
    says("Said Thursday, was Thursday.", &["promise"]),
    says(
        "Explained without rolling eyes. I dare to ask again.",
        &["warm"],
    ),
    says(
        "Housekeeping says thanks. All of us, also those on the late shift.",
        &["across"],
    ),
    says(
        "Danke fürs schnelle Einspringen! Ohne dich hätten wir das nicht geschafft.",
        &["across", "quick"],
    ),
    says("Super erklärt, jetzt kann ich's selbst.", &["expert"]),
    says(
        "Hızlı destek için teşekkürler, gecemizi kurtardın.",
        &["quick"],
    ),
];

/// From waiters to the kitchen.
pub const PASS: &[Thanks] = &[
    says(
        "Table 12 changed their minds twice and {name} just nodded. Thank you.",
        &["warm"],
    ),
    says(
        "Every plate hot, every plate together. What a service!",
        &["expert", "quick"],
    ),
    says(
        "{name} plated a birthday dessert in three minutes during the rush.",
        &["quick"],
    ),
    says(
        "You called the allergy back to me. I had misread it. Thank you, really.",
        &["expert", "proactive"],
    ),
    says("Staff meal today: 💛", &["warm"]),
    says(
        "When the tickets jammed, {name} came to the pass and told us the order of things. Calm as a lake.",
        &["expert", "proactive"],
    ),
    says(
        "The sold-out list was on the board BEFORE service. Can we have that every day?",
        &["proactive"],
    ),
    says("Ninety covers & no raised voice.", &["warm"]),
    says(
        "{name} let me taste the new menu and explained each dish. I sold eleven of the skate.",
        &["expert", "across"],
    ),
    says(
        "Das vegane Menü für Tisch 4 war in zehn Minuten fertig. Ihr seid der Wahnsinn!",
        &["quick"],
    ),
    says("Gracias por guardarme un plato, {name} 🙌", &["warm"]),
    says(
        "The kids' portion went out first, as you promised.",
        &["promise"],
    ),
];

/// From drivers and suppliers at the ramp.
pub const GOODS_IN: &[Thanks] = &[
    says(
        "Unloaded in 8 minutes. My best stop of the week.",
        &["quick"],
    ),
    says("Coffee for the driver, thank you {name} ☕", &["warm"]),
    says("{name} had the ramp free at the time agreed.", &["promise"]),
    says(
        "Wrong crates, our mistake. You called the office for me and it was solved before I had turned the lorry.",
        &["proactive", "across"],
    ),
    says("Papers checked and signed at once, no waiting.", &["quick"]),
    says(
        "Knows more about fish than my boss. Please don't tell him.",
        &["expert"],
    ),
    says(
        "Klare Ansage, freundlicher Ton, in zehn Minuten wieder auf der Straße.",
        &["quick", "warm"],
    ),
    says(
        "Szybko i miło, tak powinno być wszędzie. Dzięki!",
        &["quick", "warm"],
    ),
];

/// To the IT help desk.
pub const HELP_DESK: &[Thanks] = &[
    says(
        "Printer at the front desk alive again. {name} = wizard 🧙",
        &["expert"],
    ),
    says(
        "Twenty guests in line, booking system frozen, {name} on the phone in ten seconds.",
        &["quick"],
    ),
    says(
        "You replaced my keyboard before I had finished the ticket.",
        &["quick", "proactive"],
    ),
    says(
        "Explained the new phone to me twice, without a sigh.",
        &["warm"],
    ),
    says(
        "The Wi-Fi in the ballroom worked for 300 people. As promised!",
        &["promise"],
    ),
    says(
        "{name} noticed that our tills were out of date and came before opening time.",
        &["proactive"],
    ),
    says(
        "Password reset at 6 a.m. on a Sunday. Thanks for being there.",
        &["quick"],
    ),
    says(
        "I was told \"it can't be done\" for two years. {name} did it in an afternoon.",
        &["expert"],
    ),
    says("</stress> Thank you!", &["quick"]),
    says(
        "Der Kartenleser geht wieder, und ich weiß jetzt sogar, warum.",
        &["expert"],
    ),
    says(
        "Key cards, booking system, lift: {name} found the one cable that was to blame for all three.",
        &["expert", "across"],
    ),
    says(
        "Shared folder back in five minutes, and nobody asked whose fault it was (mine).",
        &["quick", "warm"],
    ),
];

/// About a ticket for the building.
pub const FACILITIES: &[Thanks] = &[
    says(
        "Door on 3rd floor no longer squeaks. The guests in 311 send their love.",
        &["promise"],
    ),
    says("Radiator, lamp and curtain rail in one visit.", &["quick"]),
    says(
        "{name} fixed the dishwasher between lunch and dinner. Not one plate was late.",
        &["quick", "across"],
    ),
    says(
        "You also repaired what was not on the ticket. We saw it!",
        &["proactive"],
    ),
    says(
        "Swept up afterwards. Housekeeping is in love 💚",
        &["across", "warm"],
    ),
    says(
        "Told us it'd take until Friday, and why, and then it took until Friday.",
        &["promise"],
    ),
    says(
        "The cold room failed at noon. By one everything was in another one, labelled, and by three it ran. Thank you.",
        &["quick", "expert"],
    ),
    says(
        "{name} painted the staff room in the colour that we had voted for :)",
        &["warm", "promise"],
    ),
    says(
        "Aufzug läuft wieder, danke fürs Dranbleiben am Wochenende!",
        &["promise"],
    ),
    says(
        "The shelf is level. Truly level. I checked with a marble.",
        &["expert"],
    ),
];
