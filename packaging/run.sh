#!/bin/sh
# Start the app. On a machine without a display, let it go through its pages offscreen and leave pictures.
# Usage: packaging/run.sh [ARGUMENT…]      Arguments go to lcjournal as they are.
set -eu
cd "$(dirname "$0")/.."

if [ $# -eq 0 ] && [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    echo "No display here: running the app offscreen on the sample journal, through every page; pictures go to shots/."
    exec sh packaging/shots.sh
fi
exec .venv/bin/lcjournal "$@"
