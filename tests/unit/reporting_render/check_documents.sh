#!/bin/sh
# Opens the three sample documents in a word processor (LibreOffice) and checks what comes out: one A4 PDF each, as many
# pages as expected, no complaint. check_documents.sh PATH-OF-write_document_samples [DIR to keep the results in]
set -u
writer=$1
if ! command -v soffice >/dev/null || ! command -v pdfinfo >/dev/null; then
  echo "skipped: soffice (libreoffice-writer-nogui) or pdfinfo (poppler-utils) is not installed"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${2:-$work}
"$writer" "$out" || exit 1

failed=0
fail() { echo "FAILED: $*"; failed=1; }

FONTCONFIG_FILE=$(cd "$(dirname "$0")/../../.." && pwd)/services/reporting/render/fonts.conf
export FONTCONFIG_FILE
# A profile of its own: runs in parallel do not wait for each other.
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf --outdir "$out" \
  "$out/official.docx" "$out/letter.docx" "$out/bulletin.docx" >"$work/log" 2>"$work/complaints"
# Without Java, which Duban does not need, LibreOffice says so once.
grep -v 'javaldx' "$work/complaints" | grep . && fail "LibreOffice complains"

# check NAME PAGES LANDSCAPE-PAGES
check() {
  [ -f "$out/$1.pdf" ] || { fail "no $1.pdf"; return; }
  pdfinfo -f 1 -l 99 "$out/$1.pdf" >"$work/info"
  pages=$(sed -n 's/^Pages: *//p' "$work/info")
  [ "$pages" = "$2" ] || fail "$1: $pages pages, not $2"
  upright=$(grep -cE 'size: *595\.[0-9]+ x 84[12](\.[0-9]+)? pts' "$work/info")
  wide=$(grep -cE 'size: *84[12](\.[0-9]+)? x 595\.[0-9]+ pts' "$work/info")
  [ "$wide" = "$3" ] || fail "$1: $wide landscape pages, not $3"
  [ "$((upright + wide))" = "$pages" ] || fail "$1: a page is not A4"
}
check official 7 3
check letter 1 0
check bulletin 2 0
[ "$failed" = 0 ] && echo "three documents opened, A4, no complaint"
exit "$failed"
