#!/usr/bin/env bash
# Installs what building (and, with --test, testing) needs from Debian's packages. Quick when nothing is missing.
set -euo pipefail
. /etc/os-release
case "${VERSION_CODENAME:-}" in
  bookworm) boost=1.81 postgres=15 clang=14 ;;
  trixie)   boost=1.83 postgres=17 clang=19 ;;
  *) echo "This script knows Debian 12 (bookworm) and 13 (trixie); this is ${PRETTY_NAME:-unknown}." >&2; exit 3 ;;
esac
packages=(g++ cmake ninja-build ccache pkg-config git ca-certificates
  libboost$boost-dev libboost-json$boost-dev libssl-dev libsodium-dev libsqlite3-dev libpq-dev libicu-dev libopencc-dev libcsv-dev
  libzip-dev libexpat1-dev libxlsxwriter-dev libcli11-dev libjemalloc-dev doctest-dev
  libmagic-dev libpango1.0-dev libqrencode-dev libcurl4-openssl-dev fonts-noto-cjk)
# Another Node than Debian's does as well; what the screens' build needs beyond Debian 12's comes with web/package.json.
command -v npm >/dev/null || packages+=(nodejs npm)
[ "${1:-}" != --test ] || packages+=(postgresql-$postgres sqlite3 curl python3 python3-aiosmtpd python3-jsonschema clang libclang-rt-$clang-dev util-linux
  chromium poppler-utils zbar-tools libreoffice-calc-nogui libreoffice-writer-nogui)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "安装缺少的软件包 / installing missing packages: ${missing[*]}"
if [ "$(id -u)" = 0 ]; then sudo=(); elif command -v sudo >/dev/null; then sudo=(sudo); else
  echo "需要 root 或 sudo 来安装 / root or sudo is needed to install: ${missing[*]}" >&2; exit 3
fi
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
