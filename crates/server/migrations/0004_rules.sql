-- Versions of the rules that begin later, are taken back, approved by a second owner, or run without pay.

-- A scheduled version that was taken back before it began. The version itself stays as it was published.
create table rule_withdrawals (
    version BIGINT not null primary key references rule_sets (version),
    withdrawn_at BIGINT not null,
    withdrawn_by TEXT not null references users (id),
    reason TEXT not null check (reason <> ''),
    check (version > 1)
);

-- What an owner is working on, as the page wrote it. Not history: each change replaces the one before.
create table rule_drafts (
    owner_id TEXT not null primary key references users (id),
    content TEXT not null,
    saved_at BIGINT not null
);

-- A version that would cost so much more that a second owner has to approve it. Costs are points of 90 days.
create table rule_proposals (
    id TEXT not null primary key check (length(id) = 36),
    based_on BIGINT not null references rule_sets (version),
    proposed_by TEXT not null references users (id),
    proposed_at BIGINT not null,
    effective_from BIGINT,
    reason TEXT not null check (reason <> ''),
    body TEXT not null,
    cost_live BIGINT not null check (cost_live >= 0),
    cost_new BIGINT not null check (cost_new >= 0),
    state TEXT not null check (state in ('open', 'approved', 'refused', 'withdrawn')),
    decided_by TEXT references users (id),
    decided_at BIGINT,
    answer TEXT not null default '',
    version BIGINT references rule_sets (version),
    check ((state = 'open') = (decided_at is null)),
    check ((decided_by is null) = (decided_at is null)),
    check ((state = 'approved') = (version is not null)),
    -- Nobody approves what they proposed, and only its author takes it back.
    check (state <> 'approved' or decided_by <> proposed_by),
    check (state <> 'refused' or (decided_by <> proposed_by and answer <> '')),
    check (state <> 'withdrawn' or decided_by = proposed_by)
);
-- What an owner proposes takes the place of what they had proposed before.
create unique index rule_proposals_open on rule_proposals (proposed_by) where state = 'open';

-- A draft that runs beside the live rules and pays nobody.
create table rule_shadows (
    id TEXT not null primary key check (length(id) = 36),
    body TEXT not null,
    started_by TEXT not null references users (id),
    started_at BIGINT not null,
    ended_by TEXT references users (id),
    ended_at BIGINT check (ended_at >= started_at),
    check ((ended_by is null) = (ended_at is null))
);
-- One draft at a time runs beside the live rules.
create unique index rule_shadows_running on rule_shadows ((ended_at is null)) where ended_at is null;
