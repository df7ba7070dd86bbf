#!/usr/bin/env bash
# Installs what is missing, builds, runs every test, and ends with a line "N passed, N failed".
#   ./test.sh            everything
#   ./test.sh NAME       what matches NAME
#   ./test.sh --long     the long forms as well
set -uo pipefail
cd "$(dirname "$0")"
long= only=
for argument in "$@"; do
  case "$argument" in
    --long) long=1 ;;
    -h|--help) sed -n '2,5p' "$0" | cut -c3-; exit 0 ;;
    -*) echo "不认识的参数 / unknown argument: $argument" >&2; exit 2 ;;
    *) only=$argument ;;
  esac
done
[ -z "$long" ] || export HENGXIN_LONG=1
# Sheets of real enterprises, read where they are present (test/real_data.h).
export HENGXIN_REAL_DATA=${HENGXIN_REAL_DATA:-$(cd .. && pwd)/shared/data}
bash scripts/install-packages.sh --test || exit 3

passed=0 failed=0
# One line for each test; its output only when it fails.
check() {
  local name=$1; shift
  case "$name" in *"$only"*) ;; *) return 0 ;; esac
  local log=build/test-$name.log start=$SECONDS
  mkdir -p build
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1)); printf 'ok    %-28s %4ds\n' "$name" $((SECONDS - start))
  else
    failed=$((failed + 1)); printf 'FAIL  %-28s %4ds  (%s)\n' "$name" $((SECONDS - start)) "$log"; tail -40 "$log"
  fi
}

# The same beside the tests that follow, most of which use one core and wait: `beside NAME COMMAND…` begins it, `check NAME ended NAME` tells.
declare -A running=()
beside() {
  local name=$1; shift
  case "$name" in *"$only"*) ;; *) return 0 ;; esac
  mkdir -p build
  "$@" >"build/beside-$name.log" 2>&1 & running[$name]=$!
}
ended() {
  local exit=0
  wait "${running[$1]}" || exit=$?
  cat "build/beside-$1.log"
  return "$exit"
}

. scripts/tests.sh
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
