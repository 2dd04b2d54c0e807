"""A day by which, or none."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.date_edit import DateEdit

_PROPOSED_DAYS = 30


class DueEdit(QWidget):
    """A button that adds a day, or the day with a button that takes it away."""

    edited = Signal()

    def __init__(self, name: str, day: date | None, today: Callable[[], date], *, when_done: bool = False) -> None:
        """``when_done`` tells of a day that is typed once it stands there whole."""
        super().__init__()
        self._today = today
        self._set = IconButton("calendar-plus", name)
        self._day = DateEdit(name, day or today())
        self._day.setKeyboardTracking(not when_done)
        self._clear = IconButton("prohibit", _("No day"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        for widget in (self._set, self._day, self._clear):
            row.addWidget(widget)
        self.set_day(day)
        self._set.clicked.connect(self._on_set)
        self._clear.clicked.connect(self._on_clear)
        self._day.day_chosen.connect(self._on_day)

    def day(self) -> date | None:
        """Return the day, or None."""
        return self._day.day() if self._has_day else None

    def set_day(self, day: date | None) -> None:
        """Show a day, or that there is none, without telling."""
        self._has_day = day is not None
        if day is not None:
            self._day.set_day(day)
        self._set.setVisible(not self._has_day)
        self._day.setVisible(self._has_day)
        self._clear.setVisible(self._has_day)
        self.setFocusProxy(self._day if self._has_day else self._set)

    def stops(self) -> list[QWidget]:
        """Return what Tab may stop at."""
        return [self._set, self._day, self._clear]

    def _on_set(self) -> None:
        self.set_day(self._today() + timedelta(days=_PROPOSED_DAYS))
        self._day.setFocus()
        self.edited.emit()

    def _on_clear(self) -> None:
        self.set_day(None)
        self._set.setFocus()
        self.edited.emit()

    def _on_day(self) -> None:
        self.edited.emit()
