"""The kind of an activity: one button a kind."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core import kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import Kind
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import Button


class KindChoice(QWidget):
    """Exclusive buttons in equal columns, as many as fit. ``kind_chosen`` follows the person's choice only."""

    kind_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Kind"))
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.space(8))
        self._buttons: dict[str, Button] = {}
        self._columns = 0
        self._kind: str = Kind.OTHER
        for info in kinds.kinds():
            choice = Button(kinds.name(info.id))
            choice.setIcon(icons.icon(info.icon, f"{info.id}.ink"))
            choice.setProperty("look", "choice")
            choice.setCheckable(True)
            choice.setObjectName(info.id)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            choice.toggled.connect(self._on_toggle)
            self._group.addButton(choice)
            self._buttons[info.id] = choice
        self._place(3)

    def choose(self, kind: str) -> None:
        """Show a kind as chosen; one that is not known shows as other, and stays what it is until another is chosen."""
        self._kind = ""
        self._buttons.get(kind, self._buttons[Kind.OTHER]).setChecked(True)
        self._kind = kind
        for button in self._buttons.values():  # Tab stops once, at the kind chosen; the arrows go on from there
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus)

    def kind(self) -> str:
        """Return the kind chosen."""
        return self._kind

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
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
        self._columns = columns
        for number, choice in enumerate(self._buttons.values()):
            self._grid.addWidget(choice, number // columns, number % columns)
        for column in range(len(self._buttons)):
            self._grid.setColumnStretch(column, int(column < columns))

    def _on_toggle(self, checked: bool) -> None:
        if checked and self._kind:  # a fill by code has no kind yet
            self._kind = self.sender().objectName()
            self.kind_chosen.emit(self._kind)
