"""The kind of an activity: one button a kind."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core import kinds
from lcjournal.core.i18n import _
from lcjournal.core.kinds import KindInfo
from lcjournal.core.model import Kind
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import Button

_WIDEST_EM = 17
"""Room for the longest preset; the longer name of a kind of one's own is cut."""


class KindChoice(QWidget):
    """Exclusive buttons in equal columns, as many as fit. ``kind_chosen`` follows the person's choice only.

    The kinds on offer stand in the person's order, and behind them a hidden one that the activity is of.
    """

    kind_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Kind"))
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.space(8))
        self._shown: tuple[KindInfo, ...] = ()
        self._buttons: dict[str, _KindButton] = {}
        self._columns = 0
        self._kind: str = Kind.OTHER
        self._fill()

    def choose(self, kind: str) -> None:
        """Show a kind as chosen; one that is not known shows as other, and stays what it is until another is chosen."""
        self._kind = kind
        self._fill()

    def kind(self) -> str:
        """Return the kind chosen."""
        return self._kind

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest(), super().minimumSizeHint().height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Offer what was made of the kinds in the meantime."""
        self._fill()
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fill(self) -> None:
        """Show a button for each kind on offer and for the kind chosen."""
        chosen, offered = kinds.info(self._kind), kinds.offered()
        shown = offered if chosen in offered else (*offered, chosen)
        if shown != self._shown:
            self._shown = shown
            self._make_buttons()
        chooses, self._kind = self._kind, ""
        self._buttons[chosen.id].setChecked(True)
        self._kind = chooses
        for button in self._buttons.values():  # Tab stops once, at the kind chosen; the arrows go on from there
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus)

    def _make_buttons(self) -> None:
        for old in self._buttons.values():
            self._group.removeButton(old)
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {}
        for info in self._shown:
            choice = _KindButton(info)
            choice.toggled.connect(self._on_toggle)
            self._group.addButton(choice)
            self._buttons[info.id] = choice
        self._columns = 0
        self._fit()

    def _fit(self) -> None:
        """Fill the rows that are needed evenly: nine kinds stand in three rows of three, not in two of four and one."""
        gap, count = self._grid.spacing(), len(self._buttons)
        most = max(1, min(5, (self.width() + gap) // (self._widest() + gap)))
        rows = -(-count // most)
        self._place(-(-count // rows))

    def _widest(self) -> int:
        return max(choice.sizeHint().width() for choice in self._buttons.values())

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        before, self._columns = self._grid.columnCount(), columns
        for number, choice in enumerate(self._buttons.values()):
            self._grid.addWidget(choice, number // columns, number % columns)
        for column in range(max(before, columns)):
            self._grid.setColumnStretch(column, int(column < columns))

    def _on_toggle(self, checked: bool) -> None:
        if checked and self._kind:  # a fill by code has no kind yet
            self._kind = self.sender().objectName()
            self.kind_chosen.emit(self._kind)


class _KindButton(Button):
    """One kind. A name longer than there is room for is cut, and said whole by the tip and a screen reader."""

    def __init__(self, info: KindInfo) -> None:
        name = kinds.name(info.id)
        super().__init__(name)
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(kinds.tooltip(info.id))
        self.setIcon(icons.icon(info.icon, f"{info.look}.ink"))
        self.setProperty("look", "choice")
        self.setCheckable(True)
        self.setAutoExclusive(True)  # in a group it changes nothing but what a screen reader says: a radio button
        self.setObjectName(info.id)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Return the room of the whole name as it is written once chosen, up to that of a long one."""
        hint = super().sizeHint()
        whole = hint.width() - self._written() + _bold().horizontalAdvance(self._name) + 1  # widths are rounded
        return QSize(min(whole, theme.em(_WIDEST_EM)), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(4), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name to the room there is."""
        super().resizeEvent(event)
        beside = super().sizeHint().width() - self._written()
        self.setText(_bold().elidedText(self._name, Qt.TextElideMode.ElideRight, event.size().width() - beside))
        if self.text() != self._name:
            self.setToolTip(self._name)

    def _written(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text())


def _bold() -> QFontMetrics:
    """Return the measures of a kind that is chosen."""
    return QFontMetrics(theme.font("body", weight=QFont.Weight.DemiBold))
