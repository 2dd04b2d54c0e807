"""The text of the editor and, beside it or where that would leave it narrow under it, its details."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.ui import theme
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.editor.details import Details
from lcjournal.ui.widgets.labels import rule

_TWO_COLUMNS_EM = 58
_SIDE_EM = 372 / 14


class EditorColumns(QWidget):
    """``written`` stands on the left, its last widget taking the room there is; over it ``bar``, always in sight."""

    def __init__(self, bar: QWidget, written: Sequence[QWidget], details: Details) -> None:
        super().__init__()
        self._details = details
        self._left, self._side = QVBoxLayout(), QVBoxLayout()
        left, holder, self._beside = QWidget(), QWidget(), QWidget()
        left.setLayout(self._left)
        self._left.setContentsMargins(theme.space(36), theme.space(12), theme.space(32), theme.space(28))
        self._left.setSpacing(theme.space(14))
        for widget in written:
            self._left.addWidget(widget, int(widget is written[-1]))
        holder.setLayout(self._side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.addWidget(details)
        beside = QHBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(rule(vertical=True))
        beside.addWidget(scroll(holder), 1)
        self._beside.setFixedWidth(theme.em(_SIDE_EM))
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        over = QVBoxLayout()
        columns.addLayout(over, 1)
        over.setSpacing(0)
        over.addWidget(bar)
        over.addWidget(scroll(left), 1)
        columns.addWidget(self._beside)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= theme.em(_TWO_COLUMNS_EM))

    def _arrange(self, *, wide: bool) -> None:
        """Move the details; the focus stays where it is."""
        if self._beside.isVisibleTo(self) == wide and (self._side.count() > 0) == wide:
            return
        focused = QApplication.focusWidget()
        (self._side if wide else self._left).addWidget(self._details)
        self._details.set_flush(flush=not wide)
        self._beside.setVisible(wide)
        if focused is not None and self._details.isAncestorOf(focused):
            focused.setFocus()
