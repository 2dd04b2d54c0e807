"""What an account is made of, and how figures are written in it: with two decimals, as in a formula on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lcjournal.core.answer_words import item_words
from lcjournal.core.change import RELIABLE
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _, decimal, integer
from lcjournal.core.instruments import HIGHEST, LOWEST, Facet, Item
from lcjournal.core.model import Check
from lcjournal.core.progress_words import Table
from lcjournal.core.scoring import Z90, Score, keyed


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences, formulas and tables under a heading, in the order in which they are read."""

    heading: str
    parts: tuple[str | Table, ...]

    def text(self) -> str:
        """Return it as plain text, a line for each part and for each row of a table."""
        return "\n".join([self.heading, *(part if isinstance(part, str) else part.text() for part in self.parts)])


@dataclass(frozen=True, slots=True)
class Account:
    """All that is behind a number."""

    title: str
    sections: tuple[Section, ...]

    def text(self) -> str:
        """Return it as plain text, with an empty line between sections."""
        return "\n\n".join([self.title, *(section.text() for section in self.sections)]) + "\n"


def two(value: float) -> str:
    """Return a figure with two decimals."""
    return decimal(value, 2)


def signed(value: float) -> str:
    """Return a difference with its sign and two decimals."""
    return decimal(value, 2, sign=True)


def term(value: float) -> str:
    """Return a figure as it stands after an operator: a negative one in brackets."""
    return f"({two(value)})" if two(value).startswith("\u2212") else two(value)


def total(figures: Iterable[str]) -> str:
    """Return figures as a sum."""
    return " + ".join(figures)


def squares(sems: Iterable[float]) -> str:
    """Return figures as a sum of squares."""
    return total(f"{two(sem)}²" for sem in sems)


def z90() -> str:
    """Return the standard errors on each side of a 90 % band."""
    return decimal(Z90, 3)


def reliable() -> str:
    """Return the z from which a change is called reliable."""
    return two(RELIABLE)


def rounding() -> str:
    """Say why a formula can seem to be off by the last digit."""
    return _("The figures are rounded here; the app calculates with all of their digits.")


def band_line(score: Score) -> str:
    """Return the formula of the 90 % band of a score; nothing without one."""
    if score.value is None or score.sem is None or score.low is None or score.high is None:
        return ""
    sentence = _("90\u202f% band: {score} ± {z} × {sem}, from {low} to {high}")
    ends = {"low": two(score.low), "high": two(score.high)}
    return sentence.format(score=two(score.value), z=z90(), sem=two(score.sem), **ends)


def counted(item: Item, check: Check) -> int | None:
    """Return what the answer to an item counts; None where no level was chosen."""
    answer = check.answers.get(item.id)
    return None if answer is None or answer.value is None else keyed(item, answer.value)


def answers_table(reading: CheckReading, facets: Sequence[Facet]) -> Table:
    """Return the answers of this check to the items of facets: as given, and as they count."""
    rows = []
    for facet in facets:
        asked = facet.items_of(reading.check.form)
        for item, words in zip(asked, item_words(reading.instrument, facet, reading.check, None), strict=True):
            rows.append((words.answer, _counts(item, reading.check), words.statement))
    return Table((_("Answer"), _("Counts as"), _("Statement")), tuple(rows))


def _counts(item: Item, check: Check) -> str:
    """Return ``4``, or for a reversed item ``6 − 2 = 4``."""
    counts = counted(item, check)
    if counts is None:
        return _("not counted")
    if not item.reversed:
        return integer(counts)
    return f"{LOWEST + HIGHEST} \u2212 {LOWEST + HIGHEST - counts} = {counts}"
