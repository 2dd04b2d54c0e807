"""On this day: one sentence of the person’s own from some months ago."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from lcjournal.core.i18n import _
from lcjournal.core.on_this_day import Memory, heading
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card, IconLabel
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.labels import label


class MemoryCard(Card):
    """Shows a sentence, the entry it is from, and the way to put it away for good."""

    opened = Signal(str)
    put_away = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._id = ""
        self._heading = label("", "label", "text2", wrap=True)
        self._sentence = label("", "reading", wrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title = Tag("", tint="surface", ink="accent_text")
        self._title.padding = 0
        self._title.clicked.connect(self._open)
        self._away = button(_("Not this one"), "quiet", small=True, on_click=self._put_away)
        self._away.setToolTip(_("Never show a sentence of this entry here again"))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(theme.space(8))
        head.addWidget(IconLabel("clock-counter-clockwise"))
        head.addWidget(self._heading, 1)
        foot.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch()
        foot.addWidget(self._away)
        self.body.addLayout(head)
        self.body.addWidget(self._sentence)
        self.body.addLayout(foot)

    def show_memory(self, found: Memory | None) -> None:
        """Show a sentence; the card is not there without one."""
        self.setVisible(found is not None)
        if found is not None:
            self._id = found.activity_id
            self._heading.setText(heading(found))
            self.setAccessibleName(heading(found))
            self._sentence.setText(_("“{text}”").format(text=found.sentence))
            self._title.setText(found.title or _("Untitled"))
            self._title.setToolTip(found.title)  # a long one is cut

    def _open(self) -> None:
        self.opened.emit(self._id)

    def _put_away(self) -> None:
        self.put_away.emit(self._id)
