"""The items of a facet with the raw answers to them, in words: as given, unkeyed, without score or verdict.

One answer has too much error to be read alone, so nothing here compares two of them: they stand side by side.
"""

from dataclasses import dataclass

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Facet, Instrument, Item
from lcjournal.core.model import AnswerState, Check, FormId


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item as it is asked, marked where it is reversed, with its answer and that of an earlier check, or ""."""

    statement: str
    answer: str
    before: str

    @property
    def answers(self) -> str:
        """Both answers in a line: “4, Mostly (before: 3, Moderately)”."""
        if not self.before:
            return self.answer
        return _("{answer} (before: {before})").format(answer=self.answer, before=self.before)


def item_words(instrument: Instrument, facet: Facet, check: Check, earlier: Check | None) -> tuple[ItemWords, ...]:
    """Return all items of a facet; both checks were answered on this very version of the instrument."""
    words = []
    for item in facet.items:
        before = _given(instrument, earlier, item) if earlier else ""
        words.append(ItemWords(_statement(item), _given(instrument, check, item), before))
    return tuple(words)


def _statement(item: Item) -> str:
    wording = item.wording.text()
    return _("{item} (counts the other way round)").format(item=wording) if item.reversed else wording


def _given(instrument: Instrument, check: Check, item: Item) -> str:
    """Return what was answered. A check read from a file may lack answers that no one chose to skip."""
    if check.form is FormId.PULSE and not item.pulse:
        return _("Not asked in a pulse")
    answer = check.answers.get(item.id)
    if answer is None:
        return _("No answer")
    if answer.value is not None:
        words = instrument.answers[answer.value - 1].text()
        return _("{digit}, {answer}").format(digit=answer.value, answer=words)
    return instrument.not_applicable.text() if answer.state is AnswerState.NOT_APPLICABLE else _("Skipped")
