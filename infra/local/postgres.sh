#!/usr/bin/env bash
# PostgreSQL of the local stack; sourced after common.sh.

postgres_dir=$local_dir/postgres
postgres_data=$postgres_dir/data
postgres_conf=$postgres_dir/postgresql.conf
# Names the folder in which segments of the log are kept; there is none before the first backup.
postgres_archive_to=$postgres_dir/archive-to

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

# A segment that is kept already must be the same: two histories never share a folder.
postgres_archive_command() {
  local folder
  [[ -s $postgres_archive_to ]] || { echo /bin/true; return; }
  folder=$(< "$postgres_archive_to")
  echo "if test -e \"$folder/%f.gz\"; then gunzip < \"$folder/%f.gz\" | cmp -s - \"%p\"; else" \
    "gzip -1 < \"%p\" > \"$folder/%f.part\" && sync \"$folder/%f.part\" && mv \"$folder/%f.part\" \"$folder/%f.gz\"; fi"
}

# postgres_archive FOLDER: from now on every segment is kept there, below the name of this database server; prints where.
postgres_archive() {
  local folder
  running postgres || fail "postgres does not run"
  if [[ $(postgres_ask 'show archive_mode') != on ]]; then postgres_stop; postgres_start; fi
  folder=$1/wal/$(postgres_ask 'select system_identifier from pg_control_system()')
  mkdir -p "$1"
  if (( EUID == 0 )); then chmod 0711 "$1"; fi
  part_dir "$folder" postgres
  as_user postgres test -w "$folder" || fail "the user postgres cannot reach $folder: choose a folder it can enter"
  if [[ ! -s $postgres_archive_to || $(< "$postgres_archive_to") != "$folder" ]]; then
    echo "$folder" > "$postgres_archive_to"
    postgres_configure
    kill -s HUP "$(pid_of postgres)"
  fi
  echo "$folder"
}

# postgres_base FOLDER: a copy of all databases as they are, checked against its own list.
postgres_base() {
  local bin
  bin=$(postgres_bin)
  PGPASSWORD=$ARCHIVE_PG_ADMIN_PASSWORD "$bin/pg_basebackup" -h 127.0.0.1 -p "$ARCHIVE_PG_PORT" -U "$ARCHIVE_PG_ADMIN" \
    --pgdata="$1" --checkpoint=fast --wal-method=none --manifest-checksums=SHA256 --no-password
  "$bin/pg_verifybackup" --quiet --no-parse-wal "$1"
}

# postgres_restore BASE WAL INSTANT|latest: puts a copy in place; the next start replays the log to the instant and opens a history of its own.
postgres_restore() {
  local base=$1 wal=$2 at=$3
  # A broker that lived on would bring news of what was not to happen.
  [[ ! -e $postgres_data && ! -e $local_dir/rabbitmq/data ]] || fail "there are databases or a broker in $local_dir: infra/down --wipe, or move both aside"
  "$(postgres_bin)/pg_verifybackup" --quiet --no-parse-wal "$base" || fail "$base is damaged"
  part_dir "$postgres_data" postgres
  cp -a "$base/." "$postgres_data/"
  {
    echo "restore_command = 'gunzip < \"$wal/%f.gz\" > \"%p\"'"
    echo "recovery_target_action = 'promote'"
    if [[ $at != latest ]]; then echo "recovery_target_time = '$at'"; fi
  } >> "$postgres_data/postgresql.auto.conf"
  touch "$postgres_data/recovery.signal"
  if (( EUID == 0 )); then chown -R postgres: "$postgres_data" "$wal"; fi
  as_user postgres test -w "$wal" || fail "the user postgres cannot reach $wal: choose a folder it can enter"
  # The new history is kept beside the old one from its first record on; else a second restore would take up the same one.
  echo "$wal" > "$postgres_archive_to"
}

postgres_ask() {
  PGPASSWORD=$ARCHIVE_PG_ADMIN_PASSWORD "$(postgres_bin)/psql" -h 127.0.0.1 -p "$ARCHIVE_PG_PORT" -U "$ARCHIVE_PG_ADMIN" -d postgres -qAtc "$1"
}
