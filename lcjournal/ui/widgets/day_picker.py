"""A month with marks on the days that hold something: go to a day of the journal."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Filter
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.labels import label


class DayPicker(QDialog):
    """Pops up, marks the days of the month shown, and says which day was chosen."""

    day_chosen = Signal(date)

    def __init__(self, store: Store, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._store, self._today = store, today
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Go to a day"))
        self._calendar = _Month()
        self._calendar.setAccessibleName(_("Days with an entry are bold"))
        self._calendar.setLocale(QLocale(i18n.language()))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek(i18n.first_weekday() + 1))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setSelectedDate(_qdate(today))
        plain = QTextCharFormat()  # Qt writes the days of a weekend in red
        plain.setForeground(theme.colour("text"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekday, plain)
        self._calendar.activated.connect(self._on_day)
        self._calendar.clicked.connect(self._on_day)
        self._calendar.currentPageChanged.connect(self._mark)
        row = QHBoxLayout()
        row.addWidget(label(_("Days with an entry are bold"), "meta", "text3"), 1)
        row.addWidget(button(_("Today"), "quiet", on_click=self._on_today))
        frame = QFrame()
        frame.setProperty("card", "field")  # a dialog paints no border of its own
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.addWidget(self._calendar)
        column.addLayout(row)
        self._mark(today.year, today.month)

    def show_beside(self, widget: QWidget) -> None:
        """Open under a widget, with the focus in the calendar."""
        self.move(widget.mapToGlobal(QPoint(0, widget.height())))
        self.show()
        self._calendar.setFocus()

    def _mark(self, year: int, month: int) -> None:
        first = date(year, month, 1)
        last = date(year + month // 12, month % 12 + 1, 1)
        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setBackground(theme.colour("selected"))
        marked.setForeground(theme.colour("accent_text"))
        self._calendar.setDateTextFormat(QDate(), QTextCharFormat())
        for day in self._store.activities.days(Filter(since=first, until=last)):
            self._calendar.setDateTextFormat(_qdate(day), marked)

    def _on_today(self) -> None:
        self._on_day(_qdate(self._today))

    def _on_day(self, day: QDate) -> None:
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()


class _Month(QCalendarWidget):
    """Paints the chosen day unlike those that are only marked."""

    @override
    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        if date != self.selectedDate():
            super().paintCell(painter, rect, date)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(theme.colour("on_accent"))
        painter.setFont(theme.font("strong"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))
        painter.restore()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
