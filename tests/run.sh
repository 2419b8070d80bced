#!/bin/sh
# Installs, builds and tests. The last line is "N passed, N failed". Exit code 0 only if nothing failed.
set -eu
cd "$(dirname "$0")/.."

sh deploy/install-deps.sh
log=$(mktemp)
cmake --preset dev >"$log" 2>&1 || { cat "$log"; exit 1; }
rm -f "$log"
echo "tests: building (the first build takes some minutes)…"
cmake --build --preset dev -j "$(nproc)" -- --quiet

results=build/dev/results.xml
status=0
ctest --preset dev -j "$(nproc)" --output-junit results.xml || status=$?
total=$(sed -n 's/.*<testsuite[^>]* tests="\([0-9]*\)".*/\1/p' "$results" | head -n 1)
[ -n "$total" ] || total=$(grep -o 'tests="[0-9]*"' "$results" | head -n 1 | tr -dc 0-9)
failed=$(grep -o 'failures="[0-9]*"' "$results" | head -n 1 | tr -dc 0-9)
[ "$status" = 0 ] || [ "$failed" != 0 ] || failed=1
[ "${total:-0}" -gt 0 ] || { echo "tests: no test was run" >&2; status=1; }
echo "$((total - failed)) passed, $failed failed"
exit "$status"
