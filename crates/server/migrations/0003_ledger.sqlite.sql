-- Where the thanks was paid is filled in once, with the guards of history lifted, and nothing else of a row changes.

drop trigger ledger_transactions_refuse_update;
update ledger_transactions set
    team_id = coalesce(
        (select a.team_id from accounts a where a.account = ledger_transactions.account),
        (select w.team_id from settlements s join response_recipients w on w.response_id = s.response_id
         where s.event = ledger_transactions.event and ledger_transactions.account = 'employee:' || w.employee_id)),
    touchpoint_id = (select r.touchpoint_id from settlements s join responses r on r.id = s.response_id
                     where s.event = ledger_transactions.event);
create trigger ledger_transactions_refuse_update before update on ledger_transactions
begin
    select raise(abort, 'ledger transactions are never changed or removed');
end;

insert into paid_days (rule, scope, subject, day, points)
select rule, scope, subject, day, cast(sum(points) as BIGINT) from (
    select t.rule, 'program' as scope, '' as subject, r.received_day as day, p.points as points
    from ledger_transactions t join postings p on p.transaction_id = t.id and p.account = t.account
    join settlements s on s.event = t.event join responses r on r.id = s.response_id where t.reverses is null
    union all
    select t.rule, 'touchpoint', t.touchpoint_id, r.received_day, p.points
    from ledger_transactions t join postings p on p.transaction_id = t.id and p.account = t.account
    join settlements s on s.event = t.event join responses r on r.id = s.response_id where t.reverses is null
    union all
    select t.rule, 'team', t.team_id, r.received_day, p.points
    from ledger_transactions t join postings p on p.transaction_id = t.id and p.account = t.account
    join settlements s on s.event = t.event join responses r on r.id = s.response_id where t.reverses is null
    union all
    select t.rule, 'employee', a.employee_id, r.received_day, p.points
    from ledger_transactions t join postings p on p.transaction_id = t.id and p.account = t.account
    join accounts a on a.account = t.account and a.employee_id is not null
    join settlements s on s.event = t.event join responses r on r.id = s.response_id where t.reverses is null
) paid
group by rule, scope, subject, day;

-- An owner adjusts an account by hand: no response is behind that. SQLite cannot change a constraint: the table is made anew.
create table new_settlements (
    event TEXT not null primary key,
    response_id TEXT references responses (id),
    kind TEXT not null check (kind in ('response', 'attribution', 'adjustment')),
    seq BIGINT not null unique check (seq >= 1),
    at BIGINT not null,
    -- On which its points count in the daily rollups: the day of the response, or of the adjustment.
    day TEXT not null check (length(day) = 10),
    settled_at BIGINT not null check (settled_at >= at),
    check ((kind = 'response' and event = response_id)
        or (kind = 'attribution' and event in (response_id || ':thanks', response_id || ':released', response_id || ':found'))
        or (kind = 'adjustment' and event like 'adjustment:%')),
    check ((kind = 'adjustment') = (response_id is null))
);
insert into new_settlements (event, response_id, kind, seq, at, day, settled_at)
select s.event, s.response_id, s.kind, s.seq, s.at, r.received_day, s.settled_at
from settlements s join responses r on r.id = s.response_id;
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

create trigger unpaid_awards_refuse_update before update on unpaid_awards
begin
    select raise(abort, 'unpaid awards are never changed or removed');
end;

create trigger unpaid_awards_refuse_delete before delete on unpaid_awards
begin
    select raise(abort, 'unpaid awards are never changed or removed');
end;
