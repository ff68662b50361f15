//! Thanks that fit everywhere: from guests, colleagues and suppliers alike.

use super::{Thanks, says};

/// Fits every touchpoint.
pub const ANYBODY: &[Thanks] = &[
    says("Thank you, {name}!", &[]),
    says("Thanks!", &[]),
    says("Great, {name}!", &[]),
    says("Perfect.", &[]),
    says("Danke! 🙏", &[]),
    says("10 out of 10!", &[]),
    says("You made my day.", &["warm"]),
    says("Bravo! 👏👏👏", &[]),
    says("Thank you <3", &[]),
    says(
        "Quick & kind. That is all anybody needs.",
        &["quick", "warm"],
    ),
    says("{name} is a star ⭐", &[]),
    says("Two minutes and it was sorted. Thank you!", &["quick"]),
    says("Nothing was too much trouble.", &["warm"]),
    says(
        "You said ten minutes and it was nine.",
        &["promise", "quick"],
    ),
    says(
        "{name} called back, as promised. That hardly ever happens.",
        &["promise"],
    ),
    says("Somebody who listens first. Thank you.", &["warm"]),
    says(
        "Vielen Dank, das war wirklich außergewöhnlich freundlich.",
        &["warm"],
    ),
    says("Herzlichen Dank für die schnelle Hilfe!", &["quick"]),
    says("Eline sağlık! Çok teşekkür ederim.", &["warm"]),
    says(
        "İlginiz için çok teşekkürler, her şey harikaydı.",
        &["warm"],
    ),
    says(
        "شكرًا جزيلًا يا {name} على حسن المعاملة والابتسامة 🌷",
        &["warm"],
    ),
    says("شكرًا على سرعة الرد والمساعدة، خدمة ممتازة.", &["quick"]),
    says("תודה רבה על היחס החם ועל הסבלנות!", &["warm"]),
    says("תודה! עזרה מהירה ומקצועית.", &["quick", "expert"]),
    says("¡Muchísimas gracias, {name}! Qué amabilidad.", &["warm"]),
    says(
        "Gracias por resolverlo antes de que tuviera que pedirlo.",
        &["proactive"],
    ),
    says("Merci infiniment. Quelle gentillesse !", &["warm"]),
    says(
        "Un service rapide et précis, merci beaucoup.",
        &["quick", "expert"],
    ),
    says("谢谢你们，服务非常周到！", &["warm"]),
    says("非常感谢，又快又专业。👍", &["quick", "expert"]),
    says("Dziękuję bardzo za cierpliwość i uśmiech :)", &["warm"]),
    says("Muito obrigado! Resolveu tudo num instante.", &["quick"]),
    says("Щиро дякую за допомогу!", &[]),
    says("Cảm ơn {name} rất nhiều!", &["warm"]),
    says("ありがとうございました。とても親切でした。", &["warm"]),
    says("Grazie mille! Gentilissimi come sempre.", &["warm"]),
];
