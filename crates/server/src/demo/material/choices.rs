//! What the hotel's customers choose from, in every language.

use domain::language::Language;

/// What a person can have done well, in the order to show.
pub const STANDARDS: &[ChoiceMaterial] = &[
    choice(
        "quick",
        [
            "Answered fast",
            "Respondió enseguida",
            "A répondu vite",
            "Hat schnell reagiert",
            "Hemen yanıt verdi",
            "سرعة الاستجابة",
            "回应很快",
        ],
    ),
    choice(
        "promise",
        [
            "Kept a promise",
            "Cumplió lo prometido",
            "A tenu sa promesse",
            "Hat Wort gehalten",
            "Sözünü tuttu",
            "الوفاء بالوعد",
            "说到做到",
        ],
    ),
    choice(
        "proactive",
        [
            "Solved it before I asked",
            "Lo resolvió antes de que lo pidiera",
            "L’a réglé avant que je le demande",
            "Hat es gelöst, bevor ich fragte",
            "Ben istemeden çözdü",
            "حلّ الأمر قبل أن أطلب",
            "没等我开口就解决了",
        ],
    ),
    choice(
        "warm",
        [
            "Made me feel welcome",
            "Me hizo sentir como en casa",
            "M’a réservé un bel accueil",
            "Hat mich herzlich empfangen",
            "Beni güler yüzle karşıladı",
            "حسن الاستقبال",
            "让我宾至如归",
        ],
    ),
    choice(
        "expert",
        [
            "Knew their field",
            "Conocía bien su oficio",
            "Connaît bien son métier",
            "Kannte sich aus",
            "İşini iyi biliyordu",
            "الإلمام بالعمل",
            "业务熟练",
        ],
    ),
    choice(
        "across",
        [
            "Worked across departments",
            "Coordinó a varios departamentos",
            "A mobilisé plusieurs services",
            "Hat abteilungsübergreifend geholfen",
            "Bölümler arasında iş birliği yaptı",
            "التنسيق بين الأقسام",
            "跨部门协作",
        ],
    ),
];

/// What can be put right, in the order to show.
pub const REASONS: &[ChoiceMaterial] = &[
    choice(
        "waiting",
        [
            "Waiting time",
            "Tiempo de espera",
            "Le temps d’attente",
            "Wartezeit",
            "Bekleme süresi",
            "وقت الانتظار",
            "等待时间",
        ],
    ),
    choice(
        "friendliness",
        [
            "Friendliness",
            "Amabilidad",
            "L’amabilité",
            "Freundlichkeit",
            "Güler yüz",
            "اللباقة",
            "服务态度",
        ],
    ),
    choice(
        "result",
        [
            "It was not solved",
            "No se resolvió",
            "Le problème n’est pas réglé",
            "Es wurde nicht gelöst",
            "Sorun çözülmedi",
            "لم تُحلّ المشكلة",
            "问题没有解决",
        ],
    ),
    choice(
        "information",
        [
            "Information",
            "Información",
            "L’information",
            "Auskunft",
            "Bilgilendirme",
            "المعلومات",
            "信息告知",
        ],
    ),
    choice(
        "price",
        [
            "Price or bill",
            "Precio o factura",
            "Le prix ou la facture",
            "Preis oder Rechnung",
            "Fiyat veya hesap",
            "السعر أو الفاتورة",
            "价格或账单",
        ],
    ),
    choice(
        "cleanliness",
        [
            "Cleanliness",
            "Limpieza",
            "La propreté",
            "Sauberkeit",
            "Temizlik",
            "النظافة",
            "清洁卫生",
        ],
    ),
    choice(
        "equipment",
        [
            "Something did not work",
            "Algo no funcionaba",
            "Quelque chose ne marchait pas",
            "Etwas funktionierte nicht",
            "Bir şey çalışmıyordu",
            "شيء ما لم يكن يعمل",
            "有设施不能用",
        ],
    ),
    choice(
        "other",
        [
            "Something else",
            "Otra cosa",
            "Autre chose",
            "Etwas anderes",
            "Başka bir şey",
            "شيء آخر",
            "其他",
        ],
    ),
];

/// An entry of a list that customers choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceMaterial {
    /// What rules and responses name it by.
    pub key: &'static str,
    /// The words a customer reads, in the order of [`Language::ALL`].
    pub labels: [&'static str; Language::ALL.len()],
}

const fn choice(key: &'static str, labels: [&'static str; Language::ALL.len()]) -> ChoiceMaterial {
    ChoiceMaterial { key, labels }
}
