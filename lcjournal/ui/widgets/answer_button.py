"""The five answers: a digit and its words, in a row, or one under another where there is little room."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.commands import AZERTY_DIGITS

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_LINE = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_STACKED_PX, _ROW_PX, _DIGIT_PX = 38, 104, 26


def typed_digit(event: QKeyEvent) -> int | None:
    """Return the digit of a key: the digit row with or without Shift, also of a French keyboard, or the number pad."""
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return None
    if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return int(event.key()) - int(Qt.Key.Key_0)
    return AZERTY_DIGITS.index(event.text()) if len(event.text()) == 1 and event.text() in AZERTY_DIGITS else None


class AnswerButton(QRadioButton):
    """One answer. It stays a radio button for the keyboard and the screen reader."""

    def __init__(self, digit: int, words: str) -> None:
        super().__init__()
        self.digit, self._words = digit, words
        self._stacked = False
        self.setAutoExclusive(False)
        self.setAccessibleName(_("{digit}, {answer}").format(digit=digit, answer=words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_stacked(self, stacked: bool) -> None:
        """Put the digit to the left of the words instead of above them."""
        self._stacked = stacked
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        height = _STACKED_PX if self._stacked else _ROW_PX
        return QSize(theme.em(198 / 14), theme.em(height / 14))

    @override
    def minimumSizeHint(self) -> QSize:
        longest = max(QFontMetrics(self._face()).horizontalAdvance(word) for word in self._words.split())
        return QSize(longest + 2 * theme.space(10), self.sizeHint().height())

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only Space presses it; the arrows belong to the questionnaire."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter)
        side = theme.em(_DIGIT_PX / 14)
        if self._stacked:
            left = theme.space(14)
            self._draw_digit(painter, QRectF(left, (self.height() - side) / 2, side, side))
            room = QRectF(self.rect()).adjusted(left + side + theme.space(12), 0, -theme.space(8), 0)
        else:
            room = QRectF(self.rect()).adjusted(theme.space(8), 0, -theme.space(8), 0)
            gap = side + theme.em(9 / 14)
            words = QFontMetrics(self._face()).boundingRect(room.toRect(), _WRAP, self._words)
            top = (self.height() - gap - words.height()) / 2
            self._draw_digit(painter, QRectF((self.width() - side) / 2, top, side, side))
            room.setTop(top + gap)
        painter.setFont(self._face())
        painter.setPen(theme.colour("accent_text" if self.isChecked() else "text"))
        painter.drawText(room, _LINE if self._stacked else _WRAP, self._words)
        painter.end()

    def _face(self) -> QFont:
        return theme.font("body", weight=QFont.Weight.DemiBold if self.isChecked() else None)

    def _draw_frame(self, painter: QPainter) -> None:
        on = self.isChecked()
        width = 2.0 if on else 1.0
        painter.setPen(QPen(theme.colour("accent" if on else "border_strong"), width))
        hovered = self.underMouse() and self.isEnabled()
        painter.setBrush(theme.colour("accent_tint" if on else "hover" if hovered else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 12, 12)

    def _draw_digit(self, painter: QPainter, box: QRectF) -> None:
        on = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if on else "border"), 1))
        painter.setBrush(theme.colour("accent" if on else "sunken"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("on_accent" if on else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.digit))


class AnswerRow(QWidget):
    """The answers 1 to 5, of which one at most is chosen."""

    chosen = Signal(int)
    """The person chose this value; ``show_value`` is silent."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.buttons = tuple(AnswerButton(digit, text) for digit, text in enumerate(words, 1))
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        # The ring of the focus is drawn outside the buttons.
        self._box.setContentsMargins(4, 4, 4, 4)
        self._box.setSpacing(theme.space(12))
        for button in self.buttons:
            self._box.addWidget(button, 1)
            button.clicked.connect(self._on_click)

    def show_value(self, value: int | None) -> None:
        """Show what was answered, or nothing."""
        for button in self.buttons:
            button.setChecked(button.digit == value)

    def describe(self, where: str) -> None:
        """Say which question the answers are to, such as “question 18 of 48”."""
        for button in self.buttons:
            button.setAccessibleDescription(where)

    def set_stacked(self, stacked: bool) -> None:
        """Put the answers one under another."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(direction)
        self._box.setSpacing(theme.space(8 if stacked else 12))
        for button in self.buttons:
            button.set_stacked(stacked)

    def _on_click(self) -> None:
        button = self.sender()
        if isinstance(button, AnswerButton):
            self.show_value(button.digit)
            self.chosen.emit(button.digit)
