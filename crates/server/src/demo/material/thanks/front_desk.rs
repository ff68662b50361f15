//! Thanks from guests at the front desk, and from those who are home again.

use super::{Thanks, says};

/// At the front desk.
pub const FRONT_DESK: &[Thanks] = &[
    says("Smoothest check-in ever <3", &["quick"]),
    says(
        "{name} had our keys ready before the taxi was paid.",
        &["quick", "proactive"],
    ),
    says(
        "Thank you for the early check-in after a night on the ferry. We needed that shower!",
        &["warm"],
    ),
    says(
        "The booking was in the wrong month, and it was my mistake. {name} fixed it without making me feel stupid.",
        &["warm", "expert"],
    ),
    says(
        "A bus full of people in the hall and still a smile for everybody.",
        &["warm"],
    ),
    says(
        "The map with the hand-drawn way along the quay is now on our fridge.",
        &["warm"],
    ),
    says(
        "{name} rebooked our flight, printed the boarding passes and got us a sandwich for the way. Unbelievable.",
        &["proactive", "across"],
    ),
    says("Late checkout, no fuss. Merci!", &["quick"]),
    says(
        "Every recommendation was right: the fish place, the second ferry, even the umbrella.",
        &["expert"],
    ),
    says(
        "{name} knew the opening hours of the maritime museum by heart.",
        &["expert"],
    ),
    says(
        "You promised a quiet room and it was a quiet room.",
        &["promise"],
    ),
    says(
        "I forgot my passport at the desk. {name} ran after the taxi. RAN.",
        &["proactive"],
    ),
    says(
        "Check-in in under two minutes at midnight, that is how it should be.",
        &["quick"],
    ),
    says(
        "The invoice was wrong, it was put right while I was still speaking, and a corrected one was in my inbox before I had reached the lift. Our accounts department thanks you too.",
        &["quick", "expert"],
    ),
    says(
        "Room with harbour view as promised, and the explanation of the parking actually made sense.",
        &["promise"],
    ),
    says("Thanks for keeping our cases all day.", &[]),
    says(
        "{name} talked housekeeping into a cot within ten minutes 👶",
        &["across", "quick"],
    ),
    says(
        "The theatre tickets were sold out. {name} got us theatre tickets.",
        &["expert", "promise"],
    ),
    says(
        "Stroller, two kids, four bags: {name} saw us through the glass and was outside before we rang.",
        &["proactive"],
    ),
    says(
        "Sehr freundlicher Empfang, man hat sich viel Zeit für unsere Fragen genommen.",
        &["warm"],
    ),
    says(
        "Check-in ging blitzschnell, und der Tipp mit der Hafenfähre war Gold wert.",
        &["quick", "expert"],
    ),
    says(
        "{name} sayesinde odamız erken hazırdı, çocuklar hemen uyuyabildi. Teşekkürler!",
        &["proactive"],
    ),
    says(
        "{name} nos consiguió mesa en un sitio lleno. ¡Un crack!",
        &["expert"],
    ),
    says(
        "L'enregistrement a pris une minute. Une ! Et en français, en plus.",
        &["quick", "expert"],
    ),
    says(
        "استقبال رائع، وكل المعلومات كانت دقيقة.",
        &["warm", "expert"],
    ),
    says(
        "קיבלנו חדר מוקדם אחרי טיסת לילה. הציל אותנו!",
        &["proactive"],
    ),
    says("入住很快，还帮我们画了去港口的路线图。", &["quick", "warm"]),
    says(
        "Everything I asked for by e-mail was there: feather-free pillows, second desk, adapter.",
        &["promise", "across"],
    ),
    says(
        "Thank you for the honest answer about the building site. We chose the other side and slept well.",
        &["expert"],
    ),
    says(
        "The lift was out and {name} carried my mother's case up three floors, chatting all the way.",
        &["warm", "proactive"],
    ),
];

/// In answer to the e-mail after checkout.
pub const AFTER_THE_STAY: &[Thanks] = &[
    says(
        "Back home and already missing the view. Thank you for looking after us.",
        &["warm"],
    ),
    says(
        "Four nights, five departments, not one thing that we had to say twice.",
        &["across"],
    ),
    says(
        "You forwarded the letter that came a day late. Thank you!",
        &["proactive"],
    ),
    says(
        "What I will remember:\n- the welcome\n- the quiet\n- {name}",
        &["warm"],
    ),
    says(
        "Our wedding guests keep writing to us about {name}. All 46 of them were treated as if they were the couple.",
        &["warm", "across"],
    ),
    says(
        "The bill was right to the cent, with every item explained. As an auditor I salute you.",
        &["expert"],
    ),
    says(
        "Ein rundum gelungener Aufenthalt. Grüße aus Salzburg an {name} und alle anderen!",
        &["warm"],
    ),
    says(
        "De vuelta en Sevilla y con ganas de volver. Un abrazo para {name}.",
        &["warm"],
    ),
    says(
        "Une semaine parfaite.\nMerci à toute l'équipe, et surtout à {name}.",
        &["warm"],
    ),
    says(
        "{name} sent my glasses after me, well packed and at no cost. They arrived before I did my laundry.",
        &["proactive", "quick"],
    ),
    says(
        "I asked three things before the stay and got three answers in one hour. In one mail!",
        &["quick"],
    ),
    says(
        "Evimize döndük, aklımız orada kaldı. {name} için ayrıca teşekkürler.",
        &["warm"],
    ),
];
