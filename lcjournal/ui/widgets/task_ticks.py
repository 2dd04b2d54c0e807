"""Boxes one can tick in a rendered text: real check boxes over the ones that Qt only paints."""

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QTextBrowser, QWidget
from shiboken6 import isValid

from lcjournal.core.i18n import _
from lcjournal.core.task_boxes import task_boxes
from lcjournal.ui import theme

_MOST = 200
"""Longer lists keep painted boxes, which are ticked in the text itself: each real one is a widget."""

_NONE = QTextBlockFormat.MarkerType.NoMarker


class TaskTicks(QObject):
    """The boxes of one text browser; without a ``name`` of what it shows, they stay as Qt paints them."""

    ticked = Signal(str, int)
    """The person ticked, or no longer, the box of this number in the text of this name."""

    def __init__(self, browser: QTextBrowser, name: str) -> None:
        super().__init__(browser)
        self._browser, self._name = browser, name
        self._boxes: list[QCheckBox] = []
        self._blocks: list[QTextBlock] = []

    def show(self, text: str) -> None:
        """Put boxes over those that the browser has just rendered from ``text``."""
        for box in self._boxes:
            box.hide()
            box.deleteLater()
        self._boxes, self._blocks = [], []
        if not self._name:
            return
        blocks, states = self._painted(), [box.checked for box in task_boxes(text)]
        # Two parsers read the text. Where they do not agree on what is a task, none can be ticked by mistake.
        if len(blocks) <= _MOST and states == [_is_checked(block) for block in blocks]:
            for block in blocks:
                self._add(block)
        self.place()

    def place(self) -> None:
        """Put every box before the first line of its task."""
        for block, box in zip(self._blocks, self._boxes, strict=True):
            if block.layout().lineCount():
                line = block.layout().lineAt(0)
                corner = block.layout().position() + line.position()
                side = box.sizeHint().width()
                top = corner.y() + (line.height() - box.sizeHint().height()) / 2
                box.move(QPointF(max(0.0, corner.x() - side - theme.space(4)), top).toPoint())

    def focused(self) -> int:
        """Return the number of the box with the keyboard’s focus, or -1."""
        return next((number for number, box in enumerate(self._boxes) if box.hasFocus()), -1)

    def focus(self, number: int) -> None:
        """Give the keyboard to a box, if it is there."""
        if 0 <= number < len(self._boxes):
            self._boxes[number].setFocus()

    def _painted(self) -> list[QTextBlock]:
        blocks = []
        block = self._browser.document().firstBlock()
        while block.isValid():
            if block.blockFormat().marker() != _NONE:
                blocks.append(block)
            block = block.next()
        return blocks

    def _add(self, block: QTextBlock) -> None:
        box = QCheckBox(self._browser.viewport())
        box.setAccessibleName(block.text().strip() or _("Task"))
        box.setChecked(_is_checked(block))
        box.setProperty("number", len(self._boxes))
        box.clicked.connect(self._on_click)
        before: QWidget = self._boxes[-1] if self._boxes else self._browser
        QWidget.setTabOrder(before, box)
        box.show()
        self._boxes.append(box)
        self._blocks.append(block)
        _take_marker(block)

    def _on_click(self) -> None:
        box = self.sender()
        if isinstance(box, QCheckBox) and isValid(box):
            self.ticked.emit(self._name, int(box.property("number")))


def _is_checked(block: QTextBlock) -> bool:
    return block.blockFormat().marker() == QTextBlockFormat.MarkerType.Checked


def _take_marker(block: QTextBlock) -> None:
    """Paint neither a box nor a bullet before the words; they stay where they are."""
    cursor = QTextCursor(block)
    plain = QTextBlockFormat()
    plain.setMarker(_NONE)
    cursor.mergeBlockFormat(plain)
    if (tasks := cursor.currentList()) is not None:
        tasks.remove(block)
