#!/usr/bin/env bash
# Builds the screens: web/ into web/dist, which the program takes in. Quick when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/../web"
mkdir -p ../build
log=../build/web.log
failed() {
  echo "界面构建失败 / building the screens failed: $1; the end of build/web.log:" >&2
  tail -30 "$log" >&2
  exit 3
}
command -v npm >/dev/null || { echo "缺少 npm / npm is missing: scripts/install-packages.sh" >&2; exit 3; }

lock=$(sha256sum package-lock.json)
if [ "$(cat node_modules/.installed 2>/dev/null || true)" != "$lock" ]; then
  npm ci --no-audit --no-fund >"$log" 2>&1 || failed "npm ci"
  echo "$lock" >node_modules/.installed
fi

# The page that verifies offline reads the names of acts and states from the statutes.
sources=$(find . ../src \( -name node_modules -o -name dist \) -prune -o -type f \( -not -path '../src/*' -o -name statute.h \) -print0 |
  sort -z | xargs -0 sha256sum | sha256sum)
[ "$(cat dist/.built 2>/dev/null || true)" != "$sources" ] || exit 0
rm -rf dist
npm run build >"$log" 2>&1 || failed "npm run build"
[ -f dist/index.html ] || failed "no dist/index.html"
echo "$sources" >dist/.built
