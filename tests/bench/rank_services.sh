# For tests/bench/run.sh: plays the real campaign into two fresh services, so that rankings can be asked for.
# Expects $root, $dir, $task, $client and $pids; sets $rank_address and $rank_token.

start_rank_services() {
  cli=$(need_program duban)
  reporting=$(need_program duban-reporting)
  ranked="$dir/ranked"
  mkdir -p "$ranked/task" "$ranked/reporting"
  export DUBAN_JURISDICTION=hecheng DUBAN_CAMPAIGN=eight-actions-2024
  "$cli" token keygen --out-private "$ranked/key.pem" --out-public "$ranked/public.pem" >/dev/null
  for person in admin feed-reporting supervision-1; do
    "$cli" token issue --key "$ranked/key.pem" --person $person --ttl 1d --out "$ranked/$person.token" >/dev/null
  done
  DUBAN_TASK=127.0.0.1:$("$client" port)
  DUBAN_REPORTING=127.0.0.1:$("$client" port)
  DUBAN_TOKEN_FILE="$ranked/admin.token"
  export DUBAN_TASK DUBAN_REPORTING DUBAN_TOKEN_FILE
  "$task" --listen "$DUBAN_TASK" --data-dir "$ranked/task" --jurisdiction hecheng --bootstrap-admin admin \
    --token-public-key "$ranked/public.pem" --simulated-clock 2024-01-01T08:00:00+08:00 --log-level warn \
    2>"$ranked/task.log" &
  pids="$pids $!"
  "$cli" campaign import "$root/deploy/demo/hecheng-2024" >/dev/null
  "$reporting" --listen "$DUBAN_REPORTING" --data-dir "$ranked/reporting" --jurisdiction hecheng --task "$DUBAN_TASK" \
    --feed-token-file "$ranked/feed-reporting.token" --token-public-key "$ranked/public.pem" \
    --simulated-clock 2024-01-01T08:00:00+08:00 --log-level warn 2>"$ranked/reporting.log" &
  pids="$pids $!"
  "$cli" demo play --key "$ranked/key.pem" --until 2024-04-30 >"$ranked/play.log" 2>&1 ||
    { cat "$ranked/play.log" >&2; fail "the campaign could not be played"; }
  rank_address=$DUBAN_REPORTING
  rank_token=$ranked/supervision-1.token
}
