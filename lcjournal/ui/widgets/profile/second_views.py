"""How someone else sees the person, beside how the person does; and how to ask for such a second view."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core import i18n
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _
from lcjournal.core.model import Check
from lcjournal.core.second_view import two_views, views_table
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.plain_table import PlainTable
from lcjournal.ui.widgets.profile.wishes import Wishes


class SecondViewsCard(Card):
    """Each view as a table. Nothing here counts in a score of one’s own."""

    def __init__(self, reading: CheckReading, views: list[Check], wishes: Wishes) -> None:
        super().__init__(_("A second view"))
        self._check, self._wishes = reading.check, wishes
        words = _(
            "Someone who works with you can answer the questions about you, in a page that their browser opens. "
            "Their answers stand beside yours, count in no score, and neither is called the truth: people agree with "
            "what others see of them only in part. Their margins are those of self-checks, for want of better ones."
        )
        self.body.addWidget(label(words, "meta", "text2", wrap=True))
        for view in views:
            self.body.addWidget(_View(reading, view, wishes))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme.space(8))
        save = button(_("Save the page to send…"), "", "export", small=True, on_click=self._on_save)
        read = button(_("Read the answers that came back…"), "", "tray", small=True, on_click=self._on_read)
        flow.addWidget(save)
        flow.addWidget(read)
        self.body.addWidget(buttons)

    def _on_save(self) -> None:
        self._wishes.view_form.emit(self._check)

    def _on_read(self) -> None:
        self._wishes.view_answers.emit(self._check)


class _View(QWidget):
    """One view: whose it is, when, and the table."""

    def __init__(self, reading: CheckReading, view: Check, wishes: Wishes) -> None:
        super().__init__()
        self._id, self._wishes = view.id, wishes
        title = _("{name}, {day}").format(name=view.rater, day=i18n.day(view.day))
        away = IconButton("trash-simple", _("{check}: move to the bin").format(check=title))
        away.clicked.connect(self._on_bin)
        head = QHBoxLayout()
        head.addWidget(label(title, "strong", wrap=True), 1)
        head.addWidget(away)
        table = views_table(two_views(reading.instrument, reading.check, view), view.rater)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(PlainTable(table, title))

    def _on_bin(self) -> None:
        self._wishes.view_bin.emit(self._id)
