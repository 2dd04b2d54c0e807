"""The items of a facet with the raw answers to them, in words: as given, unkeyed, without score or verdict.

One answer has too much error to be read alone: two of them stand side by side, and that one moved is said and no more.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lcjournal.core.i18n import _, day, integer, ngettext
from lcjournal.core.instruments import LOWEST, Facet, Instrument, Item
from lcjournal.core.model import Answer, AnswerState, Check, FormId
from lcjournal.core.progress_words import Table
from lcjournal.core.scoring import Score

_NEAR = 0.25
"""How far, in points, a mean may lie from an answer and still be told by its words alone."""

_ENOUGH = 2
"""How many answers there are at least in what is described."""


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item as it is asked, marked where it is reversed, with its answer and that of an earlier check, or "".

    ``compared`` and ``moved`` tell whether a level was chosen on both dates, and whether it was another one. The notes
    are what the person wrote on the question on either date.
    """

    statement: str
    answer: str
    before: str
    compared: bool = False
    moved: bool = False
    note: str = ""
    note_before: str = ""

    @property
    def answers(self) -> str:
        """Both answers in a line: “4, Mostly (before: 4, Mostly)” or “4, Mostly (moved from 3, Moderately)”."""
        if not self.before:
            return self.answer
        sentence = _("{answer} (moved from {before})") if self.moved else _("{answer} (before: {before})")
        return sentence.format(answer=self.answer, before=self.before)

    @property
    def notes(self) -> list[str]:
        """The notes, each with when it was written."""
        own = _("Your note: {note}").format(note=self.note)
        earlier = _("Your note then: {note}").format(note=self.note_before)
        return [words for words, note in ((own, self.note), (earlier, self.note_before)) if note]


def described(instrument: Instrument, score: Score) -> str:
    """Put a score into the words of the answers: description and frequency, never worth.

    Nothing without a score, and nothing for that of one answer, which is never interpreted alone.
    """
    if score.value is None or score.answered < _ENOUGH:
        return ""
    nearest = math.floor(score.value + 0.5)
    if abs(score.value - nearest) < _NEAR:
        return _("On average you described this as “{answer}”.").format(answer=_level(instrument, nearest))
    low, high = math.floor(score.value), math.ceil(score.value)
    sentence = _("On average you described this as between “{low}” and “{high}”.")
    return sentence.format(low=_level(instrument, low), high=_level(instrument, high))


def item_words(instrument: Instrument, facet: Facet, check: Check, earlier: Check | None) -> tuple[ItemWords, ...]:
    """Return the items of a facet that ``check`` asked; both were answered on this very version of the instrument."""
    return tuple(_words(instrument, item, check, earlier) for item in facet.items_of(check.form))


def moved_sentence(items: Sequence[ItemWords], earlier: Check) -> str:
    """Say how many of the answers given on both dates moved; nothing where there are none."""
    compared = sum(item.compared for item in items)
    moved = sum(item.moved for item in items)
    if not compared:
        return ""
    if not moved:
        return _("No answer moved since {day}.").format(day=day(earlier.day))
    sentence = ngettext(
        "{count} of {total} answers moved since {day}.", "{count} of {total} answers moved since {day}.", moved
    )
    return sentence.format(count=integer(moved), total=integer(compared), day=day(earlier.day))


def items_table(name: str, items: Sequence[ItemWords], check: Check, earlier: Check | None) -> Table:
    """Return the items as rows of text under ``name`` and the days of their answers."""
    return Table((name, *_header(check, earlier)), tuple(_cells(item, earlier) for item in items))


def answers_table(instrument: Instrument, check: Check, earlier: Check | None) -> Table:
    """Return every item that ``check`` asked as a row of text, each with its domain and facet."""
    rows = [
        (domain.name.text(), facet.name.text(), *_cells(item, earlier))
        for domain in instrument.domains
        for facet in domain.facets
        for item in item_words(instrument, facet, check, earlier)
    ]
    return Table((_("Domain"), _("Facet"), _("Statement"), *_header(check, earlier)), tuple(rows))


def moved_mark(item: ItemWords) -> str:
    """Return the one word that marks an answer which moved, or nothing."""
    return _("moved") if item.moved else ""


def _header(check: Check, earlier: Check | None) -> tuple[str, ...]:
    then = (day(earlier.day), _("Moved")) if earlier else ()
    return (day(check.day), *then, _("Notes"))


def _cells(item: ItemWords, earlier: Check | None) -> tuple[str, ...]:
    then = (item.before, moved_mark(item)) if earlier else ()
    return (item.statement, item.answer, *then, " ".join(item.notes))


def _words(instrument: Instrument, item: Item, check: Check, earlier: Check | None) -> ItemWords:
    statement, answer = _statement(item), _given(instrument, check, item)
    note = check.notes.get(item.id, "")
    if earlier is None:
        return ItemWords(statement, answer, "", note=note)
    now, then = _value(check.answers.get(item.id)), _value(earlier.answers.get(item.id))
    return ItemWords(
        statement=statement,
        answer=answer,
        before=_given(instrument, earlier, item),
        compared=now is not None and then is not None,
        moved=now is not None and then is not None and now != then,
        note=note,
        note_before=earlier.notes.get(item.id, ""),
    )


def _statement(item: Item) -> str:
    wording = item.wording.text()
    return _("{item} (counts the other way round)").format(item=wording) if item.reversed else wording


def _value(answer: Answer | None) -> int | None:
    return answer.value if answer else None


def _level(instrument: Instrument, level: int) -> str:
    return instrument.answers[level - LOWEST].text()


def _given(instrument: Instrument, check: Check, item: Item) -> str:
    """Return what was answered. A check read from a file may lack answers that no one chose to skip."""
    if check.form is FormId.PULSE and not item.pulse:
        return _("Not asked in a pulse")
    answer = check.answers.get(item.id)
    if answer is None:
        return _("No answer")
    if answer.value is not None:
        words = _level(instrument, answer.value)
        return _("{digit}, {answer}").format(digit=answer.value, answer=words)
    return instrument.not_applicable.text() if answer.state is AnswerState.NOT_APPLICABLE else _("Skipped")
