-- Permits taken from a window of time by one subject; all replicas take from the same row, whole leases at once.
create table gateway.permit_window (
    subject text collate "C" not null,
    began bigint not null,
    taken bigint not null,
    granted bigint not null,
    kept_until timestamptz not null,
    primary key (subject, began)
);
create index ix_permit_window_kept_until on gateway.permit_window (kept_until);

-- Refusals of callers nobody knows: counted by the minute, never a row each.
create table gateway.unknown_refusal (
    minute timestamptz not null,
    status integer not null,
    count bigint not null,
    primary key (minute, status)
);
