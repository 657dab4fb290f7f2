#!/usr/bin/env bash
# One monitor, one bluestore OSD on a sparse file, one gateway; sourced by s3.sh.

ceph_conf=$s3_dir/ceph.conf
ceph_keyring=$s3_dir/keyring

radosgw_start() {
  # Without the marker the first start was interrupted: begin again.
  [[ -e $s3_dir/initialised ]] || radosgw_kill9
  running s3-mon || radosgw_launch_mon
  running s3-osd || { kill_process s3; radosgw_launch_osd; }
  running s3 || radosgw_launch_gateway
  await_ready s3 120 s3_answers
  [[ -s $s3_owner ]] || radosgw_create_owner
  await_ready s3 120 radosgw_reads
}

radosgw_stop() {
  stop_process s3 TERM 20
  stop_process s3-osd TERM 30
  stop_process s3-mon TERM 30
}

radosgw_kill9() {
  kill_process s3
  kill_process s3-osd
  kill_process s3-mon
}

radosgw_status() {
  process_status s3 "$(s3_port)"
  process_status s3-osd "$(( ARCHIVE_PORT_BASE + 10 ))"
  process_status s3-mon "$(( ARCHIVE_PORT_BASE + 8 ))"
}

radosgw_launch_mon() {
  local tool
  for tool in ceph-mon ceph-osd radosgw radosgw-admin ceph; do
    command -v $tool >/dev/null || fail "$tool is missing: infra/local/packages.sh installs it"
  done
  require_free_port s3 $(( ARCHIVE_PORT_BASE + 8 ))
  part_dir "$s3_data" ceph
  if [[ ! -e $s3_dir/initialised ]]; then radosgw_initialise; fi
  radosgw_configure
  launch s3-mon ceph ceph-mon -f -i a -c "$ceph_conf"
}

radosgw_launch_osd() {
  if [[ ! -e $s3_dir/initialised ]]; then radosgw_initialise_osd; fi
  launch s3-osd ceph ceph-osd -f -i 0 -c "$ceph_conf"
  # A gateway that knows the OSD's last run waits ten seconds and more for the next one.
  await_ready s3-osd 60 grep -q 'booting -> active' "$local_dir/log/s3-osd.log"
}

radosgw_launch_gateway() {
  require_free_port s3 "$(s3_port)"
  launch s3 ceph radosgw -f -n client.rgw.local -c "$ceph_conf"
}

radosgw_initialise() {
  find "$s3_data" -mindepth 1 -delete
  rm -f "$s3_owner"
  cat /proc/sys/kernel/random/uuid > "$s3_dir/fsid"
  radosgw_keyring
  radosgw_configure
  as_user ceph mkdir "$s3_data/mon" "$s3_data/osd" "$s3_data/rgw" "$s3_data/crash"
  ceph_quietly monmaptool --create --clobber --fsid "$(< "$s3_dir/fsid")" --set-min-mon-release 16 \
    --addv a "[v2:127.0.0.1:$(( ARCHIVE_PORT_BASE + 8 ))]" "$s3_data/monmap"
  ceph_quietly ceph-mon --mkfs -i a -c "$ceph_conf" --keyring "$ceph_keyring" --monmap "$s3_data/monmap"
}

radosgw_initialise_osd() {
  local id
  id=$(< /proc/sys/kernel/random/uuid)
  ceph_quietly ceph -c "$ceph_conf" --connect-timeout 30 osd new "$id" 0
  ceph_quietly ceph-osd --mkfs -i 0 -c "$ceph_conf" --osd-uuid "$id"
  touch "$s3_dir/initialised"
}

ceph_quietly() {
  ( cd / && as_user ceph "$@" ) < /dev/null > "$local_dir/log/s3-init.log" 2>&1 ||
    fail_with_log s3-init "$1 failed"
}

radosgw_keyring() {
  : > "$ceph_keyring"
  radosgw_key mon. "mon 'allow *'"
  radosgw_key client.admin "mon 'allow *'" "osd 'allow *'"
  radosgw_key osd.0 "mon 'allow profile osd'" "osd 'allow *'"
  radosgw_key client.rgw.local "mon 'allow rw'" "osd 'allow rwx'"
  readable_by ceph "$ceph_keyring"
}

radosgw_key() {
  local capability
  printf '[%s]\n  key = %s\n' "$1" "$(ceph-authtool --gen-print-key)"
  for capability in "${@:2}"; do
    printf '  caps %s = %s\n' "${capability%% *}" "$(tr "'" '"' <<< "${capability#* }")"
  done
} >> "$ceph_keyring"

# rgw_gc_obj_min_wait: deleted data would stay for hours. tcp_nodelay: without it each answer with
# a body waits 40 ms. paxos_propose_interval: each of the gateway's pools would cost a second or
# two at the first start. osd_client_watch_timeout: after kill -9 of a gateway, changes of users
# and policies wait that long for the dead one. The block file is sparse; a small one fills up and then every write hangs.
radosgw_configure() {
  cat > "$ceph_conf" <<CONF
[global]
fsid = $(< "$s3_dir/fsid")
mon_host = [v2:127.0.0.1:$(( ARCHIVE_PORT_BASE + 8 ))]
ms_bind_msgr1 = false
ms_bind_port_min = $(( ARCHIVE_PORT_BASE + 10 ))
ms_bind_port_max = $(( ARCHIVE_PORT_BASE + 19 ))
keyring = $ceph_keyring
auth_cluster_required = cephx
auth_service_required = cephx
auth_client_required = cephx
mon_data = $s3_data/mon
osd_data = $s3_data/osd
rgw_data = $s3_data/rgw
crash_dir = $s3_data/crash
run_dir = $s3_data
admin_socket =
log_file =
log_to_stderr = true
err_to_stderr = true
mon_cluster_log_to_file = false
mon_cluster_log_to_stderr = false
debug_rocksdb = 0/0
debug_ms = 0/0
debug_rgw = 0/0

paxos_propose_interval = 0.02
ms_max_backoff = 1
mon_allow_pool_size_one = true
mon_data_avail_warn = 2
mon_data_avail_crit = 1
osd_crush_chooseleaf_type = 0
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 8
osd_pool_default_pg_autoscale_mode = off
osd_client_watch_timeout = 10
osd_memory_target = 943718400
bluestore_block_size = $(( 64 << 30 ))

[osd]
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1

[client]
rgw_frontends = beast endpoint=127.0.0.1:$(s3_port) tcp_nodelay=1
rgw_dns_name = 127.0.0.1
rgw_dynamic_resharding = false
rgw_gc_obj_min_wait = 120
rgw_gc_processor_period = 120
CONF
  readable_by ceph "$ceph_conf"
}

# The gateway answers strangers before its OSD is back; the owner's list of buckets comes from there.
radosgw_reads() { signed "$(< "$s3_owner")" GET /; }

radosgw_create_owner() {
  radosgw_user archive-owner "archive owner"
  echo "$access_key:$secret_key" > "$s3_owner"
}

# radosgw_user NAME DISPLAY [OPTION...]: sets access_key and secret_key, of a new or of the existing user.
radosgw_user() {
  local name=$1 display=$2 answer; shift 2
  answer=$(radosgw_admin user info --uid="$name" 2>/dev/null) ||
    answer=$(radosgw_admin user create --uid="$name" --display-name="$display" "$@") ||
    fail_with_log s3 "the S3 user $name could not be made"
  access_key=$(sed -n 's/.*"access_key": "\([^"]*\)".*/\1/p;T;q' <<< "$answer")
  secret_key=$(sed -n 's/.*"secret_key": "\([^"]*\)".*/\1/p;T;q' <<< "$answer")
  [[ -n $access_key && -n $secret_key ]] || fail "the S3 user $name has no key"
}

radosgw_admin() { ( cd / && as_user ceph radosgw-admin -c "$ceph_conf" "$@" ); }

# The operation mask refuses every delete a second time, aborting an upload included: unfinished
# uploads end by the bucket's life-cycle rule.
radosgw_provision() {
  local bucket=$1 owner
  owner=$(< "$s3_owner")
  if ! signed "$owner" GET "/$bucket?location=" >/dev/null 2>&1; then
    radosgw_bucket "$owner" PUT "/$bucket" -H 'x-amz-bucket-object-lock-enabled: true'
  fi
  radosgw_user "$bucket" "$bucket" --max-buckets=-1 --op-mask="read, write"
  radosgw_bucket "$owner" PUT "/$bucket?policy=" --data-binary "$(radosgw_policy "$bucket")"
  radosgw_bucket "$owner" PUT "/$bucket?lifecycle=" --data-binary '<LifecycleConfiguration><Rule><ID>unfinished</ID>
    <Status>Enabled</Status><Filter><Prefix></Prefix></Filter><AbortIncompleteMultipartUpload>
    <DaysAfterInitiation>2</DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule></LifecycleConfiguration>'
}

radosgw_disposal_key() { radosgw_user "$1-disposal" "$1 disposal" --max-buckets=-1 --op-mask="read, write"; }

radosgw_bucket() {
  local answer
  answer=$(signed "$@" 2>&1) || fail "the S3 store refuses $2 $3: $answer"
}

# The uploader owns an object and its ACL would let it do more than the bucket allows: hence the
# explicit refusals. A condition of `?*` holds only when the header is there. The disposal key lists, so that the store tells it
# a version that is missing from one that is refused.
radosgw_policy() {
  local bucket=$1 header
  local service='"Principal":{"AWS":["arn:aws:iam:::user/'$bucket'"]}'
  local disposal='"Principal":{"AWS":["arn:aws:iam:::user/'$bucket'-disposal"]}'
  local objects='"Resource":["arn:aws:s3:::'$bucket'/*"]'
  cat <<JSON
{"Version":"2012-10-17","Statement":[
 {"Effect":"Allow","Principal":{"AWS":["arn:aws:iam:::user/archive-owner"]},"Action":["s3:*"],
  "Resource":["arn:aws:s3:::$bucket","arn:aws:s3:::$bucket/*"]},
 {"Effect":"Allow",$service,"Resource":["arn:aws:s3:::$bucket"],"Action":[
  "s3:ListBucket","s3:ListBucketVersions","s3:ListBucketMultipartUploads","s3:GetBucketLocation",
  "s3:GetBucketVersioning","s3:GetBucketObjectLockConfiguration"]},
 {"Effect":"Allow",$service,$objects,"Action":[
  "s3:GetObject","s3:GetObjectVersion","s3:PutObject","s3:AbortMultipartUpload","s3:ListMultipartUploadParts",
  "s3:GetObjectRetention","s3:PutObjectRetention","s3:GetObjectLegalHold"]},
 {"Effect":"Allow",$disposal,"Resource":["arn:aws:s3:::$bucket"],"Action":["s3:ListBucket"]},
 {"Effect":"Allow",$disposal,$objects,"Action":["s3:GetObjectLegalHold","s3:PutObjectLegalHold"]},
JSON
  for header in acl grant-read grant-write grant-read-acp grant-write-acp grant-full-control; do
    echo ' {"Effect":"Deny",'"$service,$objects"',"Action":["s3:PutObject"],"Condition":{"StringLike":{"s3:x-amz-'$header'":"?*"}}},'
  done
  cat <<JSON
 {"Effect":"Deny",$service,"Resource":["arn:aws:s3:::$bucket","arn:aws:s3:::$bucket/*"],"Action":[
  "s3:DeleteObject","s3:DeleteObjectVersion","s3:BypassGovernanceRetention","s3:PutObjectLegalHold",
  "s3:PutObjectAcl","s3:PutObjectVersionAcl","s3:PutBucketAcl","s3:PutBucketPolicy","s3:DeleteBucketPolicy",
  "s3:PutBucketVersioning","s3:PutBucketObjectLockConfiguration","s3:PutLifecycleConfiguration","s3:DeleteBucket"]}
]}
JSON
}
