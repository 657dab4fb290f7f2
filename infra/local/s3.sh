#!/usr/bin/env bash
# The S3 store of the local stack: MinIO when it is installed, else a single-node Ceph RADOS gateway.
# Sourced after common.sh.

s3_dir=$local_dir/s3
s3_data=$s3_dir/data
s3_owner=$s3_dir/owner.env

# shellcheck source=/dev/null
. "$root/infra/local/s3-$ARCHIVE_S3_KIND.sh"

s3_start()  { "${ARCHIVE_S3_KIND}_start"; }
s3_stop()   { "${ARCHIVE_S3_KIND}_stop"; }
s3_kill9()  { "${ARCHIVE_S3_KIND}_kill9"; }
s3_status() { "${ARCHIVE_S3_KIND}_status"; }
s3_port()   { echo $(( ARCHIVE_PORT_BASE + 6 )); }

# s3_provision NAMESPACE SERVICE...: per service a bucket that belongs to none of them, its key to it, and a disposal key,
# which alone sets and lifts legal holds there (clause 5.12.1) and is no service's.
s3_provision() {
  (( $# > 1 )) || fail "provision-s3 wants a namespace and at least one service"
  local name
  for name; do
    [[ $name =~ ^[a-z][a-z0-9-]{0,30}$ ]] || fail "'$name' is no bucket name part: small letters, digits and -"
  done
  running s3 || fail "the S3 store is not running: infra/local/stack start s3"
  local namespace=$1 service; shift
  mkdir -p "$local_dir/instances/$namespace/s3" "$local_dir/instances/$namespace/disposal"
  if (( EUID == 0 )); then chmod 0711 "$local_dir/instances" "$local_dir/instances/$namespace"; fi
  for service; do
    "${ARCHIVE_S3_KIND}_provision" "$namespace-$service"
    s3_write_key "$local_dir/instances/$namespace/s3/$service.env" "$namespace-$service"
    "${ARCHIVE_S3_KIND}_disposal_key" "$namespace-$service"
    s3_write_key "$local_dir/instances/$namespace/disposal/$service.env" "$namespace-$service"
  done
}

s3_write_key() {
  {
    echo "Storage__Endpoint=$ARCHIVE_S3_ENDPOINT"
    echo "Storage__Bucket=$2"
    echo "Storage__AccessKey=$access_key"
    echo "Storage__SecretKey=$secret_key"
  } > "$1.new"
  mv "$1.new" "$1"
}

s3_answers() { curl -s -o /dev/null -m 5 "$ARCHIVE_S3_ENDPOINT/"; }

# signed ACCESS:SECRET METHOD PATH [CURL OPTION...]: prints the answer's body, fails on 4xx and 5xx.
# A query without value needs its `=`: Debian's curl signs the query as it stands. The key goes in by standard input, where other users of the machine cannot see it.
signed() {
  local key=$1 method=$2 path=$3; shift 3
  curl -sS --fail-with-body -m 60 -K - --aws-sigv4 aws:amz:us-east-1:s3 -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' \
    -X "$method" "$@" "$ARCHIVE_S3_ENDPOINT$path" <<< "user = \"$key\""
}
