#!/usr/bin/env bash
# RabbitMQ of the local stack, one node or a cluster of three, with an epmd of its own; sourced after common.sh.

rabbitmq_dir=$local_dir/rabbitmq
rabbitmq_data=$rabbitmq_dir/data
# /usr/sbin/rabbitmq-server insists on the users root and rabbitmq.
rabbitmq_bin=/usr/lib/rabbitmq/bin

# ARCHIVE_BROKERS=3 in the environment lets the broker grow to three nodes, for good; the two others have a block of ports of their own.
rabbitmq_choose() {
  [[ ${ARCHIVE_BROKERS:-1} == [13] ]] || fail "ARCHIVE_BROKERS must be 1 or 3, not '$ARCHIVE_BROKERS'"
  if [[ ${ARCHIVE_BROKERS:-} == 1 && ${ARCHIVE_MQ_PEERS_PORT_BASE:-} ]]; then fail "the broker has three nodes already: infra/down --wipe, then fewer"; fi
  if [[ ${ARCHIVE_BROKERS:-} == 3 && -z ${ARCHIVE_MQ_PEERS_PORT_BASE:-} ]]; then
    ARCHIVE_MQ_PEERS_PORT_BASE=$(free_ports) || exit 1
    echo "ARCHIVE_MQ_PEERS_PORT_BASE=$ARCHIVE_MQ_PEERS_PORT_BASE" >> "$settings"
  fi
}

rabbitmq_numbers() { echo 1 ${ARCHIVE_MQ_PEERS_PORT_BASE:+2 3}; }

rabbitmq_name() { echo "archive${1#1}@localhost"; }

# rabbitmq_node NUMBER: sets the names and ports of a node; the first keeps those it has where it is alone.
rabbitmq_node() {
  rabbitmq_process=rabbitmq${1#1}
  rabbitmq_epmd_port=$(( ARCHIVE_PORT_BASE + 5 ))
  if (( $1 == 1 )); then
    rabbitmq_port=$ARCHIVE_MQ_PORT
    rabbitmq_management_port=$ARCHIVE_MQ_MANAGEMENT_PORT
    rabbitmq_prometheus_port=$(( ARCHIVE_PORT_BASE + 3 ))
    rabbitmq_distribution_port=$(( ARCHIVE_PORT_BASE + 4 ))
    return
  fi
  [[ ${ARCHIVE_MQ_PEERS_PORT_BASE:-} ]] || fail "there is one node only: ARCHIVE_BROKERS=3 infra/local/stack start"
  rabbitmq_port=$(( ARCHIVE_MQ_PEERS_PORT_BASE + 4 * ($1 - 2) ))
  rabbitmq_management_port=$(( rabbitmq_port + 1 ))
  rabbitmq_prometheus_port=$(( rabbitmq_port + 2 ))
  rabbitmq_distribution_port=$(( rabbitmq_port + 3 ))
}

rabbitmq_start() {
  local number launched=0
  # A node that lost its epmd answers clients but neither rabbitmqctl nor a restart.
  running epmd || rabbitmq_stop
  for number in $(rabbitmq_numbers); do
    rabbitmq_node "$number"
    if ! running "$rabbitmq_process"; then
      rabbitmq_launch "$number"
      launched=1
    fi
  done
  for number in $(rabbitmq_numbers); do rabbitmq_await "$number"; done
  if [[ $launched == 1 && ${ARCHIVE_MQ_PEERS_PORT_BASE:-} ]]; then rabbitmq_spread; fi
}

rabbitmq_stop() {
  local number
  for number in $(rabbitmq_numbers); do rabbitmq_node_stop "$number" & done
  wait
  stop_process epmd TERM 10
}

rabbitmq_kill9() {
  local number
  for number in $(rabbitmq_numbers); do rabbitmq_node_kill9 "$number"; done
  kill_process epmd
}

rabbitmq_status() {
  local number
  for number in $(rabbitmq_numbers); do
    rabbitmq_node "$number"
    process_status "$rabbitmq_process" "$rabbitmq_port"
  done
  process_status epmd "$rabbitmq_epmd_port"
}

# --- one node ---------------------------------------------------------------

rabbitmq_node_start() {
  rabbitmq_node "$1"
  running epmd || fail "no node of the broker runs: infra/local/stack start rabbitmq"
  running "$rabbitmq_process" || rabbitmq_launch "$1"
  rabbitmq_await "$1"
}

rabbitmq_node_stop() {
  rabbitmq_node "$1"
  stop_process "$rabbitmq_process" TERM 60
}

rabbitmq_node_kill9() {
  rabbitmq_node "$1"
  kill_process "$rabbitmq_process"
}

rabbitmq_node_status() {
  rabbitmq_node "$1"
  process_status "$rabbitmq_process" "$rabbitmq_port"
}

rabbitmq_await() {
  rabbitmq_node "$1"
  await_ready "$rabbitmq_process" 120 rabbitmq_answers
}

rabbitmq_answers() {
  curl -fs -m 5 -K - "http://127.0.0.1:$rabbitmq_management_port/api/overview" \
    <<< "user = \"$ARCHIVE_MQ_ADMIN:$ARCHIVE_MQ_ADMIN_PASSWORD\""
}

rabbitmq_launch() {
  [[ -x $rabbitmq_bin/rabbitmq-server ]] || fail "rabbitmq is missing: infra/local/packages.sh installs it"
  require_free_port "$rabbitmq_process" "$rabbitmq_port" "$rabbitmq_management_port" \
    "$rabbitmq_prometheus_port" "$rabbitmq_distribution_port"
  part_dir "$rabbitmq_data" rabbitmq
  rabbitmq_configure
  if ! running epmd; then
    require_free_port epmd "$rabbitmq_epmd_port"
    launch epmd rabbitmq epmd -address 127.0.0.1 -port "$rabbitmq_epmd_port"
    await_ready epmd 10 listens "$rabbitmq_epmd_port"
  fi
  rabbitmq_launch_node "$1"
}

# RUNNING_UNDER_SYSTEMD makes the script become the VM instead of staying its parent,
# so that the pid we know is the broker's.
rabbitmq_launch_node() {
  local -x RUNNING_UNDER_SYSTEMD=true
  local -x RABBITMQ_NODENAME
  RABBITMQ_NODENAME=$(rabbitmq_name "$1")
  local -x RABBITMQ_MNESIA_BASE=$rabbitmq_data/mnesia
  local -x RABBITMQ_LOG_BASE=$rabbitmq_data/log
  local -x RABBITMQ_LOGS=-
  local -x RABBITMQ_PID_FILE=$rabbitmq_data/$rabbitmq_process.pid
  local -x RABBITMQ_CONFIG_FILE=$rabbitmq_dir/$rabbitmq_process.conf
  local -x RABBITMQ_ENABLED_PLUGINS_FILE=$rabbitmq_dir/enabled_plugins
  local -x RABBITMQ_DIST_PORT=$rabbitmq_distribution_port
  local -x RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none'
  rabbitmq_environment launch "$rabbitmq_process" rabbitmq "$rabbitmq_bin/rabbitmq-server"
}

# rabbitmq_environment COMMAND...: with the cookie and the epmd that nodes and tools share.
rabbitmq_environment() {
  local -x HOME=$rabbitmq_data
  local -x RABBITMQ_CONF_ENV_FILE=/dev/null
  local -x ERL_EPMD_ADDRESS=127.0.0.1
  local -x ERL_EPMD_PORT=$rabbitmq_epmd_port
  "$@"
}

# The default user is made on the first start only; naming ours there means there never is a guest.
rabbitmq_configure() {
  local config=$rabbitmq_dir/$rabbitmq_process.conf
  cat > "$config" <<CONF
listeners.tcp.1 = 127.0.0.1:$rabbitmq_port
management.tcp.ip = 127.0.0.1
management.tcp.port = $rabbitmq_management_port
prometheus.tcp.ip = 127.0.0.1
prometheus.tcp.port = $rabbitmq_prometheus_port
default_user = $ARCHIVE_MQ_ADMIN
default_pass = $ARCHIVE_MQ_ADMIN_PASSWORD
default_user_tags.administrator = true
disk_free_limit.absolute = 200MB
vm_memory_high_watermark.relative = 0.2
log.console = true
log.console.level = info
CONF
  if [[ ${ARCHIVE_MQ_PEERS_PORT_BASE:-} ]]; then rabbitmq_cluster >> "$config"; fi
  echo '[rabbitmq_management,rabbitmq_prometheus].' > "$rabbitmq_dir/enabled_plugins"
  readable_by rabbitmq "$config"
  readable_by rabbitmq "$rabbitmq_dir/enabled_plugins"
  if ! as_user rabbitmq test -s "$rabbitmq_data/.erlang.cookie"; then
    # shellcheck disable=SC2016
    secret | as_user rabbitmq sh -c 'umask 077; cat > "$1"' - "$rabbitmq_data/.erlang.cookie"
  fi
}

# --- three nodes ------------------------------------------------------------

rabbitmq_cluster() {
  local number
  echo "cluster_formation.peer_discovery_backend = classic_config"
  for number in $(rabbitmq_numbers); do
    echo "cluster_formation.classic_config.nodes.$number = $(rabbitmq_name "$number")"
  done
  echo "cluster_partition_handling = pause_minority"
  echo "queue_leader_locator = balanced"
}

# A queue declared while there was one node, or while one was away, gets its missing members.
rabbitmq_spread() {
  local number
  for number in $(rabbitmq_numbers); do
    rabbitmq_environment as_user rabbitmq "$rabbitmq_bin/rabbitmq-queues" -q -n "$(rabbitmq_name 1)" grow "$(rabbitmq_name "$number")" all \
      > "$local_dir/log/rabbitmq-grow.log" 2>&1 || fail_with_log rabbitmq-grow "the queues did not grow to node $number"
  done
}
