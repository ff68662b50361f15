//! Thanks from guests that fits anywhere in the house.

use super::{Thanks, says};

/// Fits wherever guests answer.
pub const GUESTS: &[Thanks] = &[
    says("Felt like coming home.", &["warm"]),
    says("We will be back, and you are half the reason.", &["warm"]),
    says("{name} remembered us from last year. Last year!", &["warm"]),
    says(
        "My mother is 84 and does not hear well. {name} spoke slowly, to her and not to me, and she noticed.",
        &["warm"],
    ),
    says(
        "{name} found my daughter's inhaler before we knew it was gone. I have no words.",
        &["proactive"],
    ),
    says(
        "Our little one still talks about \"the nice person with the stickers\".",
        &["warm"],
    ),
    says(
        "{name} saw that I was limping and brought a chair, then ice, without a word from me.",
        &["proactive"],
    ),
    says(
        "I travel 200 nights a year. This was one of the good ones.",
        &["expert"],
    ),
    says(
        "The help in finding a pharmacy on a Sunday was worth more than the five stars on the door.",
        &["expert"],
    ),
    says(
        "You noticed the wheelchair and moved us to a better place before we had to ask.",
        &["proactive"],
    ),
    says("So kind to our dog, too 🐶", &["warm"]),
    says(
        "Best service we've had in years & we are not easy to please!",
        &["warm"],
    ),
    says(
        "Everybody else said \"I'll find out\". {name} found out.",
        &["promise"],
    ),
    says(
        "It was our anniversary, which we had mentioned once, on the phone, in March. There were flowers. How?!",
        &["proactive", "across"],
    ),
    says(
        "A small thing for you perhaps, {name}, but it saved our evening.",
        &["proactive"],
    ),
    says("I came in grumpy and left smiling.", &["warm"]),
    says("<b>THANK YOU</b> from room 214", &[]),
    says(
        "Es war alles wunderbar. Besonders {name} hat uns den Aufenthalt verschönert.",
        &["warm"],
    ),
    says(
        "Endlich mal jemand, der mitdenkt. Danke, {name}!",
        &["proactive"],
    ),
    says("Wir kommen wieder. Versprochen! 🌊", &["warm"]),
    says(
        "Nos hicieron sentir como en casa. Volveremos pronto.",
        &["warm"],
    ),
    says(
        "Un accueil chaleureux et un vrai sourire, c'est rare. Merci !",
        &["warm"],
    ),
    says("Kendimizi evimizde gibi hissettik. Sağ olun!", &["warm"]),
    says("لقد شعرنا وكأننا في بيتنا. شكرًا لكم من القلب ❤️", &["warm"]),
    says("הרגשנו ממש בבית. נחזור בשמחה 😊", &["warm"]),
    says(
        "带着老人和孩子出行，{name} 一直很耐心地照顾我们，真的很感谢！",
        &["warm"],
    ),
    says(
        "Allergic to nearly everything, and for once I did not feel like a problem.",
        &["warm", "expert"],
    ),
    says(
        "Thank you for speaking Turkish with my father. He was so proud.",
        &["warm"],
    ),
    says(
        "Our train was cancelled, the phone was dead and it rained. {name} took our coats, gave us tea and a charger and said \"one thing after the other\". I will remember that sentence for a long time.",
        &["warm", "proactive"],
    ),
    says(
        "{name} asked two other departments so that I would not have to.",
        &["across"],
    ),
    says("Always there, never in the way.", &["expert"]),
    says("Please give {name} a raise 😄", &[]),
    says("I don't usually fill these in. For {name} I do.", &[]),
];
