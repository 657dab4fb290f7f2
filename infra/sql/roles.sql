-- The two roles of one service: its owner changes the schema, its runner runs. As administrator; safe to repeat.
do $$
begin
    if not exists (select from pg_roles where rolname = '{owner}') then
        create role {owner};
    end if;
    if not exists (select from pg_roles where rolname = '{runner}') then
        create role {runner};
    end if;
end $$;
alter role {owner} login noinherit password '{owner_secret}';
alter role {runner} login noinherit password '{runner_secret}';
alter role {runner} set lock_timeout = '5s';
alter role {runner} set statement_timeout = '30s';
alter role {runner} set idle_in_transaction_session_timeout = '60s';
