"""The days of this week as seven bars with their minutes."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.ui import theme

_FULL_BAR = 120
"""Minutes of a bar of full height, unless a day is longer."""


class WeekBars(QWidget):
    """Shows the minutes of each day from ``start``, those that are planned dashed.

    The words under each bar say the same as its height.
    """

    def __init__(self) -> None:
        super().__init__()
        self._start, self._today = date.min, date.min
        self._minutes: Mapping[date, int] = {}
        self._planned: Mapping[date, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, start: date, today: date, minutes: Mapping[date, int], planned: Mapping[date, int]) -> None:
        """Show the week that begins on ``start``."""
        self._start, self._today, self._minutes, self._planned = start, today, minutes, planned
        days = [self._start + timedelta(days=number) for number in range(7)]
        said = [
            _("{day}, {time}").format(day=i18n.day(day, "EEEE"), time=i18n.duration(minutes[day]))
            for day in days
            if minutes.get(day)
        ]
        said += [
            _("{day}, {time} planned").format(day=i18n.day(day, "EEEE"), time=i18n.duration(planned[day]))
            for day in days
            if planned.get(day)
        ]
        self.setAccessibleName(_("This week, day by day"))
        self.setAccessibleDescription("; ".join(said) or _("Nothing noted this week yet"))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(24), theme.space(54) + 2 * self._line() + theme.space(8))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(14), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = self.width() / 7
        for number in range(7):
            day = self._start + timedelta(days=number)
            self._paint_day(painter, QRectF(number * column, 0, column, self.height()), day)
        painter.end()

    def _line(self) -> int:
        return QFontMetrics(theme.font("meta")).lineSpacing()

    def _form(self, room: float) -> str:
        """Return how days are written where the widest of them has ``room``: “Wed 18”, “Wed” or “W”."""
        metrics = QFontMetrics(theme.font("label"))
        days = [self._start + timedelta(days=number) for number in range(7)]
        for form in ("EEE d", "EEE"):
            if max(metrics.horizontalAdvance(i18n.day(day, form)) for day in days) + theme.space(6) <= room:
                return form
        return "EEEEE"

    def _paint_day(self, painter: QPainter, box: QRectF, day: date) -> None:
        ground = box.bottom() - 2 * self._line() - theme.space(6)
        self._paint_bar(painter, box, ground, day)
        today = day == self._today
        painter.setFont(theme.font("label" if today else "meta"))
        painter.setPen(theme.colour("text" if today else "text2"))
        name = QRectF(box.left(), ground + theme.space(4), box.width(), self._line())
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, i18n.day(day, self._form(box.width())))
        painter.setFont(theme.font("meta", tabular=True))
        painter.setPen(theme.colour("text3"))
        words, flags = self._words(day, box.width()), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(name.translated(0, self._line()), flags, words)

    def _paint_bar(self, painter: QPainter, box: QRectF, ground: float, day: date) -> None:
        """Paint what was learned filled and, where nothing was yet, what is planned dashed."""
        minutes, planned = self._minutes.get(day, 0), self._planned.get(day, 0)
        most = max(_FULL_BAR, *self._minutes.values(), *self._planned.values(), 0)
        height = max(theme.space(6), (minutes or planned) / most * (ground - 2)) if minutes or planned else 2
        width = min(box.width() * 0.66, theme.em(44 / 14))
        bar = QRectF(box.center().x() - width / 2, ground - height, width, height)
        if planned and not minutes:
            painter.setPen(QPen(theme.colour("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(1, 1, -1, -1), 3, 3)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if minutes else "border"))
        painter.drawRoundedRect(bar, 3 if minutes else 1, 3 if minutes else 1)

    def _words(self, day: date, room: float) -> str:
        """Return what stands under a day: what was learned, else “2 h planned” or, where there is no room, “2 h”."""
        if minutes := self._minutes.get(day, 0):
            return i18n.duration(minutes)
        if not (planned := self._planned.get(day, 0)):
            return ""
        words = _("{time} planned").format(time=i18n.duration(planned))
        metrics = QFontMetrics(theme.font("meta", tabular=True))
        return words if metrics.horizontalAdvance(words) <= room + theme.space(16) else i18n.duration(planned)
