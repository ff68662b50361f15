//! Thanks from guests of the restaurant, the bar and the breakfast room.

use super::{Thanks, says};

/// Wherever food or drinks are served.
pub const AT_TABLE: &[Thanks] = &[
    says("Never an empty glass.", &["proactive"]),
    says(
        "{name} remembered the allergy on the second day, without being told.",
        &["proactive", "expert"],
    ),
    says("Delicious, and so well explained.", &["expert"]),
    says(
        "Crayons and paper for the kids before they could start to complain. Genius.",
        &["proactive"],
    ),
    says(
        "It was packed, and still our order came quickly and complete.",
        &["quick"],
    ),
    says(
        "{name} swapped the dish without a discussion. Respect.",
        &["quick"],
    ),
    says(
        "\"Let me ask the kitchen\", and three minutes later we had a vegan version of everything.",
        &["across", "quick"],
    ),
    says(
        "Sehr aufmerksam, nie aufdringlich. Danke, {name}.",
        &["warm"],
    ),
    says(
        "Yemekler de servis de mükemmeldi, ellerinize sağlık!",
        &["warm"],
    ),
    says("La atención de {name}, de diez.", &["warm"]),
    says(
        "Un service aux petits soins, et une vraie connaissance des produits.",
        &["warm", "expert"],
    ),
    says("الطعام لذيذ والخدمة ممتازة، بارك الله فيكم.", &["warm"]),
    says("האוכל היה נהדר והשירות עוד יותר 👌", &["warm"]),
    says("菜很好吃，推荐的鱼特别棒 😋", &["expert"]),
    says(
        "Spilled my coffee over half the table and {name} just laughed and brought a new one ☕",
        &["warm", "quick"],
    ),
];

/// In the restaurant.
pub const RESTAURANT: &[Thanks] = &[
    says(
        "The wine that {name} suggested was the cheapest on the page and the best of the night.",
        &["expert"],
    ),
    says(
        "We had to leave for the opera at seven. Starter at six, coffee at 6:50. As promised!",
        &["promise", "quick"],
    ),
    says(
        "You moved the table closer to the window for the proposal. The answer was yes!! 💍",
        &["proactive", "warm"],
    ),
    says(
        "{name} explained the fish so well that even my son tried it.",
        &["expert"],
    ),
    says(
        "Eating alone can be odd. Tonight it was not. Thanks for the chat.",
        &["warm"],
    ),
    says(
        "Please tell the kitchen: that plaice! And thank you, {name}, for talking me out of the steak.",
        &["expert", "across"],
    ),
    says(
        "A candle in the panna cotta, because you overheard that it was my birthday 🎂",
        &["proactive"],
    ),
    says(
        "Cut into small pieces for our daughter without our asking. {name} must have kids.",
        &["proactive"],
    ),
    says("Twelve people, twelve wishes, no mistake.", &["expert"]),
    says(
        "A waiter like {name} is why people go out to eat.",
        &["warm"],
    ),
    says(
        "Der Weinvorschlag war ein Volltreffer, und die Geduld mit unserem Achtertisch bewundernswert.",
        &["expert", "warm"],
    ),
    says(
        "{name} hat uns trotz vollem Haus noch einen Tisch am Fenster gezaubert.",
        &["promise", "quick"],
    ),
    says(
        "Nous avons dîné comme des rois. Bravo pour l'accord mets et vins.",
        &["expert"],
    ),
    says(
        "Cena perfecta, y {name} tuvo una paciencia infinita con los niños.",
        &["warm"],
    ),
    says(
        "Gluten, nuts, lactose: the three of us are a nightmare. {name} came back from the kitchen with a list of what we CAN eat. First time ever.",
        &["expert", "across"],
    ),
];

/// At the bar.
pub const BAR: &[Thanks] = &[
    says("Best Old Fashioned north of the Elbe.", &["expert"]),
    says(
        "{name} made me an alcohol-free drink that nobody could tell from the real thing. Thank you for not asking why.",
        &["warm", "expert"],
    ),
    says("Found a seat for us when there was none.", &["proactive"]),
    says(
        "Good music, good talk, great Negroni. Cheers, {name} 🍸",
        &["expert"],
    ),
    says(
        "{name} called a taxi AND waited with me at the door. A woman alone at 1 a.m. notices such things.",
        &["proactive", "warm"],
    ),
    says(
        "Crowded like a tram, and still everybody was served in turn.",
        &["quick"],
    ),
    says(
        "I said \"something with ginger\". It was exactly what I meant.",
        &["expert"],
    ),
    says(
        "{name} kept our tab open, split it five ways & never lost patience.",
        &["warm"],
    ),
    says(
        "Super Drinks, super Laune. {name} ist die Seele der Bar!",
        &["warm"],
    ),
    says(
        "El mejor gin-tonic del puerto, y {name} cuenta las mejores historias.",
        &["expert", "warm"],
    ),
];

/// At breakfast.
pub const BREAKFAST: &[Thanks] = &[
    says("Table 9 says thanks for the fresh pancakes 🥞", &["warm"]),
    says(
        "{name} knew how I take my coffee on day two.",
        &["proactive"],
    ),
    says("Good morning that was meant as a good morning.", &["warm"]),
    says(
        "You packed us a breakfast for the 5 o'clock ferry. With napkins, fruit and a note!",
        &["proactive", "across"],
    ),
    says(
        "The eggs came back exactly as I like them, and with an apology that was not even needed.",
        &["quick"],
    ),
    says(
        "{name} found oat milk in a house that had run out of oat milk.",
        &["promise", "across"],
    ),
    says(
        "A high chair stood at our table every morning before we came down.",
        &["proactive"],
    ),
    says(
        "Full house at nine, and yet nobody waited for coffee.",
        &["quick"],
    ),
    says(
        "So beginnt ein guter Tag: mit Kaffee, bevor man danach fragt.",
        &["proactive"],
    ),
    says("{name} güler yüzüyle güne güzel başlattı ☀️", &["warm"]),
    says(
        "Le petit-déjeuner était magnifique, et on pense à tout.",
        &["proactive"],
    ),
    says(
        "早餐种类很多，{name} 主动给孩子拿了小餐具。",
        &["proactive"],
    ),
    says(
        "Thank you for letting us stay till eleven with the baby asleep on my arm.",
        &["warm"],
    ),
];
