-- The triggers of PostgreSQL: what was taken back stays so.

create trigger rule_withdrawals_refuse_change before update or delete or truncate on rule_withdrawals
for each statement execute function refuse_change('withdrawals of rules');
