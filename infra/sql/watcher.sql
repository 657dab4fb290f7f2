-- The role of the metrics exporter: it sees how the server is, and no row of anybody. As administrator; safe to repeat.
do $$
begin
    if not exists (select from pg_roles where rolname = 'archive_watcher') then
        create role archive_watcher;
    end if;
end $$;
alter role archive_watcher login inherit password '{watcher_secret}';
grant pg_monitor to archive_watcher;
grant connect on database postgres to archive_watcher;
