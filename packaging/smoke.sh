#!/bin/sh
# Run the frozen app offscreen, in French, on every page, and check that it left a picture.
# What freezing forgets (a module, a plug-in, a data file) is seen only by running the result.
set -eu
cd "$(dirname "$0")/.."

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
QT_QPA_PLATFORM=offscreen dist/lcjournal/lcjournal --data "$data" --lang fr --smoke "$data/smoke.png"
[ -s "$data/smoke.png" ] || { echo "the frozen app left no picture" >&2; exit 1; }
dist/lcjournal/lcjournal --data "$data" verify
echo "The frozen app runs: $(wc -c <"$data/smoke.png") bytes of picture."
