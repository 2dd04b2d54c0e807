"""A number of hours, or none."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from lcjournal.core.i18n import _, decimal
from lcjournal.ui import theme
from lcjournal.ui.widgets.labels import set_property

_MOST = 10_000
_FORMS = (
    re.compile(r"(?P<hours>\d{1,5}(?:[.,]\d{1,2})?)(?:h|hrs?|hours?|heures?)?"),
    re.compile(r"(?P<hours>\d{1,5})[h:](?P<minutes>[0-5]?\d)(?:m|min)?"),
)


def read_hours(text: str) -> int | None:
    """Return the minutes meant by “24”, “1,5”, “24 h” and “1h30”, 0 for nothing, or None where it cannot be read."""
    tight = "".join(text.split()).lower()
    if not tight:
        return 0
    for form in _FORMS:
        if found := form.fullmatch(tight):
            parts = found.groupdict()
            minutes = round(float(parts["hours"].replace(",", ".")) * 60) + int(parts.get("minutes") or 0)
            return minutes if minutes <= _MOST * 60 else None
    return None


class HoursEdit(QLineEdit):
    """What cannot be read is kept in view and said, and means what was read last."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._minutes: int | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(_("hours, if you like"))
        self.setMinimumWidth(theme.em(9))
        self.textEdited.connect(self._on_edit)
        self.editingFinished.connect(self._on_finished)

    def minutes(self) -> int | None:
        """Return the minutes meant, None where there are none."""
        return self._minutes

    def set_minutes(self, minutes: int | None) -> None:
        """Show a number of minutes as hours without telling."""
        self._minutes = minutes
        self.setText("" if minutes is None else decimal(minutes / 60, 0 if minutes % 60 == 0 else 2))
        self._say_problem("")

    def _on_edit(self, text: str) -> None:
        minutes = read_hours(text)
        self._say_problem("")
        if minutes is not None and (minutes or None) != self._minutes:
            self._minutes = minutes or None
            self.edited.emit()

    def _on_finished(self) -> None:
        if read_hours(self.text()) is None:
            self._say_problem(_("Write it as 24, 1.5 or 1h30."))

    def _say_problem(self, problem: str) -> None:
        set_property(self, "invalid", bool(problem))
        self.setToolTip(problem)
        self.setAccessibleDescription(problem)
