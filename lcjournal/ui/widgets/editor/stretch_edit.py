"""How far an activity was from what the person can do, 1 to 5, or not said."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.names import stretch_name
from lcjournal.ui import theme
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.segmented import Segment

_LEVELS = range(1, 6)


class StretchEdit(QWidget):
    """Five buttons, one Tab stop. Arrows and 1 to 5 choose; Delete, or the chosen one once more, takes it back."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stretch: int | None = None
        frame = QFrame()
        frame.setProperty("segmented", "true")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        group = QButtonGroup(self)
        group.setExclusive(False)  # what is chosen can be taken back
        self._buttons = {level: self._button(level) for level in _LEVELS}
        for button in self._buttons.values():
            row.addWidget(button, 1)
            group.addButton(button)
        ends = QHBoxLayout()
        ends.addWidget(label(_("easy for me"), "meta", "text3"))
        ends.addStretch(1)
        ends.addWidget(label(_("far beyond me"), "meta", "text3"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(frame)
        column.addLayout(ends)
        self.show_stretch(None)

    def stretch(self) -> int | None:
        """Return what was chosen."""
        return self._stretch

    def show_stretch(self, stretch: int | None) -> None:
        """Show a stretch, or none, without telling."""
        self._stretch = stretch
        for level, button in self._buttons.items():
            button.setChecked(level == stretch)
            stop = level == (stretch or _LEVELS.start)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[stretch or _LEVELS.start])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose by the keys, in place of Qt, which would move the focus alone."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._on_key(event):
            return True
        return super().eventFilter(watched, event)

    def _button(self, level: int) -> Segment:
        words = _("{number}, {words}").format(number=level, words=stretch_name(level))
        button = Segment(str(level), words)
        button.setToolTip(words)
        button.installEventFilter(self)
        button.setObjectName(str(level))
        button.clicked.connect(self._on_click)
        return button

    def _on_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._choose(None)
        elif step is not None:
            level = self._stretch + step if self._stretch else _LEVELS.start
            self._choose(min(max(level, _LEVELS.start), _LEVELS.stop - 1))
        elif event.text() in {str(level) for level in _LEVELS}:
            self._choose(int(event.text()))
        else:
            return False
        return True

    def _on_click(self) -> None:
        level = int(self.sender().objectName())
        self._choose(None if level == self._stretch else level)

    def _choose(self, stretch: int | None) -> None:
        self.show_stretch(stretch)
        self._buttons[stretch or _LEVELS.start].setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()
