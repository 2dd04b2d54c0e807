"""Hours meant for a year, of all kinds or of one: how many, from which day, and what remains of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import YearlyTarget
from lcjournal.core.store import Store
from lcjournal.core.yearly import cycle, yearly_progress
from lcjournal.core.yearly_words import yearly_sentence
from lcjournal.ui import theme
from lcjournal.ui.slot_changes import SlotChanges, target_name
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.kept_rows import KeptRow, KeptRows
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.slot_fields import Fields

_PROPOSED = 50 * 60
_MOST_HOURS = 8760


class _Hours(QSpinBox):
    """Whole hours; the page scrolls over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(1, _MOST_HOURS)
        self.setSuffix("\u202fh")
        self.setKeyboardTracking(False)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class YearlyRow(KeptRow):
    """One target. ``edited`` carries it as it now is, ``removed`` that it goes."""

    edited = Signal(object)
    removed = Signal()

    def __init__(self, target: YearlyTarget) -> None:
        super().__init__()
        self._target = target
        self._sentence = label("", "meta", "text2", wrap=True)
        self._hours, self._since = _Hours(), DateEdit(_("First day of the year"), target.since)
        self._since.setKeyboardTracking(False)
        self._remove = IconButton("trash-simple", _("Remove"))
        name = target_name(target.kind)
        self.setAccessibleName(name)
        self._remove.setAccessibleName(_("{action}: {title}").format(action=_("Remove"), title=name))
        fields = Fields()
        fields.add(_("Hours in a year"), self._hours)
        fields.add(_("First day of the year"), self._since)
        head = QHBoxLayout()
        head.addWidget(label(name, "strong", wrap=True), 1)
        head.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space(4))
        column.setSpacing(theme.space(6))
        column.addLayout(head)
        column.addWidget(self._sentence)
        column.addWidget(fields)
        self._hours.valueChanged.connect(self._on_edit)
        self._since.day_chosen.connect(self._on_edit)
        self._remove.clicked.connect(self.removed)

    @property
    def target(self) -> YearlyTarget:
        """The target as it was last shown."""
        return self._target

    @override
    def stops(self) -> list[QWidget]:
        return [self._remove, self._hours, self._since]

    def show_target(self, target: YearlyTarget, sentence: str) -> None:
        """Show a target and how it stands."""
        self._target = target
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)
        blocked = self._hours.blockSignals(True)
        self._hours.setValue(round(target.minutes / 60))
        self._hours.blockSignals(blocked)
        self._since.set_day(target.since)

    def _on_edit(self) -> None:
        hours = self._hours.value()
        minutes = self._target.minutes if hours == round(self._target.minutes / 60) else 60 * hours
        target = replace(self._target, minutes=minutes, since=self._since.day())
        if target != self._target:
            self.edited.emit(target)


class YearlyCard(Card):
    """The targets, and a button for one more."""

    def __init__(self, store: Store, changes: SlotChanges, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._changes, self._today = store, changes, today
        column, deeds = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(theme.space(10))
        self._kind = QComboBox()
        self._kind.setAccessibleName(_("Kind"))
        self._add = button(_("Add hours for a year"), "", "plus", small=True, on_click=self._on_add)
        deeds.addWidget(self._kind)
        deeds.addWidget(self._add)
        deeds.addStretch(1)
        self.body.addLayout(column)
        self.body.addLayout(deeds)
        self._rows = KeptRows[YearlyRow](column, self._kind)

    def refresh(self) -> None:
        """Read the targets and the sessions of their years again."""
        today = self._today()
        targets = {target.kind: target for target in self._store.yearly_targets.all()}
        since = min((cycle(target, today).since for target in targets.values()), default=today)
        sessions = self._store.activities.sessions(since) if targets else []
        self._rows.keep(targets, lambda kind: self._make(targets[kind]))
        for target in targets.values():
            sentence = yearly_sentence(yearly_progress(target, sessions, today))
            self._rows.row(target.kind).show_target(target, sentence)
        chosen = self._kind.currentData()
        self._kind.clear()
        for kind in ("", *(info.id for info in kinds.offered())):
            if kind not in targets:
                self._kind.addItem(target_name(kind), kind)
        self._kind.setCurrentIndex(max(0, self._kind.findData(chosen)))

    def _make(self, target: YearlyTarget) -> YearlyRow:
        row = YearlyRow(target)
        row.edited.connect(self._changes.set_target)
        row.removed.connect(self._on_remove)
        return row

    def _on_add(self) -> None:
        kind = self._kind.currentData()
        self._changes.set_target(YearlyTarget(kind, _PROPOSED, self._today().replace(month=1, day=1)))
        self.refresh()
        self._rows.row(kind).stops()[1].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_remove(self) -> None:
        row = self.sender()
        if isinstance(row, YearlyRow):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._changes.remove_target(row.target.kind)
            self.refresh()
