-- Tables of the kit, in a schema of their own; applied by `migrate` as the owner role, before the service's own migrations.

create table kit.outbox (
    id uuid primary key,
    sequence bigint generated always as identity,
    type text not null,
    body bytea not null,
    trace_parent text,
    created_at timestamptz not null,
    not_before timestamptz,
    attempts integer not null default 0
);
create index ix_outbox_sequence on kit.outbox (sequence);

create table kit.journal (
    sequence bigint not null,
    id uuid not null,
    type text not null,
    body bytea not null,
    trace_parent text,
    created_at timestamptz not null,
    sent_at timestamptz not null,
    primary key (sequence, sent_at)
) partition by range (sent_at);
create table kit.journal_rest partition of kit.journal default;
create index ix_journal_sent on kit.journal (sent_at, sequence);

-- Months that have no partition yet are made ahead of time; the rest partition catches what nobody foresaw.
create function kit.ensure_journal_months(first date, months integer) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    month date;
begin
    for month in select (date_trunc('month', first) + make_interval(months => n))::date from generate_series(0, months - 1) n loop
        if to_regclass(format('kit.journal_%s', to_char(month, 'YYYYMM'))) is null
           and not exists (select from kit.journal_rest where sent_at >= month and sent_at < month + interval '1 month') then
            execute format('create table kit.journal_%s partition of kit.journal for values from (%L) to (%L)',
                           to_char(month, 'YYYYMM'), month, (month + interval '1 month')::date);
        end if;
    end loop;
end $$;

create table kit.inbox (
    message_id uuid not null,
    consumer text collate "C" not null,
    at timestamptz not null,
    primary key (consumer, message_id)
);
create index ix_inbox_at on kit.inbox using brin (at);

create table kit.inbox_waiting (
    message_id uuid not null,
    consumer text not null,
    subject text not null,
    reason text not null,
    body bytea not null,
    owner text not null,
    trace_parent text,
    attempts integer not null default 0,
    first_at timestamptz not null,
    next_try timestamptz not null,
    primary key (consumer, message_id)
);
create index ix_inbox_waiting_next_try on kit.inbox_waiting (next_try);
create index ix_inbox_waiting_subject on kit.inbox_waiting (subject);

create table kit.parked_message (
    id uuid primary key,
    message_id uuid,
    consumer text,
    type text,
    owner text not null,
    body bytea not null,
    trace_parent text,
    code text not null,
    reason text not null,
    attempts integer not null,
    parked_at timestamptz not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'RETRIED', 'DISCARDED')),
    resolved_by text,
    resolved_at timestamptz,
    resolution text
);
create index ix_parked_message_open on kit.parked_message (id) where state = 'OPEN';

create table kit.idempotency (
    person text collate "C" not null,
    key text collate "C" not null,
    fingerprint bytea not null,
    status integer not null,
    location text,
    etag text,
    body bytea,
    at timestamptz not null,
    primary key (person, key)
);
create index ix_idempotency_at on kit.idempotency (at);

-- What the last migrate run declared at the broker; a service whose Program needs more does not start.
create table kit.topology (
    line text primary key
);

create table kit.audit_head (
    stream text collate "C" primary key,
    sequence bigint not null,
    hash bytea not null
);

create table kit.audit_entry (
    stream text collate "C" not null,
    sequence bigint not null default 0,
    event_id uuid not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    actor text not null,
    on_behalf_of text,
    client text,
    action text not null,
    object text not null,
    decision text not null,
    rule text,
    trace_id text,
    detail text,
    schema_version integer not null default 1,
    prev_hash bytea not null default ''::bytea,
    hash bytea not null default ''::bytea,
    primary key (stream, sequence),
    unique (event_id),
    unique (stream, prev_hash)
);

-- A field of the canonical form: its length in bytes (-1 for null), then its UTF-8 bytes.
-- Stable like convert_to and to_char themselves: an immutable function around them is never inlined, and planned anew in every transaction.
create function kit.audit_field(value text) returns bytea
    language sql stable parallel safe as $$
    select case when value is null then int4send(-1) else int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8') end
$$;

create function kit.audit_instant(value timestamptz) returns text
    language sql stable parallel safe as $$
    select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- Sets sequence and hashes under the lock of the stream's head row, so two writers cannot fork a stream
-- and the running role, which may only insert entries, cannot choose them.
create function kit.audit_chain() returns trigger
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    head kit.audit_head%rowtype;
begin
    loop
        select * into head from kit.audit_head where stream = new.stream for update;
        new.sequence := coalesce(head.sequence, 0) + 1;
        new.recorded_at := clock_timestamp();
        new.schema_version := 1;
        new.prev_hash := coalesce(head.hash, '\x'::bytea);
        new.hash := sha256(
            convert_to('archive-audit', 'UTF8') || int4send(new.schema_version)
            || kit.audit_field(new.stream) || int8send(new.sequence) || kit.audit_field(new.event_id::text)
            || kit.audit_field(kit.audit_instant(new.occurred_at)) || kit.audit_field(kit.audit_instant(new.recorded_at))
            || kit.audit_field(new.actor) || kit.audit_field(new.on_behalf_of) || kit.audit_field(new.client)
            || kit.audit_field(new.action) || kit.audit_field(new.object) || kit.audit_field(new.decision)
            || kit.audit_field(new.rule) || kit.audit_field(new.trace_id)
            || sha256(kit.audit_field(new.detail)) || new.prev_hash);
        if new.sequence > 1 then
            update kit.audit_head set sequence = new.sequence, hash = new.hash where stream = new.stream;
            return new;
        end if;
        -- The first entry of a stream makes its head; who comes second finds it and goes round again.
        insert into kit.audit_head values (new.stream, new.sequence, new.hash) on conflict (stream) do nothing;
        if found then
            return new;
        end if;
    end loop;
end $$;
create trigger audit_chain before insert on kit.audit_entry for each row execute function kit.audit_chain();

create function kit.audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only' using errcode = '42501';
end $$;
create trigger audit_no_change before update or delete on kit.audit_entry for each row execute function kit.audit_is_append_only();
create trigger audit_no_truncate before truncate on kit.audit_entry for each statement execute function kit.audit_is_append_only();
