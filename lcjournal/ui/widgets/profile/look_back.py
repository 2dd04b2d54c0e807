"""The then-test and the pulse: a score beside another way to look at the same thing, and neither called the truth."""

from lcjournal.core.check_reading import AxisShift, CheckReading
from lcjournal.core.i18n import _
from lcjournal.core.model import Check
from lcjournal.core.personal_words import none_is_the_truth
from lcjournal.core.profile_words import look_back_sentences, look_back_table, shift_reason, shifts_table
from lcjournal.core.then_test import LookBack
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.plain_table import PlainTable


class LookBackCard(Card):
    """Where each domain was on an earlier day, where the person places it now in looking back, and where it is now."""

    def __init__(self, reading: CheckReading, then_of: Check, looks: list[LookBack]) -> None:
        super().__init__(_("Looking back"))
        self.body.addWidget(label(none_is_the_truth(), "meta", "text2", wrap=True))
        self.body.addWidget(PlainTable(look_back_table(reading, then_of, looks), _("Looking back")))
        for sentence in look_back_sentences(reading, looks):
            self.body.addWidget(label(sentence, "meta", "text2", wrap=True))


class PulseCard(Card):
    """Why the score of a pulse here and its dot on the Growth page are not the same number."""

    def __init__(self, shifts: list[AxisShift]) -> None:
        super().__init__(_("On the Growth page"))
        self.body.addWidget(label(shift_reason(), "meta", "text2", wrap=True))
        self.body.addWidget(PlainTable(shifts_table(shifts), _("On the Growth page")))
