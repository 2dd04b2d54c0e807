"""``lcjournal report``: what one learned in some days, as a file."""

from datetime import date
from pathlib import Path

import pytest

from lcjournal.core import paths
from lcjournal.core.model import Activity, Session
from lcjournal.core.store import Store
from tests.cli.conftest import Lc


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    with Store.open(paths.data_paths(tmp_path).journal) as store:
        for title, day, private in (("Café é", date(2026, 11, 4), False), ("Secret", date(2026, 11, 5), True)):
            store.activities.add(Activity(title, day, "mooc", sessions=(Session(day, 60),), private=private))
    return tmp_path


def test_a_page_is_written_in_the_language_asked_for(lc: Lc, filled: Path) -> None:
    out = filled / "out.html"
    ran = lc("--data", str(filled), "--lang", "fr", "report", "--format", "html", str(out), "--until", "2026-11-30")
    assert ran.code == 0
    text = out.read_text(encoding="utf-8")
    assert '<html lang="fr">' in text
    assert "Café é" in text
    assert "Secret" not in text


def test_private_entries_come_along_when_asked_for(lc: Lc, filled: Path) -> None:
    out = filled / "out.html"
    lc("--data", str(filled), "report", "--format", "html", "--private", "--since", "2026-11-05", str(out))
    text = out.read_text(encoding="utf-8")
    assert "Secret" in text
    assert "Café é" not in text


def test_a_pdf_is_written_and_counted(lc: Lc, filled: Path) -> None:
    out = filled / "out.pdf"
    told = lc("--data", str(filled), "report", "--format", "pdf", str(out), "--json").value
    assert out.read_bytes().startswith(b"%PDF-")
    assert told["pages"] >= 2
    assert told["missing_characters"] == 0


def test_a_report_is_never_written_over_a_journal(lc: Lc, filled: Path) -> None:
    ran = lc("--data", str(filled), "report", "--format", "html", str(filled / "journal.lcjournal"))
    assert ran.code == 1


def test_a_report_of_no_journal_is_refused(lc: Lc, tmp_path: Path) -> None:
    ran = lc("--data", str(tmp_path / "none"), "report", "--format", "html", str(tmp_path / "out.html"))
    assert ran.code == 1
    assert not (tmp_path / "out.html").exists()
