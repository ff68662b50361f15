//! Thanks from guests who needed somebody at night.

use super::{Thanks, says};

/// At the night desk.
pub const NIGHT: &[Thanks] = &[
    says(
        "3 a.m., flight delayed, and there was soup. SOUP.",
        &["proactive"],
    ),
    says(
        "{name} stayed on the phone with the doctor's line until my wife felt better.",
        &["proactive", "warm"],
    ),
    says(
        "The party in the next room was over two minutes after I called.",
        &["quick"],
    ),
    says(
        "You woke me at 4:15 as promised, and called again at 4:25, for you heard that I would not make it.",
        &["promise", "proactive"],
    ),
    says(
        "Thank you for opening the kitchen for a tired family at midnight, {name}.",
        &["across", "warm"],
    ),
    says(
        "Lost my key card twice in one night. {name} laughed with me, not at me.",
        &["warm"],
    ),
    says(
        "Felt safe. That matters when you travel alone. Thanks.",
        &["warm"],
    ),
    says(
        "{name} warmed up the baby's bottle at two, at four, and at six. A hero.",
        &["warm"],
    ),
    says(
        "A printed boarding pass, a taxi and a coffee to go, at five in the morning.",
        &["proactive"],
    ),
    says(
        "The fire alarm was a false one, but you were calm, knew what to say, and came round afterwards to see if we were all right.",
        &["expert", "warm"],
    ),
    says(
        "My phone died in the ferry. {name} lent me a charger and dried my shoes on the boiler 😂",
        &["proactive"],
    ),
    says("Somebody at a night desk who is really awake!", &["quick"]),
    says(
        "Mitten in der Nacht so freundlich empfangen zu werden, tat gut. Danke.",
        &["warm"],
    ),
    says(
        "Um drei Uhr früh noch ein Zimmer umgebucht, ohne Murren. Respekt!",
        &["quick", "warm"],
    ),
    says(
        "Gece yarısı geldik, {name} bizi çayla karşıladı. Unutmayız.",
        &["warm"],
    ),
    says(
        "Llegamos a las dos de la mañana y {name} nos esperaba con una sonrisa.",
        &["warm"],
    ),
    says(
        "Arrivés à trois heures du matin, accueillis comme à midi. Merci !",
        &["warm"],
    ),
    says(
        "وصلنا متأخرين جدًا ووجدنا من يستقبلنا بابتسامة. شكرًا لكم.",
        &["warm"],
    ),
    says("הגענו בשלוש בלילה וקיבלו אותנו עם תה חם. תודה!", &["warm"]),
    says(
        "半夜孩子发烧，{name} 马上帮我们联系了医生，非常感谢。",
        &["quick", "proactive"],
    ),
    says(
        "You fixed the heating yourself at one in the morning. Is that even your job?",
        &["across", "quick"],
    ),
    says(
        "Thanks for the walk to the car park in the dark.",
        &["warm"],
    ),
];
