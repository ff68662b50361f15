//! The lists that customers choose from, in every language, and what they hold in a new program.

use crate::store::columns::Columns;
use crate::store::{Result, StoreError};
use domain::language::Language;
use sqlx::AnyConnection;

/// An entry of a list to create: a service standard or a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChoice {
    /// What rules and responses name it by, such as `quick`.
    pub key: String,
    /// The words a customer reads, in the order of [`Language::ALL`]; the first stand in for a language that lacks them.
    pub labels: [String; Language::ALL.len()],
}

/// A key and its words in every language, in the order of [`Language::ALL`].
type Entry = (&'static str, [&'static str; Language::ALL.len()]);

/// Behaviours that customers of most services can tell, external and internal ones alike.
const STANDARDS: [Entry; 6] = [
    (
        "quick",
        [
            "Answered quickly",
            "Respondió con rapidez",
            "A répondu rapidement",
            "Hat schnell geantwortet",
            "Hızlı yanıt verdi",
            "سرعة الرد",
            "答复迅速",
        ],
    ),
    (
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
    (
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
    (
        "listened",
        [
            "Listened to me",
            "Me escuchó",
            "Était à l’écoute",
            "Hat mir zugehört",
            "Beni dinledi",
            "حسن الإصغاء",
            "耐心倾听",
        ],
    ),
    (
        "explained",
        [
            "Explained it clearly",
            "Lo explicó con claridad",
            "L’a expliqué clairement",
            "Hat es verständlich erklärt",
            "Açıkça anlattı",
            "وضوح الشرح",
            "解释得很清楚",
        ],
    ),
    (
        "welcoming",
        [
            "Made me feel welcome",
            "Me hizo sentir a gusto",
            "M’a réservé un bel accueil",
            "Hat mich herzlich empfangen",
            "Beni güler yüzle karşıladı",
            "حسن الاستقبال",
            "让我倍感亲切",
        ],
    ),
];

/// What most often has to be put right.
const REASONS: [Entry; 6] = [
    (
        "waiting",
        [
            "I waited too long",
            "Esperé demasiado",
            "J’ai attendu trop longtemps",
            "Ich habe zu lange gewartet",
            "Çok bekledim",
            "طال انتظاري",
            "等待时间太长",
        ],
    ),
    (
        "not_solved",
        [
            "My request was not solved",
            "No se resolvió lo que pedí",
            "Ma demande n’a pas abouti",
            "Mein Anliegen wurde nicht gelöst",
            "Talebim karşılanmadı",
            "لم يُحلّ طلبي",
            "我的问题没有解决",
        ],
    ),
    (
        "information",
        [
            "I was not told what happens next",
            "No me dijeron qué pasaría después",
            "On ne m’a pas dit quelle était la suite",
            "Ich erfuhr nicht, wie es weitergeht",
            "Sonra ne olacağı söylenmedi",
            "لم يخبرني أحد بالخطوة التالية",
            "没有告诉我接下来怎么办",
        ],
    ),
    (
        "manner",
        [
            "The way I was treated",
            "El trato que recibí",
            "L’attitude à mon égard",
            "Der Umgang mit mir",
            "Bana davranış biçimi",
            "أسلوب التعامل معي",
            "对待我的态度",
        ],
    ),
    (
        "place",
        [
            "The place or the equipment",
            "El lugar o el equipamiento",
            "Le lieu ou l’équipement",
            "Der Ort oder die Ausstattung",
            "Mekân veya donanım",
            "المكان أو التجهيزات",
            "环境或设备",
        ],
    ),
    (
        "price",
        [
            "The price or the bill",
            "El precio o la cuenta",
            "Le prix ou la facture",
            "Der Preis oder die Rechnung",
            "Fiyat veya hesap",
            "السعر أو الفاتورة",
            "价格或账单",
        ],
    ),
];

/// The standards of a new program.
pub(super) fn standards() -> Vec<NewChoice> {
    STANDARDS.iter().map(NewChoice::from).collect()
}

/// The reasons of a new program.
pub(super) fn reasons() -> Vec<NewChoice> {
    REASONS.iter().map(NewChoice::from).collect()
}

impl From<&Entry> for NewChoice {
    fn from((key, labels): &Entry) -> Self {
        Self {
            key: (*key).to_owned(),
            labels: labels.map(str::to_owned),
        }
    }
}

/// Creates the list of service standards, in the order given.
pub(super) async fn create_standards(
    connection: &mut AnyConnection,
    standards: &[NewChoice],
) -> Result<()> {
    let statement = "insert into standards (key, label, position) values ($1, $2, $3)";
    create(connection, "standards", statement, standards).await
}

/// Creates the list of what can be put right, in the order given.
pub(super) async fn create_reasons(
    connection: &mut AnyConnection,
    reasons: &[NewChoice],
) -> Result<()> {
    let statement = "insert into reasons (key, label, position) values ($1, $2, $3)";
    create(connection, "reasons", statement, reasons).await
}

/// Adds the words that choices of a new program have, wherever a program has the same choice with the same words in the first
/// language but none in a further one: it was made before there were any, or before that language came. What anybody has worded
/// stays as it is.
pub(in crate::store) async fn complete_labels(connection: &mut AnyConnection) -> Result<()> {
    let statement = "select c.key, c.label from standards c where \
         (select count(*) from choice_labels l where l.list = 'standards' and l.key = c.key) < $1";
    complete(connection, "standards", statement, &STANDARDS).await?;
    let statement = "select c.key, c.label from reasons c where \
         (select count(*) from choice_labels l where l.list = 'reasons' and l.key = c.key) < $1";
    complete(connection, "reasons", statement, &REASONS).await
}

/// `statement` finds what lacks a label in one of so many languages.
async fn complete(
    connection: &mut AnyConnection,
    list: &str,
    statement: &'static str,
    entries: &[Entry],
) -> Result<()> {
    let further = i64::try_from(Language::ALL.len() - 1).map_err(StoreError::broken)?;
    let rows = sqlx::query(statement)
        .bind(further)
        .fetch_all(&mut *connection)
        .await?;
    for row in &rows {
        let (key, label) = (row.text("key")?, row.text("label")?);
        let unchanged = entries
            .iter()
            .find(|(k, labels)| *k == key && labels[0] == label);
        if let Some(entry) = unchanged {
            add_labels(connection, list, &NewChoice::from(entry)).await?;
        }
    }
    Ok(())
}

async fn create(
    connection: &mut AnyConnection,
    list: &str,
    statement: &'static str,
    choices: &[NewChoice],
) -> Result<()> {
    for (position, choice) in (0_i64..).zip(choices) {
        let [label, ..] = &choice.labels;
        sqlx::query(statement)
            .bind(&choice.key)
            .bind(label)
            .bind(position)
            .execute(&mut *connection)
            .await?;
        add_labels(connection, list, choice).await?;
    }
    Ok(())
}

/// The first language's words are in the list itself. A label that is there stays.
async fn add_labels(connection: &mut AnyConnection, list: &str, choice: &NewChoice) -> Result<()> {
    for (language, label) in Language::ALL.iter().zip(&choice.labels).skip(1) {
        sqlx::query(
            "insert into choice_labels (list, key, language, label) values ($1, $2, $3, $4) \
             on conflict (list, key, language) do nothing",
        )
        .bind(list)
        .bind(&choice.key)
        .bind(language.tag())
        .bind(label)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_labels_of_a_list_say_the_same_in_any_language() {
        for list in [STANDARDS, REASONS] {
            for (place, language) in Language::ALL.iter().enumerate() {
                let labels: BTreeSet<_> = list.iter().map(|(_, labels)| labels[place]).collect();
                assert_eq!(labels.len(), list.len(), "{language}");
            }
        }
    }

    #[test]
    fn every_label_is_words_of_its_own_language() {
        for (key, labels) in STANDARDS.iter().chain(&REASONS) {
            let different: BTreeSet<_> = labels.iter().collect();
            assert_eq!(different.len(), labels.len(), "{key}");
            assert!(
                labels
                    .iter()
                    .all(|label| label.trim() == *label && !label.is_empty()),
                "{key}"
            );
        }
    }
}
