"""How a line of the journal list is painted: kind, title, the first words, day and duration."""

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, Status
from lcjournal.core.plain_text import plain
from lcjournal.core.search import SearchQuery, highlight_ranges
from lcjournal.ui import icons, theme
from lcjournal.ui.models import Index
from lcjournal.ui.models.activity_list import ActivityList, Heading, Role
from lcjournal.ui.widgets.kinds import draw_kind


class ActivityDelegate(QStyledItemDelegate):
    """Paints activities and month headings. Heights come from the font."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = SearchQuery()
        """What to mark in the lines."""
        self.measure()

    def measure(self) -> None:
        """Take the heights from the font again; the list asks for them for every line it lays out."""
        lines = QFontMetrics(theme.font("body")).height() + QFontMetrics(theme.font("meta")).height()
        self._row, self._heading = QSize(0, lines + theme.space(24)), QSize(0, theme.em(32 / 14))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._row if index.data(Role.HEADING) is None else self._heading

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = index.data(Role.HEADING)
        if isinstance(heading, Heading):
            self._paint_heading(painter, option.rect, index, heading)
        else:
            self._paint_row(painter, option, index.data(Role.ROW))
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, index: Index, heading: Heading) -> None:
        line = box.adjusted(theme.space(20), 0, -theme.space(20), -theme.space(4))
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(line, bottom | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        model = index.model()
        if heading.month and isinstance(model, ActivityList):
            painter.setFont(theme.font("meta", tabular=True))
            painter.setPen(theme.colour("text3"))
            painter.drawText(line, bottom | Qt.AlignmentFlag.AlignRight, model.month_total(heading.month))

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: ActivityRow) -> None:
        box: QRect = option.rect.adjusted(theme.space(8), 1, -theme.space(8), -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, box, selected=selected)
        inner = box.adjusted(theme.space(12), theme.space(10), -theme.space(12), -theme.space(10))
        side = min(inner.height(), theme.em(36 / 14))
        tile = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        draw_kind(painter, tile, row.kind, kinds.info(row.kind).icon)
        words = inner.adjusted(side + theme.space(12), 0, 0, 0)
        right = self._paint_when(painter, words, row)
        words.setRight(words.right() - right - theme.space(12))
        self._paint_marks(painter, words, row)
        self._paint_words(painter, words, row, selected=selected)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, *, selected: bool) -> None:
        ground = "selected" if selected else "hover" if option.state & QStyle.StateFlag.State_MouseOver else ""
        focused = (
            option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange
        )
        painter.setPen(QPen(theme.colour("focus"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 9, 9)

    def _paint_when(self, painter: QPainter, box: QRect, row: ActivityRow) -> int:
        """Paint day over duration at the right edge and return their width."""
        first = i18n.day(row.day, "d MMM")
        second = _("planned") if row.status is Status.PLANNED else i18n.duration(row.minutes) if row.minutes else ""
        font = theme.font("meta", tabular=True)
        painter.setFont(font)
        painter.setPen(theme.colour("text3"))
        aligned = Qt.AlignmentFlag.AlignRight
        painter.drawText(box, aligned | Qt.AlignmentFlag.AlignTop, first)
        painter.drawText(box, aligned | Qt.AlignmentFlag.AlignBottom, second)
        metrics = QFontMetrics(font)
        return max(metrics.horizontalAdvance(first), metrics.horizontalAdvance(second))

    def _paint_marks(self, painter: QPainter, words: QRect, row: ActivityRow) -> None:
        """Paint the paperclip and the star at the end of the words, and leave less room for these."""
        for icon, is_marked in (("paperclip", row.attached), ("star", row.starred)):
            if is_marked:
                side = theme.space(15)
                box = QRect(words.right() - side, words.center().y() - side // 2, side, side)
                icons.draw(painter, icon, box, theme.colour("text3"))
                words.setRight(box.left() - theme.space(6))

    def _paint_words(self, painter: QPainter, box: QRect, row: ActivityRow, *, selected: bool) -> None:
        font = theme.font("card" if selected else "strong")
        font.setPixelSize(theme.font("body").pixelSize())
        painter.setFont(font)
        painter.setPen(theme.colour("text" if row.title else "text3"))
        self._draw(painter, box, Qt.AlignmentFlag.AlignTop, row.title or _("Untitled"))
        self._paint_excerpt(painter, box, row)

    def _paint_excerpt(self, painter: QPainter, box: QRect, row: ActivityRow) -> None:
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text3"))
        if row.private:
            side = painter.fontMetrics().height()
            lock = QRect(box.left(), box.bottom() - side, side, side)
            icons.draw(painter, "lock-simple", lock, theme.colour("text3"))
            box = box.adjusted(side + theme.space(4), 0, 0, 0)
        words = _("Private, never shared") if row.private else plain(row.excerpt) or _("No reflection yet")
        self._draw(painter, box, Qt.AlignmentFlag.AlignBottom, words)

    def _draw(self, painter: QPainter, box: QRect, edge: Qt.AlignmentFlag, words: str) -> None:
        """Draw one line, cut with … where it is too long, and mark in it what was searched."""
        metrics = painter.fontMetrics()
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        top = box.top() if edge == Qt.AlignmentFlag.AlignTop else box.bottom() + 1 - metrics.height()
        for start, end in highlight_ranges(text, self.query) if self.query.terms else ():
            left = box.left() + metrics.horizontalAdvance(text[:start])
            width = metrics.horizontalAdvance(text[start:end])
            painter.fillRect(QRect(left, top, width, metrics.height()), theme.colour("mark"))
        painter.drawText(box, edge | Qt.AlignmentFlag.AlignLeft, text)
