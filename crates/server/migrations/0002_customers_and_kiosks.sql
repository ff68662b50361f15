-- The customer page in its languages, kiosks, one-time receipt links, and thanks that waits, is found, read and answered.
-- What must be said differently per engine (constraints that change) is in the files of the same number beside this one.

-- Languages by their tags (BCP 47), separated by spaces, in the order to offer them; the first is what a browser without a wish gets.
alter table program add column languages TEXT not null default 'en es fr de tr ar zh-Hans' check (languages <> '');
-- Whether the scale follows the writing direction; if not, it stands as in a left-to-right language.
alter table program add column mirror_scale BIGINT not null default 1 check (mirror_scale in (0, 1));

-- Keys that the server makes for itself, such as the one that signs receipt links.
create table secrets (
    name TEXT not null primary key,
    value TEXT not null check (value <> '')
);

-- Sites that may show the page in a frame (origins, separated by spaces), and opening hours as JSON; empty: none, always open.
alter table touchpoints add column sites TEXT not null default '';
alter table touchpoints add column hours TEXT not null default '';

-- How a touchpoint words the question. The newest version counts; one without a text is the standard wording again.
create table touchpoint_wordings (
    touchpoint_id TEXT not null references touchpoints (id),
    language TEXT not null check (language <> ''),
    version BIGINT not null check (version >= 1),
    question TEXT not null,
    created_at BIGINT not null,
    primary key (touchpoint_id, language, version)
);
insert into touchpoint_wordings (touchpoint_id, language, version, question, created_at)
select id, 'en', 1, question, created_at from touchpoints;
alter table touchpoints drop column question;

-- Standards and reasons in further languages; where one is missing, the label in the list itself is shown.
create table choice_labels (
    list TEXT not null check (list in ('standards', 'reasons')),
    key TEXT not null,
    language TEXT not null check (language <> ''),
    label TEXT not null check (label <> ''),
    primary key (list, key, language)
);

create table kiosks (
    id TEXT not null primary key check (length(id) = 36),
    touchpoint_id TEXT not null references touchpoints (id),
    name TEXT not null check (name <> ''),
    credential_hash TEXT not null unique check (length(credential_hash) = 64),
    pin_salt TEXT not null,
    pin_hash TEXT not null,
    enrolled_at BIGINT not null,
    last_seen_at BIGINT not null,
    -- As the device last told: answers waiting on it, answers that were refused, its version, and by how much its clock is ahead of ours.
    waiting BIGINT not null default 0 check (waiting >= 0),
    refused BIGINT not null default 0 check (refused >= 0),
    version TEXT not null default '',
    ahead_ms BIGINT not null default 0,
    revoked_at BIGINT
);
create index kiosks_by_touchpoint on kiosks (touchpoint_id);

-- One-time codes that a tablet trades for a credential of its own.
create table kiosk_codes (
    code_hash TEXT not null primary key check (length(code_hash) = 64),
    touchpoint_id TEXT not null references touchpoints (id),
    name TEXT not null check (name <> ''),
    pin_salt TEXT not null,
    pin_hash TEXT not null,
    expires_at BIGINT not null,
    used_at BIGINT
);

-- The instrument: answers of different ones are never pooled silently. Version 0 is the standard wording.
alter table responses add column language TEXT not null default 'en';
alter table responses add column wording BIGINT not null default 1 check (wording >= 0);
alter table responses add column shown TEXT not null default 'unknown'
    check (shown in ('best_top', 'best_left', 'best_right', 'unknown'));
-- Whether it counts for CSAT: repeats and spam do not.
alter table responses add column counted BIGINT not null default 1 check (counted in (0, 1));
alter table responses add column whole_team BIGINT not null default 0 check (whole_team in (0, 1));
-- `received_at` is when it was given. A kiosk may be offline: these are when it reached us, what the device's clock said
-- when it was given, and by how much that clock was ahead of ours.
alter table responses add column arrived_at BIGINT;
alter table responses add column kiosk_id TEXT references kiosks (id);
alter table responses add column device_at BIGINT;
alter table responses add column device_ahead_ms BIGINT;
create index responses_by_kiosk on responses (kiosk_id, received_at) where kiosk_id is not null;

-- A receipt link counts once. Only those that were used are kept, until they would have expired.
create table receipt_tokens (
    id TEXT not null primary key check (length(id) = 32),
    response_id TEXT not null unique references responses (id),
    used_at BIGINT not null,
    expires_at BIGINT not null
);

-- Why a response was looked at more closely; `employee_id` where it is about one of its recipients, else empty.
create table response_flags (
    response_id TEXT not null references responses (id),
    flag TEXT not null check (flag in ('low_score', 'link', 'contact', 'slur', 'burst', 'repeat', 'too_fast', 'staff')),
    employee_id TEXT not null default '',
    primary key (response_id, flag, employee_id)
);
insert into response_flags (response_id, flag)
select distinct response_id, held_for from response_recipients where held_for is not null;

create table moderation_decisions (
    response_id TEXT not null primary key references responses (id),
    decision TEXT not null check (decision in ('released', 'rejected', 'spam')),
    reason TEXT not null,
    decided_by TEXT not null references users (id),
    decided_at BIGINT not null
);

-- Thanks to somebody whose name the customer did not know. Its id is its own, for a lead must not learn the response's.
create table unnamed_thanks (
    id TEXT not null primary key check (length(id) = 36),
    response_id TEXT not null unique references responses (id),
    team_id TEXT not null references teams (id),
    description TEXT not null,
    state TEXT not null check (state in ('held', 'open', 'found', 'closed', 'rejected')),
    employee_id TEXT references employees (id),
    decided_by TEXT references users (id),
    decided_at BIGINT,
    check ((state = 'found') = (employee_id is not null))
);
create index unnamed_thanks_open on unnamed_thanks (team_id, id) where state = 'open';
create index unnamed_thanks_held on unnamed_thanks (response_id) where state = 'held';

-- The link with which a customer comes back to see whether the thanks was read; only the hash of its secret is known here.
create table pickups (
    secret_hash TEXT not null primary key check (length(secret_hash) = 64),
    response_id TEXT not null unique references responses (id)
);

-- How to reach a customer who asked for an answer: kept apart, and for 90 days only.
create table contacts (
    response_id TEXT not null primary key references responses (id),
    contact TEXT not null check (contact <> ''),
    created_at BIGINT not null
);
create index contacts_by_age on contacts (created_at);

alter table rollups add column left_out BIGINT not null default 0 check (left_out >= 0);

-- Which instruments the counted responses of a day were given with: "de:0:best_left".
create table rollup_instruments (
    scope TEXT not null check (scope in ('organization', 'team', 'employee', 'touchpoint')),
    subject TEXT not null check (subject <> ''),
    day TEXT not null check (length(day) = 10),
    instrument TEXT not null check (instrument <> ''),
    counted BIGINT not null check (counted >= 0),
    primary key (scope, subject, day, instrument)
);
insert into rollup_instruments (scope, subject, day, instrument, counted)
select scope, subject, day, 'en:1:unknown', counted from rollups
where scope in ('organization', 'team', 'employee', 'touchpoint') and counted > 0;
