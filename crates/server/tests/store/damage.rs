//! Verification: each kind of damage is told.

use crate::verify::{after, lived};
use crate::world::{World, employee, team};
use server::store::Unverified;
use uuid::Uuid;

/// What is done to the database, and in which words the first difference is told.
const DAMAGES: [(&str, &str); 30] = [
    (
        "update audit set after = '{}' where seq = 14",
        "Audit: row 14 was changed.",
    ),
    (
        "delete from audit where seq = 14",
        "Audit: row 14 is missing.",
    ),
    (
        "delete from audit where seq = (select max(seq) from audit)",
        "Audit: the chain ends with row",
    ),
    (
        "delete from settlements where kind = 'adjustment'",
        "Settlements:",
    ),
    (
        "update postings set points = points + 1 where points = 10",
        "points is 11, and",
    ),
    (
        "update postings set points = points - 1 where points = -10",
        "does not sum to 0",
    ),
    (
        "update ledger_transactions set memo = '{}' where rule = 'thanked' and reverses is null",
        "memo is {}, and",
    ),
    (
        "update ledger_transactions set version = 2 where rule = 'team'",
        "version is 2, and",
    ),
    (
        "update ledger_transactions set team_id = null where rule = 'thanked'",
        "team is , and",
    ),
    (
        "update ledger_transactions set rule = 'other' where rule = 'team'",
        "by rule team of version",
    ),
    (
        "update responses set score = 3 where score = 5",
        "the rules of its time give none",
    ),
    (
        "update responses set rule_version = 2 where rule_version = 1 and score = 5",
        "is paid by version 2 of the rules, and version 1 was live",
    ),
    (
        "update settlements set at = at - 86400000000 where kind = 'response'",
        "is settled as of another moment",
    ),
    (
        "update responses set counted = 1 where counted = 0",
        "was never settled",
    ),
    (
        "update response_recipients set delivered_at = delivered_at + 1 where via = 'name'",
        "whose thanks was never settled",
    ),
    (
        "update postings set available_at = available_at + 1000000 where transaction_id in \
             (select id from ledger_transactions where rule = 'team')",
        "for 86401 seconds, which was never set",
    ),
    (
        "update postings set available_at = available_at + 1 where points > 0",
        "can be spent by one side before the other",
    ),
    (
        "update postings set available_at = available_at + 1 where transaction_id in \
             (select id from ledger_transactions where reverses is not null)",
        "takes points back at another time",
    ),
    (
        "update postings set available_at = available_at + 1 where transaction_id in \
             (select id from ledger_transactions where rule = 'adjustment' and reverses is null)",
        "is not the one adjustment of its event",
    ),
    ("delete from unpaid_awards", "nothing is kept of it"),
    (
        "update paid_days set points = points + 1 where scope = 'program'",
        "Caps: of rule",
    ),
    ("delete from paid_days where scope = 'team'", "Caps:"),
    (
        "update ledger_transactions set source = 'score' where reverses is not null and rule = 'thanked'",
        "does not undo the transaction",
    ),
    (
        "update balances set points = points + 1 where account <> 'program:budget'",
        "by its balance, and",
    ),
    (
        "delete from balances where account = 'program:budget'",
        "program:budget has 0 by its balance",
    ),
    (
        "update rollups set appreciations = appreciations + 1 where scope = 'team'",
        "appreciations is",
    ),
    (
        "update rollups set points_other = points_other + 1 where scope = 'organization'",
        "points_other is",
    ),
    (
        "delete from rollups where scope = 'standard'",
        "Rollups: of standard",
    ),
    ("delete from rollup_people", "thanks of one person"),
    (
        "update rollup_instruments set counted = counted + 1",
        "responses to one wording",
    ),
];

/// An award that nobody earned.
fn invented() -> String {
    let ana = employee(1);
    format!(
        "insert into postings (transaction_id, account, points, available_at) values \
             ('{0}', 'employee:{1}', 5, 1), ('{0}', 'program:budget', -5, 1); \
         insert into ledger_transactions (id, event, rule, version, account, source, memo, at, team_id) \
         select '{0}', max(event), 'invented', 1, 'employee:{1}', 'other', '{{}}', 1, '{2}' from settlements where kind = 'response'",
        Uuid::now_v7(),
        ana,
        team(1)
    )
}

/// Two more postings of one transaction, which sum to 0.
fn third_leg() -> String {
    format!(
        "insert into postings (transaction_id, account, points, available_at) \
         select t.id, a.account, case when a.team_id is null then 5 else -5 end, p.available_at \
         from (select max(id) as id from ledger_transactions where rule = 'adjustment') t \
         join postings p on p.transaction_id = t.id and p.points > 0 join accounts a on a.account in ('employee:{}', 'team:{}')",
        employee(1),
        team(1)
    )
}

/// A dispute that is told to have brought the award back.
fn dispute() -> String {
    format!(
        "insert into disputes (id, transaction_id, employee_id, reason, at, state, decided_by, decided_at, answer) \
         select '{}', t.id, '{}', 'No', 1, 'reversed', (select max(id) from users), 2, 'Yes' \
         from (select max(id) as id from ledger_transactions where rule = 'team') t",
        Uuid::now_v7(),
        employee(1)
    )
}

/// A second adjustment of one event.
fn second_adjustment() -> String {
    format!(
        "insert into postings (transaction_id, account, points, available_at) values \
             ('{0}', 'employee:{1}', 5, {2}), ('{0}', 'program:budget', -5, {2}); \
         insert into ledger_transactions (id, event, rule, version, account, source, memo, at, team_id) \
         select '{0}', max(event), 'adjustment', 0, 'employee:{1}', 'other', '{{}}', {2}, '{3}' from settlements where kind = 'adjustment'",
        Uuid::now_v7(),
        employee(1),
        after(7_000).micros(),
        team(1)
    )
}

pub async fn each_kind_of_damage_is_told(world: World) {
    let world = lived(world).await;
    unguarded(&world, &back_up()).await;
    let damages = DAMAGES.map(|(damage, words)| (damage.to_owned(), words));
    let invented = (
        invented(),
        "by rule invented, and the rules of its time give none",
    );
    let made_up = [
        invented,
        (third_leg(), "has more than two postings"),
        (
            second_adjustment(),
            "is not the one adjustment of its event",
        ),
        (dispute(), "is disputed, and was not done with as that says"),
    ];
    for (damage, words) in damages.into_iter().chain(made_up) {
        unguarded(&world, &damage).await;
        match world.store.verify(|_| ()).await {
            Err(Unverified::Difference(told)) => assert!(told.contains(words), "{damage}: {told}"),
            other => panic!("{damage}: {other:?}"),
        }
        unguarded(&world, &restore()).await;
    }
    world.store.verify(|_| ()).await.unwrap();
}

/// What is damaged.
const TABLES: [&str; 13] = [
    "audit",
    "settlements",
    "ledger_transactions",
    "postings",
    "unpaid_awards",
    "paid_days",
    "balances",
    "rollups",
    "rollup_people",
    "rollup_instruments",
    "responses",
    "response_recipients",
    "disputes",
];

fn back_up() -> String {
    let statements =
        TABLES.map(|table| format!("create table whole_{table} as select * from {table};"));
    statements.concat()
}

fn restore() -> String {
    let statements = TABLES.map(|table| {
        format!("delete from {table}; insert into {table} select * from whole_{table};")
    });
    statements.concat()
}

/// Does this with nothing that guards history: no triggers, no references.
async fn unguarded(world: &World, statements: &str) {
    if world.address.starts_with("postgres") {
        let statements = format!("set session_replication_role = replica; {statements}");
        return world.run(&statements).await.unwrap();
    }
    let drop = "select coalesce(group_concat('drop trigger ' || name, ';'), '') from sqlite_master where type = 'trigger'";
    let triggers = world.text(drop).await;
    let statements = format!("pragma foreign_keys = off; {triggers}; {statements}");
    world.run(&statements).await.unwrap();
}
