"""One activity on one line of a card: its kind, title, what is known of it, and one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout
from typing_extensions import override

from lcjournal.core import kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow
from lcjournal.ui import theme
from lcjournal.ui.models.activity_list import spoken
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.kinds import KindIcon
from lcjournal.ui.widgets.labels import label, written


class ActivityLine(QAbstractButton):
    """Opens its activity when pressed; ``action`` names a button of its own that emits ``acted``.

    ``words`` holds the title, and below it the remark where there is one.
    """

    opened = Signal(str)
    acted = Signal(str)

    def __init__(self, row: ActivityRow, remark: str, action: str = "", icon: str = "") -> None:
        super().__init__()
        self._id = row.id
        self.setAccessibleName(spoken(row))
        self.setAccessibleDescription(remark)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.clicked.connect(self._open)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(2), theme.space(8), theme.space(2), theme.space(8))
        layout.setSpacing(theme.space(12))
        layout.addWidget(KindIcon(row.kind, kinds.info(row.kind).icon, kinds.name(row.kind)))
        self.words = QVBoxLayout()
        self.words.setSpacing(0)
        self.words.addWidget(written(row.title or _("Untitled"), "strong"))
        if remark:
            self.words.addWidget(label(remark, "meta", "text2", wrap=True))
        layout.addLayout(self.words, 1)
        if action:
            act = button(action, "", icon, small=True, on_click=self._act)
            act.setAccessibleName(_("{action}: {title}").format(action=action, title=row.title or _("Untitled")))
            layout.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: what the line holds paints itself."""

    def _open(self) -> None:
        self.opened.emit(self._id)

    def _act(self) -> None:
        self.acted.emit(self._id)
