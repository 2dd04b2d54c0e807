"""Learning time in a report: what the sessions of some days come to, by kind and by stretch of time."""

from collections.abc import Sequence
from datetime import date, timedelta

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _, duration, integer, ngettext
from lcjournal.core.model import SessionFact
from lcjournal.core.progress import Period, kind_rank, kind_totals, week_start
from lcjournal.core.progress_words import Table
from lcjournal.core.report.parts import Bar, Block, Hours, Rows, Section, Words

_MOST_WEEKS, _MOST_MONTHS = 14, 36
"""Up to so many weeks a bar is a week, up to so many months a month, beyond them a year."""


def at_a_glance(sessions: Sequence[SessionFact], count: int, checks: int) -> Section:
    """Return the sums of a period: ``count`` is how many activities it holds, ``checks`` how many self-checks."""
    minutes = sum(session.minutes for session in sessions)
    own = sum(session.minutes for session in sessions if session.own_time)
    days = len({session.day for session in sessions})
    sentence = ngettext("{time} of learning noted, on {count} day.", "{time} of learning noted, on {count} days.", days)
    rows = (
        (_("Activities"), integer(count)),
        (_("Learning time"), duration(minutes)),
        (_("Working time"), duration(minutes - own)),
        (_("Own time"), duration(own)),
        (_("Self-checks"), integer(checks)),
    )
    told = Words(sentence.format(time=duration(minutes), count=integer(days)))
    table = Rows(_("The period in figures"), Table((_("In this period"), _("Total")), rows), (60, 40))
    return Section(_("At a glance"), (told, table))


def learning_time(sessions: Sequence[SessionFact], period: Period) -> Section:
    """Return the hours by kind and over time."""
    if not sessions:
        return Section(_("Learning time"), (Words(_("No session in this period.")),))
    total = sum(session.minutes for session in sessions)
    named = [(kinds.name(kind), duration(minutes)) for kind, minutes in kind_totals(sessions)]
    by_kind = Table((_("Kind"), _("Time")), (*named, (_("All kinds"), duration(total))))
    blocks: tuple[Block, ...] = (_over_time(sessions, period), Rows(_("Time by kind"), by_kind, (60, 40)))
    return Section(_("Learning time"), blocks)


def _over_time(sessions: Sequence[SessionFact], period: Period) -> Hours:
    pattern, starts = _stretches(period)
    held: dict[date, dict[str, int]] = {start: {} for start in starts}
    place = 0
    for session in sorted(sessions, key=lambda one: one.day):
        while place + 1 < len(starts) and starts[place + 1] <= session.day:
            place += 1
        bucket = held[starts[place]]
        bucket[session.kind] = bucket.get(session.kind, 0) + session.minutes
    bars = tuple(
        Bar(i18n.day(start, pattern), tuple(sorted(minutes.items(), key=lambda item: kind_rank(item[0]))))
        for start, minutes in held.items()
    )
    rows = tuple((bar.name, duration(bar.total)) for bar in bars)
    fullest = max(bars, key=lambda bar: bar.total)
    sentence = _("{total} in all; the longest bar is “{name}” with {time}.").format(
        total=duration(sum(bar.total for bar in bars)), name=fullest.name, time=duration(fullest.total)
    )
    title, stretch = _named(pattern)
    return Hours(title, sentence, bars, Table((stretch, _("Time")), rows))


def _named(pattern: str) -> tuple[str, str]:
    """Return the title of the chart and what each of its bars is."""
    return {
        "d MMM": (_("Hours a week"), _("Week of")),
        "MMM y": (_("Hours a month"), _("Month")),
        "y": (_("Hours a year"), _("Year")),
    }[pattern]


def _stretches(period: Period) -> tuple[str, list[date]]:
    """Return how stretches are named and the first day of each, oldest first."""
    first = week_start(period.since, i18n.first_weekday())
    weeks = (period.until - first).days // 7 + 1
    if weeks <= _MOST_WEEKS:
        return "d MMM", [first + timedelta(weeks=place) for place in range(weeks)]
    begin = period.since.year * 12 + period.since.month - 1
    months = range(begin, period.until.year * 12 + period.until.month)
    if len(months) <= _MOST_MONTHS:
        return "MMM y", [date(month // 12, month % 12 + 1, 1) for month in months]
    return "y", [date(year, 1, 1) for year in range(period.since.year, period.until.year + 1)]
