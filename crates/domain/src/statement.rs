//! A statement as comma-separated values.

use crate::api::points::{NearMissView, PostingKind, PostingView};
use crate::points::Points;

const HEADER: &str = "at,kind,rule,points,balance,held_until,why,taken_back";

/// A line for each entry, and for each rule that nearly paid, under a header line (RFC 4180). Instants are UTC. Words that people
/// wrote stand in quotation marks, and none begins with what a spreadsheet takes for a formula.
#[must_use]
pub fn csv(postings: &[PostingView]) -> String {
    let mut text = format!("{HEADER}\r\n");
    for line in postings.iter().flat_map(lines) {
        text.push_str(&line);
        text.push_str("\r\n");
    }
    text
}

/// An entry that only says what nearly paid has no line but those.
fn lines(posting: &PostingView) -> Vec<String> {
    let near = posting.near.iter().map(|miss| near_line(posting, miss));
    let says_more = posting.kind != PostingKind::NearMiss || posting.near.is_empty();
    let own = says_more.then(|| line(posting));
    own.into_iter().chain(near).collect()
}

fn near_line(posting: &PostingView, miss: &NearMissView) -> String {
    line(&PostingView {
        kind: PostingKind::NearMiss,
        points: Points::ZERO,
        held_until: None,
        rule: miss.rule.clone(),
        sentence: miss.sentence.clone(),
        reversed: None,
        near: Vec::new(),
        ..posting.clone()
    })
}

fn line(posting: &PostingView) -> String {
    let held = posting.held_until.map(|until| until.to_string());
    let undone = posting.reversed.as_ref();
    [
        posting.at.to_string(),
        kind(posting.kind).to_owned(),
        words(&posting.rule),
        posting.points.to_string(),
        posting.balance.to_string(),
        held.unwrap_or_default(),
        words(&posting.sentence),
        undone
            .map(|reversal| words(&reversal.reason))
            .unwrap_or_default(),
    ]
    .join(",")
}

fn kind(kind: PostingKind) -> &'static str {
    match kind {
        PostingKind::Award => "award",
        PostingKind::Reversal => "reversal",
        PostingKind::Adjustment => "adjustment",
        PostingKind::NearMiss => "near_miss",
    }
}

/// A cell of words. An apostrophe in front keeps a spreadsheet from computing them (OWASP, "CSV injection").
fn words(text: &str) -> String {
    let text = text.replace('"', "\"\"");
    // Spreadsheets skip white space before they look.
    let guard = if text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n'])
    {
        "'"
    } else {
        ""
    };
    format!("\"{guard}{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::points::TakenBackView;
    use crate::id::{EntryId, TransactionId};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn posting() -> PostingView {
        PostingView {
            id: EntryId(Uuid::nil()),
            transaction: Some(TransactionId(Uuid::nil())),
            at: "2026-03-02T09:15:00Z".parse().unwrap(),
            kind: PostingKind::Award,
            points: Points(10),
            balance: Points(25),
            held_until: None,
            rule: "Thanked".to_owned(),
            sentence: "A customer’s thanks: “Thanked” gives 10 points.".to_owned(),
            card: None,
            near: Vec::new(),
            reversed: None,
            dispute: None,
        }
    }

    #[test]
    fn a_line_has_everything_that_a_receipt_says() {
        let undone = PostingView {
            held_until: Some("2026-03-03T09:15:00Z".parse().unwrap()),
            reversed: Some(TakenBackView {
                at: "2026-03-02T10:00:00Z".parse().unwrap(),
                reason: "Sent \"twice\"".to_owned(),
            }),
            ..posting()
        };
        let reversal = PostingView {
            kind: PostingKind::Reversal,
            points: Points(-10),
            balance: Points(15),
            sentence: "Taken back".to_owned(),
            ..posting()
        };
        assert_eq!(
            csv(&[undone, reversal]),
            "at,kind,rule,points,balance,held_until,why,taken_back\r\n\
             2026-03-02T09:15:00Z,award,\"Thanked\",10,25,2026-03-03T09:15:00Z,\"A customer’s thanks: “Thanked” gives 10 points.\",\"Sent \"\"twice\"\"\"\r\n\
             2026-03-02T09:15:00Z,reversal,\"Thanked\",-10,15,,\"Taken back\",\r\n"
        );
    }

    #[test]
    fn what_nearly_paid_has_lines_of_its_own() {
        let near = vec![NearMissView {
            rule: "Lived a standard".to_owned(),
            sentence: "No points from “Lived a standard”: no tick.".to_owned(),
        }];
        let paid = PostingView {
            near: near.clone(),
            held_until: Some("2026-03-03T09:15:00Z".parse().unwrap()),
            ..posting()
        };
        let nothing = PostingView {
            kind: PostingKind::NearMiss,
            points: Points::ZERO,
            rule: String::new(),
            near,
            ..posting()
        };
        let near_line = "2026-03-02T09:15:00Z,near_miss,\"Lived a standard\",0,25,,\"No points from “Lived a standard”: no tick.\",";
        assert_eq!(
            csv(&[paid, nothing]).lines().skip(1).collect::<Vec<_>>(),
            [
                "2026-03-02T09:15:00Z,award,\"Thanked\",10,25,2026-03-03T09:15:00Z,\"A customer’s thanks: “Thanked” gives 10 points.\",",
                near_line,
                near_line,
            ]
        );
    }

    #[test]
    fn no_words_are_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
            let rule = formula.to_owned();
            let text = csv(&[PostingView { rule, ..posting() }]);
            assert!(text.contains(&format!("\"'{formula}\"")), "{text}");
        }
    }

    proptest! {
        #[test]
        fn words_stay_in_their_cell(text in ".*") {
            let cell = words(&text);
            let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
            prop_assert!(!inner.replace("\"\"", "").contains('"'));
        }
    }
}
