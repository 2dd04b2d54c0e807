"""The profile of one self-check as a page to print or keep: all of it in words and tables, nothing from the journal.

What the person noted stays out unless they ask for it.
"""

from collections.abc import Iterable, Sequence
from html import escape

from lcjournal.core import quality, wording
from lcjournal.core.answer_words import ItemWords, items_table, moved_sentence
from lcjournal.core.check_reading import CheckReading, Line
from lcjournal.core.formats.html_page import page, tag
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
        tag("p", wording.check_line(reading.check)),
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
    return [tag("p", _("Compared with: {check}").format(check=wording.check_line(reading.earlier)))]


def _own_note(reading: CheckReading) -> list[str]:
    note = reading.check.note
    return _paragraphs(_("Your note on this self-check"), note.splitlines()) if note else []


def _domains(reading: CheckReading) -> list[str]:
    lines = [reading.domain(domain) for domain in reading.instrument.domains]
    described = [wording.about(line.name, line.described) for line in lines if line.described]
    return [tag("h2", _("Domains")), *_scores(lines), *(tag("p", words) for words in described)]


def _facets(reading: CheckReading) -> list[str]:
    if not reading.is_full:
        return []
    return [tag("h2", _("Facets")), *_scores(reading.facet(facet) for facet in reading.instrument.facets)]


def _scores(lines: Iterable[Line]) -> list[str]:
    header = (_("Domain or facet"), _("Score, 1 to 5"), wording.band_name(), _("Desired level"), _("Change"))
    rows = []
    for line in lines:
        changed = wording.change_sentence(line.result) if line.result else ""
        rows.append((line.name, wording.with_margin(line.score), wording.band(line.score), line.desired_text, changed))
    return _table(Table(header, tuple(rows)), (24, 13, 18, 12, 33))


def _gaps(reading: CheckReading) -> list[str]:
    if not reading.is_full:
        return []
    lines = [reading.facet(facet) for facet in reading.instrument.facets]
    told = [(line.name, "\n".join(words for words in (line.gap_words, line.movement) if words)) for line in lines]
    rows = tuple((name, words) for name, words in told if words)
    if not rows:
        return []
    header = (_("Facet"), _("Gap, and which of the two moved"))
    return [tag("h2", _("From now to the desired level")), *_table(Table(header, rows), (28, 72))]


def _looks_back(reading: CheckReading) -> list[str]:
    then_of, looks = reading.looked_back_on(), reading.look_backs()
    if then_of is None or not looks:
        return []
    told = [none_is_the_truth(), *look_back_sentences(reading, looks)]
    rows = _table(look_back_table(reading, then_of, looks), (37, 21, 21, 21))
    return [tag("h2", _("Looking back")), *rows, *(tag("p", sentence) for sentence in told)]


def _pulse(reading: CheckReading) -> list[str]:
    shifts = [] if reading.is_full else reading.axis_shifts()
    if not shifts:
        return []
    rows = _table(shifts_table(shifts), (37, 21, 21, 21))
    return [tag("h2", _("On the Growth page")), *rows, tag("p", shift_reason())]


def _answers(reading: CheckReading, *, notes: bool) -> list[str]:
    lines = [tag("h2", _("Answers"))]
    everything: list[ItemWords] = []
    for name, items in reading.item_groups():
        everything += items
        lines += [tag("h3", name), *_items(reading, items, notes=notes)]
    moved = moved_sentence(everything, reading.earlier) if reading.earlier else ""
    caution = _("Your answers as you gave them. One answer is never interpreted alone: chance weighs too much.")
    return [*lines, tag("p", " ".join(sentence for sentence in (moved, caution) if sentence))]


def _items(reading: CheckReading, items: Sequence[ItemWords], *, notes: bool) -> list[str]:
    """Return the items as a table; a note stands under its item and not in the last column."""
    whole = items_table(_("Statement"), items, reading.check, reading.earlier)
    named = ("\n".join([item.statement, *(item.notes if notes else ())]) for item in items)
    rows = tuple((name, *cells[1:-1]) for name, cells in zip(named, whole.rows, strict=True))
    return _table(Table(whole.header[:-1], rows), (50, 20, 20, 10) if reading.earlier else (70, 30))


def _careful(reading: CheckReading) -> list[str]:
    signs = quality.flags(reading.instrument, reading.check)
    return _paragraphs(_("How careful the answers were"), [quality_sentence(signs)]) if quality.doubtful(signs) else []


def _table(rows: Table, widths: Sequence[int]) -> list[str]:
    """Return a table under its heading; ``widths`` are percentages, which paper needs as browsers do not."""
    heads = zip(rows.header, widths, strict=True)
    lines = ["<table>", "<thead><tr>"]
    lines += [f'<th scope="col" width="{width}%">{escape(name)}</th>' for name, width in heads]
    lines += ["</tr></thead>", "<tbody>"]
    lines += ["<tr>" + "".join(f"<td>{_lines(cell)}</td>" for cell in cells) + "</tr>" for cells in rows.rows]
    return [*lines, "</tbody>", "</table>"]


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _paragraphs(heading: str, sentences: Sequence[str]) -> list[str]:
    return [tag("h2", heading), *(tag("p", sentence) for sentence in sentences)]
