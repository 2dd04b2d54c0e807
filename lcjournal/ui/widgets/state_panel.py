"""What a page shows instead of its content: nothing yet, nothing found, something wrong."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import IconLabel
from lcjournal.ui.widgets.labels import label

_BESIDE = 2


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
        # The labels fill a centred column: Qt forgets the height of wrapped words that are aligned one by one.
        self.content = middle = QWidget()
        middle.setMaximumWidth(theme.em(34))
        column = QVBoxLayout(middle)
        column.setSpacing(theme.space(12))
        column.addWidget(IconLabel(icon, role, 48), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(_centred(label(title, "pane", wrap=True)))
        if sentence:
            column.addWidget(_centred(label(sentence, tone="text2", wrap=True)))
        column.addLayout(_buttons(list(actions)))
        outer = QGridLayout(self)
        outer.addWidget(middle, 1, 1)
        outer.setColumnStretch(0, 1)
        outer.setColumnStretch(1, 1000)
        outer.setColumnStretch(2, 1)
        for side, share in ((0, 1), (2, 2)):
            outer.setRowStretch(side, share)


def _centred(words: QLabel) -> QLabel:
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return words


def _buttons(actions: Sequence[tuple[str, Callable[[], object]]]) -> QGridLayout:
    """Two stand beside each other in the middle; of more the first has a line of its own, and no words are cut."""
    grid, many = QGridLayout(), len(actions) > _BESIDE
    grid.setSpacing(theme.space(8 if many else 12))
    for index, (text, callback) in enumerate(actions):
        one = button(text, "" if index else "primary", on_click=callback)
        if many:
            row, column = divmod(index + 1, 2)
            grid.addWidget(one, row, column if index else 0, 1, 1 if index else 2)
        else:
            grid.addWidget(one, 0, index + 1)
    if not many:
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(len(actions) + 1, 1)
    return grid
