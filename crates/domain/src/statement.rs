//! A person's postings as comma-separated values.

use crate::api::points::{PostingKind, PostingView};

const HEADER: &str = "at,kind,rule,points,balance,held_until,why,taken_back";

/// A line for each posting under a header line (RFC 4180). Instants are UTC. Words that people wrote stand in quotation marks,
/// and none begins with what a spreadsheet takes for a formula.
#[must_use]
pub fn csv(postings: &[PostingView]) -> String {
    let mut text = format!("{HEADER}\r\n");
    for posting in postings {
        text.push_str(&line(posting));
        text.push_str("\r\n");
    }
    text
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
    use crate::id::TransactionId;
    use crate::points::Points;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn posting() -> PostingView {
        PostingView {
            transaction: TransactionId(Uuid::nil()),
            at: "2026-03-02T09:15:00Z".parse().unwrap(),
            kind: PostingKind::Award,
            points: Points(10),
            balance: Points(25),
            held_until: None,
            rule: "Thanked".to_owned(),
            sentence: "A customer’s thanks: “Thanked” gives 10 points.".to_owned(),
            card: None,
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
