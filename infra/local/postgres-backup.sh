#!/usr/bin/env bash
# Backup and restore of the local stack's PostgreSQL; sourced by postgres.sh.

# Names the folder in which segments of the log are kept; there is none before the first backup.
postgres_archive_to=$postgres_dir/archive-to

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
