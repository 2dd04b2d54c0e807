"""The sessions of an activity in its editor, and their sum."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Session
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.editor.session_row import SessionRow
from lcjournal.ui.widgets.editor.sight import reveal
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.tab_order import reach_before


class SessionsEdit(QWidget):
    """All sessions of one activity, their sum, and the day it is placed on while it has none."""

    edited = Signal()
    session_removed = Signal(Session)
    timer_requested = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._rows: list[SessionRow] = []
        self._sum = label("", "meta", "text3")
        self._day_label = label(_("Day"), "label", "text2")
        self._day = DateEdit(_("Day of the activity"), today())
        self._day.day_chosen.connect(self._on_edit)
        self._add = button(_("Add a session"), "quiet", "plus", small=True)
        self._add.clicked.connect(self.add)
        self._timer = button(_("Start timer"), "quiet", "timer", small=True)
        self._timer.clicked.connect(self.timer_requested)
        head = QHBoxLayout()
        head.addWidget(label(_("Sessions"), "label", "text2"), 1)
        head.addWidget(self._sum)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.space(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(6))
        column.addWidget(self._day_label)
        column.addWidget(self._day)
        column.addLayout(head)
        column.addLayout(self._column)
        foot = QWidget()
        ways = FlowLayout(foot, theme.space(4))
        ways.addWidget(self._add)
        ways.addWidget(self._timer)
        column.addWidget(foot)

    def show_sessions(self, day: date, sessions: tuple[Session, ...]) -> None:
        """Show sessions, and the day that holds while there are none."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        self._day.set_day(day)
        for session in sessions:
            self._append(session)
        self._show_sum()

    def sessions(self) -> tuple[Session, ...]:
        """Return the sessions whose length can be read."""
        return tuple(session for row in self._rows if (session := row.session()) is not None)

    def adopt(self, stored: tuple[Session, ...]) -> None:
        """Give the sessions that are new the ids under which they are stored now."""
        known = {session.id for row in self._rows if (session := row.session()) is not None}
        new = [session for session in stored if session.id not in known]
        for row in self._rows:
            match = next((found for found in new if row.session() == replace(found, id="")), None)
            if match is not None:
                new.remove(match)
                row.adopt(match.id)

    def show_timer(self, *, runs: bool) -> None:
        """Offer to stop the timer where it runs for this activity, else to start it."""
        self._timer.setText(_("Stop timer") if runs else _("Start timer"))

    def day(self) -> date:
        """Return the day given for the activity itself."""
        return self._day.day()

    def go_to_missing_length(self) -> bool:
        """Put the cursor where a length is missing, and say whether one is."""
        row = next((row for row in self._rows if row.waits_for_length()), None)
        if row is not None:
            row.go_to_length()
        return row is not None

    def add(self) -> None:
        """Add a session of today and put the cursor into its length."""
        last = self._rows[-1].session() if self._rows else None
        own = last.own_time if last else False
        row = self._append(Session(self._today(), 0, own_time=own))
        row.show()  # at once: what is hidden takes no focus
        row.go_to_length()
        QTimer.singleShot(0, row, lambda: reveal(row))  # once it has its place
        self._on_edit()

    def _append(self, session: Session) -> SessionRow:
        row = SessionRow(session)
        row.edited.connect(self._on_edit)
        row.removed.connect(self._on_remove)
        self._rows.append(row)
        self._column.addWidget(row)
        reach_before(row, self._add)
        reach_before(row.fields, self._add)
        return row

    def _on_remove(self, row: SessionRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._add.setFocus()
        self._on_edit()
        session = row.session()
        if session is not None and session.id:
            self.session_removed.emit(session)

    def _on_edit(self) -> None:
        self._show_sum()
        self.edited.emit()

    def _show_sum(self) -> None:
        minutes = sum(session.minutes for session in self.sessions())
        self._sum.setText(_("{time} in all").format(time=i18n.duration(minutes)) if minutes else "")
        self._day.setVisible(not self._rows)
        self._day_label.setVisible(not self._rows)
