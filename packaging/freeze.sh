#!/bin/sh
# Freeze the app into dist/lcjournal, a folder that runs without Python, for the system this is run on.
set -eu
cd "$(dirname "$0")/.."

sh packaging/system-packages.sh freeze
# A fixed hash seed keeps the order of what PyInstaller writes the same from one build to the next.
PYTHONHASHSEED=0 .venv/bin/python -m PyInstaller --noconfirm --clean --log-level WARN build.spec
# A Python built from source brings 15 MB of symbols. Only this library: stripping all of them breaks numpy's.
for library in dist/lcjournal/_internal/libpython3*.so*; do
    [ ! -e "$library" ] || strip --strip-unneeded "$library"
done
du -sh dist/lcjournal
