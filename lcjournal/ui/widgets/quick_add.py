"""One line in which to note an activity, and how it is understood, shown while one types."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n, kinds, quickadd
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, ActivityRow, Kind, Status
from lcjournal.core.store import Store
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import IconLabel
from lcjournal.ui.widgets.chip import Chip, Tag
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.kinds import KindBadge
from lcjournal.ui.widgets.labels import label, set_property
from lcjournal.ui.widgets.layouts import empty

_ANNOUNCE_AFTER_MS = 600


class QuickAdd(QWidget):
    """Says what the person wants noted: ``noted`` carries the line's activity and the one it goes on with, or None.

    ``details_requested`` carries the same activity for the editor.
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
        self._frame = QFrame()
        self._understood = QWidget()
        self._chips = FlowLayout(self._understood)
        self._timer = QTimer(self, singleShot=True, interval=_ANNOUNCE_AFTER_MS)
        self._timer.timeout.connect(self._announce)
        self._lay_out()
        self._on_text("")

    def clear(self) -> None:
        """Empty the line, ready for the next."""
        self.field.clear()
        self.field.setFocus()

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

    def _reading(self) -> quickadd.Reading:
        return quickadd.parse(self.field.text(), self._today(), i18n.language(), quickadd.own_kinds())

    def _on_text(self, text: str) -> None:
        written = bool(text.strip())
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
        for chip in _chips(reading):
            self._chips.addWidget(chip)
        if self._ongoing(reading):
            self._chips.addWidget(label(_("adds a session to an activity you already have"), "meta", "text2"))
        self._timer.start()

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
        """Write the word of the kind in front, as one would have typed it."""
        self.field.setText(f"{action.text()} {self.field.text().strip()}")
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


def _chips(reading: quickadd.Reading) -> list[QWidget]:
    """Return the chips of a reading; each is only read, the words themselves are what one corrects."""
    info = kinds.info(reading.kind)
    chips: list[Tag] = [Tag(reading.title or _("Untitled"))]
    if reading.kind_known:
        chips.insert(0, KindBadge(reading.kind, info.icon, kinds.name(reading.kind)))
    if reading.minutes:
        chips.append(Tag(_("{time} session").format(time=i18n.duration(reading.minutes)), "clock"))
    chips.append(Tag(i18n.day(reading.day, "EEE d MMM"), "calendar-blank"))
    if reading.status is Status.PLANNED:
        chips.append(Tag(_("planned"), "calendar-check"))
    if reading.status is Status.IN_PROGRESS:
        chips.append(Tag(_("in progress"), "play"))
    chips += [Tag(name, "user") for name in reading.people]
    chips += [Tag(name, "hash") for name in reading.tags]
    if reading.private:
        chips.append(Tag(_("private"), "lock-simple"))
    for chip in chips:
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return list(chips)
