"""A length of time as people write it: 90, 1h30, 1,5 h, 45min."""

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from lcjournal.core.i18n import _, duration
from lcjournal.ui import theme
from lcjournal.ui.widgets.labels import set_property

_DAY = 24 * 60
_FORMS = (
    re.compile(r"(?P<minutes>\d{1,4})(?:m|min|mins|minutes?)?"),
    re.compile(r"(?P<hours>\d{1,2})[h:](?P<minutes>[0-5]?\d)(?:m|min)?"),
    re.compile(r"(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)(?:h|hrs?|hours?|heures?)"),
)


def read_minutes(text: str) -> int | None:
    """Return the minutes meant by ``text``, from 1 to those of a day, or None."""
    tight = "".join(text.split()).lower()
    for form in _FORMS:
        if found := form.fullmatch(tight):
            parts = found.groupdict()
            hours = float((parts.get("hours") or "0").replace(",", "."))
            minutes = round(hours * 60) + int(parts.get("minutes") or 0)
            return minutes if 1 <= minutes <= _DAY else None
    return None


class DurationEdit(QLineEdit):
    """``minutes_changed`` carries whole minutes after an edit by the person. What cannot be read is kept and said."""

    minutes_changed = Signal(int)

    def __init__(self, name: str, minutes: int = 0) -> None:
        super().__init__()
        self._minutes = minutes
        self.setAccessibleName(name)
        self.setPlaceholderText(_("1h30, 45min"))
        self.setMinimumWidth(theme.em(6))
        self.set_minutes(minutes)
        self.editingFinished.connect(self._on_finished)
        self.textEdited.connect(self._on_edit)

    def minutes(self) -> int:
        """Return the last length that could be read, 0 for none."""
        return self._minutes

    def is_valid(self) -> bool:
        """Say whether what is written can be read; an empty field cannot."""
        return read_minutes(self.text()) is not None

    def set_minutes(self, minutes: int) -> None:
        """Show a length without telling; 0 empties the field."""
        self._minutes = minutes
        self.setText(duration(minutes) if minutes else "")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def _on_edit(self, text: str) -> None:
        minutes = read_minutes(text)
        self._say_problem("")
        if minutes is not None and minutes != self._minutes:
            self._minutes = minutes
            self.minutes_changed.emit(minutes)

    def _on_finished(self) -> None:
        if self.is_valid():
            self.setText(duration(self._minutes))
        elif self.text():
            self._say_problem(_("Write it as 90, 1h30, 1.5 h or 45min."))

    def _say_problem(self, problem: str) -> None:
        set_property(self, "invalid", bool(problem))
        self.setToolTip(problem)
        self.setAccessibleDescription(problem)
