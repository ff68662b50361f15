-- What reads of the ledger and of the audit need to be quick, and which version a proposal was compared with.

-- Where a part of the history begins.
create index settlements_by_time on settlements (settled_at, seq);

-- What of an account came to nothing, in the order of a statement.
create index unpaid_by_account on unpaid_awards (account, at);

-- Settings of points as they were: who may raise what for whom, and which holds there were.
create index audit_of_settings on audit (seq) where action = 'points.settings';

-- The version whose cost is `cost_live`; not known of what was proposed before.
alter table rule_proposals add column compared_with BIGINT references rule_sets (version);
