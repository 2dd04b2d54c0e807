"""What stands around the figures: how careful the answers were, how to read a gap, what the questionnaire is not."""

from PySide6.QtCore import Signal

from lcjournal.core import quality, wording
from lcjournal.core.change import compare
from lcjournal.core.i18n import _, decimal
from lcjournal.core.instruments import Group
from lcjournal.core.scoring import Score
from lcjournal.ui.models.profile import CheckReading
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card, Strip
from lcjournal.ui.widgets.labels import label


class QualityNote(Strip):
    """Two signs of hasty answers or more, and the choice to keep the check or leave it out. Never a barrier."""

    left_out_chosen = Signal()

    def __init__(self, signs: list[quality.Flag]) -> None:
        super().__init__("", "warning", "warn")
        first = _("Some signs say that these answers may be less careful than usual. It is for you to judge.")
        self.message.setText(" ".join([first, *(wording.flag_sentence(sign) for sign in signs)]))
        self.row.addWidget(button(_("Keep"), "", small=True, on_click=self.hide))
        leave = button(_("Leave out of the charts"), "", small=True, on_click=self.left_out_chosen.emit)
        self.row.addWidget(leave)


class LeftOutNote(Strip):
    """The check counts in no chart and no comparison."""

    taken_in_chosen = Signal()

    def __init__(self) -> None:
        super().__init__(_("This self-check is left out of charts and comparisons. It stays in the list."))
        self.row.addWidget(button(_("Take it back in"), "", small=True, on_click=self.taken_in_chosen.emit))


class ReadingAGap(Card):
    """What a difference between two scores can and cannot say, with the figures of this check."""

    def __init__(self, reading: CheckReading) -> None:
        super().__init__(_("Reading a gap"))
        for sentence in _sentences(reading):
            self.body.addWidget(label(sentence, "meta", "text2", wrap=True))
        self.body.addStretch(1)


def _sentences(reading: CheckReading) -> list[str]:
    me = next(domain for domain in reading.instrument.domains if domain.group is Group.ME)
    of_me = _smallest([reading.profile.domains[me.id]])
    of_facet = _smallest(list(reading.profile.facets.values()))
    sentences = [_("Answering twice never gives exactly the same score.")]
    if of_me:
        change = _(
            "Between two forms like this one, “{domain}” has to move by about {mdc} before it is more than chance."
        )
        sentences.append(change.format(domain=me.name.text(), mdc=of_me))
    if of_facet:
        change = _(
            "For a single facet it is about {mdc}, and more when many are looked at together, "
            "so most facets stay within the noise."
        )
        sentences.append(change.format(mdc=of_facet))
    band = _(
        "The margin beside a score is its {band}: nine bands in ten made this way "
        "hold the level one would describe on average."
    )
    sentences.append(band.format(band=wording.band_name()))
    sentences.append(reading.instrument.rules.sem_source.text())
    return sentences


def _smallest(scores: list[Score]) -> str:
    """Return the smallest change that two checks like this one could show, or nothing where nothing is scored."""
    compared = [result.mdc for score in scores if (result := compare(score, score))]
    return decimal(min(compared)) if compared else ""
