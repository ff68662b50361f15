-- The triggers of SQLite: what was taken back stays so.

create trigger rule_withdrawals_refuse_update before update on rule_withdrawals
begin
    select raise(abort, 'withdrawals of rules are never changed or removed');
end;

create trigger rule_withdrawals_refuse_delete before delete on rule_withdrawals
begin
    select raise(abort, 'withdrawals of rules are never changed or removed');
end;
