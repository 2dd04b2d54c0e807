"""The kind of an activity: one button a kind."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core import kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import Kind
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import Button

_COLUMN_EM = 9.5


class KindChoice(QWidget):
    """Exclusive buttons in as many columns as fit. ``kind_chosen`` follows the person's choice only."""

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
            choice.clicked.connect(self._on_click)
            self._group.addButton(choice)
            self._buttons[info.id] = choice
        self._place(4)

    def choose(self, kind: str) -> None:
        """Show a kind as chosen; one that is not known shows as other, and stays what it is until another is chosen."""
        self._kind = kind
        self._buttons.get(kind, self._buttons[Kind.OTHER]).setChecked(True)

    def kind(self) -> str:
        """Return the kind chosen."""
        return self._kind

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(max(1, min(5, event.size().width() // theme.em(_COLUMN_EM))))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, choice in enumerate(self._buttons.values()):
            self._grid.addWidget(choice, number // columns, number % columns)

    def _on_click(self) -> None:
        self._kind = self.sender().objectName()
        self.kind_chosen.emit(self.kind())
