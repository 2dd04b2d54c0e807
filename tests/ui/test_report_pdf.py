"""A report on paper: what it holds, where its pages end, and that it is made by a process of its own."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from lcjournal.core import demo, i18n, instruments, keyring, sealing
from lcjournal.core.errors import UserError
from lcjournal.core.report.learning import learning
from lcjournal.core.report.options import Contents
from lcjournal.core.report.parts import Prose, Report, Section, Words
from lcjournal.core.report.process import made
from lcjournal.core.report.request import Request
from lcjournal.core.store import Store
from lcjournal.ui import report_pdf
from lcjournal.ui.paper import Piece, document, page_size, page_starts, pieces

TODAY = date(2026, 11, 18)
LONG = "Une phrase assez longue pour prendre de la place\u202f: elle dit peu. " * 12


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "demo.lcjournal"
    demo.open_demo(path, TODAY, "fr")
    return path


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\n", pdf))


def report(entries: int = 3) -> Report:
    inner = tuple(
        Section(f"Entrée é {number} 😀", (Words("12 mars", quiet=True), Prose(LONG))) for number in range(entries)
    )
    return Report("Mes apprentissages", ("Ada",), (Section("Activités", (), inner),), "Ceci est un outil.", long=True)


def test_every_page_is_there_with_its_fonts(qapp: QApplication) -> None:
    shares: list[float] = []
    made = report_pdf.pdf(report(60), shares.append)
    assert made.data.startswith(b"%PDF-")
    assert made.pages == pages(made.data) > 5
    assert made.data.count(b"/Type /FontDescriptor") == made.data.count(b"/FontFile2") > 0
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)


def test_a_short_report_has_no_page_for_its_cover(qapp: QApplication) -> None:
    assert report_pdf.pdf(report(1), lambda _share: None).pages == 2
    made = report_pdf.pdf(replace(report(1), long=False), lambda _share: None)
    assert made.pages == pages(made.data) == 1


def test_what_is_wider_than_any_font_is_counted(qapp: QApplication) -> None:
    strange = Report("T", (), (Section("S", (Prose("a \U0001f9ff\U0010fffd b \U000e0fff"),)),))
    assert report_pdf.pdf(strange, lambda _share: None).missing > 0
    plain = Report("T", (), (Section("S", (Prose("Où\u202f? – « œuvre » …"),)),))
    assert report_pdf.pdf(plain, lambda _share: None).missing == 0


def test_the_demo_has_its_charts_and_titles(qapp: QApplication, journal: Path) -> None:
    with i18n.speaking("fr"), Store.open_read_only(journal) as store:
        contents = Contents(date(2026, 1, 1), TODAY)
        told = learning(store, instruments.builtin(), contents, TODAY, personal=False)
        made = report_pdf.pdf(told, lambda _share: None)
    assert made.pages > 8
    assert made.missing == 0


def laid_out(html: str, width: float = 500) -> list[Piece]:
    shown = document(html)
    shown.setDocumentMargin(0)
    shown.setTextWidth(width)
    return pieces(shown)


def test_a_heading_leads_and_lines_are_not_alone(qapp: QApplication) -> None:
    heading, first, *middle, last = laid_out(f"<h2>Title</h2><p>{LONG}</p>")
    assert heading.leads
    line = middle[0].bottom - middle[0].top
    assert first.bottom - first.top == pytest.approx(2 * line, rel=0.1)
    assert last.bottom - last.top == pytest.approx(2 * line, rel=0.1)


def test_one_line_below_a_heading_goes_along_with_what_follows(qapp: QApplication) -> None:
    found = laid_out(f"<h2>Title</h2><p>12 March</p><p>{LONG}</p><h2>Next</h2><p>13 March</p><h2>Last</h2>")
    assert [piece.leads for piece in found[:2]] == [True, True]
    assert [piece.leads for piece in found[-3:]] == [True, False, True]


def test_words_are_not_written_with_ligatures(qapp: QApplication) -> None:
    assert document("<p>certificat</p>").defaultFont().featureValue(QFont.Tag("liga")) == 0


def test_a_row_is_one_piece_and_its_head_leads(qapp: QApplication) -> None:
    rows = "".join(f"<tr><td>{number}</td><td>{LONG}</td></tr>" for number in range(3))
    found = laid_out(f"<p>Caption</p><table><tr><th>A</th><th>B</th></tr>{rows}</table><p>After</p>")
    assert [piece.leads for piece in found[:5]] == [True, True, False, False, False]
    assert all(above.bottom <= below.top for above, below in pairwise(found[:5]))


def test_what_leads_goes_along_to_the_next_page() -> None:
    found = [Piece(0, 80), Piece(80, 95, leads=True), Piece(95, 130)]
    assert page_starts(found, 100) == [0, 80]


def test_what_is_too_long_for_a_page_is_parted() -> None:
    assert page_starts([Piece(0, 250)], 100) == [0, 100, 200]
    assert page_starts([Piece(0, 20, leads=True), Piece(20, 130)], 100) == [0, 20, 120]
    assert page_starts([Piece(0, 20, leads=True)], 100) == [0]
    assert page_starts([], 100) == [0]


@pytest.mark.parametrize(("region", "name"), [("fr_FR", "A4"), ("en_US", "Letter"), ("fr_CA", "Letter")])
def test_paper_has_the_size_of_the_region(region: str, name: str) -> None:
    i18n.use("en", region)
    assert page_size().key() == name


def request(path: Path, format_: str, key: bytes = b"") -> Request:
    contents = Contents(date(2026, 6, 1), TODAY)
    return Request(contents, format_, path, "fr", "fr_FR", TODAY, instruments.builtin().source, key=key)


@pytest.mark.parametrize(("format_", "beginning"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-")])
def test_the_child_makes_the_file_in_the_language_asked_for(journal: Path, format_: str, beginning: bytes) -> None:
    shares: list[float] = []
    got = made(request(journal, format_), shares.append)
    assert got.data.startswith(beginning)
    assert shares[0] == 0
    assert (got.pages > 0) == (format_ == "pdf")
    if format_ == "html":
        assert '<html lang="fr">' in got.data.decode()
    assert i18n.language() == "en"


def test_the_child_only_reads(journal: Path) -> None:
    before = journal.read_bytes()
    made(request(journal, "html"), lambda _share: None)
    assert journal.read_bytes() == before


def test_a_journal_with_a_passphrase_is_read_with_its_key(journal: Path) -> None:
    sealing.seal(journal, "quiet green morning", now=datetime(2026, 11, 18, tzinfo=UTC))
    key = keyring.key_for(journal)
    assert key
    assert made(request(journal, "html", key), lambda _share: None).data.startswith(b"<!DOCTYPE html>")
    with pytest.raises(UserError, match="phrase"):
        made(request(journal, "html"), lambda _share: None)


def test_what_keeps_the_child_from_reading_is_said(tmp_path: Path) -> None:
    (tmp_path / "no.lcjournal").write_bytes(b"nothing of ours" * 99)
    with pytest.raises(UserError):
        made(request(tmp_path / "no.lcjournal", "html"), lambda _share: None)
