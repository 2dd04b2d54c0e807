"""The thread that an activity is part of: its parts in order, each a way to the other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow
from lcjournal.ui import theme
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.reader_parts import still


class ThreadList(QWidget):
    """“Part 2 of 4” and the parts; the one that is read is only named."""

    opened = Signal(str)

    def __init__(self, parts: Sequence[ActivityRow], current: str) -> None:
        super().__init__()
        place = next(number for number, row in enumerate(parts, 1) if row.id == current)
        head = _("Part {number} of {count}").format(number=place, count=len(parts))
        self.setAccessibleName(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(label(head, "label", "text2"))
        for row in parts:
            column.addWidget(self._part(row, read=row.id == current))

    def _part(self, row: ActivityRow, *, read: bool) -> Tag:
        words = _("{title} · {day}").format(title=row.title or _("Untitled"), day=i18n.day(row.day, "d MMM y"))
        icon = kinds.info(row.kind).icon
        if read:
            return still(Tag(words, icon, tint="selected", ink="text"))
        part = Tag(words, icon, tint="canvas", ink="accent_text")
        part.setObjectName(row.id)
        part.clicked.connect(self._on_part)
        return part

    def _on_part(self) -> None:
        self.opened.emit(self.sender().objectName())
