-- Where the thanks was paid is filled in once, with the guards of history lifted, and nothing else of a row changes.

drop trigger ledger_transactions_refuse_change on ledger_transactions;
update ledger_transactions set
    team_id = coalesce(
        (select a.team_id from accounts a where a.account = ledger_transactions.account),
        (select w.team_id from settlements s join response_recipients w on w.response_id = s.response_id
         where s.event = ledger_transactions.event and ledger_transactions.account = 'employee:' || w.employee_id)),
    touchpoint_id = (select r.touchpoint_id from settlements s join responses r on r.id = s.response_id
                     where s.event = ledger_transactions.event);
create trigger ledger_transactions_refuse_change before update or delete or truncate on ledger_transactions
for each statement execute function refuse_change('ledger transactions');

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

-- An owner adjusts an account by hand: no response is behind that.
alter table settlements alter column response_id drop not null;
drop trigger settlements_refuse_change on settlements;
-- On which its points count in the daily rollups: the day of the response, or of the adjustment.
alter table settlements add column day TEXT not null default '' check (length(day) in (0, 10));
update settlements set day = (select r.received_day from responses r where r.id = settlements.response_id);
alter table settlements alter column day drop default;
alter table settlements drop constraint settlements_day_check;
alter table settlements add check (length(day) = 10);
create trigger settlements_refuse_change before update or delete or truncate on settlements
for each statement execute function refuse_change('settlements');
alter table settlements drop constraint settlements_kind_check;
alter table settlements drop constraint settlements_check1;
alter table settlements add check (kind in ('response', 'attribution', 'adjustment'));
alter table settlements add check ((kind = 'response' and event = response_id)
    or (kind = 'attribution' and event in (response_id || ':thanks', response_id || ':released', response_id || ':found'))
    or (kind = 'adjustment' and event like 'adjustment:%'));
alter table settlements add check ((kind = 'adjustment') = (response_id is null));

create trigger unpaid_awards_refuse_change before update or delete or truncate on unpaid_awards
for each statement execute function refuse_change('unpaid awards');
