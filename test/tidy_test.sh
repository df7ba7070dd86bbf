#!/usr/bin/env bash
# The architecture holds, and the program that says so is not blind: test/tidy_test.sh TIDY
# Each folder of test/planted/ breaks exactly one rule; TIDY must say the words in its EXPECT, and nothing else.
set -uo pipefail
tidy=$(realpath "${1:?usage: tidy_test.sh TIDY}")
root=$(dirname "$(realpath "$0")")/..
failed=0 planted=0
"$tidy" "$root" || { echo "FAIL: the repository breaks its own rules"; failed=1; }
for tree in "$root"/test/planted/*/; do
  name=$(basename "$tree") planted=$((planted + 1))
  [ -s "$tree/EXPECT" ] || { echo "FAIL: planted/$name does not say what to expect"; failed=1; continue; }
  said=$("$tidy" "$tree" 2>&1)
  status=$?
  if [ "$status" != 1 ]; then
    echo "FAIL: planted/$name was not found (exit $status)"; failed=1
  elif ! grep -qF -- "$(cat "$tree/EXPECT")" <<<"$said"; then
    printf 'FAIL: planted/%s: expected “%s”, was told:\n%s\n' "$name" "$(cat "$tree/EXPECT")" "$said"; failed=1
  elif [ "$(wc -l <<<"$said")" != 1 ]; then
    printf 'FAIL: planted/%s breaks one rule, was told more:\n%s\n' "$name" "$said"; failed=1
  fi
done
"$tidy" "$root/no-such-folder" 2>/dev/null
[ $? = 2 ] || { echo "FAIL: a folder without src/ is not a clean one"; failed=1; }
[ "$planted" -gt 40 ] || { echo "FAIL: only $planted planted violations; where are the others?"; failed=1; }
[ "$failed" = 0 ] && echo "the repository is tidy, and each of $planted planted violations is found"
exit "$failed"
