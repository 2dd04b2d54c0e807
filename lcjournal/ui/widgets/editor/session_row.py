"""One session in the editor: a line that says it and, once opened, its fields."""

import re
from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Session
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.duration_edit import DurationEdit
from lcjournal.ui.widgets.labels import label, rule

_CLOCK = re.compile(r"\s*(\d{1,2})\s*[:hH.]\s*(\d{2})?\s*")


def read_clock(text: str) -> time | None:
    """Return the time of day meant by ``14:05``, ``9h`` or ``9h30``, or None."""
    found = _CLOCK.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))


class SessionLine(QAbstractButton):
    """A session to read. A click, Enter or Space opens its fields, Delete removes it."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(_("Enter changes it, Delete removes it"))
        self.setToolTip(_("Change this session"))
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.space(12))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space(6), 0, theme.space(4))
        self._column.setSpacing(0)
        self._column.addLayout(self._row)

    def show_session(self, session: Session) -> None:
        """Say when, how long, and what was noted."""
        start = i18n.clock(session.start) if session.start else ""
        time, own = i18n.duration(session.minutes), _("own time") if session.own_time else ""
        rest = ", ".join(filter(None, (own, session.note)))
        self.setAccessibleName(", ".join(filter(None, (i18n.day(session.day), start, time, rest))))
        self._row.addWidget(label(i18n.day(session.day, "EEE d MMM")))
        if start:
            self._row.addWidget(label(start, "body", "text3"))
        self._row.addWidget(label(time, "strong"))
        self._row.addStretch(1)
        if rest:
            self._column.addWidget(label(rest, "meta", "text3", wrap=True))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: what the line holds paints itself."""


class SessionRow(QWidget):
    """One session. It counts once its length can be read."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._day = DateEdit(_("Day of the session"), session.day)
        self._start = QLineEdit(i18n.clock(session.start) if session.start else "")
        self._start.setPlaceholderText("14:00")
        self._start.setAccessibleName(_("Start"))
        self._minutes = DurationEdit(_("Length of the session"), session.minutes)
        self._own = QCheckBox(_("own time"))
        self._own.setChecked(session.own_time)
        self._note = QLineEdit(session.note)
        self._note.setPlaceholderText(_("note"))
        self._note.setAccessibleName(_("Note on the session"))
        self._line = SessionLine()
        self.fields = QWidget()
        self._lay_out()
        self._line.clicked.connect(self.open)
        self._line.removed.connect(self._on_remove)
        for signal in (self._day.day_chosen, self._start.textEdited, self._minutes.minutes_changed):
            signal.connect(self._on_edit)
        self._own.clicked.connect(self._on_edit)
        self._note.textEdited.connect(self._on_edit)

    def session(self) -> Session | None:
        """Return the session as it stands, or None while its length is missing."""
        if not self._minutes.minutes():
            return None
        return Session(
            day=self._day.day(),
            minutes=self._minutes.minutes(),
            start=read_clock(self._start.text()),
            own_time=self._own.isChecked(),
            note=self._note.text(),
            id=self._session.id,
        )

    def waits_for_length(self) -> bool:
        """Say whether something is written here that cannot be kept before the length is known."""
        return not self._minutes.minutes() and bool(self._note.text().strip() or self._start.text().strip())

    def adopt(self, identity: str) -> None:
        """Take the id under which the session is stored now."""
        self._session = replace(self._session, id=identity)

    def go_to_length(self) -> None:
        """Put the cursor into the length."""
        self._show_fields(shown=True)
        self._minutes.setFocus()

    def open(self) -> None:
        """Show the fields in place of the line and put the cursor into the first."""
        self._show_fields(shown=True)
        self._day.setFocus()

    def _lay_out(self) -> None:
        remove = IconButton("x", _("Remove this session"))
        remove.clicked.connect(self._on_remove)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(theme.space(6))
        first.addWidget(self._day, 3)
        first.addWidget(self._start, 2)
        first.addWidget(remove)
        second.addWidget(self._minutes, 1)
        second.addWidget(self._own)
        fields = QVBoxLayout(self.fields)
        fields.setContentsMargins(0, 0, 0, theme.space(4))
        fields.setSpacing(theme.space(6))
        fields.addLayout(first)
        fields.addLayout(second)
        fields.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        column.addWidget(self._line)
        column.addWidget(self.fields)
        column.addWidget(rule())
        if self._session.minutes:
            self._line.show_session(self._session)
        self._show_fields(shown=not self._session.minutes)

    def _show_fields(self, *, shown: bool) -> None:
        self.fields.setVisible(shown)
        self._line.setVisible(not shown)

    def _on_edit(self) -> None:
        self.edited.emit()

    def _on_remove(self) -> None:
        self.removed.emit(self)
