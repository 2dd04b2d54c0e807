"""Charts on paper: light in every theme, with their title, their dates and their language in the file.

A sheet is made of pieces, one under the other. As PNG it has twice the pixels; as SVG words stay words; as CSV it is
the data of its charts (see ``chart_csv``).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from lcjournal.core import i18n
from lcjournal.core.formats import chart_csv
from lcjournal.core.i18n import _
from lcjournal.core.progress import Period
from lcjournal.core.progress_words import Table
from lcjournal.ui import theme
from lcjournal.ui.widgets.labels import FontStyle

_WIDTH_EM, _EDGE_EM, _LINE_EM = 72, 1.5, 1.7
_DENSITY = 2
_WORDS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


def sheet_width() -> int:
    """Return the width of every piece, in pixels."""
    return theme.em(_WIDTH_EM) - 2 * theme.em(_EDGE_EM)


class Piece(Protocol):
    """A part of a sheet as wide as the others."""

    @property
    def height(self) -> int:
        """Its height in pixels."""
        ...

    def paint(self, painter: QPainter, place: QPoint) -> None:
        """Paint it with its upper left corner at ``place``."""
        ...


class Words:
    """A paragraph, at least ``lines`` lines high."""

    def __init__(self, text: str, font: FontStyle = "meta", lines: int = 1) -> None:
        self._text, self._font = text, font
        box = QFontMetrics(theme.font(font)).boundingRect(QRect(0, 0, sheet_width(), 0), _WORDS, text)
        self._rows = max(lines, ceil(box.height() / theme.em(_LINE_EM)))

    @property
    def height(self) -> int:
        return self._rows * theme.em(_LINE_EM)

    def paint(self, painter: QPainter, place: QPoint) -> None:
        painter.setPen(theme.load("light").colour("text"))
        painter.setFont(theme.font(self._font))
        painter.drawText(QRect(place, QSize(sheet_width(), self.height)), _WORDS, self._text)


@dataclass(frozen=True)
class Drawing:
    """What ``draw`` paints into a box of this height."""

    height: int
    draw: Callable[[QPainter, QRect], None]

    def paint(self, painter: QPainter, place: QPoint) -> None:
        self.draw(painter, QRect(place, QSize(sheet_width(), self.height)))


@dataclass(frozen=True)
class Sheet:
    """What is saved: ``charts`` are its data, each with a title; ``name`` begins the name of its file."""

    title: str
    name: str
    span: Period
    pieces: Sequence[Piece]
    charts: Sequence[tuple[str, Table]]

    @property
    def dates(self) -> str:
        """The period in words."""
        return _("{first} to {last}").format(first=i18n.day(self.span.since), last=i18n.day(self.span.until))

    @property
    def file_name(self) -> str:
        """Its name with its days, without an ending."""
        since, until = self.span.since.isoformat(), self.span.until.isoformat()
        return _("{name} {since} to {until}").format(name=self.name, since=since, until=until)

    def headed(self) -> list[Piece]:
        """Return the title, the dates and the pieces."""
        return [Words(self.title, "card"), Words(self.dates), *self.pieces]


def png(sheet: Sheet) -> bytes:
    """Return the picture, with its title, its dates and its language as texts of the file too."""
    pieces, edge = sheet.headed(), theme.em(_EDGE_EM)
    size = QSize(sheet_width() + 2 * edge, sum(piece.height for piece in pieces) + 2 * edge)
    image = QImage(size * _DENSITY, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_DENSITY)
    image.fill(theme.load("light").colour("surface"))
    painter, top = QPainter(image), edge
    for piece in pieces:
        piece.paint(painter, QPoint(edge, top))
        top += piece.height
    painter.end()
    for key, text in (("Title", sheet.title), ("Description", sheet.dates), ("Language", i18n.language())):
        image.setText(key, text)
    buffer = _opened()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub wants the format as bytes, and refuses them
    return bytes(buffer.data().data())


def svg(sheet: Sheet) -> bytes:
    """Return the drawing, which a reader tells by its title and its dates; each piece is a drawing inside of it."""
    pieces, edge = sheet.headed(), theme.em(_EDGE_EM)
    width, height = sheet_width() + 2 * edge, sum(piece.height for piece in pieces) + 2 * edge
    top, inner = edge, []
    for index, piece in enumerate(pieces):
        inner.append(_nested(piece, index, QPoint(edge, top)))
        top += piece.height
    language, surface = i18n.language(), theme.load("light").colour("surface").name()
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="sans-serif" role="img" '
        f'lang="{language}" xml:lang="{language}" aria-labelledby="title dates">\n'
        f'<title id="title">{escape(sheet.title)}</title>\n<desc id="dates">{escape(sheet.dates)}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{surface}"/>\n'
    )
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + head + "\n".join(inner) + "\n</svg>\n").encode()


def csv(sheet: Sheet) -> bytes:
    """Return the data of its charts."""
    return chart_csv.to_csv(sheet.charts, sheet.span)


def _nested(piece: Piece, index: int, place: QPoint) -> str:
    """Return a piece as a drawing of its own: Qt writes where things are clipped only as seen from a corner at 0."""
    width, height = sheet_width(), piece.height
    generator, buffer = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11), _opened()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRect(0, 0, width, height))
    painter = QPainter(generator)
    piece.paint(painter, QPoint(0, 0))
    painter.end()
    text = bytes(buffer.data().data()).decode()
    text = text[text.index("<defs>") : text.rindex("</svg>")]
    text = re.sub(r'(?<=id=")(?=clipPath)|(?<=url\(#)(?=clipPath)', f"piece{index}-", text)
    # A family that is on this computer alone would be replaced by any other; the page says which sort.
    text = re.sub(r'font-family="[^"]*"', "", text)
    box = f'x="{place.x()}" y="{place.y()}" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f"<svg {box}>\n{text}</svg>"


def _opened() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
