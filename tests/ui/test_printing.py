"""What leaves on paper: real pages, black on white, in French with its spaces."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lcjournal.core import i18n, instruments
from lcjournal.core.formats.paper_form import blank_form
from lcjournal.core.model import FormId
from lcjournal.ui import dialogs, paper, printing

HTML = "<html><body><h1>Titre\u202f: un essai</h1><p>« Où\u202f?\u202f»</p></body></html>"


def test_narrow_spaces_of_french_stay_narrow(qapp: QApplication) -> None:
    assert paper.document(HTML).toPlainText() == "Titre\u202f: un essai\n« Où\u202f?\u202f»"


def test_the_blank_form_takes_few_sheets(qapp: QApplication) -> None:
    i18n.use("fr")
    pages = printing.pdf(blank_form(instruments.builtin(), FormId.FULL), "Questionnaire")
    assert pages.startswith(b"%PDF-")
    assert 3 <= pages.count(b"/Type /Page\n") <= 4  # by the fonts there are


def test_a_pdf_is_saved_where_one_says(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def choose(_title: str, name: str, _patterns: str) -> Path:
        asked.append(name)
        return tmp_path / "chosen.pdf"

    monkeypatch.setattr(dialogs, "save_file", choose)
    assert printing.save_pdf(HTML, "My profile") == tmp_path / "chosen.pdf"
    assert asked == ["My profile.pdf"]
    assert (tmp_path / "chosen.pdf").read_bytes().startswith(b"%PDF-")


def test_giving_up_writes_nothing(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "save_file", lambda *_words: None)
    assert printing.save_pdf(HTML, "My profile") is None


def test_a_place_that_cannot_be_written_is_said(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    said: list[object] = []
    monkeypatch.setattr(dialogs, "save_file", lambda *_words: tmp_path / "file" / "profile.pdf")
    monkeypatch.setattr(dialogs, "error", said.append)
    assert printing.save_pdf(HTML, "My profile") is None
    assert "choose another folder" in str(said[0])


def test_a_printer_that_is_not_chosen_prints_nothing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []

    def give_up(dialog: object) -> bool:
        shown.append(dialog)
        return False

    monkeypatch.setattr(dialogs, "show", give_up)
    printing.print_html(HTML, "My profile")
    assert len(shown) == 1
