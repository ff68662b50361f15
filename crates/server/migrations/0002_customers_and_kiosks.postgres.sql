-- PostgreSQL changes constraints in place.

alter table response_recipients drop constraint response_recipients_state_check;
alter table response_recipients drop constraint response_recipients_check;
alter table response_recipients drop constraint response_recipients_check1;
alter table response_recipients drop constraint response_recipients_position_check;
alter table response_recipients drop column held_for;
alter table response_recipients add column via TEXT not null default 'name' check (via in ('name', 'team', 'found'));
alter table response_recipients add column named_at BIGINT not null default 0;
alter table response_recipients add column read_at BIGINT;
alter table response_recipients add check (position between 0 and 999);
alter table response_recipients add check (state in ('delivered', 'held', 'rejected'));
alter table response_recipients add check ((state = 'delivered') = (delivered_at is not null));
update response_recipients set named_at =
    coalesce(delivered_at, (select r.sent_at from responses r where r.id = response_recipients.response_id));
alter table response_recipients alter column via drop default;
alter table response_recipients alter column named_at drop default;
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
alter table settlements drop constraint settlements_check1;
alter table settlements add check ((kind = 'response' and event = response_id)
    or (kind = 'attribution' and event in (response_id || ':thanks', response_id || ':released', response_id || ':found')));

create trigger moderation_decisions_refuse_change before update or delete or truncate on moderation_decisions
for each statement execute function refuse_change('decisions of a moderator');
