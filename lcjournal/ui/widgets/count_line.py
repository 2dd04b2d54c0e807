"""The line under the chips: how many entries there are and, where there is room, in which order."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui.widgets.labels import label


class CountLine(QWidget):
    """The count is always shown whole; the order goes where both do not fit, and where columns have their own."""

    def __init__(self) -> None:
        super().__init__()
        self._count, self._order = label("", "meta", "text2"), label(_("Newest first"), "meta", "text3")
        self._ordered = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._count, 1)
        self._row.addWidget(self._order)
        for part in (self._count, self._order):
            part.setMinimumWidth(1)  # the list may be narrower than both

    def say(self, count: str) -> None:
        """Show another count."""
        self._count.setText(count)
        self._fit()

    def show_order(self, *, shown: bool) -> None:
        """Say the order, or leave it to the columns."""
        self._ordered = shown
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self._count.sizeHint().width() + self._order.sizeHint().width() + self._row.spacing()
        self._order.setVisible(self._ordered and needed <= self.width())
