"""The ring around what has the keyboard's focus, shown to those who move by keyboard."""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from lcjournal.ui import theme
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.switch import Switch

_SHOW_IT_THEMSELVES = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox, QAbstractItemView)


class _Ring(QFocusFrame):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint 2 px just outside the widget, in its shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = box.height() / 2 if isinstance(self.widget(), Chip | Switch) else 10
        painter.drawRoundedRect(box, radius, radius)
        painter.end()


class FocusFrame(QObject):
    """Follows the focus of the application. A click puts the ring away, Tab or a shortcut brings it back.

    A widget with the property ``ownFocus`` draws its focus itself.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)

    def widget(self) -> QWidget | None:
        """Return what the ring is around, or None."""
        return self._ring.widget() if self._ring is not None and isValid(self._ring) else None

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and _wants_ring(new):
            # Qt makes the ring a child of the window it is shown in, and it goes when that window does.
            if self._ring is None or not isValid(self._ring):
                self._ring = _Ring()
            self._ring.setWidget(new)
            self._ring.show()  # Qt leaves it hidden where the widget comes into sight only now, by scrolling
        elif self._ring is not None and isValid(self._ring):
            self._ring.setWidget(None)  # type: ignore[arg-type]  # Qt's own way to hide it
            self._ring.hide()


def _wants_ring(focused: QWidget) -> bool:
    window = focused.window()
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        # Qt remembers for ever that a window was once used by keyboard; a click says otherwise.
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
    by_keyboard = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return by_keyboard and not isinstance(focused, _SHOW_IT_THEMSELVES) and not focused.property("ownFocus")
