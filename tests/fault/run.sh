#!/bin/sh
# Kills duban-task (SIGKILL) again and again under concurrent writers, then asks whether the record holds every
# change its clients were told of, once: tests/fault/run.sh [--kills N] [--seed S] [--build DIR] [--keep]
# Last line: "acknowledged N, lost 0, doubled 0" and exit code 0, or a reason and another exit code.
# A killed process loses nothing that reached the kernel: this finds answers given before the commit and commits
# torn by the kill, not discs that lie about fsync.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/fault/harness.sh"

kills=30
seed=1
build=
keep=
while [ $# -gt 0 ]; do
  case $1 in
    --kills) kills=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    --build) build=$2; shift 2 ;;
    --keep) keep=yes; shift ;;
    *) fail "unknown argument $1" ;;
  esac
done
task=$(need_program duban-task)
client=$(need_program fault_writer)
reporting=$(find_program duban-reporting || true)

dir=$(mktemp -d "${TMPDIR:-/tmp}/duban-fault.XXXXXX")
mkdir "$dir/task" "$dir/reporting"
server_pid=
writer_pid=
reporting_pid=
clean_up() {
  for pid in $writer_pid $server_pid $reporting_pid; do kill -9 "$pid" 2>/dev/null || true; done
  if [ -n "$keep" ]; then echo "data kept in $dir"; else rm -rf "$dir"; fi
}
trap clean_up EXIT
trap 'exit 130' INT TERM

"$client" --dir "$dir" keys
address=127.0.0.1:$("$client" port)

# The process id is published by a rename, so that no reader sees half of it.
start_server() {
  (exec_task "$address" "$dir") &
  server_pid=$!
  echo "$server_pid" >"$dir/pid.new"
  mv "$dir/pid.new" "$dir/pid"
}

start_server
"$client" --dir "$dir" --address "$address" setup
"$client" --dir "$dir" --address "$address" --log "$dir/acknowledged" --pid-file "$dir/pid" \
  --kills "$kills" --seed "$seed" write &
writer_pid=$!

killed=0
while [ "$killed" -lt "$kills" ]; do
  code=0
  wait "$server_pid" 2>/dev/null || code=$?
  [ "$code" -eq 137 ] || { tail -n 5 "$dir/duban-task.log" >&2; fail "duban-task ended by itself, code $code"; }
  killed=$((killed + 1))
  start_server
done
wait "$writer_pid" || fail "the writers did not come through"
writer_pid=
echo "killed $killed times, seed $seed"

following=
if [ -n "$reporting" ]; then
  "$client" --dir "$dir" token >"$dir/feed.token"
  following=127.0.0.1:$("$client" port)
  "$reporting" --listen "$following" --data-dir "$dir/reporting" --jurisdiction hecheng \
    --task "$address" --feed-token-file "$dir/feed.token" --token-public-key "$dir/public.pem" \
    --simulated-clock 2024-01-09T09:00:00+08:00 --log-level warn 2>>"$dir/duban-reporting.log" &
  reporting_pid=$!
else
  echo "duban-reporting is not built: its rebuild was not compared"
fi
"$client" --dir "$dir" --address "$address" --log "$dir/acknowledged" ${following:+--reporting "$following"} check
