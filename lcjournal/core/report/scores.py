"""The self-checks of some days in a report: curves with their bands, and what changed, no word stronger than it may be.

The words are those of the screen: ``wording``, ``progress_words`` and ``growth``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lcjournal.core import growth, i18n, instruments, wording
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.lowering import lowerings
from lcjournal.core.model import Check, FormId, Target
from lcjournal.core.profile_words import how_to_read
from lcjournal.core.progress import Period, desired_series, score_series
from lcjournal.core.progress_words import Table, apart_sentences, lowering_sentences, score_sentence, score_table
from lcjournal.core.report.parts import Block, Curve, Rows, Section, Words
from lcjournal.core.store import Store


@dataclass(frozen=True, slots=True)
class Answered:
    """All self-checks of a journal, scored, with the questionnaires they answer and the desired levels.

    ``in_use`` is the questionnaire that levels set outside a check are for.
    """

    in_use: Instrument
    checks: list[Check]
    instruments: dict[growth.Version, Instrument]
    scored: list[growth.ScoredCheck]
    targets: list[Target]


def answered(store: Store, in_use: Instrument, *, personal: bool) -> Answered:
    """Read and score; ``personal`` uses the margins learned from the person’s own repeats."""
    checks = store.checks.all()
    known = {(in_use.id, in_use.version): in_use}
    for version in {growth.version_of(check) for check in checks} - set(known):
        known[version] = instruments.parse(store.checks.instrument_source(*version))
    if personal:
        known = growth.with_own_margins(known, checks)
    return Answered(in_use, checks, known, growth.scored_checks(known, checks), store.checks.targets())


def counted(told: Answered, period: Period) -> list[growth.ScoredCheck]:
    """Return the checks of a period that are not left out, oldest first."""
    return [one for one in told.scored if one.check.day in period]


def self_checks(told: Answered, period: Period) -> list[Section]:
    """Return a section with a curve for each domain that was scored in the period, and one for the last full check."""
    seen = counted(told, period)
    if not seen:
        return [Section(_("Self-check"), (Words(_("No self-check in this period.")),))]
    chosen = growth.choices(told.in_use, told.instruments.values())
    curves = [section for choice in chosen if not choice.facet for section in _domain(told, choice, period)]
    remark = _("Activities are shown next to the score; this does not prove that they explain it.")
    return [Section(_("Self-check"), (Words(remark, quiet=True),), tuple(curves)), *_last_full(told, seen, period)]


def _domain(told: Answered, choice: growth.Choice, period: Period) -> list[Section]:
    scored = growth.of_questionnaire(told.scored, choice.instrument.id)
    every = growth.points(scored, choice.id)
    points = [point for point in every if point.day in period]
    if not points:
        return []
    targets = growth.targets_of(told.targets, told.checks, choice.instrument.id, told.in_use)
    desired = desired_series(targets, choice.facets)
    lowered = [one for one in lowerings(targets, choice.facets) if one.day in period]
    series, sentence = score_series(points), score_sentence(choice.name, points)
    table = score_table(series, period, desired, lowered)
    curve = Curve(choice.name, sentence, period.since, period.until, series, tuple(desired), table)
    changed = growth.change_words(told.instruments, scored, choice.id, period)
    words = [_("{change}, {since}").format(change=changed.sentence, since=changed.since)] if changed else []
    words += [growth.trend_words(every), *lowering_sentences(lowered), *apart_sentences(points)]
    return [Section(choice.name, (curve, *(Words(one) for one in words if one)))]


def _last_full(told: Answered, seen: Sequence[growth.ScoredCheck], period: Period) -> list[Section]:
    """Return the facets of the last full check of the period, beside the first one, and how to read them."""
    full = [one.check for one in seen if one.check.form is FormId.FULL]
    if not full:
        return []
    last, instrument = full[-1], told.instruments[growth.version_of(full[-1])]
    same = [check for check in full if growth.version_of(check) == growth.version_of(last)]
    targets = growth.targets_of(told.targets, told.checks, instrument.id, told.in_use)
    reading = CheckReading(instrument, last, told.checks, targets, same[0].id)
    blocks: list[Block] = [Words(wording.check_line(last))]
    if reading.earlier is not None:
        blocks.append(Words(_("Compared with: {check}").format(check=wording.check_line(reading.earlier))))
    blocks.append(Rows(_("Facets"), _facets(reading), (20, 12, 18, 12, 38)))
    said = [_lowered_word(instrument, target) for target in targets if target.word and target.day in period]
    blocks += [Words(words) for words in said]
    how = Section(_("How to read this"), tuple(Words(sentence) for sentence in how_to_read(reading)))
    return [Section(_("Facets and desired levels"), tuple(blocks)), how]


def _facets(reading: CheckReading) -> Table:
    header = (_("Facet"), _("Score, 1 to 5"), wording.band_name(), _("Desired level"), _("Change"))
    rows = []
    for facet in reading.instrument.facets:
        line = reading.facet(facet)
        changed = wording.change_sentence(line.result) if line.result else ""
        told = "\n".join(words for words in (changed, line.movement) if words)
        rows.append((line.name, wording.with_margin(line.score), wording.band(line.score), line.desired_text, told))
    return Table(header, tuple(rows))


def _lowered_word(instrument: Instrument, target: Target) -> str:
    """Return what the person said of a level that they lowered."""
    names = {facet.id: facet.name.text() for facet in instrument.facets}
    return _("{facet}, desired level {level} since {day}: {word}").format(
        facet=names.get(target.facet, target.facet),
        level=wording.level(target.value),
        day=i18n.day(target.day),
        word=target.word,
    )
