"""What the charts and Today are made of: series, weeks, days, spans and totals; pure functions of plain values.

Sums over any period equal the sum of the sessions in it. A week without a session is a week of 0 minutes, and two
points far apart are not joined: nothing is filled in.
"""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from math import ceil, floor
from operator import attrgetter
from statistics import fmean, median
from typing import NamedTuple, Protocol

from lcjournal.core.model import FormId, Kind, SessionFact, Target

LOWEST, HIGHEST, NARROWEST = 1, 5, 3
"""The ends of the scale of scores, and the least of it that a chart may show."""
LONGEST_JOIN = timedelta(days=274)
"""Nine months: points further apart are not joined by a line."""
LONG_SPAN = timedelta(days=7)
"""An activity that lasts longer than this is drawn as a bar as well as a mark."""
MARK_ROWS = 3
"""The rows of bars of long activities; with more of them at once some overlap."""
HEAT_STEPS = (1, 45, 90, 180)
"""The minutes a day needs for levels 1, 2, 3 and 4."""
_RANK = {str(kind): rank for rank, kind in enumerate(Kind)}
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


class Preset(StrEnum):
    """The periods offered above the charts."""

    THREE_MONTHS = "three_months"
    SIX_MONTHS = "six_months"
    THIS_YEAR = "this_year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``since`` to ``until``, both included."""

    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        """Tell whether a day lies within."""
        return self.since <= day <= self.until


def period(preset: Preset, today: date, days: Iterable[date] = ()) -> Period:
    """Return what a preset stands for; ALL runs from the earliest of ``days`` (those of checks and sessions)."""
    if preset is Preset.THIS_YEAR:
        return Period(date(today.year, 1, 1), today)
    if preset is Preset.ALL:
        earliest = min(days, default=today)
        return Period(min(earliest, today), today)
    return Period(months_before(today, 3 if preset is Preset.THREE_MONTHS else 6), today)


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """The score of one domain at one check, with the ends of its 90 % band (not clipped to 1 and 5).

    ``instrument`` names the questionnaire with its version; a pulse comes already shifted (see ``scoring``).
    """

    day: date
    value: float
    low: float
    high: float
    form: FormId
    instrument: str
    language: str


class Break(StrEnum):
    """Why a line stops, or is marked, between two points."""

    GAP = "gap"
    INSTRUMENT = "instrument"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class ScoreSeries:
    """Points by day, oldest first. ``runs`` are those that a line joins, one alone being a run of one point.

    ``breaks`` gives the day of each point before which something changed, with what changed; a language is marked and
    joined, the others are not joined.
    """

    points: tuple[ScorePoint, ...] = ()
    runs: tuple[tuple[ScorePoint, ...], ...] = ()
    breaks: tuple[tuple[date, Break], ...] = ()


def score_series(points: Iterable[ScorePoint]) -> ScoreSeries:
    """Return the points in order of day, parted where no line may be drawn."""
    ordered = tuple(sorted(points, key=lambda point: point.day))
    runs: list[list[ScorePoint]] = []
    breaks: list[tuple[date, Break]] = []
    for point in ordered:
        why = _break(runs[-1][-1], point) if runs else None
        if why:
            breaks.append((point.day, why))
        if runs and why in (None, Break.LANGUAGE):
            runs[-1].append(point)
        else:
            runs.append([point])
    return ScoreSeries(ordered, tuple(map(tuple, runs)), tuple(breaks))


def _break(before: ScorePoint, after: ScorePoint) -> Break | None:
    if before.instrument != after.instrument:
        return Break.INSTRUMENT
    if after.day - before.day > LONGEST_JOIN:
        return Break.GAP
    return Break.LANGUAGE if before.language != after.language else None


def desired_series(targets: Iterable[Target], facets: Iterable[str]) -> list[tuple[date, float]]:
    """Return the steps of the desired level of a domain, oldest first; each holds until the next one.

    It is the mean of the levels set for ``facets``; a facet without one does not count. Targets come oldest first.
    """
    wanted, levels = set(facets), dict[str, float]()
    steps: dict[date, float] = {}
    for target in targets:
        if target.facet in wanted:
            levels[target.facet] = target.value
            steps[target.day] = fmean(levels.values())
    result: list[tuple[date, float]] = []
    for step in sorted(steps.items()):
        if not result or result[-1][1] != step[1]:
            result.append(step)
    return result


def score_scale(series: ScoreSeries, desired: Sequence[tuple[date, float]]) -> tuple[int, int]:
    """Return the whole numbers between which scores are drawn: at least 3 apart, holding every band and desired level.

    Without points it is the whole scale, 1 to 5.
    """
    if not series.points:
        return LOWEST, HIGHEST
    levels = [level for _day, level in desired]
    low = max(LOWEST, floor(min([point.low for point in series.points] + levels)))
    high = min(HIGHEST, ceil(max([point.high for point in series.points] + levels)))
    while high - low < NARROWEST:
        low, high = (low, high + 1) if high < HIGHEST else (low - 1, high)
    return low, high


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from ``start`` with the minutes of each kind, in the order in which kinds are stacked."""

    start: date
    minutes: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Minutes of all kinds."""
        return sum(self.minutes.values())


def week_start(day: date, first_weekday: int) -> date:
    """Return the first day of the week of ``day``; ``first_weekday`` is 0 for Monday to 6 for Sunday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def within(sessions: Iterable[SessionFact], span: Period) -> list[SessionFact]:
    """Return the sessions of a period."""
    return [session for session in sessions if session.day in span]


def weeks(sessions: Iterable[SessionFact], first_weekday: int, span: Period) -> list[Week]:
    """Return every week that meets the period, oldest first; only sessions of the period count, also at its edges."""
    first = week_start(span.since, first_weekday)
    origin = first.toordinal()
    buckets: list[dict[str, int]] = [{} for _week in range(origin, span.until.toordinal() + 1, 7)]
    for session in within(sessions, span):
        bucket = buckets[(session.day.toordinal() - origin) // 7]
        bucket[session.kind] = bucket.get(session.kind, 0) + session.minutes
    return [
        Week(first + index * _WEEK, dict(sorted(bucket.items(), key=lambda item: kind_rank(item[0]))))
        for index, bucket in enumerate(buckets)
    ]


def kind_rank(kind: str) -> tuple[float, str]:
    """Return what puts kinds in stacking order; those a person added come before “other”, in the order of adding."""
    return (_RANK.get(kind, _RANK[Kind.OTHER] - 0.5), kind)


def kind_totals(sessions: Iterable[SessionFact]) -> list[tuple[str, int]]:
    """Return the minutes of each kind that has any, most first, as a legend lists them."""
    totals: dict[str, int] = {}
    for session in sessions:
        totals[session.kind] = totals.get(session.kind, 0) + session.minutes
    return sorted(totals.items(), key=lambda item: (-item[1], kind_rank(item[0])))


class _Whole(Protocol):
    @property
    def total(self) -> int:
        """Minutes of all parts."""


def median_minutes(of_weeks: Sequence[_Whole]) -> int:
    """Return the median of the weeks' minutes, weeks of 0 counted, rounded to 5 minutes; 0 without a week."""
    return 5 * round(median([week.total for week in of_weeks]) / 5) if of_weeks else 0


def usual_minutes(sessions: Iterable[SessionFact], first_weekday: int, today: date, count: int = 12) -> int:
    """Return the median of the ``count`` whole weeks before this one: “usually about”."""
    this_week = week_start(today, first_weekday)
    return median_minutes(weeks(sessions, first_weekday, Period(this_week - count * _WEEK, this_week - _DAY)))


class Day(NamedTuple):
    """The minutes of one day and how dark it is drawn, 0 to 4. Thousands are made in the time of a few dataclasses."""

    day: date
    minutes: int
    level: int


def heat(sessions: Iterable[SessionFact]) -> list[Day]:
    """Return the days that have a session, oldest first; any other day is empty, level 0."""
    minutes: dict[date, int] = {}
    for session in sessions:
        minutes[session.day] = minutes.get(session.day, 0) + session.minutes
    return [Day(day, total, bisect_right(HEAT_STEPS, total)) for day, total in sorted(minutes.items())]


def busiest_weekday(days: Iterable[Day]) -> int | None:
    """Return the weekday (0 Monday) with the most days, None without any or when two share the first place."""
    counts = [0] * 7
    for day in days:
        counts[day.day.weekday()] += 1
    top = max(counts)
    return counts.index(top) if top and counts.count(top) == 1 else None


class Mark(NamedTuple):
    """One activity on the time axis, from its first session to its last.

    ``row`` keeps bars that overlap apart, 0 at the top; it is None for what is short enough to be a mark alone.
    """

    activity_id: str
    title: str
    kind: str
    first: date
    last: date
    minutes: int
    sessions: int
    row: int | None = None


def marks(sessions: Iterable[SessionFact]) -> list[Mark]:
    """Return one mark for each activity with a session, by first day."""
    groups: dict[str, list[SessionFact]] = {}
    for session in sorted(sessions, key=attrgetter("day")):
        groups.setdefault(session.activity_id, []).append(session)
    ends = [date.min] * MARK_ROWS
    result = []
    for group in sorted(groups.values(), key=lambda group: (group[0].day, group[-1].day, group[0].activity_id)):
        head, last = group[0], group[-1].day
        minutes = sum([session.minutes for session in group]) if len(group) > 1 else head.minutes
        row = _row(ends, head.day, last) if last - head.day > LONG_SPAN else None
        result.append(Mark(head.activity_id, head.title, head.kind, head.day, last, minutes, len(group), row))
    return result


def _row(ends: list[date], first: date, last: date) -> int:
    """Return the first free row or, with none free, the one free soonest; this bar now ends it."""
    row = next((row for row, end in enumerate(ends) if end < first), ends.index(min(ends)))
    ends[row] = max(ends[row], last)
    return row
