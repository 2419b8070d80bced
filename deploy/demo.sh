#!/bin/sh
# Installs, builds and plays the real 2024 campaign, January to April, on a simulated clock (演示).
#   sh deploy/demo.sh          plays, prints, stops the services, keeps the documents
#   sh deploy/demo.sh --keep   leaves both services running and says how to stop them
# Exit code 0 when everything was shown; otherwise non-zero with the reason.
set -eu
cd "$(dirname "$0")/.."

keep=0
case "${1:-}" in
  "") ;;
  --keep) keep=1 ;;
  *) echo "usage: sh deploy/demo.sh [--keep]" >&2; exit 2 ;;
esac

say() { printf '\n\033[1m== %s\033[0m\n' "$1"; }
fail() { echo "demo: $1" >&2; exit 1; }

say "安装与构建 (install and build)"
sh deploy/install-deps.sh
work=$(mktemp -d "${TMPDIR:-/tmp}/duban-demo.XXXXXX")
# The build of tests/run.sh, so that whoever runs both compiles once. For production: cmake --preset release.
cmake --preset dev >"$work/build.log" 2>&1 || { cat "$work/build.log"; fail "configure failed"; }
echo "demo: building; the first build takes some minutes…"
cmake --build --preset dev --target product -j "$(nproc)" -- --quiet >>"$work/build.log" 2>&1 ||
  { tail -n 40 "$work/build.log"; fail "build failed"; }
PATH="$PWD/build/dev/bin:$PATH"

out="$PWD/out"
mkdir -p "$work/task" "$work/reporting" "$out"
rm -f "$out/record.jsonl"
task_pid=""; reporting_pid=""
stop() {
  for pid in $reporting_pid $task_pid; do kill "$pid" 2>/dev/null || true; done
  for pid in $reporting_pid $task_pid; do wait "$pid" 2>/dev/null || true; done
}
trap 'status=$?; [ "$keep" = 1 ] && [ "$status" = 0 ] || stop; exit "$status"' EXIT
trap 'exit 130' INT TERM

# Waits until the log of a service names its port, and prints it.
port_of() {
  tries=0
  while [ "$tries" -lt 100 ]; do
    port=$(sed -n 's/.*"port": *"\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1" | head -n 1)
    [ -z "$port" ] || { echo "$port"; return; }
    tries=$((tries + 1)); sleep 0.1
  done
  cat "$1" >&2; fail "a service did not start; its log is above"
}

say "启动两个服务 (start both services on a simulated clock, data in $work)"
export DUBAN_JURISDICTION=hecheng DUBAN_CAMPAIGN=eight-actions-2024
duban token keygen --out-private "$work/key.pem" --out-public "$work/key.pub.pem"
for person in admin feed-reporting supervision-1; do
  duban token issue --key "$work/key.pem" --person "$person" --ttl 30d --out "$work/$person.token"
done
start="2024-01-01T08:00:00+08:00"
duban-task --listen "127.0.0.1:${DUBAN_TASK_PORT:-0}" --data-dir "$work/task" --jurisdiction hecheng --bootstrap-admin admin \
  --token-public-key "$work/key.pub.pem" --simulated-clock "$start" 2>"$work/task.log" &
task_pid=$!
DUBAN_TASK="127.0.0.1:$(port_of "$work/task.log")"; export DUBAN_TASK
export DUBAN_TOKEN_FILE="$work/admin.token"
duban campaign import deploy/demo/hecheng-2024
sh deploy/demo/bulletin-rules.sh >"$work/bulletin-rules.json"
duban-reporting --listen "127.0.0.1:${DUBAN_REPORTING_PORT:-0}" --data-dir "$work/reporting" --jurisdiction hecheng \
  --task "$DUBAN_TASK" --feed-token-file "$work/feed-reporting.token" \
  --token-public-key "$work/key.pub.pem" --simulated-clock "$start" --bulletin-rules "$work/bulletin-rules.json" \
  2>"$work/reporting.log" &
reporting_pid=$!
DUBAN_REPORTING="127.0.0.1:$(port_of "$work/reporting.log")"; export DUBAN_REPORTING
echo "duban-task $DUBAN_TASK，duban-reporting $DUBAN_REPORTING"

say "播放 2024 年 1 至 4 月：进度为模拟数据，清单、目标、日历为真实 (progress is simulated; lists, targets, calendar are real)"
duban demo play --key "$work/key.pem" --until 2024-04-30 --out "$out"

export DUBAN_TOKEN_FILE="$work/supervision-1.token"
say "2024 年第一季度排名 (ranking of each group)"
duban score rank --period 2024-Q1
say "一个分数，解释到表单行 (one score, explained to its form rows)"
duban score explain hc-housing --period 2024-Q1 --leaf K2a
duban score explain hc-housing --period 2024-Q1 --leaf K1
say "记录与投影的核对 (the record's chain and the projection's digests)"
duban change verify
duban score verify
duban change export -o "$out/record.jsonl" 2>/dev/null
duban change verify --file "$out/record.jsonl"

say "第一季度考评：从投票到印发 (the assessment of the first quarter, from ballots to signed documents)"
sh deploy/demo/assessment.sh "$work/key.pem" "$work" "$out" || fail "the assessment of the first quarter stopped"
export DUBAN_TOKEN_FILE="$work/supervision-1.token"
say "文件 (documents)"
ls -1 "$out"

say "督查闭环的一个故事 (the supervision cycle of one matter, as acts of persons)"
sh deploy/demo/story.sh "$work/key.pem" "$work" || fail "the story of the supervision cycle stopped"
export DUBAN_TOKEN_FILE="$work/supervision-1.token"
cat <<TEXT

下一步 (what to try next):
  sh deploy/demo.sh --keep                                        让服务继续运行
  duban form show --unit hc-commerce --period 2024-M03-D3          一张旬报
  duban change list --diff campaigns/eight-actions-2024/periods/2024-M03-D3/forms/hc-commerce    谁、何时、改了什么
  duban form export --unit hc-drc --period 2024-M05-D2 -o out/form.xlsx                          离线填报，再 form import
  duban summary show --period 2024-M03                             督查室概览
  duban order show DB-0001                                         一个督办件的全过程
  duban bulletin show monthly-2024-M03                             月通报：经手人、编号、上期事项、提示
  duban bulletin export dekad-2024-M03-D1-A1 -o out/brief.docx     专班旬简报，Word 文档
  duban bulletin verify monthly-2024-M03                           按记录重做全部格式，比对摘要
  duban --help                                                     全部命令
TEXT
if [ "$keep" = 1 ]; then
  cat <<TEXT

服务仍在运行 (still running). 使用前 (before use):
  export PATH="$PWD/build/dev/bin:\$PATH" DUBAN_TASK=$DUBAN_TASK DUBAN_REPORTING=$DUBAN_REPORTING
  export DUBAN_JURISDICTION=hecheng DUBAN_CAMPAIGN=eight-actions-2024 DUBAN_TOKEN_FILE=$DUBAN_TOKEN_FILE
以他人身份 (as another person): export DUBAN_TOKEN_FILE=$work/reporter-hc-sti.token，同目录还有 leader-hc-sti、head-1 等
停止 (stop): kill $task_pid $reporting_pid
TEXT
else
  stop; task_pid=""; reporting_pid=""
  rm -rf "$work"
fi
