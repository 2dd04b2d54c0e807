"""What a page shows instead of its content: nothing yet, nothing found, something wrong."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import IconLabel
from lcjournal.ui.widgets.labels import label

_BESIDE = 2

Way = tuple[str, Callable[[], object]]
"""The words on a button, and what it does."""


class StatePanel(QWidget):
    """One picture, what is true, and a way forward: the first of ``actions`` is primary, ``leave`` stands below all.

    An empty line in ``sentence`` begins another paragraph.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        actions: Iterable[Way] = (),
        *,
        leave: Way | None = None,
        role: str = "accent",
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
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
        if leave is not None:
            words, callback = leave
            column.addWidget(button(words, "quiet", on_click=callback), 0, Qt.AlignmentFlag.AlignHCenter)
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


def way_out() -> Way:
    """Return the way out of the app, for a screen that stands before a journal."""
    return _("Quit"), QCoreApplication.quit


def _buttons(actions: Sequence[Way]) -> QGridLayout:
    """Two stand beside each other in the middle; of more the first has a line of its own, as has one that is left."""
    grid, many = QGridLayout(), len(actions) > _BESIDE
    grid.setSpacing(theme.space(8 if many else 12))
    for index, (text, callback) in enumerate(actions):
        one = button(text, "" if index else "primary", on_click=callback)
        if many:
            row, column = divmod(index + 1, 2)
            alone = not index or (column == 0 and index + 1 == len(actions))
            grid.addWidget(one, row, 0 if alone else column, 1, 2 if alone else 1)
        else:
            grid.addWidget(one, 0, index + 1)
    if not many:
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(len(actions) + 1, 1)
    return grid
