-- SQLite cannot change a constraint: the table is made anew, filled and renamed (the way its documentation describes;
-- references are off while a migration runs, and checked at its end).

create table new_response_recipients (
    id TEXT not null unique check (length(id) = 36),
    response_id TEXT not null,
    touchpoint_id TEXT not null,
    employee_id TEXT not null,
    team_id TEXT not null references teams (id),
    position BIGINT not null check (position between 0 and 999),
    via TEXT not null check (via in ('name', 'team', 'found')),
    state TEXT not null check (state in ('delivered', 'held', 'rejected')),
    named_at BIGINT not null,
    delivered_at BIGINT,
    read_at BIGINT,
    primary key (response_id, employee_id),
    unique (response_id, position),
    foreign key (response_id, touchpoint_id) references responses (id, touchpoint_id),
    foreign key (touchpoint_id, employee_id) references touchpoint_people (touchpoint_id, employee_id),
    check ((state = 'delivered') = (delivered_at is not null))
);
insert into new_response_recipients
    (id, response_id, touchpoint_id, employee_id, team_id, position, via, state, named_at, delivered_at)
select o.id, o.response_id, o.touchpoint_id, o.employee_id, o.team_id, o.position, 'name', o.state,
    coalesce(o.delivered_at, r.sent_at), o.delivered_at
from response_recipients o join responses r on r.id = o.response_id;
drop table response_recipients;
alter table new_response_recipients rename to response_recipients;
create index walls on response_recipients (employee_id, delivered_at, id) where state = 'delivered';
create index recipients_by_time on response_recipients (employee_id, named_at);
create index recipients_held on response_recipients (response_id) where state = 'held';

-- What a person thanked wrote back, once.
create table replies (
    appreciation_id TEXT not null primary key references response_recipients (id),
    text TEXT not null,
    at BIGINT not null,
    state TEXT not null check (state in ('delivered', 'held', 'rejected')),
    held_for TEXT not null default ''
);

-- Thanks can come later more than once: sent late, released by a moderator, or found its person.
create table new_settlements (
    event TEXT not null primary key,
    response_id TEXT not null references responses (id),
    kind TEXT not null check (kind in ('response', 'attribution')),
    seq BIGINT not null unique check (seq >= 1),
    at BIGINT not null,
    settled_at BIGINT not null check (settled_at >= at),
    check ((kind = 'response' and event = response_id)
        or (kind = 'attribution' and event in (response_id || ':thanks', response_id || ':released', response_id || ':found')))
);
insert into new_settlements select event, response_id, kind, seq, at, settled_at from settlements;
drop table settlements;
alter table new_settlements rename to settlements;
create index settlements_by_response on settlements (response_id);

create trigger settlements_refuse_update before update on settlements
begin
    select raise(abort, 'settlements are never changed or removed');
end;

create trigger settlements_refuse_delete before delete on settlements
begin
    select raise(abort, 'settlements are never changed or removed');
end;

create trigger moderation_decisions_refuse_update before update on moderation_decisions
begin
    select raise(abort, 'decisions of a moderator are never changed or removed');
end;

create trigger moderation_decisions_refuse_delete before delete on moderation_decisions
begin
    select raise(abort, 'decisions of a moderator are never changed or removed');
end;
