#!/usr/bin/env bash
# RabbitMQ of the local stack with an epmd of its own; sourced after common.sh.

rabbitmq_dir=$local_dir/rabbitmq
rabbitmq_data=$rabbitmq_dir/data
# /usr/sbin/rabbitmq-server insists on the users root and rabbitmq.
rabbitmq_server=/usr/lib/rabbitmq/bin/rabbitmq-server

rabbitmq_ports() {
  rabbitmq_prometheus_port=$(( ARCHIVE_PORT_BASE + 3 ))
  rabbitmq_distribution_port=$(( ARCHIVE_PORT_BASE + 4 ))
  rabbitmq_epmd_port=$(( ARCHIVE_PORT_BASE + 5 ))
}

rabbitmq_start() {
  rabbitmq_ports
  if ! running rabbitmq || ! running epmd; then rabbitmq_launch; fi
  await_ready rabbitmq 120 rabbitmq_answers
}

rabbitmq_launch() {
  [[ -x $rabbitmq_server ]] || fail "rabbitmq is missing: infra/local/packages.sh installs it"
  # A node that lost its epmd answers clients but neither rabbitmqctl nor a restart.
  rabbitmq_stop
  require_free_port rabbitmq "$ARCHIVE_MQ_PORT" "$ARCHIVE_MQ_MANAGEMENT_PORT" \
    "$rabbitmq_prometheus_port" "$rabbitmq_distribution_port" "$rabbitmq_epmd_port"
  part_dir "$rabbitmq_data" rabbitmq
  rabbitmq_configure
  launch epmd rabbitmq epmd -address 127.0.0.1 -port "$rabbitmq_epmd_port"
  await_ready epmd 10 listens "$rabbitmq_epmd_port"
  rabbitmq_launch_node
}

rabbitmq_stop() {
  stop_process rabbitmq TERM 60
  stop_process epmd TERM 10
}

rabbitmq_kill9() {
  kill_process rabbitmq
  kill_process epmd
}

rabbitmq_status() {
  rabbitmq_ports
  process_status rabbitmq "$ARCHIVE_MQ_PORT"
  process_status epmd "$rabbitmq_epmd_port"
}

rabbitmq_answers() {
  curl -fs -m 5 -K - "http://127.0.0.1:$ARCHIVE_MQ_MANAGEMENT_PORT/api/overview" \
    <<< "user = \"$ARCHIVE_MQ_ADMIN:$ARCHIVE_MQ_ADMIN_PASSWORD\""
}

# RUNNING_UNDER_SYSTEMD makes the script become the VM instead of staying its parent,
# so that the pid we know is the broker's.
rabbitmq_launch_node() {
  local -x HOME=$rabbitmq_data
  local -x RUNNING_UNDER_SYSTEMD=true
  local -x RABBITMQ_NODENAME=archive@localhost
  local -x RABBITMQ_MNESIA_BASE=$rabbitmq_data/mnesia
  local -x RABBITMQ_LOG_BASE=$rabbitmq_data/log
  local -x RABBITMQ_LOGS=-
  local -x RABBITMQ_PID_FILE=$rabbitmq_data/pid
  local -x RABBITMQ_CONFIG_FILE=$rabbitmq_dir/rabbitmq.conf
  local -x RABBITMQ_ENABLED_PLUGINS_FILE=$rabbitmq_dir/enabled_plugins
  local -x RABBITMQ_CONF_ENV_FILE=/dev/null
  local -x RABBITMQ_DIST_PORT=$rabbitmq_distribution_port
  local -x RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none'
  local -x ERL_EPMD_ADDRESS=127.0.0.1
  local -x ERL_EPMD_PORT=$rabbitmq_epmd_port
  launch rabbitmq rabbitmq "$rabbitmq_server"
}

# The default user is made on the first start only; naming ours there means there never is a guest.
rabbitmq_configure() {
  cat > "$rabbitmq_dir/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$ARCHIVE_MQ_PORT
management.tcp.ip = 127.0.0.1
management.tcp.port = $ARCHIVE_MQ_MANAGEMENT_PORT
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
  echo '[rabbitmq_management,rabbitmq_prometheus].' > "$rabbitmq_dir/enabled_plugins"
  readable_by rabbitmq "$rabbitmq_dir/rabbitmq.conf"
  readable_by rabbitmq "$rabbitmq_dir/enabled_plugins"
  if ! as_user rabbitmq test -s "$rabbitmq_data/.erlang.cookie"; then
    # shellcheck disable=SC2016
    secret | as_user rabbitmq sh -c 'umask 077; cat > "$1"' - "$rabbitmq_data/.erlang.cookie"
  fi
}
