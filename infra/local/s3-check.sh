#!/usr/bin/env bash
# Proves what a service's S3 key and a disposal key can do and cannot; run by infra/local/stack check.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
local_dir=$(cd "$local_dir" && pwd -P)
settings=$local_dir/stack.env
load_settings
. "$root/infra/local/s3.sh"

failures=0

# expect STATUS WHAT KEY METHOD PATH [CURL OPTION...]: STATUS may be a pattern.
expect() {
  local wanted=$1 what=$2 status; shift 2
  status=$(signed "$@" -o "$answer" -w '%{http_code}' 2>/dev/null) || true
  # shellcheck disable=SC2053
  if [[ $status != $wanted ]]; then
    echo "s3: $what: answered $status, expected $wanted" >&2
    failures=$(( failures + 1 ))
  fi
}

key_of() {
  local Storage__AccessKey Storage__SecretKey
  # shellcheck source=/dev/null
  . "$local_dir/instances/check/$1.env"
  echo "$Storage__AccessKey:$Storage__SecretKey"
}

may() {
  expect 200 "put into its own bucket" "$one" PUT "$object" --data-binary 'first' -D "$headers"
  version=$(sed -n 's/^x-amz-version-id: *\([^[:space:]]*\).*/\1/Ip' "$headers")
  [[ -n $version ]] || fail "s3: the bucket keeps no versions"
  expect 200 "overwrite" "$one" PUT "$object" --data-binary 'second'
  expect 200 "get" "$one" GET "$object"
  expect 200 "get a version" "$one" GET "$object?versionId=$version"
  [[ $(< "$answer") == first ]] || fail "s3: the first version is not what was put"
  expect 200 "begin a multipart upload" "$one" POST "$object?uploads="
  expect 200 "read the object lock" "$one" GET "/check-one?object-lock="
  grep -q '<ObjectLockEnabled>Enabled' "$answer" || fail "s3: the bucket has no object lock"
  expect 200 "lock" "$one" PUT "$object?retention=&versionId=$version" --data-binary "$(retention 180)" -H "$(md5 "$(retention 180)")"
}

may_not() {
  expect 403 "get of another service" "$two" GET "$object"
  expect 403 "get of a version by another service" "$two" GET "$object?versionId=$version"
  expect 403 "put by another service" "$two" PUT "$object" --data-binary 'foreign'
  expect 403 "list by another service" "$two" GET "/check-one"
  expect 403 "delete" "$one" DELETE "$object"
  expect 403 "delete of a version" "$one" DELETE "$object?versionId=$version"
  expect 403 "delete of a version with bypass" "$one" DELETE "$object?versionId=$version" -H 'x-amz-bypass-governance-retention: true'
  expect 403 "shorter lock" "$one" PUT "$object?retention=&versionId=$version" --data-binary "$(retention 120)" -H "$(md5 "$(retention 120)")"
  expect 403 "legal hold" "$one" PUT "$object?legal-hold=" --data-binary "$hold" -H "$(md5 "$hold")"
  expect 403 "suspend versions" "$one" PUT "/check-one?versioning=" --data-binary "$suspended"
  expect 403 "delete the policy" "$one" DELETE "/check-one?policy="
  expect 403 "delete the bucket" "$one" DELETE "/check-one"
  expect 403 "make a bucket" "$one" PUT "/check-own"
  if [[ $ARCHIVE_S3_KIND == radosgw ]]; then
    expect 403 "change the policy" "$one" PUT "/check-one?policy=" --data-binary "$(radosgw_policy check-one)"
    expect 403 "put with a public ACL" "$one" PUT "$object-public" --data-binary 'x' -H 'x-amz-acl: public-read'
    expect 403 "put with a grant" "$one" PUT "$object-grant" --data-binary 'x' -H 'x-amz-grant-read: id=check-two'
    expect 403 "publish by ACL" "$one" PUT "$object?acl=" -H 'x-amz-acl: public-read'
  fi
  [[ $(curl -s -o /dev/null -w '%{http_code}' -m 10 "$ARCHIVE_S3_ENDPOINT$object") == 403 ]] || fail "s3: anybody may read"
}

disposal_may_only_hold() {
  local held="$object?legal-hold=&versionId=$version"
  expect 200 "legal hold by the disposal key" "$disposal" PUT "$held" --data-binary "$hold" -H "$(md5 "$hold")"
  expect 200 "read the legal hold by the disposal key" "$disposal" GET "$held"
  grep -q '<Status>ON' "$answer" || fail "s3: the legal hold was not set"
  expect 404 "legal hold of a missing object" "$disposal" PUT "$object-missing?legal-hold=" --data-binary "$hold" -H "$(md5 "$hold")"
  expect 403 "lifting of the legal hold by the service" "$one" PUT "$held" --data-binary "$lifted" -H "$(md5 "$lifted")"
  expect 403 "legal hold in a foreign bucket" "$disposal" PUT "/check-two/object?legal-hold=" --data-binary "$hold" -H "$(md5 "$hold")"
  expect 403 "get by the disposal key" "$disposal" GET "$object"
  expect 403 "get of a version by the disposal key" "$disposal" GET "$object?versionId=$version"
  expect 403 "put by the disposal key" "$disposal" PUT "$object" --data-binary 'foreign'
  expect 403 "upload in parts by the disposal key" "$disposal" POST "$object?uploads="
  expect 403 "delete by the disposal key" "$disposal" DELETE "$object"
  expect 403 "delete of a version by the disposal key" "$disposal" DELETE "$object?versionId=$version"
  expect 403 "longer lock by the disposal key" "$disposal" PUT "$object?retention=&versionId=$version" --data-binary "$(retention 300)" -H "$(md5 "$(retention 300)")"
  expect 403 "delete the policy by the disposal key" "$disposal" DELETE "/check-one?policy="
}

# Of a version no lock keeps, so that it is the hold alone that does.
hold_keeps_until_lifted() {
  local held=$object-held kept
  expect 200 "put" "$one" PUT "$held" --data-binary 'held' -D "$headers"
  kept=$(sed -n 's/^x-amz-version-id: *\([^[:space:]]*\).*/\1/Ip' "$headers")
  expect 200 "legal hold of a version" "$disposal" PUT "$held?legal-hold=&versionId=$kept" --data-binary "$hold" -H "$(md5 "$hold")"
  expect '40[03]' "delete of a held version by the owner" "$(< "$s3_owner")" DELETE "$held?versionId=$kept"
  expect 200 "lifting of a legal hold" "$disposal" PUT "$held?legal-hold=&versionId=$kept" --data-binary "$lifted" -H "$(md5 "$lifted")"
  expect 204 "delete of a lifted version by the owner" "$(< "$s3_owner")" DELETE "$held?versionId=$kept"
}

retention() {
  echo "<Retention><Mode>COMPLIANCE</Mode><RetainUntilDate>$(date -u -d "$began + $1 seconds" +%FT%TZ)</RetainUntilDate></Retention>"
}

md5() { echo "Content-MD5: $(printf '%s' "$1" | openssl md5 -binary | base64)"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
answer=$work/answer
headers=$work/headers
began=$(date -u +'%F %T UTC')
object=/check-one/object-$(secret | head -c 12)
hold='<LegalHold><Status>ON</Status></LegalHold>'
lifted='<LegalHold><Status>OFF</Status></LegalHold>'
suspended='<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>'

s3_provision check one two
one=$(key_of s3/one)
two=$(key_of s3/two)
disposal=$(key_of disposal/one)
may
may_not
disposal_may_only_hold
hold_keeps_until_lifted
(( failures == 0 )) || fail "s3: $failures checks failed"
say "s3: a service reads and writes its own bucket and nothing else; a disposal key sets and lifts legal holds and nothing else"
