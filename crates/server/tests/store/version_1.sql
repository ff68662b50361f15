-- What a shop had when version 1 of the schema was the newest: thanks delivered, late and held, and an answer still open.

insert into program (singleton, name, time_zone, hold_seconds, created_at) values (1, 'Old Shop', 'Europe/Berlin', 0, 1);
insert into teams (id, name, created_at) values ('00000000-0000-7000-8000-000000000701', 'Store', 1);
insert into employees (id, team_id, name, first_name, job, created_at) values
    ('00000000-0000-7000-8000-000000000e01', '00000000-0000-7000-8000-000000000701', 'Ana Abreu', 'Ana', 'Clerk', 1),
    ('00000000-0000-7000-8000-000000000e02', '00000000-0000-7000-8000-000000000701', 'Ben Bauer', 'Ben', 'Clerk', 1);
insert into accounts (account, employee_id) values
    ('employee:00000000-0000-7000-8000-000000000e01', '00000000-0000-7000-8000-000000000e01');
-- Each list holds one choice as new programs have it, and one in words of the shop's own.
insert into standards (key, label, position) values ('quick', 'Was quick', 0), ('promise', 'Kept a promise', 1);
insert into reasons (key, label, position) values ('waiting', 'I waited too long', 0), ('place', 'The changing rooms', 1);
insert into touchpoints (id, key, team_id, name, question, customer, created_at) values
    ('00000000-0000-7000-8000-000000000901', 'till3000000000000000000000', '00000000-0000-7000-8000-000000000701', 'Till 3',
     'How was it?', 'external', 7);
insert into touchpoint_people (touchpoint_id, employee_id, position) values
    ('00000000-0000-7000-8000-000000000901', '00000000-0000-7000-8000-000000000e01', 0),
    ('00000000-0000-7000-8000-000000000901', '00000000-0000-7000-8000-000000000e02', 1);
insert into rule_sets (version, effective_from, published_at, reason, body) values (1, 1, 1, 'Set-up', '{}');

insert into responses (id, touchpoint_id, team_id, customer, trust, first_score, score, received_at, received_day, touched_at,
    rule_version, settled_at, sent_at, content_hash, message)
select r.id, '00000000-0000-7000-8000-000000000901', '00000000-0000-7000-8000-000000000701', 'external', 'open', r.score, r.score,
    1000, '1970-01-01', 2000, 1, r.settled_at, r.sent_at, r.content_hash, r.message
from (
    select '00000000-0000-7000-8000-00000000aa01' as id, 5 as score, 1500 as settled_at, 2000 as sent_at,
        '0123456789012345678901234567890123456789012345678901234567890123' as content_hash, 'Thank you' as message
    union all select '00000000-0000-7000-8000-00000000aa02', 2, 2000, 2000,
        '0123456789012345678901234567890123456789012345678901234567890123', 'Thanks anyway'
    union all select '00000000-0000-7000-8000-00000000aa03', 4, null, null, null, ''
) r;
insert into response_standards (response_id, standard) values ('00000000-0000-7000-8000-00000000aa01', 'quick');
insert into response_recipients (id, response_id, touchpoint_id, employee_id, team_id, position, state, held_for, delivered_at)
values
    ('00000000-0000-7000-8000-00000000cc01', '00000000-0000-7000-8000-00000000aa01', '00000000-0000-7000-8000-000000000901',
     '00000000-0000-7000-8000-000000000e01', '00000000-0000-7000-8000-000000000701', 0, 'delivered', null, 2100),
    ('00000000-0000-7000-8000-00000000cc02', '00000000-0000-7000-8000-00000000aa02', '00000000-0000-7000-8000-000000000901',
     '00000000-0000-7000-8000-000000000e01', '00000000-0000-7000-8000-000000000701', 0, 'held', 'low_score', null),
    ('00000000-0000-7000-8000-00000000cc03', '00000000-0000-7000-8000-00000000aa02', '00000000-0000-7000-8000-000000000901',
     '00000000-0000-7000-8000-000000000e02', '00000000-0000-7000-8000-000000000701', 1, 'held', 'low_score', null);
insert into settlements (event, response_id, kind, seq, at, settled_at) values
    ('00000000-0000-7000-8000-00000000aa01', '00000000-0000-7000-8000-00000000aa01', 'response', 1, 1000, 1500),
    ('00000000-0000-7000-8000-00000000aa01:thanks', '00000000-0000-7000-8000-00000000aa01', 'attribution', 2, 1000, 2000),
    ('00000000-0000-7000-8000-00000000aa02', '00000000-0000-7000-8000-00000000aa02', 'response', 3, 1000, 2000);
update heads set settled = 3;
insert into postings (transaction_id, account, points, available_at) values
    ('00000000-0000-7000-8000-00000000dd01', 'employee:00000000-0000-7000-8000-000000000e01', 10, 2000),
    ('00000000-0000-7000-8000-00000000dd01', 'program:budget', -10, 2000);
insert into ledger_transactions (id, event, rule, version, account, source, memo, at) values
    ('00000000-0000-7000-8000-00000000dd01', '00000000-0000-7000-8000-00000000aa01:thanks', 'thanked', 1,
     'employee:00000000-0000-7000-8000-000000000e01', 'appreciation', '{}', 2000);
insert into rollups (scope, subject, day, counted, satisfied, appreciations, points_score, points_appreciation,
    points_recovery, points_other)
values
    ('organization', 'organization', '1970-01-01', 3, 2, 1, 0, 10, 0, 0),
    ('employee', '00000000-0000-7000-8000-000000000e01', '1970-01-01', 2, 1, 1, 0, 10, 0, 0),
    ('standard', 'quick', '1970-01-01', 1, 1, 1, 0, 0, 0, 0);
