#!/usr/bin/env bash
# The program as outsiders meet it: test/e2e/run.sh PATH_TO_HENGXIN [NAME…]. HENGXIN_LONG=1 kills the server 2000 times instead of 200.
set -uo pipefail
[ $# -ge 1 ] || { sed -n 2p "$0" | cut -c3- >&2; exit 2; }
program=$(realpath "$1"); shift
[ -x "$program" ] || { echo "没有这个程序 / no such program: $program" >&2; exit 2; }
cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- contract walk steady figures notices pages real_input imports sheets tamper plaintext papers postgres kills
# Debian's own Python: what the scripts import comes from its packages.
python=/usr/bin/python3
failed=0
for name in "$@"; do
  [ -f "$name.py" ] || { echo "没有这个脚本 / no such script: $name" >&2; exit 2; }
  PYTHONDONTWRITEBYTECODE=1 $python "$name.py" "$program" || { echo "FAIL $name"; failed=1; }
done
exit $failed
