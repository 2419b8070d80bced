#!/bin/sh
# Prints the rules of bulletins for the demonstration: the ones that come with the program, with agency codes (机关代字) that
# are made up for it. A district writes its own, as its office has settled them, and gives the file to
# duban-reporting --bulletin-rules.
set -eu
sed -e 's/"bulletin.v1"/"bulletin.demo"/' -e 's/"series": "区/"series": "鹤演/' -e 's/"PLACEHOLDER"/"SETTLED"/' \
  "$(dirname "$0")/../../services/reporting/schemes/bulletin.v1.json"
