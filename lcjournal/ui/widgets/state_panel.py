"""What a page shows instead of its content: nothing yet, nothing found, something wrong."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import IconLabel
from lcjournal.ui.widgets.labels import label


class StatePanel(QWidget):
    """One picture, what is true, and a way forward. The first action is the primary one."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        actions: Iterable[tuple[str, Callable[[], object]]] = (),
        *,
        role: str = "accent",
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setSpacing(theme.space(12))
        column.addStretch(1)
        column.addWidget(IconLabel(icon, role, 48), 0, Qt.AlignmentFlag.AlignHCenter)
        for words, font, tone in ((title, "pane", "text"), (sentence, "body", "text2")):
            if words:
                line = label(words, font, tone, wrap=True)  # type: ignore[arg-type]  # a literal of the line above
                line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                line.setMinimumWidth(min(theme.em(30), 480))
                line.setMaximumWidth(theme.em(34))
                column.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        row.addStretch(1)
        for index, (text, callback) in enumerate(actions):
            row.addWidget(button(text, "" if index else "primary", on_click=callback))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
