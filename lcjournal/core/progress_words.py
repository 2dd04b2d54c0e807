"""The charts in words: one sentence for each, the week under the cursor, and each chart as a table of plain text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from lcjournal.core import i18n, wording
from lcjournal.core.i18n import N_, _, ngettext
from lcjournal.core.lowering import Lowering
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
    """Say how many checks there are, when, and from which score to which, the last with its band.

    The first score is left out where it comes from another version of the questionnaire.
    """
    if not points:
        return _("{domain}: no self-check in this period.").format(domain=domain)
    first, last = points[0], points[-1]
    if len(points) == 1:
        return _("{domain}: one self-check on {day}, {score} (between {low} and {high}).").format(
            domain=domain, day=i18n.day(last.day), **_band(last)
        )
    sentence = _(
        "{domain}: {count} self-checks from {first} to {last}, {old} at first "
        "and {score} at the end (between {low} and {high})."
    )
    if first.instrument != last.instrument:
        sentence = _(
            "{domain}: {count} self-checks from {first} to {last}, {score} at the end (between {low} and {high})."
        )
    return sentence.format(
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


def level(desired: float) -> str:
    """Return a desired level: in quarters as it was set, or the mean of several with one decimal."""
    return wording.level(desired) if (desired * 4).is_integer() else i18n.decimal(desired)


def lowering_sentences(lowerings: Sequence[Lowering]) -> list[str]:
    """Say of a period from where to where and when the desired level last came down, and how often it did before."""
    if not lowerings:
        return []
    last, before = lowerings[-1], len(lowerings) - 1
    sentence = _("Desired level lowered from {before} to {after} on {day}.")
    result = [sentence.format(day=i18n.day(last.day), **_levels(last))]
    if before:
        text = ngettext(
            "In this period it was lowered once before.", "In this period it was lowered {count} times before.", before
        )
        result.append(text.format(count=i18n.integer(before)))
    return result


def lowered_level(lowering: Lowering) -> str:
    """Return the level that a lowering led to, with the one before."""
    return _("{after} (lowered from {before})").format(**_levels(lowering))


def _levels(lowering: Lowering) -> dict[str, str]:
    return {"before": wording.level(lowering.before), "after": wording.level(lowering.after)}


def apart_sentences(points: Sequence[ScorePoint]) -> list[str]:
    """Say which points may not be compared with one another without more ado."""
    result = []
    if len({point.instrument for point in points}) > 1:
        result.append(_("Scores from different versions of the questionnaire stand apart and are not compared."))
    if len({point.language for point in points}) > 1:
        result.append(_("Not all of these self-checks were answered in the same language; a dotted line marks where."))
    return result


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


def score_table(
    series: ScoreSeries, span: Period, desired: Sequence[tuple[date, float]], lowered: Sequence[Lowering] = ()
) -> Table:
    """Return the self-checks of a period with the ends of their bands and the desired level of that day.

    Version and language have a column where they differ. A desired level that came down since the check before says so.
    """
    columns: list[tuple[str, list[str]]] = []
    seen = [point for point in series.points if point.day in span]
    columns.append((_("Date"), [i18n.day(point.day) for point in seen]))
    columns.append((_("Form"), [_(FORMS[point.form]) for point in seen]))
    if len({point.instrument for point in seen}) > 1:
        columns.append((_("Questionnaire"), [point.instrument for point in seen]))
    if len({point.language for point in seen}) > 1:
        columns.append((_("Language"), [i18n.LANGUAGES.get(point.language, point.language) for point in seen]))
    bands = [_band(point) for point in seen]
    for name, key in ((_("Score"), "score"), (_("Low end"), "low"), (_("High end"), "high")):
        columns.append((name, [band[key] for band in bands]))
    columns.append((_("Desired"), _desired_cells(series.points, seen, desired, lowered)))
    return Table(tuple(name for name, _cells in columns), tuple(zip(*(cells for _name, cells in columns), strict=True)))


def _desired_cells(
    points: Sequence[ScorePoint],
    seen: Sequence[ScorePoint],
    desired: Sequence[tuple[date, float]],
    lowered: Sequence[Lowering],
) -> list[str]:
    before = dict(zip(points[1:], (point.day for point in points), strict=False))
    return [_desired_cell(before.get(point, date.min), point.day, desired, lowered) for point in seen]


def _desired_cell(before: date, day: date, desired: Sequence[tuple[date, float]], lowered: Sequence[Lowering]) -> str:
    """Return the level in force on ``day``, and that it was lowered after the day ``before``."""
    wish = [value for since, value in desired if since <= day]
    down = [lowering for lowering in lowered if before < lowering.day <= day and lowering.after == wish[-1]]
    if down:
        return lowered_level(down[-1])
    return level(wish[-1]) if wish else ""


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
