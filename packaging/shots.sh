#!/bin/sh
# Open the sample journal offscreen in a folder of its own, visit every page and leave pictures in shots/.
set -eu
cd "$(dirname "$0")/.."

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
QT_QPA_PLATFORM=offscreen .venv/bin/lcjournal --data "$data" --shots shots/
