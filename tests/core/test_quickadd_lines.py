"""Lines as people type them, each with what a person would understand: ``quickadd_lines.tsv``.

They are read on Wednesday, 18 November 2026. A comma divides several tags or people; nothing under minutes is none.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from lcjournal.core.quickadd import Reading, parse

TODAY = date(2026, 11, 18)
TABLE = Path(__file__).with_name("quickadd_lines.tsv")


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _as_row(reading: Reading, language: str) -> dict[str, str]:
    return {
        "text": reading.text,
        "lang": language,
        "kind": reading.kind,
        "minutes": str(reading.minutes or ""),
        "date": reading.day.isoformat(),
        "status": reading.status.value,
        "tags": ", ".join(reading.tags),
        "people": ", ".join(reading.people),
        "private": "yes" if reading.private else "no",
        "title": reading.title,
    }


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['lang']}: {row['text']}")
def test_a_line_is_read_as_a_person_would(row: dict[str, str]) -> None:
    assert _as_row(parse(row["text"], TODAY, row["lang"]), row["lang"]) == row


def test_the_table_holds_hundreds_of_lines_in_both_languages() -> None:
    languages = [row["lang"] for row in _rows()]
    assert min(languages.count("fr"), languages.count("en")) >= 150
