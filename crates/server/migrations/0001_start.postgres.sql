-- The triggers of PostgreSQL: history is never rewritten, and every ledger transaction sums to 0.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% are never changed or removed', tg_argv[0];
end
$$;

create trigger postings_refuse_change before update or delete or truncate on postings
for each statement execute function refuse_change('postings');

create trigger ledger_transactions_refuse_change before update or delete or truncate on ledger_transactions
for each statement execute function refuse_change('ledger transactions');

create trigger settlements_refuse_change before update or delete or truncate on settlements
for each statement execute function refuse_change('settlements');

create trigger rule_sets_refuse_change before update or delete or truncate on rule_sets
for each statement execute function refuse_change('rule sets');

create trigger audit_refuse_change before update or delete or truncate on audit
for each statement execute function refuse_change('audit rows');

create function refuse_late_posting() returns trigger language plpgsql as $$
begin
    if exists (select 1 from ledger_transactions where id = new.transaction_id) then
        raise exception 'the ledger transaction is closed';
    end if;
    return new;
end
$$;

create trigger postings_refuse_late_insert before insert on postings
for each row execute function refuse_late_posting();

create function check_ledger_transaction() returns trigger language plpgsql as $$
begin
    if coalesce((select sum(points) from postings where transaction_id = new.id), 1) <> 0 then
        raise exception 'the postings of a ledger transaction must sum to 0';
    end if;
    if not exists (select 1 from postings where transaction_id = new.id and account = new.account) then
        raise exception 'a ledger transaction must have a posting to its account';
    end if;
    return new;
end
$$;

create trigger ledger_transactions_check before insert on ledger_transactions
for each row execute function check_ledger_transaction();
