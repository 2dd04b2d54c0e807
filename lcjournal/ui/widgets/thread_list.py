"""The thread that an activity is part of: its parts in order, each a way to the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.reader_parts import still

_NEAR = 2
"""Parts shown on each side of the one that is read, until the person asks for all."""


class ThreadList(QWidget):
    """“Part 2 of 4” and the parts around it; the one that is read is only named."""

    opened = Signal(str)

    def __init__(self, parts: Sequence[ActivityRow], current: str) -> None:
        super().__init__()
        place = next(number for number, row in enumerate(parts) if row.id == current)
        head = _("Part {number} of {count}").format(number=place + 1, count=len(parts))
        self.setAccessibleName(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(label(head, "label", "text2"))
        tags = [self._part(row, read=row.id == current) for row in parts]
        for tag in tags:
            column.addWidget(tag)
        self._far = [tag for number, tag in enumerate(tags) if abs(number - place) > _NEAR]
        for tag in self._far:
            tag.hide()
        if self._far:
            self._all = button(_("All {count} parts").format(count=len(parts)), "quiet", small=True)
            self._all.clicked.connect(self._show_all)
            column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def _part(self, row: ActivityRow, *, read: bool) -> Tag:
        words = _("{title} · {day}").format(title=row.title or _("Untitled"), day=i18n.day(row.day, "d MMM y"))
        icon = kinds.info(row.kind).icon
        if read:
            return still(Tag(words, icon, tint="selected", ink="text"))
        part = Tag(words, icon, tint="canvas", ink="accent_text")
        part.setObjectName(row.id)
        part.clicked.connect(self._on_part)
        return part

    def _show_all(self) -> None:
        for tag in self._far:
            tag.show()
        self._far[0].setFocus()
        self._all.hide()

    def _on_part(self) -> None:
        self.opened.emit(self.sender().objectName())
