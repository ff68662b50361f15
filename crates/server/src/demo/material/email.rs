//! The e-mail addresses of the demo's people, made from their names.

/// `first.last@harbour-hotel.example` in ASCII: the first and the last word of `name`, without accents and
/// apostrophes. Somebody who has one name has one word there.
pub fn email(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().map(ascii).collect();
    let local = match words.as_slice() {
        [first, .., last] => format!("{first}.{last}"),
        _ => words.concat(),
    };
    format!("{local}@harbour-hotel.example")
}

fn ascii(word: &str) -> String {
    let lower = word.to_lowercase().replace('ß', "ss").replace('æ', "ae");
    lower.chars().filter_map(base_letter).collect()
}

/// The letter without its marks, or `None` for what an address goes without, such as an apostrophe.
fn base_letter(letter: char) -> Option<char> {
    let base = match letter {
        'a'..='z' | '-' => letter,
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ'..='ặ' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ð' | 'đ' | 'ď' => 'd',
        'è'..='ë' | 'ē' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' | 'ỉ' | 'ị' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ư' | 'ụ'..='ự' => 'u',
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => return None,
    };
    Some(base)
}

#[cfg(test)]
mod tests {
    use super::email;

    #[test]
    fn an_address_is_the_first_and_the_last_word_in_ascii() {
        for (name, local) in [
            ("Maria Lindqvist", "maria.lindqvist"),
            ("Seán O'Callaghan", "sean.ocallaghan"),
            ("Mehmet Yıldırım", "mehmet.yildirim"),
            ("Nguyễn Thị Minh Châu", "nguyen.chau"),
            ("Wolfgang Großmann", "wolfgang.grossmann"),
            ("Leilani Kaʻahumanu", "leilani.kaahumanu"),
            ("Wulandari", "wulandari"),
        ] {
            assert_eq!(email(name), format!("{local}@harbour-hotel.example"));
        }
    }
}
