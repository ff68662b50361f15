-- Points that explain themselves: what caps have counted, awards that came to nothing, balances, disputes, and the budget.
-- What must be said differently per engine (constraints that change, rows that triggers guard) is in the files of the same number.

-- Points a month, what a point costs in thousandths of the currency's unit, and by how many per cent the cost of 90 days may
-- rise until a second owner has to approve of new rules.
alter table program add column monthly_budget BIGINT check (monthly_budget > 0);
alter table program add column point_value BIGINT check (point_value > 0);
alter table program add column currency TEXT check (length(currency) = 3);
alter table program add column approval_percent BIGINT not null default 10 check (approval_percent between 0 and 1000);

-- The team whose merit it is, at that time, and where: what caps can be counted by. Of an adjustment only the team is known.
alter table ledger_transactions add column team_id TEXT references teams (id);
alter table ledger_transactions add column touchpoint_id TEXT references touchpoints (id);
create index ledger_by_account on ledger_transactions (account, at, id);

-- What a rule has paid on a day, by the day of the event: a cap sums the days of its window. Reversals open no cap again, so
-- they are not taken off.
create table paid_days (
    rule TEXT not null check (rule <> ''),
    scope TEXT not null check (scope in ('employee', 'team', 'touchpoint', 'program')),
    subject TEXT not null check ((subject = '') = (scope = 'program')),
    day TEXT not null check (length(day) = 10),
    points BIGINT not null check (points > 0),
    primary key (rule, scope, subject, day)
);

-- The end of the settlements of which awards that came to nothing were not kept yet.
alter table heads add column unpaid_since BIGINT not null default 0 check (unpaid_since >= 0);
update heads set unpaid_since = settled;

-- Awards that came to 0, by their weight or a cap: a receipt explains them too.
create table unpaid_awards (
    event TEXT not null references settlements (event),
    rule TEXT not null check (rule <> ''),
    version BIGINT not null references rule_sets (version),
    account TEXT not null references accounts (account),
    memo TEXT not null,
    at BIGINT not null,
    primary key (event, rule, account)
);

-- The fold over the postings of an account, kept in the transaction that pays; `plaudit-server verify` proves it.
drop index balances;
create index postings_by_account on postings (account, available_at, points);
create table balances (
    account TEXT not null primary key references accounts (account),
    points BIGINT not null
);
insert into balances (account, points)
select account, cast(sum(points) as BIGINT) from postings group by account;

-- What a person says is wrong about an award of theirs, once.
create table disputes (
    id TEXT not null primary key check (length(id) = 36),
    transaction_id TEXT not null unique references ledger_transactions (id),
    employee_id TEXT not null references employees (id),
    reason TEXT not null check (reason <> ''),
    at BIGINT not null,
    state TEXT not null check (state in ('open', 'reversed', 'kept')),
    decided_by TEXT references users (id),
    decided_at BIGINT,
    answer TEXT not null default '',
    check ((state = 'open') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null))
);
create index disputes_open on disputes (at, id) where state = 'open';
