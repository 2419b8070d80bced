#!/bin/sh
# Measures what a person waits for: tests/bench/run.sh [--quick] [--build DIR] [--out FILE] [--rank-address HOST:PORT
# --rank-token FILE]
#   submit_vs_etcd  one form row saved durably (token verified, hash chain on, WAL with synchronous=FULL) against the
#                   Put of Debian's etcd-server, messages of the same size, data on the same file system, fsync on
#   submit_vs_echo  the same against a bare gRPC server that keeps nothing
#   rank_p99        ListScorecards of duban-reporting over the played demonstration (or of one that runs already)
# All are driven by h2load with 8 connections × 32 streams, in alternating rounds; medians and their ratio are given.
# h2load does not see gRPC's status, so the rows saved are counted in the record afterwards.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/fault/harness.sh"
. "$root/tests/bench/rank_services.sh"

rounds=15
calls=100000
build=
out=
rank_address=
rank_token=
while [ $# -gt 0 ]; do
  case $1 in
    --quick) rounds=5; calls=40000; shift ;;
    --build) build=$2; shift 2 ;;
    --out) out=$2; shift 2 ;;
    --rank-address) rank_address=$2; shift 2 ;;
    --rank-token) rank_token=$2; shift 2 ;;
    *) fail "unknown argument $1" ;;
  esac
done
for tool in h2load etcd curl; do
  command -v $tool >/dev/null || fail "$tool is missing; say: apt-get install nghttp2-client etcd-server curl"
done
task=$(need_program duban-task)
client=$(need_program fault_writer)
payload=$(need_program bench_payload)
echo_server=$(need_program echo_server)

dir=$(mktemp -d "${TMPDIR:-/tmp}/duban-bench.XXXXXX")
mkdir "$dir/task"
out=${out:-$dir/figures.json}
pids=
clean_up() {
  for pid in $pids; do kill "$pid" 2>/dev/null || true; done
  for pid in $pids; do wait "$pid" 2>/dev/null || true; done
  case $out in "$dir"/*) ;; *) rm -rf "$dir" ;; esac
  rm -rf "$dir/task" "$dir/etcd" "$dir/ranked"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

start_etcd() {
  etcd_port=$("$client" port)
  peer=http://127.0.0.1:$("$client" port)
  etcd --data-dir "$dir/etcd" --listen-client-urls "http://127.0.0.1:$etcd_port" \
    --advertise-client-urls "http://127.0.0.1:$etcd_port" --listen-peer-urls "$peer" \
    --initial-advertise-peer-urls "$peer" --initial-cluster "default=$peer" --log-level error \
    >"$dir/etcd.log" 2>&1 &
  pids="$pids $!"
}

# Puts that etcd has applied, by its own count; nothing while it starts.
etcd_puts() {
  curl -fs "http://127.0.0.1:$etcd_port/metrics" | awk '$1 == "etcd_mvcc_put_total" { printf "%d", $2 }'
}

start_all() {
  "$client" --dir "$dir" keys
  task_port=$("$client" port)
  (exec_task "127.0.0.1:$task_port" "$dir") &
  pids="$pids $!"
  "$echo_server" >"$dir/echo.port" &
  pids="$pids $!"
  start_etcd
  bytes=$("$payload" --dir "$dir" --address "127.0.0.1:$task_port" prepare)
  tries=0
  until grep -q . "$dir/echo.port" && [ -n "$(etcd_puts)" ]; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || fail "etcd or the echo server does not start; see $dir"
    sleep 0.2
  done
  echo_port=$(cat "$dir/echo.port")
}

# load NAME PORT METHOD FRAME CALLS HEADER: sends the frame CALLS times; appends calls per second to NAME.rates.
load() {
  h2load -t1 -c8 -m32 -n "$5" -d "$dir/$4" -H 'content-type: application/grpc' -H 'te: trailers' \
    -H "$6" "http://127.0.0.1:$2/$3" >"$dir/$1.out" 2>&1 ||
    fail "h2load failed; see $dir/$1.out"
  grep -q "$5 succeeded, 0 failed, 0 errored" "$dir/$1.out" || { cat "$dir/$1.out" >&2; fail "$1: calls failed"; }
  sed -n 's/^finished in .*, \([0-9.]*\) req\/s.*/\1/p' "$dir/$1.out" >>"$dir/$1.rates"
}

fill=duban.task.v1.FormService/FillForm
# etcd would take the token for one of its own and refuse the call.
one_round() {
  load duban "$task_port" $fill fill.frame "$1" "authorization: Bearer $(cat "$dir/token")"
  load etcd "$etcd_port" etcdserverpb.KV/Put put.frame "$1" "x-nothing: nothing"
  load echo "$echo_port" $fill fill.frame "$1" "authorization: Bearer $(cat "$dir/token")"
}

# The middle one of the lines of a file of numbers, without decimals.
median() {
  sort -n "$1" | awk '{ v[NR] = $1 } END { print int((v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 + 0.5) }'
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

measure_submit() {
  warm_up=5000
  one_round $warm_up
  rm -f "$dir"/*.rates
  round=0
  while [ $round -lt $rounds ]; do
    one_round "$calls"
    round=$((round + 1))
  done
  saved=$("$payload" --dir "$dir" --address "127.0.0.1:$task_port" count)
  expected=$((warm_up + rounds * calls))
  [ "$saved" -eq "$expected" ] || fail "$expected calls saved $saved rows: the figures are worth nothing"
  puts=$(etcd_puts)
  [ "$puts" -eq "$expected" ] || fail "$expected Puts, etcd counts $puts: the figures are worth nothing"
  duban=$(median "$dir/duban.rates")
  etcd=$(median "$dir/etcd.rates")
  echoed=$(median "$dir/echo.rates")
}

measure_rank() {
  [ -n "$rank_address" ] || start_rank_services
  bench=$(need_program rank_bench)
  times=$("$bench" --address "$rank_address" --token-file "$rank_token")
  rank="{\"p50_us\": ${times% *}, \"p99_us\": ${times#* }}"
  echo "rank_p99: p50 ${times% *} µs, p99 ${times#* } µs (ListScorecards, 8 callers)"
}

start_all
measure_submit
machine=$(machine)
vs_etcd=$(ratio "$duban" "$etcd")
vs_echo=$(ratio "$duban" "$echoed")
echo "machine: $machine"
echo "$rounds rounds of $calls calls, 8 connections × 32 streams, messages of $bytes bytes, medians"
echo "submit_vs_etcd: $duban / $etcd calls/s = $vs_etcd"
echo "submit_vs_echo: $duban / $echoed calls/s = $vs_echo"
echo "counted: $saved calls, $saved rows saved, one change each; etcd counts $puts Puts"
measure_rank
cat >"$out" <<EOF
{"machine": "$machine", "rounds": $rounds, "calls_per_round": $calls, "message_bytes": $bytes, "rows_saved": $saved,
 "submit_vs_etcd": {"duban_per_s": $duban, "etcd_per_s": $etcd, "ratio": $vs_etcd},
 "submit_vs_echo": {"duban_per_s": $duban, "echo_per_s": $echoed, "ratio": $vs_echo},
 "rank_p99": $rank}
EOF
echo "figures: $out"
