#!/usr/bin/env bash
# The screens' tests: web/test.sh unit | web/test.sh screens PATH_TO_HENGXIN | web/test.sh pictures PATH_TO_HENGXIN
set -euo pipefail
case "${1:-}" in
  unit) ;;
  screens|pictures) program=$(realpath "${2:?usage: web/test.sh screens PATH_TO_HENGXIN}") ;;
  *) sed -n 2p "$0" | cut -c3- >&2; exit 2 ;;
esac
cd "$(dirname "$0")"
bash ../scripts/build-web.sh                               # brings what is missing, lints and checks types
PATH=$PWD/node_modules/.bin:$PATH
if [ "$1" = unit ]; then exec vitest run; fi
if [ "$1" = pictures ]; then export HENGXIN_PICTURES=1; fi
HENGXIN_PROGRAM=$program exec vitest run --config e2e/vitest.config.ts
