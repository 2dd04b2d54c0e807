"""The chips that narrow the journal list: period, kind, status, tag, person, facet. They combine."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Filter, Status
from lcjournal.core.names import status_name
from lcjournal.core.store import Store
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.flow import FlowLayout

_MOST = 40


@dataclass(frozen=True, slots=True)
class _Choice:
    """One line of a chip's menu: its words and the filter it makes of the filter there is."""

    text: str
    narrow: Callable[[Filter], Filter]


class FilterChips(QWidget):
    """A row of chips over a Filter. An active chip shows its value and an ×."""

    filter_changed = Signal()

    def __init__(self, store: Store, instrument: Instrument, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._instrument, self._today = store, instrument, today
        self._filter = Filter()
        self._flow = FlowLayout(self)
        self._chips: dict[str, Chip] = {}
        self._labels = {
            "period": _("Period"),
            "kind": _("Kind"),
            "status": _("Status"),
            "tag": _("Tag"),
            "person": _("Person"),
            "facet": _("Facet"),
        }
        for name, text in self._labels.items():
            chip = Chip(text, caret=True, checkable=True)
            chip.setObjectName(name)
            chip.clicked.connect(self._on_click)
            chip.closed.connect(self._on_close)
            self._flow.addWidget(chip)
            self._chips[name] = chip

    @property
    def filter(self) -> Filter:
        """What the chips narrow to; its text is empty."""
        return self._filter

    def show_filter(self, filter_: Filter) -> None:
        """Take up a filter without saying that it changed."""
        self._filter = replace(filter_, text="")
        values = {
            "period": self._period_text(),
            "kind": kinds.name(filter_.kind) if filter_.kind else "",
            "status": status_name(filter_.status) if filter_.status else "",
            "tag": filter_.tag,
            "person": filter_.person,
            "facet": self._facet_names().get(filter_.facet, ""),
        }
        for name, chip in self._chips.items():
            chip.setText(values[name] or self._labels[name])
            chip.setChecked(bool(values[name]))
            chip.set_closable(bool(values[name]))

    def clear(self) -> None:
        """Show everything again."""
        self._set(Filter())

    def _set(self, filter_: Filter) -> None:
        self.show_filter(filter_)
        self.filter_changed.emit()

    def _period_text(self) -> str:
        since = self._filter.since
        return _("Since {day}").format(day=i18n.day(since, "d MMM y")) if since else ""

    def _facet_names(self) -> dict[str, str]:
        return {facet.id: facet.name.text() for facet in self._instrument.facets}

    def _on_click(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        chip.setChecked(not chip.isChecked())  # only a choice checks it
        menu = QMenu(self)
        for choice in self._choices(chip.objectName()):
            action = QAction(choice.text, menu)
            action.setData(choice)
            menu.addAction(action)
        if menu.isEmpty():
            action = QAction(_("None yet"), menu)
            action.setEnabled(False)
            menu.addAction(action)
        menu.triggered.connect(self._on_choice)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _on_choice(self, action: QAction) -> None:
        choice: _Choice = action.data()
        self._set(choice.narrow(self._filter))

    def _on_close(self) -> None:
        name = self.sender().objectName()
        empty = Filter()
        fields = {"period": ("since", "until")}.get(name, (name,))
        self._set(replace(self._filter, **{field: getattr(empty, field) for field in fields}))

    def _choices(self, name: str) -> list[_Choice]:
        if name == "period":
            return self._periods()
        if name == "status":
            return [_choice(status_name(status), "status", status) for status in Status]
        return [_choice(text, name, value) for value, text in self._names(name)]

    def _names(self, name: str) -> list[tuple[str, str]]:
        if name == "kind":
            return [(kind.id, kinds.name(kind.id)) for kind in kinds.kinds()]
        if name == "facet":
            return list(self._facet_names().items())
        activities = self._store.activities
        words = activities.tags() if name == "tag" else activities.people()
        return [(word, word) for word in words[:_MOST]]

    def _periods(self) -> list[_Choice]:
        today = self._today()
        starts = {
            _("This month"): today.replace(day=1),
            _("Three months"): today - timedelta(days=91),
            _("Six months"): today - timedelta(days=182),
            _("This year"): today.replace(month=1, day=1),
        }
        return [_choice(text, "since", start) for text, start in starts.items()]


def _choice(text: str, field: str, value: object) -> _Choice:
    def narrow(filter_: Filter) -> Filter:
        return replace(filter_, **{field: value})  # type: ignore[arg-type]  # the caller names a field of its type

    return _Choice(text, narrow)
