"""The charts in words: one sentence for each, the week under the cursor, and each chart as a table of plain text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from lcjournal.core import i18n
from lcjournal.core.i18n import N_, _, ngettext
from lcjournal.core.model import FormId
from lcjournal.core.progress import Day, Mark, Period, ScorePoint, ScoreSeries, Week, kind_rank

KindName = Callable[[str], str]
"""Gives the name of a kind in the person's language."""
FORMS = {FormId.FULL: N_("full"), FormId.PULSE: N_("pulse, 2 min")}
"""What the legend and the table call the two forms."""


@dataclass(frozen=True, slots=True)
class Table:
    """A chart as text: every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def text(self) -> str:
        """Return lines of cells parted by tabs, as spreadsheets and editors paste them."""
        return "\n".join("\t".join(row) for row in (self.header, *self.rows))


def score_sentence(domain: str, points: Sequence[ScorePoint]) -> str:
    """Say how many checks there are, when, and from which score to which, each with its band."""
    if not points:
        return _("{domain}: no self-check in this period.").format(domain=domain)
    first, last = points[0], points[-1]
    if len(points) == 1:
        return _("{domain}: one self-check on {day}, {score} (between {low} and {high}).").format(
            domain=domain, day=i18n.day(last.day), **_band(last)
        )
    return _(
        "{domain}: {count} self-checks from {first} to {last}, {old} at first "
        "and {score} at the end (between {low} and {high})."
    ).format(
        domain=domain,
        count=i18n.integer(len(points)),
        first=i18n.day(first.day),
        last=i18n.day(last.day),
        old=i18n.decimal(first.value),
        **_band(last),
    )


def _band(point: ScorePoint) -> dict[str, str]:
    ends = {"score": point.value, "low": point.low, "high": point.high}
    return {name: i18n.decimal(value) for name, value in ends.items()}


def scale_sentence(low: int, high: int) -> str:
    """Say which part of the scale is drawn."""
    if (low, high) == (1, 5):
        return _("scale of 1 to 5")
    return _("scale of 1 to 5, shown from {low} to {high}").format(low=low, high=high)


def marks_sentence(count: int) -> str:
    """Say how many activities the lane shows."""
    text = ngettext("{count} activity in this period", "{count} activities in this period", count)
    return text.format(count=i18n.integer(count))


def hours_sentence(total: int, median: int) -> str:
    """Say the minutes of a period and the median of its weeks."""
    return _("{total} in all, {median} a week (median)").format(
        total=i18n.duration(total), median=i18n.duration(median)
    )


def days_sentence(days: Sequence[Day]) -> str:
    """Say how many days have an activity."""
    text = ngettext("{count} day with at least one activity", "{count} days with at least one activity", len(days))
    return text.format(count=i18n.integer(len(days)))


def days_title(days: Sequence[Day]) -> str:
    """Say how many days there are; ``days_detail`` goes on below."""
    return ngettext("{count} day", "{count} days", len(days)).format(count=i18n.integer(len(days)))


def days_detail(weekday: int | None) -> str:
    """Say what the days of ``days_title`` are, and which weekday has the most of them."""
    if weekday is None:
        return _("with at least one activity")
    name = i18n.weekday_name(weekday, "wide")
    return _("with at least one activity, most often on {weekday}").format(weekday=name)


def longest_day(days: Sequence[Day]) -> str:
    """Say how much the fullest day holds, which is what the darkest cell may mean."""
    if not days:
        return ""
    return _("up to {time} a day").format(time=i18n.duration(max(day.minutes for day in days)))


def week_sentence(week: Week, titles: Sequence[str], points: Sequence[ScorePoint]) -> str:
    """Say one week: its hours, its activities by title, and the self-checks it holds."""
    day = i18n.day(week.start)
    if not week.total:
        parts = [_("Week of {day}: no activity.").format(day=day)]
    else:
        parts = [
            _("Week of {day}: {time}, {titles}.").format(
                day=day, time=i18n.duration(week.total), titles=", ".join(dict.fromkeys(titles))
            )
        ]
    parts += [_("Self-check: {score}, between {low} and {high}.").format(**_band(point)) for point in points]
    return " ".join(parts)


def score_table(series: ScoreSeries, span: Period, desired: Sequence[tuple[date, float]]) -> Table:
    """Return the self-checks of a period with the ends of their bands and the desired level of that day."""
    header = (_("Date"), _("Form"), _("Score"), _("Low end"), _("High end"), _("Desired"))
    rows = []
    for point in series.points:
        if point.day in span:
            band = _band(point)
            wish = [level for day, level in desired if day <= point.day]
            rows.append((
                i18n.day(point.day),
                _(FORMS[point.form]),
                band["score"],
                band["low"],
                band["high"],
                i18n.decimal(wish[-1]) if wish else "",
            ))  # fmt: skip
    return Table(header, tuple(rows))


def marks_table(marks: Sequence[Mark], kind_name: KindName) -> Table:
    """Return the activities of the lane."""
    header = (_("Activity"), _("Kind"), _("First session"), _("Last session"), _("Sessions"), _("Time"))
    rows = (
        (
            mark.title,
            kind_name(mark.kind),
            i18n.day(mark.first),
            i18n.day(mark.last),
            i18n.integer(mark.sessions),
            i18n.duration(mark.minutes),
        )
        for mark in marks
    )
    return Table(header, tuple(rows))


def weeks_table(weeks: Sequence[Week], kind_name: KindName) -> Table:
    """Return every week of a period, also empty ones, with a column for each kind in use and their total."""
    kinds = sorted({kind for week in weeks for kind in week.minutes}, key=kind_rank)
    header = (_("Week of"), *(kind_name(kind) for kind in kinds), _("Total"))
    rows = []
    for week in weeks:
        cells = (i18n.duration(week.minutes[kind]) if kind in week.minutes else "" for kind in kinds)
        rows.append((i18n.day(week.start), *cells, i18n.duration(week.total)))
    return Table(header, tuple(rows))


def days_table(days: Sequence[Day]) -> Table:
    """Return the days that have an activity."""
    rows = ((i18n.day(day.day, "EEE d MMMM y"), i18n.duration(day.minutes)) for day in days)
    return Table((_("Date"), _("Time")), tuple(rows))
