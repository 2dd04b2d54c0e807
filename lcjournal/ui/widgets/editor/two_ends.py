"""A line with something at either end, which becomes two where there is little room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override


class TwoEnds(QWidget):
    """Shows ``first``, which takes the room there is, and ``last`` on the right of it or, where it must, under it."""

    def __init__(self, first: QWidget, last: QWidget) -> None:
        super().__init__()
        self._first, self._last = first, last
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(first, 1)
        self._row.addWidget(last, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def set_margins(self, side: int, above: int) -> None:
        """Leave room at the sides, and above and below."""
        self._row.setContentsMargins(side, above, side, above)

    @override
    def minimumSizeHint(self) -> QSize:
        margins = self._row.contentsMargins()
        widest = max(part.minimumSizeHint().width() for part in (self._first, self._last))
        return QSize(widest + margins.left() + margins.right(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        """Arrange again what has got other words."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return done

    def _arrange(self) -> None:
        margins, parts = self._row.contentsMargins(), (self._first, self._last)
        needed = sum(part.minimumSizeHint().width() for part in parts) + self._row.spacing()
        beside = self.width() >= needed + margins.left() + margins.right()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)
