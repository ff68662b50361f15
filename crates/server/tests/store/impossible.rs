//! What the database itself refuses, whoever asks.

use crate::world::{HASH, TILL, World, at, employee, new_id, team, thanks};
use domain::id::ResponseId;
use uuid::Uuid;

pub async fn states_that_cannot_be_are_refused(world: World) {
    let world = world.populated().await;
    let open = new_id();
    world.tap(TILL, open, 5, at("2026-03-02T12:00:00Z")).await;
    let (till, desk) = (Uuid::from_u128(0x901), Uuid::from_u128(0x902));
    let (ana, dina, store) = (employee(1), employee(4), team(1));
    let card = Uuid::now_v7();
    let user = |role: &str, employee: &str, hash: &str, email: &str| {
        let id = Uuid::now_v7();
        format!(
            "insert into users (id, email, name, role, password_hash, employee_id, created_at) \
                 values ('{id}', '{email}', 'X', '{role}', '{hash}', {employee}, 1)"
        )
    };
    let recipient = |touchpoint: Uuid, who, via: &str, state: &str, delivered: &str, position| {
        format!(
            "insert into response_recipients \
                   (id, response_id, touchpoint_id, employee_id, team_id, position, via, state, named_at, delivered_at) \
                 values ('{card}', '{open}', '{touchpoint}', '{who}', '{store}', {position}, '{via}', '{state}', 1, {delivered})"
        )
    };
    let flag = |flag: &str| {
        format!("insert into response_flags (response_id, flag) values ('{open}', '{flag}')")
    };
    for (what, statement) in [
        ("a second program", "insert into program (singleton, name, time_zone, hold_seconds, created_at) values (2, 'X', 'UTC', 0, 1)".to_owned()),
        ("a score of 6", set(open, "score = 6")),
        ("a score of 0", set(open, "score = 0")),
        ("sent but not settled", set(open, &format!("sent_at = received_at, content_hash = '{}'", "a".repeat(64)))),
        ("sent without content", set(open, "sent_at = received_at, settled_at = received_at")),
        ("words of an answer that was not sent", set(open, "message = 'hello'")),
        ("settled before it was received", set(open, "settled_at = received_at - 1")),
        ("a message of 1,001 characters", set(open, &format!("message = '{}'", "x".repeat(1_001)))),
        ("an unknown trust", set(open, "trust = 'sure'")),
        ("an unknown rule version", set(open, "rule_version = 99")),
        ("an unknown touchpoint", set(open, &format!("touchpoint_id = '{}'", Uuid::now_v7()))),
        ("a recipient who is not on offer", recipient(till, dina, "name", "delivered", "1", 0)),
        ("a recipient of another touchpoint's response", recipient(desk, dina, "name", "delivered", "1", 0)),
        ("delivered, but never", recipient(till, ana, "name", "delivered", "null", 0)),
        ("flagged for an unknown reason", flag("mood")),
        ("held and delivered", recipient(till, ana, "name", "held", "1", 0)),
        ("rejected and delivered", recipient(till, ana, "name", "rejected", "1", 0)),
        ("thanked in an unknown way", recipient(till, ana, "rumour", "delivered", "1", 0)),
        ("a thousand-and-first recipient", recipient(till, ana, "team", "delivered", "1", 1_000)),
        ("an unknown role", user("admin", "null", HASH, "x@example.com")),
        ("a lead without a person", user("lead", "null", HASH, "x@example.com")),
        ("a password in plain text", user("owner", "null", "secret", "x@example.com")),
        ("an address in capitals", user("owner", "null", HASH, "X@example.com")),
        ("more satisfied than counted", "update rollups set satisfied = counted + 1".to_owned()),
        ("an account of nobody", "insert into accounts (account) values ('employee:x')".to_owned()),
        ("an account under another's name", format!("update accounts set employee_id = '{dina}' where employee_id = '{ana}'")),
        ("a team that people are in is removed", format!("delete from teams where id = '{store}'")),
        ("a guessable key", "update touchpoints set key = 'till-3'".to_owned()),
        ("a version nobody published", "insert into rule_sets (version, effective_from, published_at, reason, body) values (2, 1, 1, 'x', '{}')".to_owned()),
    ] {
        let refusal = world.run(&statement).await;
        assert!(refusal.is_err(), "{what}: {statement}");
        let reason = refusal.unwrap_err();
        let database = reason.as_database_error().unwrap_or_else(|| panic!("{what}: {reason}"));
        let kinds = [
            sqlx::error::ErrorKind::CheckViolation,
            sqlx::error::ErrorKind::ForeignKeyViolation,
            sqlx::error::ErrorKind::UniqueViolation,
        ];
        assert!(kinds.iter().any(|kind| same_kind(kind, &database.kind())), "{what}: {reason}");
    }
    world
        .run(&recipient(till, ana, "name", "delivered", "1", 0))
        .await
        .expect("what can be is taken");
}

pub async fn history_is_never_rewritten(world: World) {
    let world = world.populated().await;
    world
        .answer(TILL, 5, thanks(&[1]), at("2026-03-02T12:00:00Z"))
        .await;
    for table in [
        "postings",
        "ledger_transactions",
        "settlements",
        "rule_sets",
        "audit",
    ] {
        let before = world.count(table).await;
        assert!(before > 0, "{table}");
        let column = match table {
            "postings" => "available_at = 0",
            "settlements" => "settled_at = settled_at + 1",
            "rule_sets" => "reason = 'another'",
            "audit" => "actor = 'nobody'",
            _ => "memo = '{}'",
        };
        for statement in [
            format!("update {table} set {column}"),
            format!("delete from {table}"),
        ] {
            let refusal = world.run(&statement).await.expect_err(&statement);
            assert!(
                refusal.to_string().contains("never changed or removed"),
                "{refusal}"
            );
        }
        assert_eq!(world.count(table).await, before);
    }
}

pub async fn a_transaction_that_does_not_sum_to_0_is_refused(world: World) {
    let world = world.populated().await;
    world
        .answer(TILL, 5, thanks(&[]), at("2026-03-02T12:00:00Z"))
        .await;
    let (ana, event) = (employee(1), "(select event from settlements)");
    let posting = |transaction: u128, account: &str, points: i64| {
        let transaction = Uuid::from_u128(transaction);
        format!(
            "insert into postings (transaction_id, account, points, available_at) values ('{transaction}', '{account}', {points}, 1);"
        )
    };
    let close = |transaction: u128| {
        let transaction = Uuid::from_u128(transaction);
        format!(
            "insert into ledger_transactions (id, event, rule, version, account, source, memo, at) \
                 values ('{transaction}', {event}, 'gift', 1, 'employee:{ana}', 'other', '{{}}', 1);"
        )
    };
    let (hers, budget) = (format!("employee:{ana}"), "program:budget");
    let before = world.count("postings").await;
    for (what, statements) in [
        ("no postings", close(1)),
        ("one posting", posting(1, &hers, 5) + &close(1)),
        (
            "a wrong sum",
            posting(1, &hers, 5) + &posting(1, budget, -4) + &close(1),
        ),
        (
            "nothing to its account",
            posting(1, &format!("team:{}", team(1)), 5) + &posting(1, budget, -5) + &close(1),
        ),
        ("a posting of nothing", posting(1, &hers, 0) + &close(1)),
        (
            "postings without a transaction",
            posting(1, &hers, 5) + &posting(1, budget, -5),
        ),
    ] {
        let refusal = world.run(&format!("begin; {statements} commit;")).await;
        assert!(refusal.is_err(), "{what}");
        assert_eq!(world.count("postings").await, before, "{what}");
    }
    let fine = posting(2, &hers, 5) + &posting(2, budget, -5) + &close(2);
    world
        .run(&format!("begin; {fine} commit;"))
        .await
        .expect("what sums to 0 is taken");
    let late = world
        .run(&posting(2, &format!("team:{}", team(1)), 5))
        .await;
    assert!(late.is_err(), "a closed transaction takes no more postings");
    let twice = posting(3, &hers, 5) + &posting(3, budget, -5) + &close(3);
    assert!(
        world.run(&format!("begin; {twice} commit;")).await.is_err(),
        "the same award twice"
    );
}

fn set(response: ResponseId, change: &str) -> String {
    format!("update responses set {change} where id = '{response}'")
}

fn same_kind(one: &sqlx::error::ErrorKind, other: &sqlx::error::ErrorKind) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}
