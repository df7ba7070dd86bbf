#!/usr/bin/env bash
# A PostgreSQL of the tests' own, on a socket in its folder: test/postgres.sh start DIR | restart DIR | stop DIR
set -euo pipefail
dir=$2
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
# PostgreSQL does not run as root.
as=(); [ "$(id -u)" != 0 ] || as=(runuser -u postgres --)
case "$1" in
  start)
    mkdir -p "$dir"; [ "$(id -u)" != 0 ] || chown postgres "$dir"
    cd "$dir"
    "${as[@]}" "$bin/initdb" -D "$dir/data" -U test -A trust -E UTF8 --no-locale --no-sync >/dev/null
    "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -s -l "$dir/log" -o "-c listen_addresses='' -k $dir -c max_connections=50 -c fsync=on" start ;;
  restart)
    cd "$dir"
    "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -w -s restart >/dev/null ;;
  stop)
    [ -d "$dir/data" ] || exit 0
    cd "$dir"
    "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -s stop || true
    rm -rf "$dir" ;;
esac
