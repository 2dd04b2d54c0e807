"""A level one chooses: 1 to 5 in steps of a quarter, or none."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider
from typing_extensions import override

from lcjournal.core import wording
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.answer_button import typed_digit
from lcjournal.ui.widgets.tension import HIGHEST, LOWEST, Tension, draw_track, level_at

STEP = 0.25
_MIDDLE = 3.0
_STEPS = round(1 / STEP)
_MOVES = {
    Qt.Key.Key_Left: -STEP,
    Qt.Key.Key_Down: -STEP,
    Qt.Key.Key_Right: STEP,
    Qt.Key.Key_Up: STEP,
    Qt.Key.Key_PageDown: -1.0,
    Qt.Key.Key_PageUp: 1.0,
    Qt.Key.Key_Home: LOWEST - HIGHEST,
    Qt.Key.Key_End: HIGHEST - LOWEST,
}


class LevelEdit(QSlider):
    """A slider that can also hold no level. Arrows move by a quarter, 1 to 5 go there, Delete takes the level away.

    A level is desired, an open ring, unless it is of the ``past``. ``name`` is what a screen reader says.
    """

    level_changed = Signal(object)
    """The person chose this level, or None; ``set_level`` is silent."""

    def __init__(self, name: str, level: float | None = None, *, past: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._level, self._past = level, past
        self.setAccessibleName(name)
        self.setRange(round(LOWEST * _STEPS), round(HIGHEST * _STEPS))
        self.setProperty("ownFocus", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_level(level)

    def level(self) -> float | None:
        """Return the level shown."""
        return self._level

    def set_level(self, level: float | None) -> None:
        """Show a level without telling."""
        self._level = level
        self.setValue(round((level or _MIDDLE) * _STEPS))
        self.setAccessibleDescription(_("none") if level is None else wording.level(level))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(20), max(theme.space(36), theme.em(2)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(10), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, go to a whole level, or take the level away; other keys belong to the page."""
        digit, move = typed_digit(event), _MOVES.get(Qt.Key(event.key()))
        if digit is not None and LOWEST <= digit <= HIGHEST:
            self._choose(float(digit))
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._choose(None)
        elif move is not None:
            self._choose(_MIDDLE if self._level is None else self._level + move)
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(level_at(self._track(), event.position().x()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(level_at(self._track(), event.position().x()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay where the pointer was."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; a level is not changed by passing over it."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        draw_track(
            painter, self._track(), Tension(previous=self._level) if self._past else Tension(desired=self._level)
        )
        painter.end()

    def _track(self) -> QRectF:
        return QRectF(self.rect()).adjusted(6, 0, -6, 0)

    def _choose(self, level: float | None) -> None:
        if level is not None:
            level = min(max(round(level / STEP) * STEP, LOWEST), HIGHEST)
        if level != self._level:
            self.set_level(level)
            self.level_changed.emit(level)
