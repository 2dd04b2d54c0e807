"""The looks one takes at a goal from time to time: a line a look, newest first, written in place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core import goal_words, i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Goal, GoalLook
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.grow_text import AutoGrowText
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.layouts import empty

_KEEP_AFTER_MS = 1000


class _Line(QWidget):
    """One look: its day and its words, kept a second after they were typed. A new one is stored with its first word."""

    removed = Signal(object)

    def __init__(self, look: GoalLook, store: Store, today: date) -> None:
        super().__init__()
        self.look, self._story = look, store.goal_story
        self.storing = False
        day = i18n.day(look.day, "d MMM" if look.day.year == today.year else "d MMM y")
        self.text = AutoGrowText(
            _("Look of {day}").format(day=day), _("what moved, in a line or two"), lines=1, bare=True
        )
        self.text.setPlainText(look.text)
        self.text.setReadOnly(store.read_only)
        self._timer = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.text.textChanged.connect(self._on_edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(12))
        when = label(day, "meta", "text2")
        when.setContentsMargins(0, theme.space(3), 0, 0)
        when.setMinimumWidth(theme.em(5))
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        remove = IconButton("trash-simple", _("Remove the look of {day}").format(day=day))
        remove.clicked.connect(self._on_remove)
        remove.setEnabled(not store.read_only)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)

    def flush(self) -> None:
        """Keep what is typed now."""
        self._timer.stop()
        text = self.text.toPlainText()
        if text == self.look.text:
            return
        self.look, self.storing = replace(self.look, text=text), True
        if self.look.id:
            self._story.save_look(self.look)
        elif text.strip():
            self.look = replace(self.look, id=self._story.add_look(self.look))
        self.storing = False

    def _on_edit(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_remove(self) -> None:
        self._timer.stop()
        self.removed.emit(self)


class GoalLooks(QWidget):
    """The looks at one goal. What is being typed is never drawn over."""

    removed = Signal(object)
    """A stored look is to go to the bin."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._today, self._goal_id = store, today, ""
        self._title = label("", "label", "text2")
        self._write = button("", "quiet", small=True, on_click=self.write)
        self._write.setEnabled(not store.read_only)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.space(2))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        column.addLayout(head)
        column.addLayout(self._lines)

    def show_looks(self, goal: Goal, looks: list[GoalLook]) -> None:
        """Show the looks at a goal, newest first."""
        self._title.setText(goal_words.looks_title(goal.look_months))
        self._write.setText(goal_words.write_look(self._today()))
        lines = self._shown()
        writing = any(line.storing or line.text.hasFocus() for line in lines)
        if goal.id == self._goal_id and (writing or [line.look for line in lines if line.look.id] == looks):
            return
        self.flush()
        self._goal_id = goal.id
        empty(self._lines)
        for place, look in enumerate(looks):
            self._add(look, place)

    def write(self) -> None:
        """Begin a look of today, or go on with that of this month."""
        first, today = next(iter(self._shown()), None), self._today()
        if first is not None and (first.look.day.year, first.look.day.month) == (today.year, today.month):
            first.text.setFocus()
            return
        self._add(GoalLook(self._goal_id, today, ""), 0).text.setFocus()

    def flush(self) -> None:
        """Keep what is typed now."""
        for line in self._shown():
            line.flush()

    def _shown(self) -> list[_Line]:
        return [line for line in self.findChildren(_Line) if not line.isHidden()]

    def _add(self, look: GoalLook, place: int) -> _Line:
        line = _Line(look, self._store, self._today())
        line.removed.connect(self._on_removed)
        self._lines.insertWidget(place, line)
        return line

    def _on_removed(self, line: _Line) -> None:
        if line.look.id:
            self.removed.emit(line.look)
        else:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._write.setFocus()
