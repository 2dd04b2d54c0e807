"""The chips that narrow the journal list: period, kind, tag and, under “More”, the rest. They combine."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
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
_ALWAYS = ("period", "kind", "tag")
_YES_OR_NO = ("starred", "private", "attached")
_FIELDS = {"period": ("since", "until"), "goal": ("goal_id",)}
"""The fields of a filter that a chip sets, where they do not bear its name."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """One line of a chip's menu: its words and the filter it makes of the filter there is."""

    text: str
    narrow: Callable[[Filter], Filter]


class FilterChips(QWidget):
    """A row of chips over a Filter. An active chip shows its value and an ×."""

    filter_changed = Signal()
    saved_chosen = Signal(object)
    """A Filter that was kept is wanted."""
    save_wanted = Signal()
    removal_wanted = Signal(str)
    """The saved filter of this name is to go."""

    def __init__(self, store: Store, instrument: Instrument, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._instrument, self._today = store, instrument, today
        self._filter = Filter()
        self._flow = FlowLayout(self)
        self._chips: dict[str, Chip] = {}
        self._labels = {
            "period": _("Period"),
            "kind": _("Kind"),
            "tag": _("Tag"),
            "status": _("Status"),
            "person": _("Person"),
            "goal": _("Goal"),
            "facet": _("Facet"),
            "starred": _("Star"),
            "private": _("Private"),
            "attached": _("Attachments"),
        }
        for name, text in self._labels.items():
            chip = Chip(text, caret=True, checkable=True)
            chip.setObjectName(name)
            chip.clicked.connect(self._on_click)
            chip.closed.connect(self._on_close)
            self._flow.addWidget(chip)
            self._chips[name] = chip
        self._more = Chip(_("More"), caret=True)
        self._more.clicked.connect(self._on_more)
        self._flow.addWidget(self._more)
        self._saved = Chip(_("Saved"), caret=True)
        self._saved.clicked.connect(self._on_saved)
        self._flow.addWidget(self._saved)
        self.show_filter(self._filter)

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
            "tag": filter_.tag,
            "status": status_name(filter_.status) if filter_.status else "",
            "person": filter_.person,
            "goal": self._store.goals.get(filter_.goal_id).title if filter_.goal_id else "",
            "facet": self._facet_names().get(filter_.facet, filter_.facet),
            **{name: dict(_yes_or_no(name)).get(getattr(filter_, name), "") for name in _YES_OR_NO},
        }
        for name, chip in self._chips.items():
            chip.setText(values[name] or self._labels[name])
            chip.setChecked(bool(values[name]))
            chip.set_closable(bool(values[name]))
            chip.setVisible(name in _ALWAYS or bool(values[name]))
        self._more.setVisible(any(chip.isHidden() for chip in self._chips.values()))

    def clear(self) -> None:
        """Show everything again."""
        self._set(Filter())

    def _set(self, filter_: Filter) -> None:
        self.show_filter(filter_)
        self.filter_changed.emit()

    def _period_text(self) -> str:
        since, until = self._filter.since, self._filter.until
        if since and until:
            return _("{first} to {last}").format(first=i18n.day(since, "d MMM y"), last=i18n.day(until, "d MMM y"))
        if until:
            return _("Until {day}").format(day=i18n.day(until, "d MMM y"))
        if since is None:
            return ""
        named = (text for text, start in self._starts().items() if start == since)
        return next(named, _("Since {day}").format(day=i18n.day(since, "d MMM y")))

    def _facet_names(self) -> dict[str, str]:
        return {facet.id: facet.name.text() for facet in self._instrument.facets}

    def _on_click(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        chip.setChecked(not chip.isChecked())  # only a choice checks it
        menu = self._menu(chip.objectName())
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, chip in self._chips.items():
            if chip.isHidden():
                below = self._menu(name, menu)
                below.setTitle(self._labels[name])
                menu.addMenu(below)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def add_tool(self, tool: QWidget) -> None:
        """Put a button behind the chips."""
        self._flow.addWidget(tool)

    def _on_saved(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        saved = self._store.saved_filters.all()
        for one in saved:
            action = menu.addAction(one.name.replace("&", "&&"))
            action.setData(one.filter)
            action.triggered.connect(self._on_saved_chosen)
        if saved:
            menu.addSeparator()
        menu.addAction(_("Save this filter…")).triggered.connect(self.save_wanted)
        if saved:
            below = menu.addMenu(_("Remove"))
            for one in saved:
                below.addAction(one.name.replace("&", "&&")).setData(one.name)
            below.triggered.connect(self._on_removal)
        menu.popup(self._saved.mapToGlobal(QPoint(0, self._saved.height())))

    def _on_saved_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.saved_chosen.emit(action.data())

    def _on_removal(self, action: QAction) -> None:
        self.removal_wanted.emit(action.data())

    def _menu(self, name: str, parent: QWidget | None = None) -> QMenu:
        menu = QMenu(parent or self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, parent is None)
        for choice in self._choices(name):
            action = QAction(choice.text, menu)
            action.setData(choice)
            menu.addAction(action)
        if menu.isEmpty():
            action = QAction(_("None yet"), menu)
            action.setEnabled(False)
            menu.addAction(action)
        menu.triggered.connect(self._on_choice)
        return menu

    def _on_choice(self, action: QAction) -> None:
        choice: _Choice = action.data()
        self._set(choice.narrow(self._filter))

    def _on_close(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        name, focused, empty = chip.objectName(), chip.hasFocus(), Filter()
        fields = _FIELDS.get(name, (name,))
        self._set(replace(self._filter, **{field: getattr(empty, field) for field in fields}))
        if focused and chip.isHidden():
            self._more.setFocus()

    def _choices(self, name: str) -> list[_Choice]:
        if name == "period":
            return [_choice(text, "since", start) for text, start in self._starts().items()]
        if name == "status":
            return [_choice(status_name(status), "status", status) for status in Status]
        if name in _YES_OR_NO:
            return [_choice(text, name, value) for value, text in _yes_or_no(name)]
        field = _FIELDS.get(name, (name,))[0]
        return [_choice(text, field, value) for value, text in self._names(name)]

    def _names(self, name: str) -> list[tuple[str, str]]:
        if name == "kind":
            return [(kind.id, kinds.name(kind.id)) for kind in kinds.offered()]
        if name == "facet":
            return list(self._facet_names().items())
        if name == "goal":
            return [(goal.id, goal.title) for goal in self._store.goals.all()]
        activities = self._store.activities
        words = activities.tags() if name == "tag" else activities.people()
        return [(word, word) for word in words[:_MOST]]

    def _starts(self) -> dict[str, date]:
        today = self._today()
        return {
            _("This month"): today.replace(day=1),
            _("Three months"): today - timedelta(days=91),
            _("Six months"): today - timedelta(days=182),
            _("This year"): today.replace(month=1, day=1),
        }


def _yes_or_no(name: str) -> list[tuple[bool, str]]:
    words = {
        "starred": (_("With a star"), _("Without a star")),
        "private": (_("Private only"), _("Not private")),
        "attached": (_("With an attachment"), _("Without an attachment")),
    }
    return list(zip((True, False), words[name], strict=True))


def _choice(text: str, field: str, value: object) -> _Choice:
    def narrow(filter_: Filter) -> Filter:
        return replace(filter_, **{field: value})  # type: ignore[arg-type]  # the caller names a field of its type

    return _Choice(text, narrow)
