#!/bin/sh
# Bring i18n/ up to date with the texts in the code, or check that it is.
# Usage: packaging/catalogues.sh update|check
set -eu
cd "$(dirname "$0")/.."

case $1 in
    update) template=i18n/lcjournal.pot mode= ;;
    check) template=build/lcjournal.pot mode=--check ;;
    *) exit 2 ;;
esac
mkdir -p build
.venv/bin/pybabel --quiet extract --mapping-file babel.cfg --output "$template" --keywords N_ \
    --no-location --sort-output --width 120 --project "LC Journal" --copyright-holder "LC Journal contributors" .
# shellcheck disable=SC2086  # no word at all when updating
.venv/bin/pybabel --quiet update --domain lcjournal --input-file "$template" --output-dir i18n --locale fr \
    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 120 $mode
