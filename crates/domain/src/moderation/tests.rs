//! Tables of messages: those that wait for a moderator, and the many that must not.

use super::*;

fn check(message: &str, expected: &[Flag]) {
    assert_eq!(text_flags(message), expected, "{message}");
}

#[test]
fn a_low_score_waits() {
    let flags = Score::ALL.map(score_flag);
    let low = Some(Flag::LowScore);
    assert_eq!(flags, [None, None, low, low, low]);
}

#[test]
fn all_that_is_found_is_told() {
    check(
        "Write to maria@example.com or see www.example.com",
        &[Flag::Link, Flag::ContactData],
    );
}

#[test]
fn a_flag_is_read_as_it_is_written() {
    for flag in Flag::ALL {
        assert_eq!(flag.to_string().parse(), Ok(flag));
        assert!(flag.reason().ends_with('.'), "{flag}");
    }
    assert_eq!("mood".parse::<Flag>(), Err(UnknownFlag));
}

#[test]
fn holds_links() {
    for message in [
        "https://example.com",
        "HTTP://EXAMPLE.COM/A?B=C",
        "see https://example.com/@maria now",
        "ftp://example",
        "Look:https://example.com.",
        "www.example.com",
        "(www.example.hotel)",
        "Www.Example.De",
        "example.com",
        "Example.com is better",
        "EXAMPLE.COM",
        "Visit Example.Com!",
        "mein-hotel.de",
        "müller.de",
        "try bit.ly/3abc",
        "t.me/somebody",
        "youtu.be/abc",
        "example.hotel/offer",
        "sub.example.it",
        "example.co.uk, thanks",
        "example.com:8080/x",
        "example.com?from=you",
        "<a href=example.com>",
        "请看example.com谢谢",
        "exa\u{200b}mple.c\u{ad}om",
        "пример.рф/путь",
        "shop.example.online",
    ] {
        check(message, &[Flag::Link]);
    }
}

#[test]
fn holds_contact_data() {
    for message in [
        "Write to maria@example.com",
        "maria.lopez+hotel@sub.example.co.uk!",
        "MARIA@EXAMPLE.COM",
        "<maria_@example.museum>",
        "Call 555-1234",
        "Call me: 5551234567",
        "(555) 123-4567",
        "555.123.4567",
        "+1 555 123 4567",
        "+15551234567",
        "0170 1234567",
        "0170/1234567",
        "Tel.01701234567",
        "tel:01701234567",
        "+49 (0)30 123456",
        "030 / 12 34 56 78",
        "0171-12 34 567",
        "0049 170 1234567",
        "06 12 34 56 78",
        "01.42.68.53.00",
        "06-12-34-56-78",
        "612 345 678",
        "20 12 34 56",
        "9123 4567",
        "98765 43210",
        "(11) 91234-5678",
        "030\u{a0}1234567",
        "070–123 45 67",
        "1-800-555-1234",
        "٠١٢٣ ٤٥٦ ٧٨٩٠",
        "Room 1204, 23.11.2026, 0170 1234567",
        "14:30 0170 1234567",
        "DE89 3704 0044 0532 0130 00",
    ] {
        check(message, &[Flag::ContactData]);
    }
}

#[test]
fn delivers_what_people_ordinarily_write() {
    for message in [
        "",
        "Thank you!",
        "room 1204",
        "Rooms 1204 1305 and 1406",
        "rooms 1204/1305, rooms 1204-1210",
        "Room 1204 on 23.11.2026 14:30",
        "2026-11-23",
        "11/23/2026",
        "23-11-2026 9:00",
        "From 23.11. to 25.11.2026",
        "23.11.-25.11.2026",
        "01.02.2026 - 03.02.2026",
        "20261123",
        "2024 2025 2026",
        "2025/2026 or 2019-2026",
        "2026-11-23T14:30:00Z",
        "09.00-17.00 every day",
        "14.30 - 16.00",
        "14:30-16:30",
        "9 a.m.to 5 p.m.",
        "9/10",
        "10/10 10/10 10/10",
        "24/7/365",
        "100 % !!! 5 of 5",
        "€1,299.00 and 2 nights",
        "12.50 + 13.50 = 26.00",
        "1 234 567 thanks",
        "1.234.567,50 kr",
        "Thanks 1000000 times",
        "50.kr",
        "Ticket #1234567",
        "Ticket INC0012345 was solved in 10 minutes",
        "PO-4500012345 came in time",
        "Version 2.10.3",
        "👏👏🏽 1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
        "Thank you.It was lovely",
        "thank you.it was lovely",
        "thanks.so kind",
        "Merci.au revoir",
        "Wait...com on!",
        "e.g. the bar, i.e. Tomasz",
        "z.B. an der Bar",
        "Mr.Smith/Mrs.Smith",
        "and/or, he/she",
        "St.Pauli, Dr.Müller, U.S.A.",
        "Node.js and report.pdf",
        "Thanks @Maria, and @ the bar",
        "2@3.50",
        ":-// and ://",
        "<b>Thanks</b> & \"more\"",
        "شكرًا لك",
        "ありがとうございます。また来ます。",
        "line\nline",
    ] {
        check(message, &[]);
    }
}
