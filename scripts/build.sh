#!/usr/bin/env bash
# Builds a preset quietly: scripts/build.sh PRESET [TARGET...]. What the compiler says is shown only when it fails.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1; shift
log=build/$preset.log
mkdir -p build
{ cmake --preset "$preset" && cmake --build --preset "$preset" ${1:+--target "$@"}; } >"$log" 2>&1 || {
  echo "构建失败 / the build failed; the end of $log:" >&2
  grep -nE 'error|Error|FAILED' "$log" | head -20 >&2; tail -30 "$log" >&2
  exit 3
}
