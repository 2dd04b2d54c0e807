"""The review of a week or a month as a report: what the dialog shows, without private entries."""

from dataclasses import dataclass
from datetime import date

from lcjournal.core import kinds
from lcjournal.core.i18n import _, day, duration, integer
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import ActivityRow, NextStep
from lcjournal.core.next_step_words import answer_line, asked_line, step_sentence
from lcjournal.core.progress_words import Table
from lcjournal.core.report.hours import learning_time
from lcjournal.core.report.learning import cover
from lcjournal.core.report.options import Contents
from lcjournal.core.report.parts import Bullets, Report, Rows, Section
from lcjournal.core.reviewing import Review, Span, period_name, review
from lcjournal.core.store import Store


@dataclass(frozen=True, slots=True)
class ReviewOf:
    """The week or the month from ``since`` to ``until``; private entries stay out unless ticked."""

    span: str
    since: date
    until: date
    private: bool = False

    @property
    def contents(self) -> Contents:
        """The same days with what of them may be shown."""
        return Contents(self.since, self.until, private=self.private)


def review_report(store: Store, instrument: Instrument, wanted: ReviewOf, today: date) -> Report:
    """Put the review together in the language in use."""
    contents = wanted.contents
    held = review(store, contents.period, private=wanted.private)
    sessions = store.activities.sessions(wanted.since, wanted.until, contents.shown)
    sections = [learning_time(sessions, contents.period), *_facets(held, instrument), *_entries(held)]
    title = _("Review: {period}").format(period=period_name(Span(wanted.span), contents.period))
    return Report(title, cover(store, contents, today), tuple(sections))


def _facets(held: Review, instrument: Instrument) -> list[Section]:
    names = {facet.id: facet.name.text() for facet in instrument.facets}
    rows = tuple((names.get(facet, facet), integer(count)) for facet, count in held.facets)
    if not rows:
        return []
    table = Rows(_("Facets touched"), Table((_("Facet"), _("Entries")), rows), (70, 30))
    return [Section(_("Facets touched"), (table,))]


def _entries(held: Review) -> list[Section]:
    parts = (
        (_("Under way and done"), [_line(row) for row in held.noted]),
        (_("Planned"), [_line(row) for row in held.planned]),
        (_("Next steps that wait"), [_step(step, asked_line(step)) for step in held.open_steps]),
        (_("Next steps answered in these days"), [_step(step, answer_line(step)) for step in held.answered_steps]),
        (_("Without a reflection yet"), [_line(row) for row in held.unreflected]),
    )
    return [Section(title, (Bullets(tuple(lines)),)) for title, lines in parts if lines]


def _line(row: ActivityRow) -> str:
    facts = [row.title or _("Untitled"), kinds.name(row.kind), day(row.day, "EEE d MMM")]
    return " · ".join([*facts, duration(row.minutes)] if row.minutes else facts)


def _step(step: NextStep, remark: str) -> str:
    return _("{step} ({remark})").format(step=step_sentence(step), remark=remark)
