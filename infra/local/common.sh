#!/usr/bin/env bash
# What the parts of the local stack share; sourced, never run.
set -euo pipefail
umask 077

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
# ARCHIVE_SET names another set of servers of this checkout, with data, ports and secrets of its own.
home=$root/.local
local_dir=$home${ARCHIVE_SET:+/sets/$ARCHIVE_SET}
settings=$local_dir/stack.env
PATH=$PATH:/usr/sbin:/sbin
boot_id=$(< /proc/sys/kernel/random/boot_id)

say()  { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

fail_with_log() {
  local name=$1 log; shift
  log=$local_dir/log/$name.log
  printf '%s\n' "$*" >&2
  if [[ -s $log ]]; then
    printf 'last lines of %s:\n' "$log" >&2
    tail -n 15 "$log" | sed 's/^/  | /' >&2
  fi
  exit 1
}

# --- directories ------------------------------------------------------------

# Root starts the servers as users of their own, who must be able to reach their data.
prepare_local() {
  [[ ${ARCHIVE_SET:-own} =~ ^[a-z]+$ ]] || fail "'$ARCHIVE_SET' is no name of a set of servers: small letters"
  if [[ ! -e $home && ! -L $home ]] && ! servers_can_reach "$root"; then
    ln -sfn "/var/lib/archive-platform/$(printf '%s' "$root" | sha256sum | cut -c1-16)" "$home"
  fi
  if [[ -L $home && ! -e $home ]]; then install -d -m 0755 "$(dirname "$(readlink "$home")")"; fi
  mkdir -p "$(readlink -m "$home")"
  home=$(cd "$home" && pwd -P)
  [[ -O $home ]] || fail "$home belongs to $(stat -c %U "$home"), not to $(id -un): run as that user, or remove it"
  local_dir=$home${ARCHIVE_SET:+/sets/$ARCHIVE_SET}
  settings=$local_dir/stack.env
  mkdir -p "$local_dir"
  if (( EUID == 0 )); then chmod 0711 "$home" "$(dirname "$local_dir")" "$local_dir"; fi
  mkdir -p "$local_dir/run" "$local_dir/log"
  servers_can_reach "$local_dir" ||
    fail "the servers' users cannot enter $local_dir: infra/down --wipe, then infra/up moves it"
}

servers_can_reach() {
  (( EUID == 0 )) || return 0
  setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$1"
}

# part_dir DIR USER: a private directory of a server user; everything around it stays ours.
part_dir() {
  local dir
  for dir in "$(dirname "$1")" "$1"; do [[ -d $dir ]] || mkdir "$dir"; done
  if (( EUID == 0 )); then
    chmod 0711 "$(dirname "$1")"
    chown "$2:" "$1"
  fi
}

# readable_by USER FILE: a configuration written by us, readable by one server and nobody else.
readable_by() {
  if (( EUID == 0 )); then
    chgrp "$(id -g "$1")" "$2"
    chmod 0640 "$2"
  fi
}

as_user() {
  local user=$1; shift
  if (( EUID == 0 )); then
    setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups --no-new-privs -- "$@"
  else
    "$@"
  fi
}

# --- settings ---------------------------------------------------------------

port_range=40

load_settings() {
  if [[ ! -e $settings ]]; then write_settings; fi
  # shellcheck source=/dev/null
  . "$settings"
}

write_settings() {
  local dir
  for dir in postgres rabbitmq s3; do
    [[ ! -d $local_dir/$dir/data ]] ||
      fail "$settings is gone but data of an earlier start is there: put it back, or infra/down --wipe"
  done
  local base kind=radosgw
  base=$(free_ports) || exit 1
  if command -v minio >/dev/null && command -v mc >/dev/null; then kind=minio; fi
  {
    echo "ARCHIVE_PORT_BASE=$base"
    echo "ARCHIVE_PG_PORT=$base"
    echo "ARCHIVE_PG_ADMIN=archive_admin"
    echo "ARCHIVE_PG_ADMIN_PASSWORD=$(secret)"
    echo "ARCHIVE_MQ_PORT=$((base + 1))"
    echo "ARCHIVE_MQ_MANAGEMENT_PORT=$((base + 2))"
    echo "ARCHIVE_MQ_ADMIN=archive_admin"
    echo "ARCHIVE_MQ_ADMIN_PASSWORD=$(secret)"
    echo "ARCHIVE_S3_ENDPOINT=http://127.0.0.1:$((base + 6))"
    echo "ARCHIVE_S3_KIND=$kind"
  } > "$settings.new"
  mv "$settings.new" "$settings"
}

secret() { LC_ALL=C tr -dc 'A-Za-z0-9' < <(head -c 512 /dev/urandom) | head -c 40 || true; }

# The search begins at a place of the checkout's own, so that a stopped neighbour keeps its ports;
# it stays below 32768, where Linux begins to hand out ports to clients.
free_ports() {
  if [[ -n ${ARCHIVE_PORTS:-} && -z ${ARCHIVE_SET:-} ]]; then
    [[ $ARCHIVE_PORTS =~ ^[1-9][0-9]{3,4}$ && $ARCHIVE_PORTS -ge 1024 && $(( ARCHIVE_PORTS + port_range )) -le 65536 ]] ||
      fail "ARCHIVE_PORTS must be a number from 1024 to $((65536 - port_range)), not '$ARCHIVE_PORTS'"
    echo "$ARCHIVE_PORTS"
    return
  fi
  local first=20000 blocks=318 at tries taken
  taken=" $(listening_ports | tr '\n' ' ') "
  at=$(( $(printf '%s' "$root${ARCHIVE_SET:+ $ARCHIVE_SET}" | cksum | cut -d' ' -f1) % blocks ))
  for (( tries = 0; tries < blocks; tries++ )); do
    if block_is_free $(( first + at * port_range )); then
      echo $(( first + at * port_range ))
      return
    fi
    at=$(( (at + 1) % blocks ))
  done
  fail "no $port_range consecutive free ports between 20000 and 32768: choose some with ARCHIVE_PORTS"
}

block_is_free() {
  local port
  for (( port = $1; port < $1 + port_range; port++ )); do
    [[ $taken != *" $port "* ]] || return 1
  done
}

listening_ports() {
  local local_address state
  while read -r _ local_address _ state _; do
    [[ $state == 0A ]] || continue
    echo $(( 16#${local_address##*:} ))
  done < <(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null)
}

listens() { [[ " $(listening_ports | tr '\n' ' ') " == *" $1 "* ]]; }

require_free_port() {
  local port
  for port in "${@:2}"; do
    ! listens "$port" ||
      fail "$1 cannot start: port $port is taken by another program (ports are chosen in $settings)"
  done
}

# --- processes --------------------------------------------------------------

# identity PID: a process, told apart from a later one with its number, and from a copied checkout's.
# A zombie is gone, but only when none of its threads still holds a port.
identity() {
  local stat
  local -a threads=("/proc/$1/task/"*)
  { read -r stat < "/proc/$1/stat"; } 2>/dev/null || return 1
  # shellcheck disable=SC2086
  set -- "$1" ${stat##*) }
  [[ $2 != [ZX] || ${#threads[@]} -gt 1 ]] || return 1
  printf '%s %s %s %s\n' "$1" "${21}" "$boot_id" "$root"
}

remember() { identity "$2" > "$local_dir/run/$1.pid" || true; }

# pid_of NAME: the pid when the process that was started is still running.
pid_of() {
  local file=$local_dir/run/$1.pid pid now
  [[ -s $file ]] || return 1
  read -r pid _ < "$file"
  now=$(identity "$pid") && [[ $now == "$(< "$file")" ]] || return 1
  echo "$pid"
}

running() { pid_of "$1" >/dev/null; }

# launch NAME USER COMMAND...: in a session of its own, so that Ctrl-C here does not reach it,
# and with more open files than a login shell allows.
launch() {
  local name=$1 user=$2 log
  log=$local_dir/log/$name.log; shift 2
  if [[ -e $log ]]; then mv "$log" "$log.1"; fi
  if (( EUID == 0 )); then
    set -- setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups --no-new-privs -- "$@"
  fi
  ( cd / && ulimit -Sn "$(open_files)" && exec setsid "$@" ) < /dev/null > "$log" 2>&1 &
  remember "$name" $!
}

open_files() {
  local most
  most=$(ulimit -Hn)
  if [[ $most == unlimited ]] || (( most > 65536 )); then most=65536; fi
  echo "$most"
}

# await_ready NAME SECONDS PROBE...
await_ready() {
  local name=$1 seconds=$2 until; shift 2
  until=$(( SECONDS + seconds ))
  until "$@" >/dev/null 2>&1; do
    running "$name" || fail_with_log "$name" "$name stopped while starting"
    (( SECONDS <= until )) || fail_with_log "$name" "$name is not ready after $seconds s"
    sleep 0.05
  done
}

descendants() {
  ps -e -o pid=,ppid= | awk -v top="$1" '
    { parent[$1] = $2 }
    END { for (pid in parent) for (up = parent[pid]; up; up = parent[up]) if (up == top) { print pid; break } }'
}

await_gone() {
  local until=$(( SECONDS + $1 )) pid; shift
  for pid in "$@"; do
    while identity "$pid" >/dev/null; do
      (( SECONDS <= until )) || return 1
      sleep 0.02
    done
  done
}

# stop_process NAME SIGNAL SECONDS: waits for the process, and ends it the hard way when it does not go.
stop_process() {
  local pid
  if pid=$(pid_of "$1"); then
    kill -s "$2" "$pid" 2>/dev/null || true
    await_gone "$3" "$pid" || { say "$1 did not stop within $3 s: killed"; kill_process "$1"; }
  fi
  rm -f "$local_dir/run/$1.pid"
}

kill_process() {
  local pid
  local -a family=()
  if pid=$(pid_of "$1"); then
    mapfile -t family < <(descendants "$pid")
    kill -s KILL "$pid" "${family[@]}" 2>/dev/null || true
    await_gone 20 "$pid" "${family[@]}" || fail "$1 (pid $pid) does not die"
  fi
}

# process_status PART PORT: one line `part pid port rss_kb`, pid `-` when it does not run.
process_status() {
  local pid rss=0
  if pid=$(pid_of "$1"); then
    rss=$(ps -o rss= -p "$pid$(descendants "$pid" | sed 's/^/,/' | tr -d '\n')" | awk '{ sum += $1 } END { print sum + 0 }')
  else
    pid=-
  fi
  echo "$1 $pid $2 $rss"
}
