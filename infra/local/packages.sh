#!/usr/bin/env bash
# Installs what the local stack needs and leaves no distribution daemon running: packages.sh [--compose|--tests]
#   --compose   docker-compose too, to read docker-compose.yml; no container engine
#   --tests     that, and what checks and scrapes the metrics
set -euo pipefail

policy=/usr/sbin/policy-rc.d
kept_policy=$policy.archive-platform

main() {
  local -a wanted=()
  mapfile -t wanted < <(missing_packages "${1:-}")
  (( ${#wanted[@]} )) || return 0

  command -v apt-get >/dev/null ||
    fail "missing: ${wanted[*]}; this system has no apt-get, install them by hand"
  (( EUID == 0 )) || command -v sudo >/dev/null ||
    fail "missing: ${wanted[*]}; install them as root or put sudo on this machine"
  install_packages "${wanted[@]}"
}

# A package counts as present when the files we start are present, whoever put them there.
missing_packages() {
  if [[ $1 == --compose || $1 == --tests ]]; then present docker-compose || echo docker-compose; fi
  if [[ $1 == --tests ]]; then
    present promtool || echo prometheus
    present prometheus-node-exporter || echo prometheus-node-exporter
    present prometheus-postgres-exporter || echo prometheus-postgres-exporter
  fi
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
  [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]] || echo rabbitmq-server
  present curl || echo curl
  present ps || echo procps
  present setpriv || echo util-linux
  if present minio && present mc; then return; fi
  present radosgw || echo radosgw
  present ceph-mon || echo ceph-mon
  present ceph-osd || echo ceph-osd
}

present() { PATH=$PATH:/usr/sbin:/sbin command -v "$1" >/dev/null; }

install_packages() {
  as_root true || fail "missing: $*; installing them needs the rights of root (sudo)"
  log=$(mktemp)
  trap 'allow_daemons; rm -f "$log"' EXIT
  trap 'exit 130' INT TERM
  local enabled_before
  enabled_before=$(enabled_units)
  forbid_daemons
  if [[ " $* " == *" postgresql "* ]]; then forbid_main_cluster; fi
  echo "installing: $*"
  apt_get install "$@" || { apt_get update && apt_get install "$@"; } || {
    tail -n 15 "$log" >&2
    fail "apt-get could not install: $*"
  }
  disable_new_units "$enabled_before"
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get -y -q --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "$@" >> "$log" 2>&1 < /dev/null
}

# 101 tells every package script that starting services is forbidden.
forbid_daemons() {
  if [[ -e $policy && ! -e $kept_policy ]]; then as_root cp -a "$policy" "$kept_policy"; fi
  printf '#!/bin/sh\nexit 101\n' | as_root install -m 0755 /dev/stdin "$policy"
}

allow_daemons() {
  if [[ -e $kept_policy ]]; then as_root mv "$kept_policy" "$policy"; else as_root rm -f "$policy"; fi
}

forbid_main_cluster() {
  local conf=/etc/postgresql-common/createcluster.conf
  [[ -e $conf ]] || as_root install -D -m 0644 /dev/null "$conf"
  as_root sed -i '/^#\?create_main_cluster/d' "$conf"
  echo 'create_main_cluster = false' | as_root tee -a "$conf" >/dev/null
}

# Packages enable what they bring (dependencies too), and it would start at the next boot.
disable_new_units() {
  local -a new=()
  mapfile -t new < <(comm -13 <(printf '%s\n' "$1") <(enabled_units) | grep -v '^$')
  if (( ${#new[@]} )); then as_root systemctl disable --quiet "${new[@]}" 2>/dev/null || true; fi
}

enabled_units() {
  command -v systemctl >/dev/null || return 0
  systemctl list-unit-files --state=enabled --no-legend 2>/dev/null | awk '{ print $1 }' | sort || true
}

as_root() { if (( EUID == 0 )); then "$@"; else sudo "$@"; fi; }

fail() { echo "packages: $*" >&2; exit 1; }

main "$@"
