"""The profile of one self-check as a page to print or keep: all of it in words and tables, nothing from the journal.

What the person noted stays out unless they ask for it.
"""

from collections.abc import Iterable, Sequence
from html import escape

from lcjournal.core import quality, wording
from lcjournal.core.answer_words import ItemWords, items_table, moved_sentence
from lcjournal.core.check_reading import CheckReading, Line
from lcjournal.core.formats.html_page import page, table, tag
from lcjournal.core.formats.score_lines import check_line
from lcjournal.core.i18n import _, day
from lcjournal.core.personal_words import none_is_the_truth
from lcjournal.core.profile_words import (
    how_to_read,
    look_back_sentences,
    look_back_table,
    quality_sentence,
    shift_reason,
    shifts_table,
)
from lcjournal.core.progress_words import Table


def report_title(reading: CheckReading) -> str:
    """Return what the report is called."""
    return _("Your profile, {day}").format(day=day(reading.check.day))


def report(reading: CheckReading, *, notes: bool) -> str:
    """Return the whole profile as HTML; ``notes`` adds what the person wrote on the check and on its questions."""
    title = report_title(reading)
    body = [
        tag("h1", title),
        tag("p", check_line(reading.check)),
        *_compared(reading),
        *(_own_note(reading) if notes else []),
        *_domains(reading),
        *_facets(reading),
        *_gaps(reading),
        *_looks_back(reading),
        *_pulse(reading),
        *_answers(reading, notes=notes),
        *_paragraphs(_("How to read this"), how_to_read(reading)),
        *_careful(reading),
        tag("p", reading.instrument.label.text(), "label"),
    ]
    return page(title, body)


def _compared(reading: CheckReading) -> list[str]:
    if reading.earlier is None:
        return []
    return [tag("p", _("Compared with: {check}").format(check=check_line(reading.earlier)))]


def _own_note(reading: CheckReading) -> list[str]:
    note = reading.check.note
    return _paragraphs(_("Your note on this self-check"), note.splitlines()) if note else []


def _domains(reading: CheckReading) -> list[str]:
    lines = [reading.domain(domain) for domain in reading.instrument.domains]
    described = [wording.about(line.name, line.described) for line in lines if line.described]
    return [tag("h2", _("Domains")), *_scores(_("Domains"), lines), *(tag("p", words) for words in described)]


def _facets(reading: CheckReading) -> list[str]:
    if not reading.is_full:
        return []
    lines = [reading.facet(facet) for facet in reading.instrument.facets]
    return [tag("h2", _("Facets")), *_scores(_("Facets"), lines)]


def _scores(caption: str, lines: Iterable[Line]) -> list[str]:
    header = [_("Domain or facet"), _("Score, 1 to 5"), wording.band_name(), _("Desired level"), _("Change")]
    rows = []
    for line in lines:
        changed = wording.change_sentence(line.result) if line.result else ""
        cells = (line.name, wording.with_margin(line.score), wording.band(line.score), line.desired_text, changed)
        rows.append([escape(cell) for cell in cells])
    return table(caption, header, rows)


def _gaps(reading: CheckReading) -> list[str]:
    if not reading.is_full:
        return []
    lines = [reading.facet(facet) for facet in reading.instrument.facets]
    told = [(line.name, [words for words in (line.gap_words, line.movement) if words]) for line in lines]
    rows = [[escape(name), escape(" ".join(words))] for name, words in told if words]
    if not rows:
        return []
    heading = _("From now to the desired level")
    return [tag("h2", heading), *table(heading, [_("Facet"), _("Gap, and which of the two moved")], rows)]


def _looks_back(reading: CheckReading) -> list[str]:
    then_of, looks = reading.looked_back_on(), reading.look_backs()
    if then_of is None or not looks:
        return []
    told = [none_is_the_truth(), *look_back_sentences(reading, looks)]
    rows = look_back_table(reading, then_of, looks)
    return [*_section(_("Looking back"), rows), *(tag("p", sentence) for sentence in told)]


def _pulse(reading: CheckReading) -> list[str]:
    shifts = [] if reading.is_full else reading.axis_shifts()
    if not shifts:
        return []
    return [*_section(_("On the Growth page"), shifts_table(shifts)), tag("p", shift_reason())]


def _answers(reading: CheckReading, *, notes: bool) -> list[str]:
    lines = [tag("h2", _("Answers"))]
    everything: list[ItemWords] = []
    for name, items in reading.item_groups():
        everything += items
        rows = items_table(_("Statement"), items, reading.check, reading.earlier)
        lines += _as_table(name, rows if notes else _without_notes(rows))
    moved = moved_sentence(everything, reading.earlier) if reading.earlier else ""
    caution = _("Your answers as you gave them. One answer is never interpreted alone: chance weighs too much.")
    return [*lines, tag("p", " ".join(sentence for sentence in (moved, caution) if sentence))]


def _without_notes(rows: Table) -> Table:
    """Return the items without their last column."""
    return Table(rows.header[:-1], tuple(cells[:-1] for cells in rows.rows))


def _careful(reading: CheckReading) -> list[str]:
    signs = quality.flags(reading.instrument, reading.check)
    return _paragraphs(_("How careful the answers were"), [quality_sentence(signs)]) if quality.doubtful(signs) else []


def _section(heading: str, rows: Table) -> list[str]:
    return [tag("h2", heading), *_as_table(heading, rows)]


def _as_table(caption: str, rows: Table) -> list[str]:
    return table(caption, list(rows.header), ([escape(cell) for cell in cells] for cells in rows.rows))


def _paragraphs(heading: str, sentences: Sequence[str]) -> list[str]:
    return [tag("h2", heading), *(tag("p", sentence) for sentence in sentences)]
