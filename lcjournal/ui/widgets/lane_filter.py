"""The chips that narrow the activities of the time axis: facet, goal and tag. They combine."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Filter
from lcjournal.core.store import Store
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.filter_choices import SEVERAL, Choice, FilterChoices
from lcjournal.ui.widgets.flow import FlowLayout


class LaneFilter(QWidget):
    """An active chip shows its value and an ×."""

    filter_changed = Signal()

    def __init__(self, store: Store, instrument: Instrument, today: Callable[[], date]) -> None:
        super().__init__()
        self._choices = FilterChoices(store, instrument, today)
        self.filter = Filter()
        self._labels = {"facet": _("Facet"), "goal": _("Goal"), "tag": _("Tag")}
        self._chips: dict[str, Chip] = {}
        flow = FlowLayout(self)
        for name, text in self._labels.items():
            chip = Chip(text, caret=True, checkable=True)
            chip.setObjectName(name)
            chip.clicked.connect(self._on_click)
            chip.closed.connect(self._on_close)
            flow.addWidget(chip)
            self._chips[name] = chip
        self.show_filter(Filter())

    def words(self) -> list[str]:
        """Return what is narrowed to, in words."""
        texts = self._choices.texts(self.filter)
        return [texts[name] for name in self._labels if texts[name]]

    def show_filter(self, filter_: Filter) -> None:
        """Take up a filter without saying that it changed."""
        self.filter = filter_
        texts = self._choices.texts(filter_)
        for name, chip in self._chips.items():
            chip.setText(texts[name] or self._labels[name])
            chip.setChecked(bool(texts[name]))
            chip.set_closable(bool(texts[name]))

    def _set(self, filter_: Filter) -> None:
        self.show_filter(filter_)
        self.filter_changed.emit()

    def _on_click(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        chip.setChecked(not chip.isChecked())  # only a choice checks it
        name = chip.objectName()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._choices.of(name, self.filter):
            action = menu.addAction(choice.text.replace("&", "&&") or _("Untitled"))
            action.setCheckable(name in SEVERAL)
            action.setChecked(choice.chosen)
            action.setData(choice)
        if menu.isEmpty():
            menu.addAction(_("None yet")).setEnabled(False)
        menu.triggered.connect(self._on_choice)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _on_choice(self, action: QAction) -> None:
        choice: Choice = action.data()
        self._set(choice.filter)

    def _on_close(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._set(self._choices.without(chip.objectName(), self.filter))
