-- The schema as both engines understand it: TEXT and BIGINT only. Instants are microseconds since
-- 1970 in UTC, days are `YYYY-MM-DD` in the program's time zone, ids are UUIDs as text.
-- What the engines say differently (triggers) is in the file of the same number beside this one.

create table program (
    singleton BIGINT not null primary key check (singleton = 1),
    name TEXT not null check (name <> ''),
    time_zone TEXT not null check (time_zone <> ''),
    hold_seconds BIGINT not null check (hold_seconds between 0 and 31536000),
    demo_seed TEXT,
    created_at BIGINT not null
);

-- The ends of the two sequences that have no gaps. Locking this row puts settlements in one order,
-- which is the order in which they draw on caps, and chains the audit.
create table heads (
    singleton BIGINT not null primary key check (singleton = 1),
    settled BIGINT not null check (settled >= 0),
    audited BIGINT not null check (audited >= 0),
    audit_hash TEXT not null check (length(audit_hash) = 64)
);
insert into heads (singleton, settled, audited, audit_hash)
values (1, 0, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create table teams (
    id TEXT not null primary key check (length(id) = 36),
    name TEXT not null unique check (name <> ''),
    created_at BIGINT not null
);

create table employees (
    id TEXT not null primary key check (length(id) = 36),
    team_id TEXT not null references teams (id),
    name TEXT not null check (name <> ''),
    first_name TEXT not null check (first_name <> ''),
    job TEXT not null,
    created_at BIGINT not null
);
create index employees_by_team on employees (team_id);

create table users (
    id TEXT not null primary key check (length(id) = 36),
    email TEXT not null unique check (email <> '' and email = lower(email)),
    name TEXT not null check (name <> ''),
    role TEXT not null check (role in ('employee', 'lead', 'owner')),
    password_hash TEXT not null check (password_hash like '$argon2id$%'),
    employee_id TEXT unique references employees (id),
    created_at BIGINT not null,
    disabled_at BIGINT,
    -- A lead's team, and whose wall an employee sees, are those of the person.
    check (role = 'owner' or employee_id is not null)
);

create table sessions (
    token_hash TEXT not null primary key check (length(token_hash) = 64),
    user_id TEXT not null references users (id),
    created_at BIGINT not null,
    last_seen_at BIGINT not null,
    idle_seconds BIGINT not null check (idle_seconds > 0),
    expires_at BIGINT not null check (expires_at > created_at),
    check (last_seen_at >= created_at)
);
create index sessions_by_user on sessions (user_id);

create table standards (
    key TEXT not null primary key check (key <> ''),
    label TEXT not null check (label <> ''),
    position BIGINT not null unique check (position >= 0)
);

create table reasons (
    key TEXT not null primary key check (key <> ''),
    label TEXT not null check (label <> ''),
    position BIGINT not null unique check (position >= 0)
);

create table touchpoints (
    id TEXT not null primary key check (length(id) = 36),
    key TEXT not null unique check (length(key) >= 22),
    team_id TEXT not null references teams (id),
    name TEXT not null check (name <> ''),
    question TEXT not null check (question <> ''),
    customer TEXT not null check (customer in ('external', 'internal', 'supplier')),
    created_at BIGINT not null
);
create index touchpoints_by_team on touchpoints (team_id);

-- Who is on offer where. Rows stay when somebody is no longer offered, for thanks refers to them.
create table touchpoint_people (
    touchpoint_id TEXT not null references touchpoints (id),
    employee_id TEXT not null references employees (id),
    position BIGINT not null check (position >= 0),
    offered BIGINT not null default 1 check (offered in (0, 1)),
    primary key (touchpoint_id, employee_id)
);

create table rule_sets (
    version BIGINT not null primary key check (version >= 1),
    effective_from BIGINT not null,
    published_at BIGINT not null,
    published_by TEXT references users (id),
    reason TEXT not null check (reason <> ''),
    body TEXT not null,
    check (effective_from >= published_at),
    -- Only the set-up publishes without a person behind it.
    check (version = 1 or published_by is not null)
);

create table responses (
    id TEXT not null primary key check (length(id) = 36),
    touchpoint_id TEXT not null references touchpoints (id),
    team_id TEXT not null references teams (id),
    customer TEXT not null check (customer in ('external', 'internal', 'supplier')),
    trust TEXT not null check (trust in ('open', 'kiosk', 'receipt')),
    first_score BIGINT not null check (first_score between 1 and 5),
    score BIGINT not null check (score between 1 and 5),
    received_at BIGINT not null,
    received_day TEXT not null check (length(received_day) = 10),
    touched_at BIGINT not null check (touched_at >= received_at),
    rule_version BIGINT not null references rule_sets (version),
    settled_at BIGINT check (settled_at >= received_at),
    sent_at BIGINT check (sent_at >= received_at),
    content_hash TEXT check (length(content_hash) = 64),
    message TEXT not null default '' check (length(message) <= 1000),
    improvement TEXT not null default '' check (length(improvement) <= 1000),
    unique (id, touchpoint_id),
    check (sent_at is null or (settled_at is not null and settled_at <= sent_at)),
    check ((sent_at is null) = (content_hash is null)),
    check (sent_at is not null or (message = '' and improvement = ''))
);
create index responses_due on responses (touched_at) where settled_at is null;
create index responses_by_touchpoint on responses (touchpoint_id, received_at);

create table response_recipients (
    -- The appreciation's own id: whoever reads a wall must not learn that of the response.
    id TEXT not null unique check (length(id) = 36),
    response_id TEXT not null,
    touchpoint_id TEXT not null,
    employee_id TEXT not null,
    -- The team at that time: moving somebody later rewrites no history.
    team_id TEXT not null references teams (id),
    position BIGINT not null check (position between 0 and 19),
    state TEXT not null check (state in ('delivered', 'held')),
    held_for TEXT check (held_for in ('low_score', 'link', 'contact', 'slur', 'burst')),
    delivered_at BIGINT,
    primary key (response_id, employee_id),
    unique (response_id, position),
    foreign key (response_id, touchpoint_id) references responses (id, touchpoint_id),
    foreign key (touchpoint_id, employee_id) references touchpoint_people (touchpoint_id, employee_id),
    check ((state = 'delivered') = (delivered_at is not null)),
    check ((state = 'held') = (held_for is not null))
);
create index walls on response_recipients (employee_id, delivered_at, id) where state = 'delivered';

create table response_standards (
    response_id TEXT not null references responses (id),
    standard TEXT not null references standards (key),
    primary key (response_id, standard)
);

create table response_reasons (
    response_id TEXT not null references responses (id),
    reason TEXT not null references reasons (key),
    primary key (response_id, reason)
);

-- What the engine was asked about, in the order in which it was asked. `attribution` is thanks that
-- came after its response had been settled by time.
create table settlements (
    event TEXT not null primary key,
    response_id TEXT not null references responses (id),
    kind TEXT not null check (kind in ('response', 'attribution')),
    seq BIGINT not null unique check (seq >= 1),
    at BIGINT not null,
    settled_at BIGINT not null check (settled_at >= at),
    check ((kind = 'response' and event = response_id)
        or (kind = 'attribution' and event = response_id || ':thanks'))
);
create index settlements_by_response on settlements (response_id);

create table accounts (
    account TEXT not null primary key,
    employee_id TEXT unique references employees (id),
    team_id TEXT unique references teams (id),
    check ((account = 'program:budget' and employee_id is null and team_id is null)
        or (employee_id is not null and team_id is null and account = 'employee:' || employee_id)
        or (team_id is not null and employee_id is null and account = 'team:' || team_id))
);
insert into accounts (account, employee_id, team_id) values ('program:budget', null, null);

-- One award, or one reversal of it. Its postings are inserted first; inserting the transaction closes
-- it: a trigger refuses it unless they sum to 0, and refuses any posting after it.
create table ledger_transactions (
    id TEXT not null primary key check (length(id) = 36),
    event TEXT not null references settlements (event),
    rule TEXT not null check (rule <> ''),
    version BIGINT not null references rule_sets (version),
    account TEXT not null references accounts (account),
    source TEXT not null check (source in ('score', 'appreciation', 'recovery', 'other')),
    memo TEXT not null,
    at BIGINT not null,
    reverses TEXT references ledger_transactions (id),
    check (account <> 'program:budget')
);
-- A retry cannot pay twice.
create unique index ledger_pays_once on ledger_transactions (event, rule, account) where reverses is null;
-- Nor can an award be reversed twice. Without the nulls: SQLite would take an index that has them for a way to find awards.
create unique index ledger_reverses_once on ledger_transactions (reverses) where reverses is not null;

create table postings (
    transaction_id TEXT not null references ledger_transactions (id) deferrable initially deferred,
    account TEXT not null references accounts (account),
    points BIGINT not null check (points <> 0),
    available_at BIGINT not null,
    primary key (transaction_id, account)
);
create index balances on postings (account, available_at, points);

create table audit (
    seq BIGINT not null primary key check (seq >= 1),
    at BIGINT not null,
    actor TEXT not null check (actor <> ''),
    action TEXT not null check (action <> ''),
    object TEXT not null check (object <> ''),
    before TEXT,
    after TEXT,
    prev_hash TEXT not null unique check (length(prev_hash) = 64),
    hash TEXT not null unique check (length(hash) = 64)
);

create table rollups (
    scope TEXT not null check (scope in ('organization', 'team', 'employee', 'touchpoint', 'standard')),
    subject TEXT not null check (subject <> ''),
    day TEXT not null check (length(day) = 10),
    counted BIGINT not null check (counted >= 0),
    satisfied BIGINT not null check (satisfied between 0 and counted),
    appreciations BIGINT not null check (appreciations >= 0),
    points_score BIGINT not null,
    points_appreciation BIGINT not null,
    points_recovery BIGINT not null,
    points_other BIGINT not null,
    primary key (scope, subject, day)
);

-- Who of a team was thanked on a day: a team's numbers are shown only with enough people behind them.
create table rollup_people (
    team_id TEXT not null references teams (id),
    day TEXT not null check (length(day) = 10),
    employee_id TEXT not null references employees (id),
    thanks BIGINT not null check (thanks > 0),
    primary key (team_id, day, employee_id)
);
