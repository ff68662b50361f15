-- The triggers of SQLite: history is never rewritten, and every ledger transaction sums to 0.

create trigger postings_refuse_update before update on postings
begin
    select raise(abort, 'postings are never changed or removed');
end;

create trigger postings_refuse_delete before delete on postings
begin
    select raise(abort, 'postings are never changed or removed');
end;

create trigger ledger_transactions_refuse_update before update on ledger_transactions
begin
    select raise(abort, 'ledger transactions are never changed or removed');
end;

create trigger ledger_transactions_refuse_delete before delete on ledger_transactions
begin
    select raise(abort, 'ledger transactions are never changed or removed');
end;

create trigger settlements_refuse_update before update on settlements
begin
    select raise(abort, 'settlements are never changed or removed');
end;

create trigger settlements_refuse_delete before delete on settlements
begin
    select raise(abort, 'settlements are never changed or removed');
end;

create trigger rule_sets_refuse_update before update on rule_sets
begin
    select raise(abort, 'rule sets are never changed or removed');
end;

create trigger rule_sets_refuse_delete before delete on rule_sets
begin
    select raise(abort, 'rule sets are never changed or removed');
end;

create trigger audit_refuse_update before update on audit
begin
    select raise(abort, 'audit rows are never changed or removed');
end;

create trigger audit_refuse_delete before delete on audit
begin
    select raise(abort, 'audit rows are never changed or removed');
end;

create trigger postings_refuse_late_insert before insert on postings
when exists (select 1 from ledger_transactions where id = new.transaction_id)
begin
    select raise(abort, 'the ledger transaction is closed');
end;

create trigger ledger_transactions_sum_to_zero before insert on ledger_transactions
when coalesce((select sum(points) from postings where transaction_id = new.id), 1) <> 0
begin
    select raise(abort, 'the postings of a ledger transaction must sum to 0');
end;

create trigger ledger_transactions_pay_their_account before insert on ledger_transactions
when not exists (select 1 from postings where transaction_id = new.id and account = new.account)
begin
    select raise(abort, 'a ledger transaction must have a posting to its account');
end;
