"""One activity on one line of a card: its kind, title, what is known of it, and one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from lcjournal.core import kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow
from lcjournal.ui import theme
from lcjournal.ui.models.activity_list import spoken
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.kinds import KindIcon
from lcjournal.ui.widgets.labels import label


class ActivityLine(QFrame):
    """Opens its activity by a click or Enter; ``action`` names a button that emits ``acted``."""

    opened = Signal(str)
    acted = Signal(str)

    def __init__(self, row: ActivityRow, remark: str, action: str = "", icon: str = "") -> None:
        super().__init__()
        self._id = row.id
        self.setProperty("line", "true")
        self.setAccessibleName(spoken(row))
        self.setAccessibleDescription(remark)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(2), theme.space(8), theme.space(2), theme.space(8))
        layout.setSpacing(theme.space(12))
        layout.addWidget(KindIcon(row.kind, kinds.info(row.kind).icon, kinds.name(row.kind)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(row.title or _("Untitled"), "strong", wrap=True))
        words.addWidget(label(remark, "meta", "text2", wrap=True))
        layout.addLayout(words, 1)
        if action:
            act = button(action, "", icon, small=True, on_click=self._act)
            act.setAccessibleName(_("{action}: {title}").format(action=action, title=row.title or _("Untitled")))
            layout.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self._id)
            return
        super().keyPressEvent(event)

    def _act(self) -> None:
        self.acted.emit(self._id)
