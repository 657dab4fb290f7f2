-- Less work for each message.

-- Ids rise with time; messages leave about in that order and need no other.
drop index kit.ix_outbox_sequence;

-- Purged by time, in the order written.
drop index kit.ix_idempotency_at;
create index ix_idempotency_at on kit.idempotency using brin (at);

-- Read by the time of sending only.
alter table kit.journal drop constraint journal_pkey;
drop index kit.ix_journal_sent;
alter table kit.journal add primary key (sent_at, sequence);

-- Sequences are given under the lock of the head, so a stream cannot fork; nobody looks an entry up by its id.
alter table kit.audit_entry drop constraint audit_entry_event_id_key, drop constraint audit_entry_stream_prev_hash_key;

-- The canonical form of an entry is unchanged, it is only made by fewer functions: an array sent in binary is, after a head of 20 bytes,
-- each field's length in bytes (-1 for null) and its bytes in the client's encoding, which is therefore held to be UTF-8.
create or replace function kit.audit_chain() returns trigger
    language plpgsql security definer set search_path = pg_catalog as $$
begin
    if current_setting('client_encoding') <> 'UTF8' then
        raise exception 'the audit trail is written in UTF-8' using errcode = '22021';
    end if;
    new.schema_version := 1;
    new.sequence := 1;
    new.prev_hash := '';
    loop
        new.recorded_at := clock_timestamp();
        new.hash := sha256(
            'archive-audit' || int4send(new.schema_version) || substring(array_send(array[new.stream]) from 21) || int8send(new.sequence)
            || substring(array_send(array[
                new.event_id::text,
                to_char(new.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                to_char(new.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                new.actor, new.on_behalf_of, new.client, new.action, new.object, new.decision, new.rule, new.trace_id]) from 21)
            || sha256(substring(array_send(array[new.detail]) from 21)) || new.prev_hash);
        if new.sequence > 1 then
            update kit.audit_head set sequence = new.sequence, hash = new.hash where stream = new.stream;
            return new;
        end if;
        -- The first entry of a stream makes its head; any other finds it, locks it and follows it, so two writers cannot fork a stream.
        insert into kit.audit_head values (new.stream, new.sequence, new.hash) on conflict (stream) do nothing;
        if found then
            return new;
        end if;
        select sequence + 1, hash into new.sequence, new.prev_hash from kit.audit_head where stream = new.stream for update;
    end loop;
end $$;

drop function kit.audit_instant(timestamptz);
drop function kit.audit_field(text);
