# How a scene of the demonstration acts: commands in the name of persons, shown as they would type them. Sourced by the
# scenes, which set teller (who is named in errors), key (signs tokens), tokens (a folder of them) and said (a file for what
# the last command said).
say() { printf '\n\033[1m-- %s\033[0m\n' "$1"; }
fail() { echo "$teller: $1" >&2; exit 1; }
as() {
  DUBAN_TOKEN_FILE="$tokens/$1.token"; export DUBAN_TOKEN_FILE
  [ -s "$DUBAN_TOKEN_FILE" ] || duban token issue --key "$key" --person "$1" --ttl 1d --out "$DUBAN_TOKEN_FILE"
}
# Runs one command as PERSON without showing it; its words are in $said.
quietly() {
  as "$1"; shift
  duban "$@" >"$said" 2>&1 || { cat "$said" >&2; fail "duban $*"; }
}
# The same, shown with the first LINES lines of what it says; "state": only what it is and where it stands.
run() {
  lines=$1; person=$2; shift 2
  printf '\n\033[36m[%s]\033[0m $ duban %s\n' "$person" "$*"
  quietly "$person" "$@"
  if [ "$lines" = state ]; then grep -E '^(编号|状态) ' "$said"; else head -n "$lines" "$said"; fi
}
# A command that must be refused with the rule RULE.
refused() {
  rule=$1; person=$2; shift 2
  printf '\n\033[36m[%s]\033[0m $ duban %s\n' "$person" "$*"
  as "$person"
  if duban "$@" >"$said" 2>&1; then cat "$said" >&2; fail "duban $* was not refused"; fi
  grep -q "$rule" "$said" || { cat "$said" >&2; fail "duban $* was refused, but not by $rule"; }
  head -n 3 "$said"
}
# Gives the post ID to the person of the same name unless it is held already: ID ROLE [more options of role add].
role() {  # ID ROLE [more]
  id=$1; shift
  as admin
  duban role show "$id" >/dev/null 2>&1 || run 2 admin role add "$id" --person "$id" --role "$@"
}
# The first word in $said that fits the pattern.
found() {
  word=$(grep -o "$1" "$said" | head -n 1)
  [ -n "$word" ] || { cat "$said" >&2; fail "no $1 in the answer"; }
  echo "$word"
}
# The later time of the two services' clocks, and a time after it: later "2 days" FORMAT.
now() {
  quietly supervision-1 clock show
  grep -o '20[0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]' "$said" | sort | tail -n 1
}
later() { time=$(now); TZ=UTC-8 date -d "$time $1" "+$2"; }
