"""A report as PDF: a cover, then pages with a running title and their number, charts as drawings, fonts embedded.

Meant for a process of its own: laying out holds Python's lock. Light always, whatever the theme.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from unicodedata import category

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPageLayout,
    QPainter,
    QPdfWriter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from lcjournal.core.i18n import _, integer
from lcjournal.core.report.html import CHART, to_paper
from lcjournal.core.report.parts import Report
from lcjournal.core.report.process import Made
from lcjournal.core.report.svg import WIDTH, Picture, colours
from lcjournal.ui.paper import document, occurrences, page_size, page_starts, pieces

_DOTS = 300
"""Dots an inch; lengths below are in millimetres."""
_EDGE, _HEAD, _FOOT = 20.0, 24.0, 22.0
_LINE = 12.0
"""How far the running title and the number stand from the edge of the paper."""
_SMALL = 8
_OBJECT = QTextFormat.ObjectTypes.UserObject + 1
_PLACE = QTextFormat.Property.UserProperty + 1
_CHART = "\ufffc"
"""What stands in the text of a document for something that draws itself."""
_SHAPELESS = frozenset({"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"})
"""Categories of Unicode: spaces, controls, and what changes the letter before it."""
_SEEN = 0.2
"""How much of the work is done when the pages are laid out."""


def pdf(report: Report, say: Callable[[float], object]) -> Made:
    """Return the report as PDF; ``say`` is told how much is done, 0 to 1."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(report.title)
    writer.setCreator("LC Journal")
    writer.setResolution(_DOTS)
    writer.setPageLayout(QPageLayout(page_size(), QPageLayout.Orientation.Portrait, QMarginsF()))
    cover, rest, pictures = to_paper(report)
    body = document(rest if report.long else cover + rest)
    charts = _Charts(pictures, _area(writer).width(), body)
    charts.place(body)
    pages = _Pages(writer, report, body)
    say(_SEEN)
    pages.paint(document(cover), say)
    buffer.close()
    return Made(bytes(buffer.data().data()), pages.count, pages.missing)


def _dots(millimetres: float) -> float:
    return millimetres * _DOTS / 25.4


def _area(writer: QPdfWriter) -> QRectF:
    """Return where the text of a page stands."""
    whole = QRectF(0, 0, writer.width(), writer.height())
    return whole.adjusted(_dots(_EDGE), _dots(_HEAD), -_dots(_EDGE), -_dots(_FOOT))


class _Pages:
    """The text cut into pages, painted one after the other."""

    def __init__(self, writer: QPdfWriter, report: Report, body: QTextDocument) -> None:
        self._writer, self._report, self._body = writer, report, body
        self._area = _area(writer)
        self._laid_out(body)
        self._starts = page_starts(pieces(body), self._area.height())
        self.missing = _missing(body)

    @property
    def count(self) -> int:
        """How many pages there are, with the cover of a long report."""
        return len(self._starts) + self._report.long

    def paint(self, cover: QTextDocument, say: Callable[[float], object]) -> None:
        """Paint the cover and every page."""
        painter = QPainter(self._writer)
        if self._report.long:
            self._cover(painter, cover)
        ends = [*self._starts[1:], self._body.size().height()]
        for number, (start, end) in enumerate(zip(self._starts, ends, strict=True), start=1 + self._report.long):
            if number > 1:
                self._writer.newPage()
            self._draw(painter, self._body, self._area, start, end)
            self._around(painter, number)
            say(_SEEN + (1 - _SEEN) * number / self.count)
        painter.end()

    def _laid_out(self, shown: QTextDocument) -> None:
        shown.documentLayout().setPaintDevice(self._writer)
        shown.setDocumentMargin(0)
        shown.setTextWidth(self._area.width())

    def _draw(self, painter: QPainter, shown: QTextDocument, area: QRectF, start: float, end: float) -> None:
        """Draw the stretch of a document that one page holds."""
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, start, area.width(), end - start)
        painter.save()
        painter.translate(area.topLeft() - QPointF(0, start))
        painter.setClipRect(context.clip)
        shown.documentLayout().draw(painter, context)
        painter.restore()

    def _cover(self, painter: QPainter, cover: QTextDocument) -> None:
        """Draw the cover, and say at its foot what the scores are and are not."""
        self._laid_out(cover)
        self.missing += _missing(cover)
        self._draw(painter, cover, self._area.translated(0, self._area.height() / 4), 0, cover.size().height())
        self._small(painter)
        at_foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(self._area, int(at_foot), self._report.label)

    def _around(self, painter: QPainter, number: int) -> None:
        """Write the running title above a page and its number below."""
        self._small(painter)
        across, high = self._area.width(), _dots(_SMALL)
        above = QRectF(self._area.left(), _dots(_LINE), across, high)
        below = QRectF(self._area.left(), self._writer.height() - _dots(_LINE) - high, across, high)
        name = painter.fontMetrics().elidedText(self._report.title, Qt.TextElideMode.ElideRight, int(across))
        painter.drawText(above, Qt.AlignmentFlag.AlignTop, name)
        told = _("Page {page} of {pages}").format(page=integer(number), pages=integer(self.count))
        painter.drawText(below, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, told)

    def _small(self, painter: QPainter) -> None:
        font = QFont(QGuiApplication.font())
        font.setPointSize(_SMALL)
        painter.setFont(font)
        painter.setPen(QColor(colours()["text2"]))


class _Charts(QPyTextObject):
    """Draws charts where the text has a place for them, as drawings and not as pictures."""

    def __init__(self, pictures: Sequence[Picture], width: float, parent: QTextDocument) -> None:
        super().__init__(parent)
        self._width = width
        self._drawings = [(QSvgRenderer(QByteArray(one.svg.encode())), one.height) for one in pictures]

    def place(self, body: QTextDocument) -> None:
        """Put the charts into their places."""
        body.documentLayout().registerHandler(_OBJECT, self)
        for number, cursor in enumerate(occurrences(body, CHART)):
            wanted = QTextCharFormat()
            wanted.setObjectType(_OBJECT)
            wanted.setProperty(_PLACE, number)
            cursor.insertText(_CHART, wanted)

    @override
    def intrinsicSize(self, _doc: QTextDocument, _position: int, wanted: QTextFormat) -> QSizeF:
        height = self._drawings[wanted.intProperty(_PLACE)][1]
        return QSizeF(self._width, self._width * height / WIDTH)

    @override
    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _doc: QTextDocument, _position: int, wanted: QTextFormat
    ) -> None:
        self._drawings[wanted.intProperty(_PLACE)][0].render(painter, QRectF(rect))


def _missing(shown: QTextDocument) -> int:
    """Count the characters that are drawn as an empty box; what has no shape of its own is none of them."""
    metrics = QFontMetrics(shown.defaultFont())
    text = shown.toPlainText().replace(_CHART, "")
    letters = Counter(letter for letter in text if letter > "\x7f" and category(letter) not in _SHAPELESS)
    return sum(count for letter, count in letters.items() if not metrics.inFontUcs4(ord(letter)))
