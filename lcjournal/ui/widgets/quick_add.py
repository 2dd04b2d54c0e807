"""One line in which to note an activity, and how it is understood, shown while one types."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n, kinds, quickadd
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, ActivityRow, Kind
from lcjournal.core.quick_line import Role, Span
from lcjournal.core.store import Store
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import IconLabel
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label, set_property
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.reading_chips import reading_chips

_ANNOUNCE_AFTER_MS = 600
_KEEP_AFTER_MS = 1000
"""The longest a typed word waits for the disk. The clock runs from the first change, not from the last."""


class QuickAdd(QWidget):
    """Says what the person wants noted: ``noted`` carries the line's activity and the one it goes on with, or None.

    ``details_requested`` carries the same activity for the editor. What is typed and not noted is kept in the journal.
    """

    noted = Signal(object, object)
    details_requested = Signal(object)

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._today = store, today
        self.field = QLineEdit()
        self.field.setProperty("look", "bare")
        self.field.setAccessibleName(_("Note an activity"))
        self.field.setPlaceholderText(_("What did you learn from? For example: interview Karim 50min thursday"))
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(self._on_add)
        self.field.installEventFilter(self)
        self._spans: dict[QObject, Span] = {}
        self._frame = QFrame()
        self._understood = QWidget()
        self._chips = FlowLayout(self._understood)
        self._timer = QTimer(self, singleShot=True, interval=_ANNOUNCE_AFTER_MS)
        self._timer.timeout.connect(self._announce)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)
        self._lay_out()
        self._kept = store.draft.line()
        self.field.setText(self._kept)
        self._on_text(self._kept)

    def clear(self) -> None:
        """Empty the line, ready for the next."""
        self.field.clear()
        self._keep()
        self.field.setFocus()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what stands here: the journal may be closed next."""
        if self._keeping.isActive():
            self._keep()
        super().hideEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the focus of the field on the frame around it."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            set_property(self._frame, "focused", event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._frame.setProperty("card", "field")
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(theme.space(14), theme.space(4), theme.space(6), theme.space(4))
        row.setSpacing(theme.space(10))
        row.addWidget(IconLabel("plus", "accent"))
        row.addWidget(self.field, 1)
        self._details = button(_("Details"), "quiet", small=True, on_click=self._on_details)
        self._add = button(_("Add"), "", "key-return", small=True, on_click=self._on_add)
        row.addWidget(self._details)
        row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(self._frame)
        column.addWidget(self._understood)

    def _keep(self) -> None:
        self._keeping.stop()
        if not self._store.read_only:
            with suppress(UserError):  # it stands here all the same; what cannot be noted is told then
                self._store.draft.keep_line(self.field.text())
                self._kept = self.field.text()

    def _reading(self) -> quickadd.Reading:
        return quickadd.parse(self.field.text(), self._today(), i18n.language(), quickadd.own_kinds())

    def _on_text(self, text: str) -> None:
        written = bool(text.strip())
        if not self._keeping.isActive() and text != self._kept:
            self._keeping.start()
        self._add.setEnabled(written)
        self._details.setEnabled(written)
        empty(self._chips)
        self._understood.setVisible(written)
        if not written:
            return
        reading = self._reading()
        self._chips.addWidget(label(_("Understood as"), "meta", "text2"))
        if not reading.kind_known:
            self._chips.addWidget(self._kind_question())
        self._add_chips(reading)
        if self._ongoing(reading):
            self._chips.addWidget(label(_("adds a session to an activity you already have"), "meta", "text2"))
        self._timer.start()

    def _add_chips(self, reading: quickadd.Reading) -> None:
        """Show what was understood; Tab reaches it behind the buttons of the line, as one reads."""
        self._spans = {}
        before: QWidget = self._add
        for one in reading_chips(reading):
            self._chips.addWidget(one.chip)
            if one.span is None:
                continue
            self._spans[one.chip] = one.span
            one.chip.clicked.connect(self._on_correct)
            one.chip.closed.connect(self._on_not_meant)
            QWidget.setTabOrder(before, one.chip)
            before = one.chip

    def _on_correct(self) -> None:
        """Lead to the words of a chip, to write others; a kind is chosen anew."""
        span = self._spans[self.sender()]
        if span.role is Role.KIND:
            self._ask_kind()
            return
        self.field.setFocus()
        self.field.setSelection(span.start, span.end - span.start)

    def _on_not_meant(self) -> None:
        """Put the words of a chip between quotation marks, where they are read as no more than words."""
        span, text = self._spans[self.sender()], self.field.text()
        self.field.setFocus()
        self.field.setText(f"{text[: span.start]}“{text[span.start : span.end]}”{text[span.end :]}")
        self.field.setCursorPosition(span.end + 2)

    def _kind_question(self) -> Chip:
        chip = Chip(_("Kind?"), caret=True)
        chip.clicked.connect(self._ask_kind)
        return chip

    def _ask_kind(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for info in kinds.offered():
            if info.id != Kind.OTHER:
                action = QAction(icons.icon(info.icon, f"{info.look}.ink"), kinds.name(info.id), menu)
                menu.addAction(action)
        menu.triggered.connect(self._on_kind)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_kind(self, action: QAction) -> None:
        """Write the word of the kind in place of another that only told the kind, else in front, as one would."""
        text, reading = self.field.text(), self._reading()
        span = next((span for span in reading.spans if span.role is Role.KIND), None)
        if span is None or text[span.start : span.end] in reading.title:
            self.field.setText(f"{action.text()} {text.strip()}")
        else:
            self.field.setText(f"{text[: span.start]}{action.text()}{text[span.end :]}")
        self.field.setFocus()

    def _ongoing(self, reading: quickadd.Reading) -> ActivityRow | None:
        activity = quickadd.to_activity(reading)
        if not activity.sessions or activity.private:
            return None
        return self._store.activities.match_in_progress(activity.title, activity.kind)

    def _announce(self) -> None:
        if self.field.text().strip():
            said = QAccessibleAnnouncementEvent(self.field, quickadd.describe(self._reading()))
            QAccessible.updateAccessibility(said)

    def _on_add(self) -> None:
        if not self.field.text().strip():
            return
        reading = self._reading()
        self.noted.emit(quickadd.to_activity(reading), self._ongoing(reading))

    def _on_details(self) -> None:
        activity: Activity = quickadd.to_activity(self._reading())
        self.details_requested.emit(activity)
