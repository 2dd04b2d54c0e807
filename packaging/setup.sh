#!/bin/sh
# Make .venv from the lock, with the app installed from this checkout, and the system libraries that Qt needs.
# Usage: packaging/setup.sh [PYTHON]      Safe to run again; `make setup` does so only when the lock has changed.
set -eu
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1

find_python() {
    for candidate in "$@"; do
        # The version is asked of the interpreter itself: a name on the PATH may be a wrapper with nothing behind it.
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "LC Journal needs Python 3.11 or newer; name one with: make setup PYTHON=/path/to/python3" >&2
    return 1
}

python=$(find_python "${1:-python3}" python3.14 python3.13 python3.12 python3.11)
sh packaging/system-packages.sh window
"$python" -c 'import ensurepip' 2>/dev/null || sh packaging/system-packages.sh venv

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    echo "Making .venv with $("$python" --version)…"
    "$python" -m venv --clear .venv
fi
echo "Installing the packages of requirements.lock (the first time, about 150 MB)…"
.venv/bin/python -m pip install --quiet --require-hashes --requirement requirements.lock
.venv/bin/python -m pip install --quiet --no-build-isolation --no-deps --editable .
# pip compiles what it installs; modules of an editable app would be compiled by the first start.
.venv/bin/python -m compileall -q lcjournal
echo "Ready: .venv/bin/lcjournal"
