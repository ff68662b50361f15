//! Thanks from guests about their rooms, and about what they had lost.

use super::{Thanks, says};

/// From the card in the room.
pub const ROOMS: &[Thanks] = &[
    says("The towel swan!!! 🦢", &["warm"]),
    says("Spotless. Every day.", &["expert"]),
    says(
        "{name} lined up all of the kids' soft toys on the bed. They think it happened by magic.",
        &["warm"],
    ),
    says("Extra blanket within five minutes of asking.", &["quick"]),
    says(
        "{name} saw my cold medicine and left a second box of tissues and a lemon. Who does that?",
        &["proactive", "warm"],
    ),
    says(
        "Thank you for working around my odd hours. I write at night and sleep till noon.",
        &["warm"],
    ),
    says(
        "You said the room would be ready at one. It was ready at one.",
        &["promise"],
    ),
    says(
        "I could not have folded my shirts like that if my life depended on it.",
        &["expert"],
    ),
    says(
        "Red wine on a white carpet. {name} came, looked, smiled, and ten minutes later it was gone.",
        &["expert", "quick"],
    ),
    says(
        "No feather pillows, as I had asked. It's the first hotel that read the form.",
        &["promise", "across"],
    ),
    says(
        "You found my ring under the bed and laid it on the desk, in a little dish, with a note. Thank you. It was my grandmother's.",
        &["proactive"],
    ),
    says(
        "The tap dripped, we said nothing, the next day it did not drip.",
        &["proactive", "across"],
    ),
    says(
        "A hotel room that smells of nothing. I mean this as the highest praise.",
        &["expert"],
    ),
    says(
        "Thanks for the extra hangers & the smile in the corridor.",
        &["warm"],
    ),
    says(
        "We left a mess. You left a note saying \"no worries\". Legends.",
        &["warm"],
    ),
    says(
        "The cot was made up with a tiny blanket and a paper boat ⛵",
        &["warm"],
    ),
    says(
        "{name} shut the window before the storm. Our laptops say thanks.",
        &["proactive"],
    ),
    says(
        "Zimmer immer tipptopp. Und {name} grüßt so nett, dass man gleich bessere Laune hat.",
        &["warm", "expert"],
    ),
    says(
        "Odamız her gün pırıl pırıldı. {name}, emeğine sağlık.",
        &["expert"],
    ),
    says(
        "La habitación impecable y el detalle de la nota, precioso. Gracias.",
        &["warm"],
    ),
    says(
        "La chambre était impeccable tous les jours, et le petit mot nous a touchés.",
        &["warm", "expert"],
    ),
    says(
        "الغرفة نظيفة جدًا كل يوم، والترتيب رائع. شكرًا يا {name}.",
        &["expert"],
    ),
    says(
        "החדר היה נקי ומסודר כל יום, תודה על תשומת הלב לפרטים הקטנים.",
        &["expert"],
    ),
    says(
        "房间每天都很干净，谢谢帮我找回了耳环。",
        &["expert", "proactive"],
    ),
    says(
        "The light on the balcony was fixed the same afternoon. Your departments clearly talk to each other.",
        &["across", "quick"],
    ),
    says(
        "Please know that we noticed: the slippers on the right side, the book closed with a proper bookmark, the charger untangled.",
        &["warm"],
    ),
    says(
        "Fresh towels even though the cart had already passed. Thank you!",
        &["quick"],
    ),
];

/// From people who had lost something.
pub const LOST_PROPERTY: &[Thanks] = &[
    says(
        "You found my daughter's rabbit in the laundry and brought it up before she had even noticed. She slept. We slept. Thank you!",
        &["proactive"],
    ),
    says(
        "One earring, two weeks later, in a padded envelope. I cried a little.",
        &["promise"],
    ),
    says(
        "{name} looked in three departments and then in the bin lorry. THE BIN LORRY.",
        &["across"],
    ),
    says(
        "Meine Kamera war nach einem Anruf gefunden und nach zwei Tagen bei mir.",
        &["quick"],
    ),
    says(
        "The answer came in an hour, with a photo of the hat. It was the hat.",
        &["quick"],
    ),
];
