"""Writing an activity: no save button, no dialog, no lost word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Strip, scroll
from lcjournal.ui.widgets.editor.details import Details
from lcjournal.ui.widgets.editor.kind_choice import KindChoice
from lcjournal.ui.widgets.editor.reflection_edit import ReflectionEdit
from lcjournal.ui.widgets.labels import label, rule

SAVE_AFTER_MS = 1500
"""The longest a typed word waits for the disk. The clock runs from the first change, not from the last."""

_TWO_COLUMNS_EM = 58


class Editor(QWidget):
    """Edits one activity in place. A new one is stored with its first word; an empty one never is."""

    finished = Signal(str)
    """The person is done: the id of the activity, or "" when nothing was written."""

    def __init__(self, store: Store, instrument: Instrument, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._store, self._now = store, now
        self._activity = Activity("", now().date())
        self._dirty = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save_now)
        self._title = QLineEdit()
        self._title.setProperty("look", "bare")
        self._title.setProperty("face", "page")
        self._title.setPlaceholderText(_("Title"))
        self._title.setAccessibleName(_("Title"))
        self._kind = KindChoice()
        self._reflection = ReflectionEdit()
        self._details = Details(store, instrument, self._today)
        self._saved = label("", "meta", "text3")
        self._problem = Strip("", "warning", "warn")
        self._problem.setVisible(False)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._title.textEdited.connect(self._on_edit)
        for signal in (self._kind.kind_chosen, self._reflection.edited, self._details.edited):
            signal.connect(self._on_edit)

    def edit(self, activity_id: str) -> None:
        """Edit a stored activity."""
        self._show(self._store.activities.get(activity_id))
        self._reflection.go_to(next((part.prompt for part in self._activity.reflections if part.text), "what"))

    def write_new(self, draft: Activity) -> None:
        """Write a new activity that starts as ``draft``."""
        self._show(replace(draft, id=""))
        if draft.title:
            self._reflection.go_to("what")
        else:
            self._title.setFocus()

    def save_now(self) -> None:
        """Put what stands in the fields on the disk.

        A failure is said in a sentence; everything stays in the fields, and is tried again.
        """
        self._timer.stop()
        if not self._dirty:
            return
        activity = self._current()
        if not activity.id and not _has_content(activity):
            return
        try:
            self._store_activity(activity)
        except UserError as error:
            self._problem.message.setText(str(error))
            self._problem.setVisible(True)
            self._timer.start()
            return
        self._dirty = False
        self._problem.setVisible(False)
        self._saved.setText(_("Saved at {time}").format(time=i18n.clock(self._now())))

    def state(self) -> dict[str, object]:
        """Return what another editor needs to go on at the same letter."""
        self.save_now()
        prompt, position = self._reflection.place()
        return {"draft": self._current(), "prompt": prompt, "position": position}

    def restore(self, state: dict[str, object]) -> None:
        """Go on where ``state`` was taken."""
        draft, prompt, position = state["draft"], state["prompt"], state["position"]
        if isinstance(draft, Activity):
            self._show(draft)
            self._dirty = not draft.id and _has_content(draft)
        if isinstance(prompt, str) and isinstance(position, int) and prompt:
            self._reflection.go_to(prompt, position)
        else:
            self._title.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.save_now()
        super().focusOutEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_TWO_COLUMNS_EM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        self._side.setMaximumWidth(theme.em(27) if wide else 16777215)
        self._side.setMinimumWidth(theme.em(24) if wide else 0)

    def _today(self) -> date:
        return self._now().date()

    def _lay_out(self) -> None:
        left = QWidget()
        lines = QVBoxLayout(left)
        edge = theme.space(36)
        lines.setContentsMargins(edge, theme.space(16), theme.space(32), theme.space(28))
        lines.setSpacing(theme.space(12))
        lines.addWidget(self._title)
        lines.addWidget(rule())
        lines.addWidget(self._kind)
        lines.addWidget(self._reflection, 1)
        self._reflection.setMinimumHeight(theme.em(20))
        self._side = QWidget()
        side = QHBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(rule(vertical=True))
        side.addWidget(scroll(self._details), 1)
        self._columns.setSpacing(0)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addWidget(rule())
        column.addWidget(self._problem)
        column.addLayout(self._columns, 1)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.space(24), theme.space(12), theme.space(20), theme.space(12))
        back = button(_("Journal"), "quiet", "arrow-left", on_click=self._finish)
        back.setAccessibleName(_("Back to the journal"))
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._saved)
        row.addSpacing(theme.space(12))
        done = button(_("Done"), "primary", on_click=self._finish)
        done.setToolTip(_("Done (Esc); everything is saved already"))
        row.addWidget(done)
        return row

    def _show(self, activity: Activity) -> None:
        self._timer.stop()
        self._activity, self._dirty = activity, False
        self._title.setText(activity.title)
        self._kind.choose(activity.kind)
        self._reflection.show_reflections(activity.reflections)
        self._details.show_activity(activity)
        self._saved.setText("")
        self._problem.setVisible(False)

    def _current(self) -> Activity:
        activity = replace(
            self._activity,
            title=self._title.text(),
            kind=self._kind.kind(),
            reflections=self._reflection.reflections(),
        )
        return self._details.apply(activity)

    def _store_activity(self, activity: Activity) -> None:
        if activity.id:
            self._store.activities.save(activity)
        else:
            activity = replace(activity, id=self._store.activities.add(activity))
        self._activity = activity

    def _on_edit(self) -> None:
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start()

    def _finish(self) -> None:
        self.save_now()
        if self._dirty and _has_content(self._current()):
            return  # the disk did not take it: stay, with the words and the sentence that says so
        self.finished.emit(self._activity.id)


def _has_content(activity: Activity) -> bool:
    return bool(activity.title.strip() or activity.sessions or any(part.text.strip() for part in activity.reflections))
