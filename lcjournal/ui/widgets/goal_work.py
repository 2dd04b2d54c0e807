"""What was done for a goal and what is planned: each activity with its days and hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import goal_words, i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, Status
from lcjournal.ui import theme
from lcjournal.ui.widgets.activity_line import ActivityLine
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.labels import label, rule

_ONE_LINE_EM = 34
_MOST = 12
"""More lines than these are read in the journal."""


@dataclass(frozen=True, slots=True)
class Work:
    """An activity that serves a goal, with the first and the last day on which something was done for it."""

    row: ActivityRow
    first: date | None = None
    last: date | None = None
    minutes: int = 0


class GoalWork(QWidget):
    """The activities that serve a goal. ``opened`` carries an activity’s id, ``all_wanted`` asks for the journal."""

    opened = Signal(str)
    all_wanted = Signal()

    def __init__(self, work: Sequence[Work], hours: str, today: date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(label(_("What I have done for it"), "label", "text2"))
        spent = label(hours, "meta", "text2", wrap=True)
        spent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        head.addWidget(spent, 1)
        column.addLayout(head)
        for number, one in enumerate(work[:_MOST]):
            if number:
                column.addWidget(rule())
            line = _WorkLine(one, today)
            line.opened.connect(self.opened)
            column.addWidget(line)
        if not work:
            words = _("Nothing yet. Choose this goal on an activity of the journal to see it here.")
            column.addWidget(label(words, "body", "text2", wrap=True))
        elif len(work) > _MOST:
            words = _("All {count} in the journal").format(count=i18n.integer(len(work)))
            column.addWidget(button(words, "quiet", small=True, on_click=self._on_all), 0, Qt.AlignmentFlag.AlignLeft)

    def _on_all(self) -> None:
        self.all_wanted.emit()


class _WorkLine(ActivityLine):
    """One activity; its days and hours stand on the right of the title, and below it where there is no room."""

    def __init__(self, one: Work, today: date) -> None:
        super().__init__(one.row, "")
        days, time = _days(one, today), i18n.duration(one.minutes) if one.minutes else ""
        self.setAccessibleDescription(_("{day} · {time}").format(day=days, time=time) if time else days)
        facts = QHBoxLayout()
        facts.addWidget(label(days, "meta", "text2"))
        spent = label(time, "meta")
        spent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        spent.setMinimumWidth(theme.em(5))
        facts.addWidget(spent)
        facts.addStretch(1)
        self.words.addLayout(facts)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_ONE_LINE_EM)
        self.words.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.words.setStretch(0, int(wide))


def _days(one: Work, today: date) -> str:
    """Return when something was done, or when it is planned."""
    if one.row.status is Status.PLANNED:
        return _("planned for {day}").format(day=i18n.day(one.row.day, "d MMM y"))
    first, last = one.first or one.row.day, one.last or one.row.day
    return goal_words.span_words(first, last, today, going_on=one.row.status is Status.IN_PROGRESS)
