"""How someone else sees the person, beside how the person does; and how to ask for such a second view."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core import i18n
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _
from lcjournal.core.model import Check
from lcjournal.core.progress_words import Table
from lcjournal.core.second_view import two_views, views_table
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.plain_table import PlainTable


class SecondViewsCard(Card):
    """Each view as a table. Nothing here counts in a score of one’s own."""

    form_requested = Signal()
    read_requested = Signal()
    bin_requested = Signal(str)
    """The view of this id is to go to the bin."""

    def __init__(self, reading: CheckReading, views: list[Check]) -> None:
        super().__init__(_("A second view"))
        words = _(
            "Someone who works with you can answer the questions about you, in a page that their browser opens. "
            "Their answers stand beside yours, count in no score, and neither is called the truth: people agree with "
            "what others see of them only in part."
        )
        self.body.addWidget(label(words, "meta", "text2", wrap=True))
        for view in views:
            self.body.addWidget(_View(reading, view, self))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme.space(8))
        save = button(_("Save the page to send…"), "", "export", small=True, on_click=self.form_requested.emit)
        read = button(_("Read the answers that came back…"), "", "tray", small=True, on_click=self.read_requested.emit)
        flow.addWidget(save)
        flow.addWidget(read)
        self.body.addWidget(buttons)


class _View(QWidget):
    """One view: whose it is, when, and the table."""

    def __init__(self, reading: CheckReading, view: Check, card: SecondViewsCard) -> None:
        super().__init__(card)
        self._id, self._card = view.id, card
        title = _("{name}, {day}").format(name=view.rater, day=i18n.day(view.day))
        away = IconButton("trash-simple", _("{check}: move to the bin").format(check=title))
        away.clicked.connect(self._on_bin)
        head = QHBoxLayout()
        head.addWidget(label(title, "strong", wrap=True), 1)
        head.addWidget(away)
        table: Table = views_table(two_views(reading.instrument, reading.check, view), view.rater)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(PlainTable(table, title))

    def _on_bin(self) -> None:
        self._card.bin_requested.emit(self._id)
