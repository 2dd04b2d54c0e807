#!/bin/sh
# Bring i18n/ up to date with the texts in the code, or check that it is.
# Usage: packaging/catalogues.sh update|check
set -eu
cd "$(dirname "$0")/.."

kept=i18n/lcjournal.pot
fresh=build/lcjournal.pot
undated() { grep -v '^"POT-Creation-Date:' "$1"; }

mkdir -p build
.venv/bin/pybabel --quiet extract --mapping-file babel.cfg --output "$fresh" --keywords N_ \
    --no-location --sort-output --width 120 --project "LC Journal" --copyright-holder "LC Journal contributors" .

case $1 in
    update)
        check=
        # A new date alone is no change.
        if [ ! -e "$kept" ] || [ "$(undated "$kept")" != "$(undated "$fresh")" ]; then cp "$fresh" "$kept"; fi
        ;;
    check) check=--check ;;
    *) exit 2 ;;
esac
# shellcheck disable=SC2086  # no word at all when updating
.venv/bin/pybabel --quiet update --domain lcjournal --input-file "$fresh" --output-dir i18n --locale fr \
    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 120 $check 2>build/pybabel.log || {
    tail -n 1 build/pybabel.log >&2
    [ -z "$check" ] || echo "Bring them up to date with: make i18n" >&2
    exit 1
}
