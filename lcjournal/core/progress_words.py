"""The charts in words: one sentence for each, the week under the cursor, and each chart as a table of plain text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from lcjournal.core import i18n, wording
from lcjournal.core.i18n import N_, _, ngettext
from lcjournal.core.lowering import Lowering
from lcjournal.core.model import FormId, SessionFact
from lcjournal.core.progress import Day, Mark, Period, ScorePoint, ScoreSeries, Week

KindName = Callable[[str], str]
"""Gives the name of a kind in the person's language."""
FORMS = {FormId.FULL: N_("full"), FormId.PULSE: N_("pulse, 2 min")}
"""What the legend and the table call the two forms."""


class Minutes(int):
    """A time, where a file has to tell it from a count."""


Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """A chart as text: every row has as many cells as the header.

    ``values`` are the same cells as a file has them: days, numbers, times in minutes; without them the words stand.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    values: tuple[tuple[Value, ...], ...] = ()

    def text(self) -> str:
        """Return lines of cells parted by tabs, as spreadsheets and editors paste them."""
        return "\n".join("\t".join(row) for row in (self.header, *self.rows))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, in words and as a file has it."""

    name: str
    words: Sequence[str]
    values: Sequence[Value]


def of_columns(columns: Sequence[Column]) -> Table:
    """Return the table made of columns of the same length."""
    words = tuple(zip(*(column.words for column in columns), strict=True))
    return Table(
        tuple(column.name for column in columns), words, tuple(zip(*(column.values for column in columns), strict=True))
    )


def days_column(name: str, days: Sequence[date], pattern: str = "d MMMM y") -> Column:
    """Return a column of days."""
    return Column(name, [i18n.day(day, pattern) for day in days], days)


def times_column(name: str, minutes: Sequence[int]) -> Column:
    """Return a column of times."""
    return Column(name, [i18n.duration(count) for count in minutes], [Minutes(count) for count in minutes])


def words_column(name: str, words: Sequence[str]) -> Column:
    """Return a column of words."""
    return Column(name, words, words)


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


def day_sentence(day: date, sessions: Sequence[SessionFact]) -> str:
    """Say one day: its hours and its activities by title."""
    name = i18n.day(day, "EEEE d MMMM y")
    if not sessions:
        return _("{day}: no activity.").format(day=name)
    time, titles = sum(one.minutes for one in sessions), dict.fromkeys(one.title for one in sessions)
    return _("{day}: {time}, {titles}.").format(day=name, time=i18n.duration(time), titles=", ".join(titles))


def score_table(
    series: ScoreSeries, span: Period, desired: Sequence[tuple[date, float]], lowered: Sequence[Lowering] = ()
) -> Table:
    """Return the self-checks of a period with the ends of their bands and the desired level of that day.

    Version and language have a column where they differ. A desired level that came down since the check before says so.
    """
    seen = [point for point in series.points if point.day in span]
    columns = [days_column(_("Date"), [point.day for point in seen])]
    columns.append(words_column(_("Form"), [_(FORMS[point.form]) for point in seen]))
    if len({point.instrument for point in seen}) > 1:
        columns.append(words_column(_("Questionnaire"), [point.instrument for point in seen]))
    if len({point.language for point in seen}) > 1:
        names = [i18n.LANGUAGES.get(point.language, point.language) for point in seen]
        columns.append(words_column(_("Language"), names))
    columns.append(_scores_column(_("Score"), [point.value for point in seen]))
    columns.append(_scores_column(_("Low end"), [point.low for point in seen]))
    columns.append(_scores_column(_("High end"), [point.high for point in seen]))
    wishes = _desired_cells(series.points, seen, desired, lowered)
    columns.append(Column(_("Desired"), wishes, [_in_force(desired, point.day) for point in seen]))
    return of_columns(columns)


def _scores_column(name: str, scores: Sequence[float]) -> Column:
    return Column(name, [i18n.decimal(score) for score in scores], scores)


def _in_force(desired: Sequence[tuple[date, float]], day: date) -> float | None:
    """Return the level desired on a day, if there is one."""
    return next((value for since, value in reversed(desired) if since <= day), None)


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
    wish = _in_force(desired, day)
    down = [lowering for lowering in lowered if before < lowering.day <= day and lowering.after == wish]
    if down:
        return lowered_level(down[-1])
    return "" if wish is None else level(wish)


def marks_table(marks: Sequence[Mark], kind_name: KindName) -> Table:
    """Return the activities of the lane."""
    sessions = [mark.sessions for mark in marks]
    return of_columns(
        [
            words_column(_("Activity"), [mark.title for mark in marks]),
            words_column(_("Kind"), [kind_name(mark.kind) for mark in marks]),
            days_column(_("First session"), [mark.first for mark in marks]),
            days_column(_("Last session"), [mark.last for mark in marks]),
            Column(_("Sessions"), list(map(i18n.integer, sessions)), sessions),
            times_column(_("Time"), [mark.minutes for mark in marks]),
        ]
    )


def days_table(days: Sequence[Day]) -> Table:
    """Return the days that have an activity."""
    dates = days_column(_("Date"), [day.day for day in days], "EEE d MMMM y")
    return of_columns([dates, times_column(_("Time"), [day.minutes for day in days])])
