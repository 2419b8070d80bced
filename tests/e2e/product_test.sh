#!/bin/sh
# The product by its real binaries and ports: the real campaign is imported and played; the reporting service is killed
# half-way and later loses its database; the scheduled run is run twice; bad input is refused by name.
# Usage: product_test.sh SOURCE_DIR BIN_DIR
set -eu
source=$1
PATH="$2:$PATH"
work=$(mktemp -d "${TMPDIR:-/tmp}/duban-e2e.XXXXXX")
task_pid=""; reporting_pid=""
cleanup() {
  status=$?
  for pid in $reporting_pid $task_pid; do kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
  exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

fail() { echo "FAILED: $1" >&2; for log in "$work"/*.log; do tail -n 5 "$log" >&2; done; exit 1; }

# Waits until a service's log names its port.
port_of() {
  tries=0
  while [ "$tries" -lt 200 ]; do
    port=$(sed -n 's/.*"port": *"\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1" | tail -n 1)
    [ -z "$port" ] || { echo "$port"; return; }
    tries=$((tries + 1)); sleep 0.1
  done
  fail "no port in $1"
}

export DUBAN_JURISDICTION=hecheng DUBAN_CAMPAIGN=eight-actions-2024
start="2024-01-01T08:00:00+08:00"
duban token keygen --out-private "$work/key.pem" --out-public "$work/key.pub.pem" >/dev/null
for person in admin feed-reporting office-1 supervision-1 reporter-hc-drc; do
  duban token issue --key "$work/key.pem" --person "$person" --ttl 1d --out "$work/$person.token" >/dev/null
done

start_task() {  # $1 = data folder
  mkdir -p "$1"
  : >"$work/task.log"
  duban-task --listen 127.0.0.1:0 --data-dir "$1" --jurisdiction hecheng --bootstrap-admin admin \
    --token-public-key "$work/key.pub.pem" --simulated-clock "$start" 2>"$work/task.log" &
  task_pid=$!
  DUBAN_TASK="127.0.0.1:$(port_of "$work/task.log")"; export DUBAN_TASK
}
start_reporting() {  # $1 = data folder, $2 = clock
  mkdir -p "$1"
  : >"$work/reporting.log"
  sh "$source/deploy/demo/bulletin-rules.sh" >"$work/bulletin-rules.json"
  duban-reporting --listen 127.0.0.1:0 --data-dir "$1" --jurisdiction hecheng --task "$DUBAN_TASK" \
    --feed-token-file "$work/feed-reporting.token" --token-public-key "$work/key.pub.pem" --simulated-clock "$2" \
    --bulletin-rules "$work/bulletin-rules.json" 2>"$work/reporting.log" &
  reporting_pid=$!
  DUBAN_REPORTING="127.0.0.1:$(port_of "$work/reporting.log")"; export DUBAN_REPORTING
}
kill_reporting() { kill -9 "$reporting_pid"; wait "$reporting_pid" 2>/dev/null || true; reporting_pid=""; }
kill_task() { kill -9 "$task_pid"; wait "$task_pid" 2>/dev/null || true; task_pid=""; }
as() { DUBAN_TOKEN_FILE="$work/$1.token"; export DUBAN_TOKEN_FILE; }
play() { duban demo play --key "$work/key.pem" "$@" >"$work/play.log" 2>&1; }
# The ranking's digest, once the feed has been followed to the last lock.
digest() {
  as supervision-1
  sequence=$(duban change verify --output json | sed -n 's/.*"checkedCount": *"\([0-9]*\)".*/\1/p')
  duban score rank --period 2024-Q1 --min-sequence "$sequence" --output json | sed -n 's/.*"digest": *"\([0-9a-f]*\)".*/\1/p' | tail -n 1
}

# 1. Undisturbed.
start_task "$work/a"
as admin
duban campaign import "$source/deploy/demo/hecheng-2024" --dry-run >/dev/null
duban campaign import "$source/deploy/demo/hecheng-2024" >/dev/null
duban campaign import "$source/deploy/demo/hecheng-2024" >/dev/null || fail "a second import of the same folder"
start_reporting "$work/ra" "$start"
play --until 2024-04-30
reference=$(digest)
[ -n "$reference" ] || fail "no digest"

# 2. The database of the reporting service is lost: the same ranking from the feed.
kill_reporting
rm -rf "$work/ra"
start_reporting "$work/ra" 2024-05-07T09:00:00+08:00
[ "$(digest)" = "$reference" ] || fail "another ranking after the database was lost"
duban score verify >/dev/null

# 3. The scheduled run, twice: what is due is done once.
as office-1
first=$(duban batch run --output json)
changes=$(as supervision-1; duban change verify --output json)
second=$(duban batch run --output json)
[ "$(as supervision-1; duban change verify --output json)" = "$changes" ] || fail "the second run wrote to the record"
for id in monthly-2024-M01 monthly-2024-M02 monthly-2024-M03 report-2024-M03 report-2024-M03-A1 dekad-2024-M03-D1 dekad-2024-M03-D1-A1; do
  echo "$first" | grep -q "\"bulletin\": *\"$id\"" || fail "the first run did not draft $id: $first"
done
duban bulletin verify monthly-2024-M03 >/dev/null || fail "a bulletin is not what the record gives"
duban bulletin export monthly-2024-M03 -o "$work/month.docx" >/dev/null 2>&1 && [ -s "$work/month.docx" ] || fail "no document"
echo "$second" | grep -q '"drafted": *0' || fail "the second run drafted again: $second"
echo "$second" | grep -q '"locked": *0' || fail "the second run locked again: $second"

# The total of one unit's quarter: now, or as a bulletin rests on it.
total() {
  as supervision-1
  duban score show hc-housing --period 2024-Q1 "$@" --output json | sed -n 's/.*"total": *"\([0-9.]*\)".*/\1/p' | head -n 1
}
before=$(total)
[ -n "$before" ] || fail "no total"

# 4. A form goes out as a workbook, is filled in by another program, comes in once, and names a wrong cell.
as reporter-hc-drc
# $1 = cell, $2 = text, $3 = workbook: fills in a cell of form.xlsx that is empty or has the text of the period before.
fill_cell() {
  rm -rf "$work/x"
  mkdir "$work/x"
  (cd "$work/x" && unzip -q ../form.xlsx &&
    sed -i "s#<c r=\"$1\" s=\"\([0-9]*\)\"\(/>\| t=\"s\"><v>[0-9]*</v></c>\)#<c r=\"$1\" s=\"\1\" t=\"inlineStr\"><is><t>$2</t></is></c>#" xl/worksheets/sheet1.xml &&
    cmake -E tar cf "../$3" --format=zip -- *)
}
duban form export --unit hc-drc --period 2024-M04-D3 -o "$work/form.xlsx" >/dev/null
duban form import "$work/form.xlsx" | grep -q '^无变化' || fail "an untouched workbook was imported"
fill_cell O5 离线填写 filled.xlsx
duban form import "$work/filled.xlsx" --dry-run | grep -q '新填 .*进展 .* → 离线填写' || fail "the dry run does not tell what will change"
duban form import "$work/filled.xlsx" | grep -q '^已保存 1 行' || fail "a filled workbook was not imported"
duban form import "$work/filled.xlsx" | grep -q '^无变化' || fail "a second import of the workbook changed something"
fill_cell H5 也许 wrong.xlsx
if duban form import "$work/wrong.xlsx" >"$work/wrong.log" 2>&1; then fail "a wrong cell was imported"; fi
grep -q '旬报!H5 \[XLSX_CELL\]' "$work/wrong.log" || fail "the wrong cell is not named"

# 5. The record leaves as a file: whole without any service, and a changed row is named.
as supervision-1
duban change export -o "$work/record.jsonl" 2>/dev/null
duban change export -o "$work/record.jsonl" >/dev/null 2>&1 || fail "a second export did not go on"
duban --task 127.0.0.1:1 change verify --file "$work/record.jsonl" >/dev/null || fail "the exported record is not whole"
sed '7s/"change":"./"change":"_/' "$work/record.jsonl" >"$work/changed.jsonl"
if duban change verify --file "$work/changed.jsonl" >"$work/changed.log" 2>&1; then fail "a changed row went unnoticed"; fi
grep -q '第 7 条' "$work/changed.log" || fail "the changed row is not named"

# 6. The assessment of the quarter, from ballots to signed documents; digests are not compared from here on.
mkdir "$work/out"
sh "$source/deploy/demo/assessment.sh" "$work/key.pem" "$work" "$work/out" >"$work/assessment.log" 2>&1 ||
  fail "the assessment: $(tail -n 20 "$work/assessment.log")"
as performance-1
duban announcement deliver >"$work/announced.log" 2>&1 || fail "announcing: $(cat "$work/announced.log")"
as leader-hc-housing
for kind in KIND_TRIAL_SCORES KIND_APPEAL_DECIDED KIND_FINAL_SCORES; do
  duban outbox list --output json | grep -c "\"$kind\"" >"$work/told" || true
  [ "$(cat "$work/told")" = 1 ] || fail "the leader has $(cat "$work/told") notices of $kind"
done
for format in html docx xlsx; do [ -s "$work/out/quarterly-2024-Q1.$format" ] || fail "no quarterly-2024-Q1.$format"; done

[ "$(total)" != "$before" ] || fail "ballots and a granted appeal moved no total"
[ "$(total --as-of bulletin:monthly-2024-M03)" = "$before" ] || fail "the score of a past bulletin is not what it was"

# 7. The story of the supervision cycle, twice on the same record.
sh "$source/deploy/demo/story.sh" "$work/key.pem" "$work" >"$work/story.log" 2>&1 || fail "the story: $(tail -n 20 "$work/story.log")"
as supervision-1
duban order show DB-0001 --output json >"$work/order.json"
for word in STATE_CLOSED LEVEL_L2 '"caseNumber"' verifier-1 verifier-2; do
  grep -q "$word" "$work/order.json" || fail "the order of the story has no $word"
done
duban proposal list --output json >"$work/proposals.json"
for rule in L1.OVERDUE L2.L1_MISSED; do grep -q "\"$rule\"" "$work/proposals.json" || fail "no proposal by the rule $rule"; done
duban card list --output json | grep -q COLOR_YELLOW || fail "no yellow card"
duban change list "campaigns/$DUBAN_CAMPAIGN/orders/DB-0001" | grep 'order.feedback' | grep substitute-1 | grep -q leader-hc-sti ||
  fail "the record does not name the substitute and the principal"
sh "$source/deploy/demo/story.sh" "$work/key.pem" "$work" >"$work/story.log" 2>&1 || fail "the story again: $(tail -n 20 "$work/story.log")"
duban order show DB-0002 --output json | grep -q STATE_CLOSED || fail "the second story did not close its order"
duban change verify >/dev/null || fail "the record is not whole after the story"
[ -n "$(digest)" ] || fail "the reporting service does not follow the record through the story"
duban score verify >/dev/null || fail "another score from the record after the story"

# 8. Killed half-way, followed on: the same ranking.
kill_reporting; kill_task
start_task "$work/b"
as admin
duban campaign import "$source/deploy/demo/hecheng-2024" >/dev/null
start_reporting "$work/rb" "$start"
play --until 2024-04-30 --stop-after 2024-M02-D1
kill_reporting
start_reporting "$work/rb" 2024-02-19T12:00:00+08:00
play --until 2024-04-30
[ "$(digest)" = "$reference" ] || fail "another ranking after a kill"

# 9. A malformed line: file, line and rule are named, nothing of the file is imported.
kill_reporting; kill_task
start_task "$work/c"
as admin
cp -r "$source/deploy/demo/hecheng-2024" "$work/bad"
sed -i '5s/.*/hn-transport,"省交通运输厅,superior_body/' "$work/bad/units.csv"
if duban campaign import "$work/bad" >"$work/bad.log" 2>&1; then fail "a malformed file was imported"; fi
grep -q 'units\.csv:.*CSV_QUOTE.*第 5 行第 14 列' "$work/bad.log" || fail "the malformed line is not named"
duban unit list --output json | grep -q hn-transport && fail "something of the malformed file was imported"

# 10. A forged token.
sed 's/.$/A/;s/..\(.\)$/zz\1/' "$work/admin.token" >"$work/forged.token"
as forged
if duban unit list >"$work/forged.log" 2>&1; then fail "a forged token was accepted"; fi
grep -q 'TOKEN_' "$work/forged.log" || fail "the refusal of a forged token gives no reason"
echo "product test: passed"
