#!/usr/bin/env bash
# MinIO, when its binaries are on PATH; sourced by s3.sh.

minio_start() {
  running s3 || minio_launch
  await_ready s3 60 curl -fs -m 5 "$ARCHIVE_S3_ENDPOINT/minio/health/ready"
}

minio_stop()   { stop_process s3 TERM 30; }
minio_kill9()  { kill_process s3; }
minio_status() { process_status s3 "$(s3_port)"; }

minio_launch() {
  local console=$(( ARCHIVE_PORT_BASE + 7 ))
  require_free_port s3 "$(s3_port)" "$console"
  part_dir "$s3_data" nobody
  [[ -s $s3_owner ]] || echo "archive-owner:$(secret)" > "$s3_owner"
  local -x HOME=$s3_data
  local -x MINIO_ROOT_USER=archive-owner MINIO_ROOT_PASSWORD
  MINIO_ROOT_PASSWORD=$(cut -d: -f2 "$s3_owner")
  launch s3 nobody "$(command -v minio)" server --quiet \
    --address "127.0.0.1:$(s3_port)" --console-address "127.0.0.1:$console" "$s3_data"
}

minio_provision() {
  local bucket=$1
  mc_quietly mb --ignore-existing --with-lock "local/$bucket"
  mc_quietly version enable "local/$bucket"
  minio_user "$bucket" "$bucket" bucket-policy.json "$local_dir/instances/$namespace/s3/$service.env"
}

minio_disposal_key() { minio_user "$1-disposal" "$1" disposal-policy.json "$local_dir/instances/$namespace/disposal/$service.env"; }

# minio_user NAME BUCKET POLICY FILE: MinIO never tells a secret again, so that a key once written to FILE is kept.
minio_user() {
  local file=$4 policy=$s3_dir/$1.json
  sed "s/BUCKET/$2/g" "$root/infra/container/$3" > "$policy"
  mc_quietly admin policy create local "$1" "$policy"
  rm -f "$policy"
  access_key=$1
  secret_key=
  if [[ -s $file ]]; then secret_key=$(sed -n 's/^Storage__SecretKey=//p' "$file"); fi
  [[ -n $secret_key ]] || secret_key=$(secret)
  mc_quietly admin user add local "$access_key" "$secret_key"
  mc_attach "$access_key"
}

# Attaching a policy a second time is an error of its own.
mc_attach() {
  minio_mc admin policy attach local "$1" --user "$1" > "$local_dir/log/s3-init.log" 2>&1 ||
    minio_mc admin policy entities local --user "$1" 2>/dev/null | grep -w -- "$1" >/dev/null ||
    fail_with_log s3-init "mc could not attach the policy $1"
}

mc_quietly() {
  minio_mc "$@" > "$local_dir/log/s3-init.log" 2>&1 || fail_with_log s3-init "mc $1 $2 failed"
}

minio_mc() {
  MC_HOST_local="http://$(< "$s3_owner")@127.0.0.1:$(s3_port)" mc --quiet --config-dir "$s3_dir/mc" "$@"
}
