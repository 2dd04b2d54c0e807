"""The chips that narrow the journal list: period, kind, tag and, under “More”, the rest. They combine."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Filter
from lcjournal.core.store import Store
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.filter_choices import SEVERAL, Choice, FilterChoices
from lcjournal.ui.widgets.flow import FlowLayout

_ALWAYS = ("period", "kind", "tag")
"""The chips that are there before anything is chosen with them, where there is room."""


class FilterChips(QWidget):
    """A row of chips over a Filter. An active chip shows its value and an ×.

    The others and the saved filters go under “More” where the row has no room for them.
    """

    filter_changed = Signal()
    saved_chosen = Signal(object)
    """A Filter that was kept is wanted."""
    save_wanted = Signal()
    removal_wanted = Signal(str)
    """The saved filter of this name is to go."""

    def __init__(self, store: Store, instrument: Instrument, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._choices = store, FilterChoices(store, instrument, today)
        self._filter = Filter()
        self.words = ""
        """What is searched beside the chips: a filter to keep too."""
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
        self._more.setAccessibleName(_("More filters"))
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
        texts = self._choices.texts(self._filter)
        for name, chip in self._chips.items():
            chip.setText(texts[name] or self._labels[name])
            chip.setChecked(bool(texts[name]))
            chip.set_closable(bool(texts[name]))
        self._fit()

    def clear(self) -> None:
        """Show everything again."""
        self._set(Filter())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show what was chosen, and of the rest what fits into one line with it."""
        row = {name: chip for name, chip in self._chips.items() if chip.isChecked() or name in _ALWAYS}
        row |= {"more": self._more, "saved": self._saved}
        for name in ("saved", *reversed(_ALWAYS)):
            if self._width_of(row.values()) > self.width() and not row[name].isChecked():
                del row[name]
        for name, chip in (*self._chips.items(), ("more", self._more), ("saved", self._saved)):
            chip.setVisible(name in row)

    def _width_of(self, chips: Iterable[Chip]) -> int:
        widths = [chip.sizeHint().width() for chip in chips]
        return sum(widths) + self._flow.spacing() * (len(widths) - 1)

    def _set(self, filter_: Filter) -> None:
        self.show_filter(filter_)
        self.filter_changed.emit()

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
        if self._saved.isHidden():
            menu.addSeparator()
            self._add_saved(menu.addMenu(self._saved.text()))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _on_saved(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_saved(menu)
        menu.popup(self._saved.mapToGlobal(QPoint(0, self._saved.height())))

    def _add_saved(self, menu: QMenu) -> None:
        saved = self._store.saved_filters.all()
        for one in saved:
            action = menu.addAction(_plain(one.name))
            action.setData(one.filter)
            action.triggered.connect(self._on_saved_chosen)
        if saved:
            menu.addSeparator()
        keep = menu.addAction(_("Save this filter…"))
        keep.setEnabled(bool(self.words.strip()) or self._filter != Filter())
        keep.triggered.connect(self.save_wanted)
        if saved:
            below = menu.addMenu(_("Remove"))
            for one in saved:
                below.addAction(_plain(one.name)).setData(one.name)
            below.triggered.connect(self._on_removal)

    def _on_saved_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.saved_chosen.emit(action.data())

    def _on_removal(self, action: QAction) -> None:
        self.removal_wanted.emit(action.data())

    def _menu(self, name: str, parent: QWidget | None = None) -> QMenu:
        menu = QMenu(parent or self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, parent is None)
        for choice in self._choices.of(name, self._filter):
            action = QAction(_plain(choice.text), menu)
            action.setCheckable(name in SEVERAL)
            action.setChecked(choice.chosen)
            action.setData(choice)
            menu.addAction(action)
        if menu.isEmpty():
            action = QAction(_("None yet"), menu)
            action.setEnabled(False)
            menu.addAction(action)
        menu.triggered.connect(self._on_choice)
        return menu

    def _on_choice(self, action: QAction) -> None:
        choice: Choice = action.data()
        self._set(choice.filter)

    def _on_close(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        focused = chip.hasFocus()
        self._set(self._choices.without(chip.objectName(), self._filter))
        if focused and chip.isHidden():
            self._more.setFocus()


def _plain(words: str) -> str:
    """Return words for a menu, which would take a single & for the mark of a key."""
    return words.replace("&", "&&")
