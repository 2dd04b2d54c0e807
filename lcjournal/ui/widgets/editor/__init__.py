"""Writing an activity: no save button, no dialog, no lost word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n, templates
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.merging import merged
from lcjournal.core.model import Activity, Session, Status
from lcjournal.core.store import Store
from lcjournal.core.templates import Template
from lcjournal.ui import theme
from lcjournal.ui.timekeeper import Timekeeper
from lcjournal.ui.widgets.card import Strip
from lcjournal.ui.widgets.editor.columns import EditorColumns
from lcjournal.ui.widgets.editor.details import Details
from lcjournal.ui.widgets.editor.head import EditorHead
from lcjournal.ui.widgets.editor.kind_choice import KindChoice
from lcjournal.ui.widgets.editor.reflection_edit import ReflectionEdit
from lcjournal.ui.widgets.labels import rule
from lcjournal.ui.widgets.pictures import Pictures

SAVE_AFTER_MS = 1000
"""The longest a typed word waits for the disk. The clock runs from the first change, not from the last."""


class Editor(QWidget):
    """Edits one activity in place. A new one is stored with its first word; an empty one never is."""

    finished = Signal(str)
    """The person is done: the id of the activity, or "" when nothing was written."""

    history_requested = Signal(str)
    """Earlier versions of the stored activity with this id are wanted."""

    template_wanted = Signal(Activity)
    """What is written is to be kept as a template."""

    template_dropped = Signal(Template)

    session_removed = Signal(str, Session)
    """A stored session of the activity with this id is gone."""

    def __init__(
        self, store: Store, instrument: Instrument, now: Callable[[], datetime], timekeeper: Timekeeper
    ) -> None:
        super().__init__()
        self._store, self._now, self._timekeeper = store, now, timekeeper
        self._activity = Activity("", now().date())
        self._dirty = self._storing = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)
        self._title = QLineEdit(placeholderText=_("Title"))
        self._title.setProperty("look", "title")
        self._title.setAccessibleName(_("Title"))
        self._kind = KindChoice()
        pictures = Pictures(store.attachments.files, self)
        self._reflection = ReflectionEdit(pictures)
        self._reflection.setMinimumHeight(theme.em(22))
        self._details = Details(store, instrument, lambda: now().date(), pictures)
        self.attachments, self.note_link = self._details.attachments, self._details.more.note_link
        self.next_steps = self._details.next_steps
        self.files_given, self.check_spelling = self._reflection.files_given, self._reflection.check_spelling
        self._head = EditorHead()
        self._problem = Strip("", "warning", "warn")
        self._lay_out()
        self._head.done.connect(self._finish)
        self._head.history_wanted.connect(self._on_history)
        for signal in (self._title.textEdited, self._kind.kind_chosen, self._reflection.edited, self._details.edited):
            signal.connect(self._on_edit)
        choice = self._reflection.choice
        choice.template_chosen.connect(self._begin_from)
        choice.template_wanted.connect(self._on_template_wanted)
        choice.template_dropped.connect(self.template_dropped)
        self._title.returnPressed.connect(self._reflection.go_to)
        self._kind.kind_chosen.connect(self.offer_templates)
        self._details.sessions.session_removed.connect(self._on_session_removed)
        self._details.sessions.timer_requested.connect(self._on_timer)
        timekeeper.changed.connect(self._show_timer)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._details.sessions.add)

    def edit(self, activity_id: str) -> None:
        """Edit a stored activity."""
        self._show(self._store.activities.get(activity_id))
        self._reflection.go_to(next((part.prompt for part in self._activity.reflections if part.text), ""))

    def write_new(self, draft: Activity) -> None:
        """Write a new activity that starts as ``draft``."""
        self._show(replace(draft, id=""))
        self._dirty = _has_content(draft)
        if self._dirty:
            self._timer.start()
        if draft.title:
            self._reflection.go_to()
        else:
            self._title.setFocus()

    def save(self) -> bool:
        """Put what stands in the fields on the disk and return True; on a failure say why and return False."""
        self._save()
        return not self._dirty

    def stored_id(self) -> str:
        """Save, and return the id of the activity, which is in progress if it was not stored until now."""
        self._save()
        if not self._activity.id:
            self._details.status.choose(Status.IN_PROGRESS.value)
            self._dirty = True
            self._save(even_empty=True)
        return self._activity.id

    def take_in(self) -> None:
        """Show what was changed outside the editor: a session that the timer noted, what was undone."""
        if self._storing or not self._activity.id:
            return
        stored, mine = self._store.activities.get(self._activity.id), self._current()
        both = merged(self._activity, mine, stored)
        self._activity = stored
        self.next_steps.take_in()
        if both == replace(mine, updated_at=both.updated_at, attachments=both.attachments):
            return
        self._title.setText(both.title)
        self._kind.choose(both.kind)
        if (both.reflections, both.method) != (mine.reflections, mine.method):
            self._reflection.show_reflections(both.reflections, both.method)
        self._details.show_activity(both)

    def stored(self) -> str:
        """Return the id of the activity, stored now if it is not yet: a file is to be attached to it."""
        if self.save() and not self._activity.id:
            self._store_activity(self._current())
        return self._activity.id

    def offer_templates(self) -> None:
        """Offer the templates there are, those of the kind first."""
        self._reflection.choice.offer_templates(templates.offered(self._store.templates.all(), self._kind.kind()))

    def state(self) -> dict[str, object]:
        """Return what another editor needs to go on at the same letter."""
        self._save()
        (prompt, place), steps = self._reflection.place(), self.next_steps.steps()
        at = place if prompt else self._title.cursorPosition()
        return {"draft": self._current(), "steps": steps, "unsaved": self._dirty, "prompt": prompt, "position": at}

    def restore(self, state: dict[str, object]) -> None:
        """Go on where ``state`` was taken."""
        draft, prompt, position = state["draft"], state["prompt"], state["position"]
        if isinstance(draft, Activity):
            self._show(self._store.activities.adopted(draft))
            self.next_steps.put_steps(state["steps"])
            self._dirty = state["unsaved"] is True or self._activity != draft
            if self._dirty:
                self._timer.start()
        if prompt:
            self._reflection.go_to(str(prompt), int(str(position)))
        else:
            self._title.setFocus()
            self._title.setCursorPosition(int(str(position)))

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [self._title, self._reflection, self._details]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._problem.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(rule())
        column.addWidget(self._problem)
        written = (self._title, self._kind, self._reflection)
        column.addWidget(EditorColumns(self._reflection.find_bar, written, self._details), 1)

    def _show(self, activity: Activity) -> None:
        self._timer.stop()
        self._activity, self._dirty = activity, False
        self._title.setText(activity.title)
        self._title.setCursorPosition(0)
        self._kind.choose(activity.kind)
        self._reflection.show_reflections(activity.reflections, activity.method)
        self._details.show_activity(activity)
        self.offer_templates()
        self._show_timer()
        self._head.say_saved("")
        self._problem.setVisible(False)

    def _current(self) -> Activity:
        activity = replace(
            self._activity,
            title=self._title.text(),
            kind=self._kind.kind(),
            method=self._reflection.method,
            reflections=self._reflection.reflections(),
        )
        return self._details.apply(activity)

    def _save(self, *, even_empty: bool = False) -> None:
        """Store what changed. What the disk does not take stays in the fields, is said, and is tried again."""
        self._timer.stop()
        if not self._dirty:
            return
        activity = self._current()
        if activity.id or even_empty or _has_content(activity) or self.next_steps.steps():
            try:
                self._store_activity(activity)
            except UserError as error:
                self._say_problem(str(error))
                self._timer.start()
                return
            self._head.say_saved(_("Saved at {time}").format(time=i18n.clock(self._now())))
        self._dirty = False
        self._problem.setVisible(False)

    def _store_activity(self, activity: Activity) -> None:
        self._storing = True
        try:
            if activity.id:
                self._store.activities.save(activity)
            identity = activity.id or self._store.activities.add(activity)
            self.next_steps.keep(identity)
        finally:
            self._storing = False
        if self._store.draft.activity_id() != identity:
            self._store.draft.begin(identity)
        self._activity = self._store.activities.get(identity)
        self._details.sessions.adopt(self._activity.sessions)
        self.attachments.activity_id = identity

    def _say_problem(self, text: str) -> None:
        self._problem.message.setText(text)
        self._problem.setVisible(True)

    def _on_edit(self) -> None:
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start()

    def _begin_from(self, template: Template) -> None:
        """Take from a template what is still empty here."""
        self._reflection.fill(template.method, template.reflections)
        self._details.tags.set_tokens((*self._details.tags.tokens(), *template.tags))
        self._reflection.go_to()

    def _on_template_wanted(self) -> None:
        self.template_wanted.emit(self._current())

    def _on_history(self) -> None:
        if self.save() and self._activity.id:
            self.history_requested.emit(self._activity.id)

    def _on_timer(self) -> None:
        if identity := self.stored_id():  # none where the disk does not take it, which is said
            self._timekeeper.toggle(identity)

    def _show_timer(self) -> None:
        self._details.sessions.show_timer(runs=self._timekeeper.runs_for(self._activity.id))

    def _on_session_removed(self, session: Session) -> None:
        self._save()
        self.session_removed.emit(self._activity.id, session)

    def _finish(self) -> None:
        if self._details.sessions.go_to_missing_length():
            self._say_problem(_("How long was this session? Write its length, or remove it."))
        elif self.save():
            self.finished.emit(self._activity.id)


def _has_content(activity: Activity) -> bool:
    written = any(part.text.strip() for part in activity.reflections)
    said = activity.title.strip() or activity.source.strip() or activity.link
    return bool(said or activity.sessions or written)
