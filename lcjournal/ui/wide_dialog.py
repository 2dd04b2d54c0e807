"""A dialog that is read: as large as the window allows, scrolled by the keys."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.dialogs import Dialog
from lcjournal.ui.widgets.buttons import Look

_WIDE_EM, _TALL_EM = 54, 46
"""How large it is where the window leaves room."""
_SHARE = 0.92
"""How much of the window it may cover."""


class WideDialog(Dialog):
    """The arrow keys and Page down scroll ``area``, Esc closes; ``close`` is the look of the button that does."""

    def __init__(
        self, title: str, area: QAbstractScrollArea, parent: QWidget | None = None, *, close: Look = "primary"
    ) -> None:
        super().__init__(title, parent)
        self._area = area
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(title)
        self.body.addWidget(self._area)
        self.closes = self.add_buttons(_("Close"), close)
        self.resize(self._room())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top, with the keys that scroll."""
        super().showEvent(event)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _room(self) -> QSize:
        wanted, window = QSize(theme.em(_WIDE_EM), theme.em(_TALL_EM)), self.parentWidget()
        within = window.window().size() if window is not None else self.screen().availableSize()
        return wanted.boundedTo(within * _SHARE)
