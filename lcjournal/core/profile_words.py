"""What stands around the figures of a profile: how to read them, looks back, and a pulse among full checks."""

from collections.abc import Sequence

from lcjournal.core import wording
from lcjournal.core.change import compare
from lcjournal.core.check_reading import AxisShift, CheckReading, Line
from lcjournal.core.i18n import _, day, decimal
from lcjournal.core.instruments import Group
from lcjournal.core.model import Check
from lcjournal.core.personal_words import (
    refinement_advice,
    refinement_sentence,
    shift_sentence,
    since_then_sentence,
)
from lcjournal.core.progress_words import Column, Table, of_columns, words_column
from lcjournal.core.quality import Flag
from lcjournal.core.scoring import Score
from lcjournal.core.then_test import LookBack


def how_to_read(reading: CheckReading) -> list[str]:
    """Say what a difference between two scores can and cannot tell, with the figures of this check."""
    sentences = [_("Answering twice never gives exactly the same score.")]
    mine = [domain for domain in reading.instrument.domains if domain.group is Group.ME]
    for domain in mine:
        if of_me := _smallest([reading.profile.domains[domain.id]]):
            change = _(
                "Between two forms like this one, “{domain}” has to move by about {mdc} "
                "before the change is called reliable."
            )
            sentences.append(change.format(domain=domain.name.text(), mdc=of_me))
    if of_facet := _smallest(list(reading.profile.facets.values())):
        change = _(
            "For a single facet it is about {mdc}, and more when many are looked at together, "
            "so most facets stay within the noise."
        )
        sentences.append(change.format(mdc=of_facet))
    band = _(
        "The margin beside a score is its {band}: nine bands in ten made this way "
        "hold the level one would describe on average."
    )
    return [*sentences, band.format(band=wording.band_name()), *_source(reading)]


def quality_sentence(signs: Sequence[Flag]) -> str:
    """Say which signs of hasty answers there are, without judging."""
    first = _("Some signs say that these answers may be less careful than usual. It is for you to judge.")
    return " ".join([first, *map(wording.flag_sentence, signs)])


def look_back_table(reading: CheckReading, then_of: Check, looks: Sequence[LookBack]) -> Table:
    """Return for each domain its score on the day looked back on, the look back and its score now, as text."""
    then, now = (day(check.day, "d MMM y") for check in (then_of, reading.check))
    rows = []
    for look in looks:
        old, new = wording.with_margin(look.old), wording.with_margin(look.new)
        rows.append((reading.instrument.domain(look.domain).name.text(), old, wording.level(look.then), new))
    return Table((_("Domain"), then, _("Looking back"), now), tuple(rows))


def look_back_sentences(reading: CheckReading, looks: Sequence[LookBack]) -> list[str]:
    """Say for each domain how far the three lie apart, and whether that is more than their error."""
    sentences = []
    for look in looks:
        words = f"{shift_sentence(look)} {since_then_sentence(look)}"
        sentences.append(wording.about(reading.instrument.domain(look.domain).name.text(), words))
    return sentences


def shifts_table(shifts: Sequence[AxisShift]) -> Table:
    """Return what a pulse scored, where the Growth page draws it, and the difference, as text."""
    header = (_("Domain"), _("Here"), _("On the Growth page"), _("Moved by"))
    figures = ((shift.scored, shift.drawn, shift.drawn - shift.scored) for shift in shifts)
    cells = ((decimal(here, 2), decimal(there, 2), decimal(by, 2, sign=True)) for here, there, by in figures)
    names = (shift.domain.name.text() for shift in shifts)
    return Table(header, tuple((name, *row) for name, row in zip(names, cells, strict=True)))


def shift_reason() -> str:
    """Say why a pulse is drawn elsewhere than it was scored."""
    return _(
        "A pulse asks one question a facet, and these may be easier or harder to agree with than all of them "
        "together. So the Growth page moves it by what they made of the last full self-check."
    )


def levels_sentence(reading: CheckReading) -> str:
    """Say which check is drawn, and beside which one."""
    check = wording.check_line(reading.check)
    if reading.earlier is None:
        return _("{check}. There is no earlier one to compare it with.").format(check=check)
    return _("{check}, beside that of {day}.").format(check=check, day=day(reading.earlier.day))


def levels_lines(reading: CheckReading) -> list[Line]:
    """Return each domain followed by its facets."""
    lines = []
    for domain in reading.instrument.domains:
        lines += [reading.domain(domain), *map(reading.facet, domain.facets)]
    return lines


def previous(reading: CheckReading, place: str) -> float | None:
    """Return the score of a domain or facet in the earlier check, if it has one."""
    return (reading.old.facets | reading.old.domains)[place].value if reading.old else None


def level_sentence(line: Line, before: float | None) -> str:
    """Say a domain or facet as it is drawn: now, before, desired, and what may be said of the change."""
    if before is None:
        return line.spoken()
    return _("{sentence}. Before: {score}.").format(sentence=line.spoken(), score=decimal(before))


def levels_table(reading: CheckReading) -> Table:
    """Return now, before and desired of each domain and facet."""
    lines = levels_lines(reading)
    wishes = [line.desired for line in lines]
    changes = [line.result.delta if line.result else None for line in lines]
    return of_columns(
        [
            words_column(_("Domain or facet"), [line.name for line in lines]),
            _scores(_("Before"), [previous(reading, line.id) for line in lines]),
            _scores(_("Now"), [line.score.value for line in lines]),
            _scores(_("Low end"), [line.score.low for line in lines]),
            _scores(_("High end"), [line.score.high for line in lines]),
            Column(_("Desired"), [line.desired_text for line in lines], wishes),
            Column(_("Change"), [line.change_text for line in lines], changes),
            words_column(_("In words"), [line.verdict_words for line in lines]),
        ]
    )


def _scores(name: str, scores: Sequence[float | None]) -> Column:
    return Column(name, ["" if score is None else decimal(score) for score in scores], scores)


def _smallest(scores: Sequence[Score]) -> str:
    """Return the smallest change that two checks like this one could show, or nothing where nothing is scored."""
    compared = [result.mdc for score in scores if (result := compare(score, score))]
    return decimal(min(compared)) if compared else ""


def _source(reading: CheckReading) -> list[str]:
    """Say where the margins come from: from public data, or from the person's own repeats."""
    if reading.refinement is None:
        return [reading.instrument.rules.sem_source.text()]
    longest = max(len(facet.items) for facet in reading.instrument.facets)
    return [refinement_sentence(reading.refinement, longest), refinement_advice()]
