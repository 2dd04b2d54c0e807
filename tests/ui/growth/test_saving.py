"""The charts as files: a picture, a drawing and their data."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core import i18n
from lcjournal.core.model import Activity, Session
from lcjournal.ui import dialogs, theme
from lcjournal.ui.pages.growth import GrowthPage

if TYPE_CHECKING:
    from tests.ui.growth.conftest import Journal

SVG = "{http://www.w3.org/2000/svg}"
NAME = "growth 2026-01-01 to 2026-11-18"


@pytest.fixture
def three_quarters(journal: Journal) -> Journal:
    journal.quarters(2, 3, 4)
    journal.activity("Python for data", date(2026, 3, 4), date(2026, 4, 1), minutes=85)
    return journal


@pytest.fixture
def save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[GrowthPage, int], Path]:
    """Choose an entry of the menu “Image…” and write where the name that is offered says."""

    def chosen(page: GrowthPage, way: int) -> Path:
        offered: list[str] = []

        def answer(_title: str, name: str, _patterns: str) -> Path:
            offered.append(name)
            return tmp_path / name

        monkeypatch.setattr(dialogs, "save_file", answer)
        button = next(one for one in page.findChildren(QPushButton) if one.text() == i18n._("Image…"))
        button.menu().actions()[way].trigger()
        return tmp_path / offered[0]

    return chosen


def test_the_picture_is_light_and_twice_as_sharp(
    looks: theme.ThemeManager,
    three_quarters: Journal,
    open_page: Callable[..., GrowthPage],
    save: Callable[[GrowthPage, int], Path],
) -> None:
    looks.use("dark", 100)
    path = save(open_page(), 0)
    assert path.name == f"{NAME}.png"
    image = QImage(str(path))
    assert image.width() == 2 * theme.em(72)
    assert image.pixelColor(2, 2) == theme.load("light").colour("surface")
    assert image.text("Title") == "Growth"
    assert image.text("Description") == "1 January 2026 to 18 November 2026"
    assert image.text("Language") == "en"


def test_the_drawing_has_its_words_as_words_and_no_pixels(
    three_quarters: Journal, open_page: Callable[..., GrowthPage], save: Callable[[GrowthPage, int], Path]
) -> None:
    path = save(open_page(), 1)
    assert path.name == f"{NAME}.svg"
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    assert root.get("lang") == "en"
    assert [root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")] == [
        "Growth",
        "1 January 2026 to 18 November 2026",
    ]
    assert not list(root.iter(f"{SVG}image"))
    words = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert {"Growth", "Jan", "2.0", "4.0"} <= set(words)
    assert not [word for word in words if re.search("[\ue000-\uf8ff]", word)]
    assert "#1b1917" not in path.read_text(encoding="utf-8").lower()


def test_the_places_of_a_drawing_are_named_once(
    three_quarters: Journal, open_page: Callable[..., GrowthPage], save: Callable[[GrowthPage, int], Path]
) -> None:
    text = save(open_page(), 1).read_text(encoding="utf-8")
    named = re.findall(r'\bid="([^"]+)"', text)
    assert len(set(named)) == len(named)
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(named)


def test_the_data_say_their_chart_their_dates_and_their_language(
    three_quarters: Journal, open_page: Callable[..., GrowthPage], save: Callable[[GrowthPage, int], Path]
) -> None:
    path = save(open_page(), 2)
    assert path.name == f"{NAME}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["Chart"] for row in rows} == {"Score", "Activities", "Hours a week", "Days"}
    assert {(row["Period from"], row["Period to"], row["Language of the chart"]) for row in rows} == {
        ("2026-01-01", "2026-11-18", "en")
    }
    scores = [(row["Date"], row["Score"]) for row in rows if row["Chart"] == "Score"]
    assert scores == [("2026-01-12", "2"), ("2026-04-12", "3"), ("2026-07-12", "4")]
    assert sum(int(row["Total (minutes)"]) for row in rows if row["Chart"] == "Hours a week") == 170


def test_a_private_entry_is_not_named_in_a_file(
    three_quarters: Journal, open_page: Callable[..., GrowthPage], save: Callable[[GrowthPage, int], Path]
) -> None:
    day = date(2026, 5, 4)
    secret = Activity("Doubts about Karim", day, "mooc", sessions=(Session(day, 30),), private=True)
    three_quarters.store.activities.add(secret)
    page = open_page()
    text = save(page, 2).read_text(encoding="utf-8-sig")
    assert "Python for data" in text
    assert "Doubts" not in text
    assert "Private,Online course,2026-05-04" in text
    assert "Doubts" not in save(page, 1).read_text(encoding="utf-8")


def test_a_chart_in_french_has_french_months_and_decimals(
    three_quarters: Journal, open_page: Callable[..., GrowthPage], save: Callable[[GrowthPage, int], Path]
) -> None:
    i18n.use("fr")
    root = ET.fromstring(save(open_page(), 1).read_text(encoding="utf-8"))
    assert root.get("lang") == "fr"
    words = {text.text for text in root.iter(f"{SVG}text")}
    assert {"janv.", "4,0"} <= words


def test_a_file_that_cannot_be_written_is_said(
    qtbot: QtBot,
    three_quarters: Journal,
    open_page: Callable[..., GrowthPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: in_the_way / "growth.png")
    monkeypatch.setattr(dialogs, "error", lambda problem: said.append(str(problem)))
    button = next(one for one in open_page().findChildren(QPushButton) if one.text() == "Image…")
    button.menu().actions()[0].trigger()
    assert said == ["The chart could not be written to “growth.png”."]


def test_nothing_is_written_where_one_gives_up(
    three_quarters: Journal, open_page: Callable[..., GrowthPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: None)
    before = set(tmp_path.rglob("*"))
    button = next(one for one in open_page().findChildren(QPushButton) if one.text() == "Image…")
    button.menu().actions()[2].trigger()
    assert set(tmp_path.rglob("*")) == before
