"""One weekly slot in Settings: what it is in words, and its fields. Everything holds at once."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, Slot
from lcjournal.core.slot_words import slot_title
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.due_edit import DueEdit
from lcjournal.ui.widgets.duration_edit import DurationEdit
from lcjournal.ui.widgets.editor.session_row import read_clock
from lcjournal.ui.widgets.kept_rows import KeptRow
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.slot_fields import Fields

_LETTERS = 22
"""How many letters of an activity are seen at least."""
_NAME_EM = 14


def system_zone() -> str:
    """Return the IANA name of the zone that this computer is in."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC"


class SlotRow(KeptRow):
    """``edited`` carries the slot as it now is, ``removed`` that it goes."""

    edited = Signal(object)
    removed = Signal()

    def __init__(self, slot: Slot, activities: Iterable[ActivityRow], today: Callable[[], date]) -> None:
        super().__init__()
        self._slot = slot
        self._title, self._zone = label("", "strong", wrap=True), label("", "meta", "text2", wrap=True)
        self._remove = IconButton("trash-simple", _("Remove"))
        self._remove.clicked.connect(self.removed)
        self._weekday = QComboBox()
        first = i18n.first_weekday()
        for number in range(first, first + 7):
            self._weekday.addItem(i18n.weekday_name(number % 7, "wide"), number % 7)
        self._start = QLineEdit()
        self._start.setMaximumWidth(theme.em(6))
        self._length = DurationEdit(_("Length"), slot.minutes)
        self._length.setMaximumWidth(theme.em(8))
        self._since = DateEdit(_("First day"), slot.since)
        self._since.setKeyboardTracking(False)
        self._until = DueEdit(_("Last day"), slot.until, today, when_done=True)
        self._activity = QComboBox()
        self._activity.setMinimumContentsLength(_LETTERS)
        self._activity.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._name = QLineEdit()
        self._name.setPlaceholderText(_("learning time"))
        self._name.setMinimumWidth(theme.em(_NAME_EM))
        self._lay_out()
        self.show_slot(slot, activities)
        self._connect()

    @override
    def stops(self) -> list[QWidget]:
        hours = [self._weekday, self._start, self._length]
        return [self._remove, *hours, self._since, *self._until.stops(), self._activity, self._name]

    @property
    def slot(self) -> Slot:
        """The slot as it was last shown."""
        return self._slot

    def show_slot(self, slot: Slot, activities: Iterable[ActivityRow]) -> None:
        """Show a slot and the activities it may be for; what is being written stays."""
        self._slot = slot
        self._title.setText(slot_title(slot))
        self.setAccessibleName(slot_title(slot))
        self._remove.setAccessibleName(_("{action}: {title}").format(action=_("Remove"), title=slot_title(slot)))
        self._zone.setText(_("The hours are those of {zone}.").format(zone=slot.zone))
        self._zone.setVisible(slot.zone not in {"", system_zone()})
        self._weekday.setCurrentIndex(self._weekday.findData(slot.weekday))
        self._since.set_day(slot.since)
        self._until.set_day(slot.until)
        self._activity.clear()
        self._activity.addItem(_("No activity in particular"), "")
        for row in activities:
            self._activity.addItem(row.title or _("Untitled"), row.id)
        self._activity.setCurrentIndex(max(0, self._activity.findData(slot.activity_id or "")))
        for field, text in ((self._start, i18n.clock(slot.start)), (self._name, slot.name)):
            if not (field.hasFocus() and field.isModified()):
                field.setText(text)
        if not (self._length.hasFocus() and self._length.isModified()):
            self._length.set_minutes(slot.minutes)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._remove)
        fields = Fields()
        named = (
            (_("Day"), self._weekday),
            (_("Start"), self._start),
            (_("Length"), self._length),
            (_("First day"), self._since),
            (_("Last day"), self._until),
            (_("For"), self._activity),
            (_("Name, if you like"), self._name),
        )
        for name, field in named:
            fields.add(name, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space(4))
        column.setSpacing(theme.space(6))
        column.addLayout(head)
        column.addWidget(self._zone)
        column.addWidget(fields)

    def _connect(self) -> None:
        self._weekday.activated.connect(self._on_edit)
        self._activity.activated.connect(self._on_edit)
        self._since.day_chosen.connect(self._on_edit)
        self._until.edited.connect(self._on_edit)
        for field in (self._start, self._length, self._name):
            field.editingFinished.connect(self._on_edit)

    def _on_edit(self) -> None:
        start, until = read_clock(self._start.text()), self._until.day()
        slot = replace(
            self._slot,
            weekday=self._weekday.currentData(),
            start=self._slot.start if start is None else start,
            minutes=self._length.minutes() if self._length.is_valid() else self._slot.minutes,
            since=self._since.day(),
            until=until and max(until, self._since.day()),
            activity_id=self._activity.currentData() or None,
            name=self._name.text().strip(),
        )
        if start is None:
            self._start.setText(i18n.clock(self._slot.start))
        if slot != self._slot:
            self.edited.emit(slot)
