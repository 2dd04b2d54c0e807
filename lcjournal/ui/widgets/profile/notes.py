"""What stands around the figures: how careful the answers were, how to read a gap, what the questionnaire is not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _
from lcjournal.core.model import Check
from lcjournal.core.profile_words import how_to_read, quality_sentence
from lcjournal.core.quality import Flag
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card, Strip
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.profile.wishes import Wishes


class QualityNote(Strip):
    """Two signs of hasty answers or more, and the choice to keep, redo or leave out the check. Never a barrier."""

    def __init__(self, check: Check, signs: list[Flag], wishes: Wishes) -> None:
        super().__init__("", "warning", "warn")
        self._check, self._wishes = check, wishes
        self.message.setText(quality_sentence(signs))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme.space(8))
        flow.addWidget(button(_("Keep"), "", small=True, on_click=self.hide))
        flow.addWidget(button(_("Take it again"), "", small=True, on_click=self._on_redo))
        flow.addWidget(button(_("Leave out of the charts"), "", small=True, on_click=self._on_leave_out))
        self.row.addWidget(buttons)

    def _on_redo(self) -> None:
        self._wishes.redo.emit(self._check)

    def _on_leave_out(self) -> None:
        self._wishes.left_out.emit(True)


class LeftOutNote(Strip):
    """The check counts in no chart and no comparison."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__(_("This self-check is left out of charts and comparisons. It stays in the list."))
        self._wishes = wishes
        self.row.addWidget(button(_("Take it back in"), "", small=True, on_click=self._on_take_in))

    def _on_take_in(self) -> None:
        self._wishes.left_out.emit(False)


class ReadingAGap(Card):
    """What a difference between two scores can and cannot say, with the figures of this check."""

    def __init__(self, reading: CheckReading, wishes: Wishes) -> None:
        super().__init__(_("Reading a gap"))
        for sentence in how_to_read(reading):
            self.body.addWidget(label(sentence, "meta", "text2", wrap=True))
        more = button(_("How it is measured"), "quiet", "info", small=True, on_click=wishes.measurement.emit)
        self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
