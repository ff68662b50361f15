//! Slurs, gross abuse and threats in a text, in all languages at once: customers do not keep to the language of the
//! page. The lists in `slurs/` are data for moderators to argue about; they leave out whatever is also a name, a
//! dish, a place or an everyday word in any of the languages, for thanks that waits for nothing hurts as well.

#[cfg(test)]
mod tests;

use super::is_invisible;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One word or phrase a line; `#` opens a comment, and `*` at the end stands for any ending.
const LISTS: [&str; 7] = [
    include_str!("slurs/en.txt"),
    include_str!("slurs/es.txt"),
    include_str!("slurs/fr.txt"),
    include_str!("slurs/de.txt"),
    include_str!("slurs/tr.txt"),
    include_str!("slurs/ar.txt"),
    include_str!("slurs/zh.txt"),
];
/// From this many on, a repeated letter is emphasis and no spelling.
const EMPHASIS: usize = 3;
/// What Arabic writes together with the word that follows: "and", "then"; "with", "like", "for"; "the".
const CONJUNCTIONS: [&str; 3] = ["", "و", "ف"];
const PREPOSITIONS: [&str; 4] = ["", "ب", "ك", "ل"];
const ARTICLES: [&str; 3] = ["", "ال", "لل"];

static ENTRIES: LazyLock<Entries> = LazyLock::new(|| Entries::read(&LISTS));

/// Whether a text has a word or a phrase that a moderator should see before the person it is written to.
#[must_use]
pub fn holds_slur(text: &str) -> bool {
    let text = normal(text);
    let words: Vec<_> = words(&text).map(readings).collect();
    ENTRIES.has_characters_of(&text)
        || (0..words.len()).any(|start| ENTRIES.has_phrase_at(&words[start..]))
}

/// A word as its letters, each with how often it is repeated.
type Runs = Vec<(char, usize)>;

/// What the lists hold, arranged for looking up.
#[derive(Default)]
struct Entries {
    /// Phrases by their first letter.
    phrases: HashMap<char, Vec<Phrase>>,
    /// Entries in characters that are written without spaces: they are found wherever they stand.
    characters: Vec<String>,
}

struct Phrase {
    words: Vec<Runs>,
    takes_endings: bool,
}

impl Entries {
    fn read(lists: &[&str]) -> Self {
        let mut entries = Self::default();
        let lines = lists.iter().flat_map(|list| list.lines()).map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            entries.add(line);
        }
        entries
    }

    fn add(&mut self, line: &str) {
        let text = normal(line);
        if text.contains(is_without_spaces) {
            return self.characters.push(text);
        }
        let phrase = Phrase {
            words: words(&text).map(runs).collect(),
            takes_endings: line.ends_with('*'),
        };
        let first = phrase.words.first().and_then(|word| word.first());
        if let Some(&(letter, _)) = first {
            self.phrases.entry(letter).or_default().push(phrase);
        }
    }

    fn has_characters_of(&self, text: &str) -> bool {
        text.contains(is_without_spaces)
            && self
                .characters
                .iter()
                .any(|entry| text.contains(entry.as_str()))
    }

    /// Whether words, each in all its readings, open with a phrase of the lists.
    fn has_phrase_at(&self, words: &[Vec<Runs>]) -> bool {
        let firsts = words.first().into_iter().flatten();
        let letters = firsts.filter_map(|reading| reading.first());
        letters
            .filter_map(|(letter, _)| self.phrases.get(letter))
            .flatten()
            .any(|phrase| phrase.opens(words))
    }
}

impl Phrase {
    fn opens(&self, words: &[Vec<Runs>]) -> bool {
        let last = self.words.len() - 1;
        words.len() > last
            && self.words.iter().zip(words).enumerate().all(|(at, pair)| {
                let (entry, readings) = pair;
                let takes_endings = self.takes_endings && at == last;
                readings
                    .iter()
                    .any(|word| is_word(word, entry, takes_endings))
            })
    }
}

fn is_word(word: &Runs, entry: &Runs, takes_endings: bool) -> bool {
    let fits = |(&(a, given), &(b, wanted)): (&(char, usize), &(char, usize))| {
        a == b && (given == wanted || given >= EMPHASIS.max(wanted))
    };
    let has_length = word.len() == entry.len() || takes_endings && word.len() > entry.len();
    has_length && word.iter().zip(entry).all(fits)
}

/// Small letters without the marks that some write and others leave out.
fn normal(text: &str) -> String {
    let letters = text
        .chars()
        .filter(|&c| !is_invisible(c) && !is_mark(c))
        .flat_map(char::to_lowercase)
        .filter(|&c| !is_mark(c));
    letters.fold(String::new(), |mut text, letter| {
        match letter {
            'ß' => text.push_str("ss"),
            'أ' | 'إ' | 'آ' | 'ٱ' => text.push('ا'),
            'ى' => text.push('ي'),
            'ة' => text.push('ه'),
            other => text.push(other),
        }
        text
    })
}

/// Combining accents, and the vowel signs and stretches of Arabic.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Chinese characters, and what else puts no spaces between words.
fn is_without_spaces(c: char) -> bool {
    c >= '\u{2e80}' && c.is_alphabetic()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '@' | '$');
    text.split(move |c| !is_letter(c) || is_without_spaces(c))
        .filter(|word| word.contains(char::is_alphabetic))
}

/// What a written word can be read as.
fn readings(word: &str) -> Vec<Runs> {
    if word.starts_with(|c| ('\u{600}'..='\u{6ff}').contains(&c)) {
        return without_prefixes(word).into_iter().map(runs).collect();
    }
    let plain = word.trim_matches(['@', '$']);
    let disguised = undisguised(word);
    let all = std::iter::once(plain).chain(disguised.as_deref());
    all.map(runs).collect()
}

/// An Arabic word as it is, and without each chain of prefixes that leaves a word.
fn without_prefixes(word: &str) -> Vec<&str> {
    let mut stems = vec![word];
    for prefixes in [&CONJUNCTIONS[..], &PREPOSITIONS, &ARTICLES] {
        stems = stems
            .into_iter()
            .flat_map(|stem| {
                prefixes
                    .iter()
                    .filter_map(|prefix| stem.strip_prefix(prefix))
            })
            .collect();
    }
    stems.retain(|stem| *stem == word || stem.chars().count() >= 3);
    stems
}

/// The letters that digits and signs stand in for, where most of a word is letters: room "A55" is a room.
fn undisguised(word: &str) -> Option<String> {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let others = word.chars().count() - letters;
    (others > 0 && letters > others).then(|| word.chars().map(letter_for).collect())
}

fn letter_for(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

fn runs(word: &str) -> Runs {
    let mut runs = Runs::new();
    for letter in word.chars() {
        match runs.last_mut() {
            Some((last, times)) if *last == letter => *times += 1,
            _ => runs.push((letter, 1)),
        }
    }
    runs
}
