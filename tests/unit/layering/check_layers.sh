#!/bin/sh
# Checks that every room includes only what it may: the architecture, as far as #include can tell.
set -u
cd "$1"
failed=0

# forbid WHAT PATTERN FILES…: no line of FILES may match PATTERN.
forbid() {
  what=$1 pattern=$2
  shift 2
  found=$(grep -HnE "$pattern" "$@" 2>/dev/null)
  [ -z "$found" ] && return
  printf '%s:\n%s\n' "$what" "$found"
  failed=1
}
sources() { find "$@" -name '*.h' -o -name '*.cc' | sort; }

outside='#include [<"](grpc|google/protobuf|soci|sqlite3|spdlog|nlohmann|.*\.pb\.h)'
forbid 'A domain includes the outside' "$outside" $(sources services/task/domain services/reporting/domain)
forbid 'common or docket includes the outside' "$outside" $(sources services/common services/docket)
forbid 'docket or message knows a service' '#include "services/(task|reporting|rpc|db)/' $(sources services/docket services/message)
forbid 'A domain uses another room' '#include "services/(rpc|db|task/(api|record|store|convert)|reporting/(api|feed|store|render|convert))' \
  $(sources services/task/domain services/reporting/domain)
forbid 'Binary floating point where numbers are exact' '\b(double|float)\b' \
  $(sources services/common services/task/domain services/reporting/domain)
forbid 'SQL sessions outside their rooms' '#include [<"]soci' \
  $(sources services/common services/rpc services/task/api services/task/convert services/reporting/api services/reporting/feed clients)
forbid 'task knows reporting' '#include "services/reporting|duban/reporting' $(sources services/task services/common services/db)
forbid 'A client reaches into a service' '#include "services/(task|reporting|db)/' $(sources clients)
clock='absl::Now\(|system_clock::now|[^_a-z]time\((nullptr|NULL|0)\)'
forbid 'The clock is read outside its room' "$clock" $(sources services | grep -v '^services/common/clock\.cc$')
# gRPC takes deadlines and waits on the system clock; nothing else of a client may read it.
found=$(grep -HnE "$clock" $(sources clients) | grep -vE 'set_deadline\(|WaitForConnected\(')
[ -z "$found" ] || { printf 'A client reads the clock:\n%s\n' "$found"; failed=1; }
exit "$failed"
