//! The pseudo-language: English with accents on its letters, and longer, so that what is not translated or does not fit shows.

use super::texts::next_placeholder;

/// What a text grows by: short words grow most from one language to another, but two fifths show what is tight.
const GROWTH_PERCENT: usize = 40;

/// A text in disguise. The names in braces stay as they are.
pub(super) fn disguised(text: &str) -> String {
    let mut disguised = String::from("[");
    let mut rest = text;
    while let Some((before, name, after)) = next_placeholder(rest) {
        disguised.extend(before.chars().map(accented));
        disguised.push('{');
        disguised.push_str(name);
        disguised.push('}');
        rest = after;
    }
    disguised.extend(rest.chars().map(accented));
    disguised.push_str(&padding(text.chars().count()));
    disguised.push(']');
    disguised
}

/// As much as the text grows, in pieces between which a line can break.
fn padding(chars: usize) -> String {
    let growth = (chars * GROWTH_PERCENT).div_ceil(100);
    " ẋẋẋẋẋ".chars().cycle().take(growth).collect()
}

fn accented(letter: char) -> char {
    match letter {
        'a' => 'à',
        'b' => 'ƀ',
        'c' => 'ç',
        'd' => 'ð',
        'e' => 'é',
        'f' => 'ƒ',
        'g' => 'ĝ',
        'h' => 'ĥ',
        'i' => 'ï',
        'j' => 'ĵ',
        'k' => 'ķ',
        'l' => 'ļ',
        'm' => 'ɱ',
        'n' => 'ñ',
        'o' => 'ô',
        'p' => 'þ',
        'q' => 'ǫ',
        'r' => 'ŕ',
        's' => 'š',
        't' => 'ţ',
        'u' => 'û',
        'v' => 'ṽ',
        'w' => 'ŵ',
        'x' => 'ẋ',
        'y' => 'ý',
        'z' => 'ž',
        'A' => 'Å',
        'B' => 'Ɓ',
        'C' => 'Ç',
        'D' => 'Ð',
        'E' => 'É',
        'F' => 'Ƒ',
        'G' => 'Ĝ',
        'H' => 'Ĥ',
        'I' => 'Ï',
        'K' => 'Ķ',
        'L' => 'Ļ',
        'M' => 'Ṁ',
        'N' => 'Ñ',
        'O' => 'Ö',
        'P' => 'Þ',
        'R' => 'Ŕ',
        'S' => 'Š',
        'T' => 'Ţ',
        'U' => 'Û',
        'V' => 'Ṽ',
        'W' => 'Ŵ',
        'Y' => 'Ý',
        'Z' => 'Ž',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_longer_and_accented_and_keeps_its_placeholders() {
        assert_eq!(disguised("Chosen: {n}"), "[Çĥôšéñ: {n} ẋẋẋẋ]");
        for text in [
            "Send",
            "Your answer is saved. The rest could not be loaded.",
        ] {
            let (before, after) = (text.chars().count(), disguised(text).chars().count());
            assert!(after * 100 >= before * (100 + GROWTH_PERCENT), "{text}");
            assert!(!disguised(text).contains(|c: char| c.is_ascii_alphabetic()));
        }
    }
}
