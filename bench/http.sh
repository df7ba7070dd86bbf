#!/bin/bash
# Checks over HTTP against /livez of the same server, in turns: P1 (with durable receipt) and P2 (the same answer without one).
#   bench/http.sh BUILD DATA [RUNS] [SECONDS]
# BUILD: a folder that cmake built `hengxin` in. DATA: a folder made by `hengxin demo` (its agency system asks). Needs wrk, curl, jq and
# g++; wrk shares the processors with the server. Prints a JSON line per run and the medians.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
build=$1 data=$2 runs=${3:-5} seconds=${4:-5} port=${PORT:-18980}
sheet=${SHEET:-}                                       # written by `hengxin bench sheet`; else made of this county
work=$(mktemp -d)
trap 'exec 7>&- || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

g++ -std=c++20 -O2 -UNDEBUG -DHENGXIN_VERSION='"bench"' -I"$here/src" "$here/bench/server.cc" -o "$work/server" \
    -Wl,--start-group "$build"/lib{engine,page,nouns,paper,filetype,spreadsheet,casework,http,ledger,store,text,crypto,law,json}.a -Wl,--end-group \
    -lboost_json -lboost_container -lcrypto -lsodium -lsqlite3 -lpq -licui18n -licuuc -lopencc -lcsv -lzip -lexpat -lxlsxwriter -lmagic \
    $(pkg-config --libs pangocairo cairo-pdf libqrencode) -lz -ljemalloc -lpthread
[ -n "$sheet" ] || { sheet=$work/sheet.csv; "$build/hengxin" bench sheet --out "$sheet" --rows 20000 ${SHEET_OPTIONS:-}; }

mkfifo "$work/open" "$work/ready"
"$work/server" "$data" "$port" <"$work/open" >"$work/ready" & server=$!
exec 7>"$work/open"
read -r _ <"$work/ready"

key=$data/demo-agency-key.json
token=$(curl -sf "http://127.0.0.1:$port/oauth/token" -d grant_type=client_credentials --data-urlencode "client_id=$(jq -r .client_id "$key")" \
             --data-urlencode "client_secret=$(jq -r .client_secret "$key")" | jq -r .access_token)
cat >"$work/check.lua" <<LUA
local rows, n = {}, 0
for line in io.lines("$sheet") do
    local name, code = line:match('^"?([^",]*)"?,"?([^",%s]*)')
    if code and #code == 18 then rows[#rows + 1] = '{"matter":"$(jq -r .matter "$key")","officer":"$(jq -r .officer "$key")","subject":{"name":"' .. name .. '","code":"' .. code .. '"}}' end
end
local threads = 0
function setup(thread) thread:set("first", threads * 7919); threads = threads + 1 end
function request()
    n = n + 1
    return wrk.format("POST", nil, {["Authorization"] = "Bearer $token", ["Content-Type"] = "application/json"}, rows[(first + n) % #rows + 1])
end
LUA

ticks() { awk '{print $14 + $15}' "/proc/$server/stat"; }
measure() {                                            # name path [script] → rate p50 p99 cpu
    local before=$(ticks) out
    out=$(wrk -t2 -c64 -d"${seconds}s" --latency ${3:+-s "$3"} "http://127.0.0.1:$port$2")
    if grep -q 'Non-2xx' <<<"$out"; then echo "$out" >&2; exit 1; fi
    local after=$(ticks)
    awk -v name="$1" -v cpu=$((after - before)) -v hz="$(getconf CLK_TCK)" '
        function ms(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 }
        /50%/ { p50 = ms($2) } /99%/ { p99 = ms($2) } /requests in/ { all = $1 } /Requests\/sec/ { rate = $2 }
        END { printf "%s %.0f %.2f %.2f %.1f\n", name, rate, p50, p99, cpu / hz * 1e6 / all }' <<<"$out"
}

measure warm /livez >/dev/null; measure warm /api/v1/checks "$work/check.lua" >/dev/null
for _ in $(seq "$runs"); do
    measure livez /livez
    measure check /api/v1/checks "$work/check.lua"
    measure verdict /bench/verdict "$work/check.lua"
done | tee "$work/all" | awk '{ printf "{\"name\":\"%s run\",\"value\":%s,\"unit\":\"requests/s\",\"p50_ms\":%s,\"p99_ms\":%s,\"server_cpu_us\":%s}\n", $1, $2, $3, $4, $5; fflush() }'

median() { awk -v n="$1" -v c="$2" '$1 == n { print $c }' "$work/all" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
ratio() {                                              # of each turn against the /livez just before it
    awk -v n="$1" '$1 == "livez" { livez = $2 } $1 == n { print $2 / livez }' "$work/all" | sort -n | awk '{ a[NR] = $1 } END { printf "%.3f", a[int((NR + 1) / 2)] }'
}
for name in livez check verdict; do
    printf '{"name":"%s","value":%s,"unit":"requests/s","ratio":%s,"ratio_to":"livez","p50_ms":%s,"p99_ms":%s,"server_cpu_us":%s,"runs":%s}\n' \
        $name "$(median $name 2)" "$(ratio $name)" "$(median $name 3)" "$(median $name 4)" "$(median $name 5)" "$runs"
done
