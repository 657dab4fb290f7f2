#!/usr/bin/env bash
# PostgreSQL of the local stack; sourced after common.sh.

postgres_dir=$local_dir/postgres
postgres_data=$postgres_dir/data
postgres_conf=$postgres_dir/postgresql.conf

. "$root/infra/local/postgres-backup.sh"

postgres_start() {
  local bin
  bin=$(postgres_bin)
  postgres_forget_stale_pid
  running postgres || postgres_launch
  await_ready postgres 120 "$bin/pg_isready" -q -h 127.0.0.1 -p "$ARCHIVE_PG_PORT"
  PGPASSWORD=$ARCHIVE_PG_ADMIN_PASSWORD "$bin/psql" -h 127.0.0.1 -p "$ARCHIVE_PG_PORT" \
    -U "$ARCHIVE_PG_ADMIN" -d postgres -qAtc 'select 1' > /dev/null ||
    fail_with_log postgres "postgres runs but refuses the administrator of $settings"
}

postgres_stop()   { stop_process postgres INT 60; }
postgres_kill9()  { kill_process postgres; }
postgres_status() { process_status postgres "$ARCHIVE_PG_PORT"; }

postgres_bin() {
  local version='*' bin
  if [[ -r $postgres_data/PG_VERSION ]]; then version=$(< "$postgres_data/PG_VERSION"); fi
  bin=$(compgen -G "/usr/lib/postgresql/$version/bin" | sort -V | tail -n 1) ||
    fail "postgres is missing: infra/local/packages.sh installs it"
  echo "$bin"
}

postgres_launch() {
  require_free_port postgres "$ARCHIVE_PG_PORT"
  part_dir "$postgres_data" postgres
  if ! postgres_initialised; then postgres_initialise; fi
  postgres_configure
  launch postgres postgres "$bin/postgres" --config-file="$postgres_conf"
}

# After kill -9 the number in postmaster.pid may belong to a zombie or to a stranger, and the
# server would refuse to start; when it is our own server that we lost sight of, take it back.
postgres_forget_stale_pid() {
  local file=$postgres_data/postmaster.pid pid
  if running postgres || [[ ! -s $file ]]; then return; fi
  read -r pid < "$file"
  if identity "$pid" >/dev/null && [[ $(tr '\0' ' ' < "/proc/$pid/cmdline") == *"--config-file=$postgres_conf "* ]]; then
    remember postgres "$pid"
  else
    rm -f "$file"
  fi
}

postgres_initialised() { as_user postgres test -s "$postgres_data/initialised"; }

# A directory without the marker is one whose initdb was interrupted.
postgres_initialise() {
  local password=$postgres_dir/password
  find "$postgres_data" -mindepth 1 -delete
  printf '%s\n' "$ARCHIVE_PG_ADMIN_PASSWORD" > "$password"
  readable_by postgres "$password"
  ( cd / && as_user postgres "$bin/initdb" --pgdata="$postgres_data" --username="$ARCHIVE_PG_ADMIN" \
      --pwfile="$password" --auth-host=scram-sha-256 --auth-local=reject --data-checksums \
      --encoding=UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=zh-CN
  ) > "$local_dir/log/postgres.log" 2>&1 || { rm -f "$password"; fail_with_log postgres "initdb failed"; }
  rm -f "$password"
  # shellcheck disable=SC2016
  as_user postgres sh -c 'echo yes > "$1"' - "$postgres_data/initialised"
}

postgres_configure() {
  cat > "$postgres_conf" <<CONF
data_directory = '$postgres_data'
hba_file = '$postgres_data/pg_hba.conf'
ident_file = '$postgres_data/pg_ident.conf'
listen_addresses = '127.0.0.1'
port = $ARCHIVE_PG_PORT
unix_socket_directories = ''
max_connections = 300
password_encryption = 'scram-sha-256'

shared_buffers = 512MB
effective_cache_size = 4GB
maintenance_work_mem = 256MB
work_mem = 8MB
random_page_cost = 1.1
max_parallel_workers_per_gather = 1

fsync = on
synchronous_commit = on
full_page_writes = on
wal_compression = lz4
max_wal_size = 4GB
min_wal_size = 512MB
archive_mode = on
archive_command = '$(postgres_archive_command)'
archive_timeout = $([[ -s $postgres_archive_to ]] && echo 60 || echo 0)

timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
CONF
  readable_by postgres "$postgres_conf"
}
