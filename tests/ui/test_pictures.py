"""Attached pictures stand in the text; no other address is ever read."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageWriter
from pytestqt.qtbot import QtBot

from lcjournal.core.side_folder import SideFolder
from lcjournal.ui import theme
from lcjournal.ui.widgets.markdown_view import MarkdownView
from lcjournal.ui.widgets.pictures import Pictures, read_picture

INK = QColor("#336699")


@pytest.fixture
def files(tmp_path: Path) -> SideFolder:
    return SideFolder(tmp_path / "journal.files")


def painted(path: Path, width: int, height: int, form: str = "") -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(INK)
    assert QImageWriter(str(path), form.encode()).write(image)
    return path


def shown(qtbot: QtBot, view: MarkdownView, text: str) -> QImage:
    qtbot.addWidget(view)
    view.show_text(text)
    view.show()
    for height in (100, 0):
        view.resize(400, height or view.sizeHint().height())
    return view.grab().toImage()


def has_ink(image: QImage) -> bool:
    middle = QPoint(round(image.width() / 8), round(image.height() * 2 / 3))
    return image.pixelColor(middle) == INK


@pytest.mark.usefixtures("looks")
def test_an_attached_picture_stands_in_the_text_as_wide_as_the_text(
    qtbot: QtBot, files: SideFolder, tmp_path: Path
) -> None:
    kept = files.keep(painted(tmp_path / "desk.png", 1600, 800))
    pictures = Pictures(files)
    view = MarkdownView("What?", pictures=pictures)
    shown(qtbot, view, f"Before\n\n![desk](attachment:{kept.sha256})")
    qtbot.waitUntil(lambda: has_ink(view.grab().toImage()))
    assert view.height() < 300
    view.resize(200, view.sizeHint().height())
    assert view.sizeHint().height() < 180


@pytest.mark.usefixtures("looks")
def test_no_other_address_shows_anything_but_its_words(qtbot: QtBot, files: SideFolder, tmp_path: Path) -> None:
    stray = painted(tmp_path / "stray.png", 200, 200)
    kept = files.keep(stray)
    addresses = (
        stray.as_uri(),
        str(stray),
        "http://127.0.0.1/stray.png",
        "attachment:../../stray.png",
        f"attachment:{'0' * 64}",
        f"attachment:{kept.sha256.upper()}",
        (files.find(kept.sha256) or stray).as_uri(),
    )
    for address in addresses:
        view = MarkdownView("What?", pictures=Pictures(files))
        assert not has_ink(shown(qtbot, view, f"Before\n\n![my words]({address})\n\nAfter"))
        assert view.toPlainText().splitlines() == ["Before", "my words", "After"]
        assert view.loadResource(2, address).isNull()


@pytest.mark.usefixtures("looks")
def test_a_view_without_a_journal_shows_no_picture(qtbot: QtBot, files: SideFolder, tmp_path: Path) -> None:
    kept = files.keep(painted(tmp_path / "desk.png", 100, 100))
    view = MarkdownView("How it is measured")
    shown(qtbot, view, f"![desk](attachment:{kept.sha256})")
    assert view.toPlainText() == "desk"


def test_a_picture_is_read_as_small_as_it_is_shown_and_upright(tmp_path: Path) -> None:
    wide = painted(tmp_path / "wide.png", 3000, 1000)
    assert read_picture(wide, QSize(300, 300)).size() == QSize(300, 100)
    assert read_picture(wide, QSize(5000, 5000)).size() == QSize(3000, 1000)
    writer = QImageWriter(str(tmp_path / "turned.jpg"), b"jpeg")
    writer.setTransformation(QImageIOHandler.Transformation.TransformationRotate90)
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(INK)
    assert writer.write(image)
    assert read_picture(tmp_path / "turned.jpg", QSize(50, 150)).size() == QSize(50, 150)


def test_what_is_no_picture_is_not_read(qtbot: QtBot, files: SideFolder, tmp_path: Path) -> None:
    drawing = tmp_path / "drawing.png"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>')
    broken = painted(tmp_path / "broken.png", 64, 64)
    broken.write_bytes(broken.read_bytes()[:60])
    for path in (drawing, broken, tmp_path / "nothing.png"):
        assert read_picture(path, QSize(10, 10)).isNull()
    pictures = Pictures(files)
    assert pictures.size(files.keep(drawing).sha256, QSize(10, 10)).isEmpty()
    kept = files.keep(broken)
    with qtbot.waitSignal(pictures.ready):
        assert pictures.get(kept.sha256, QSize(10, 10)) is None
    image = pictures.get(kept.sha256, QSize(10, 10))
    assert image is not None
    assert image.isNull()
    assert pictures.get("0" * 64, QSize(10, 10)) is None


def test_only_so_many_pictures_are_kept_in_memory(qtbot: QtBot, files: SideFolder, tmp_path: Path) -> None:
    pictures, box = Pictures(files), QSize(2000, 2000)
    digests = [files.keep(painted(tmp_path / f"{side}.png", side, side)).sha256 for side in (1900, 1901, 1902)]
    for digest in digests:
        with qtbot.waitSignal(pictures.ready):
            pictures.get(digest, box)
    assert pictures.get(digests[2], box) is not None
    with qtbot.waitSignal(pictures.ready):
        assert pictures.get(digests[0], box) is None


def test_a_picture_filled_in_later_has_the_room_it_needs(qtbot: QtBot, files: SideFolder, tmp_path: Path) -> None:
    kept = files.keep(painted(tmp_path / "desk.png", 320, 160))
    pictures = Pictures(files)
    assert pictures.size(kept.sha256, QSize(160, 999)) == QSize(160, 80)
    view = MarkdownView("What?", pictures=pictures)
    with qtbot.waitSignal(pictures.ready):
        before = shown(qtbot, view, f"![desk](attachment:{kept.sha256})").height()
    assert view.sizeHint().height() == before
    assert theme.em(1) < before
