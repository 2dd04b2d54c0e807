"""A number of hours, or none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from lcjournal.core.i18n import _, decimal
from lcjournal.ui import theme

_MOST = 10_000


class HoursEdit(QLineEdit):
    """Takes “24”, “1,5” and “24 h”. What cannot be read is kept in view, and means what was read last."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._minutes: int | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(_("hours, if you like"))
        self.setMinimumWidth(theme.em(9))
        self.textEdited.connect(self._on_edit)
        self.editingFinished.connect(self._tidy)

    def minutes(self) -> int | None:
        """Return the minutes meant, None where there are none."""
        return self._minutes

    def set_minutes(self, minutes: int | None) -> None:
        """Show a number of minutes as hours without telling."""
        self._minutes = minutes
        self.setText("" if minutes is None else decimal(minutes / 60, 0 if minutes % 60 == 0 else 2))

    def _on_edit(self) -> None:
        text = self.text().strip().lower().removesuffix("h").strip().replace(",", ".")
        try:
            hours = float("".join(text.split())) if text else None
        except ValueError:
            return
        if hours is not None and not 0 < hours <= _MOST:
            return
        minutes = round(hours * 60) if hours is not None else None
        if minutes != self._minutes:
            self._minutes = minutes or None
            self.edited.emit()

    def _tidy(self) -> None:
        self.set_minutes(self._minutes)
