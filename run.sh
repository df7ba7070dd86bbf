#!/usr/bin/env bash
# Installs what is missing, builds, makes a generated county in ./var/demo when there is none, and serves it.
#   ./run.sh [--port N] [--data DIR] [--no-serve]
set -euo pipefail
cd "$(dirname "$0")"
port=8080 data=var/demo serve=yes
while [ $# -gt 0 ]; do
  case "$1" in
    --port) port=${2:?--port needs a number}; shift 2 ;;
    --data) data=${2:?--data needs a folder}; shift 2 ;;
    --no-serve) serve=no; shift ;;
    -h|--help) sed -n '2,3p' "$0" | cut -c3-; exit 0 ;;
    *) echo "不认识的参数 / unknown argument: $1" >&2; exit 2 ;;
  esac
done
bash scripts/install-packages.sh
echo "构建界面 / building the screens …"
scripts/build-web.sh
echo "构建 / building (release) …"
scripts/build.sh release hengxin
hengxin=build/release/hengxin
if [ ! -e "$data/hengxin.conf" ]; then
  echo "生成演示县 / making a generated county in $data …"
  mkdir -p "$(dirname "$data")"
  "$hengxin" demo --data "$data" --seed 20200318
fi
echo "演示账号 / demo accounts: $data/demo-accounts.csv"
[ "$serve" = yes ] || exit 0
echo "服务地址 / address: http://127.0.0.1:$port"
exec "$hengxin" serve --data "$data" --listen "127.0.0.1:$port"
