"""Levels and gaps in words: the facets side by side, how a gap moved, and what went together with the hours."""

from collections.abc import Sequence
from datetime import date

from lcjournal.core import i18n, wording
from lcjournal.core.association import MIN_CHECKS, Association, Interval
from lcjournal.core.gaps import GapStep
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.progress import Period, ScorePoint, ScoreSeries
from lcjournal.core.progress_words import (
    Column,
    Table,
    days_column,
    level,
    lowered_level,
    lowering_sentences,
    of_columns,
    score_sentence,
    words_column,
)
from lcjournal.core.scoring import Z90

Steps = Sequence[tuple[date, float]]
"""The desired level, each value from its day on."""


def seen_points(series: ScoreSeries, span: Period) -> list[ScorePoint]:
    """Return the points of a period."""
    return [point for point in series.points if point.day in span]


def desired_on(steps: Steps, day: date) -> float | None:
    """Return the level desired on a day, None before the first."""
    return next((value for since, value in reversed(steps) if since <= day), None)


def figure(points: Sequence[ScorePoint]) -> str:
    """Return the last score with its margin, ``3.4 ±0.6``, or that there is none."""
    if not points:
        return _("no score")
    last = points[-1]
    margin = _("±{margin}").format(margin=i18n.decimal(last.high - last.value))
    return _("{score} {margin}").format(score=i18n.decimal(last.value), margin=margin)


def facet_sentence(name: str, points: Sequence[ScorePoint], wish: float | None) -> str:
    """Say one facet: its scores of a period, the last with its band, and the level desired at its end."""
    sentence = score_sentence(name, points)
    return sentence if wish is None else _("{sentence} Desired: {level}.").format(sentence=sentence, level=level(wish))


def facets_sentence(facets: int, span: Period) -> str:
    """Say what stands side by side."""
    text = ngettext(
        "{count} facet by its full self-checks, {first} to {last}.",
        "{count} facets by their full self-checks, {first} to {last}.",
        facets,
    )
    return text.format(count=i18n.integer(facets), first=i18n.day(span.since), last=i18n.day(span.until))


def facets_table(named: Sequence[tuple[str, Sequence[ScorePoint], Steps]]) -> Table:
    """Return the points of each facet, given with the steps of its desired level, one row a check."""
    rows = [(name, point, desired_on(steps, point.day)) for name, points, steps in named for point in points]
    wishes = [wish for _name, _point, wish in rows]
    return of_columns(
        [
            words_column(_("Facet"), [name for name, _point, _wish in rows]),
            days_column(_("Date"), [point.day for _name, point, _wish in rows]),
            _points(_("Score"), [point.value for _name, point, _wish in rows]),
            _points(_("Low end"), [point.low for _name, point, _wish in rows]),
            _points(_("High end"), [point.high for _name, point, _wish in rows]),
            Column(_("Desired"), ["" if wish is None else level(wish) for wish in wishes], wishes),
        ]
    )


def gap_sentence(name: str, step: GapStep) -> str:
    """Say how the gap of a domain or facet moved between two days, and which of the two moved."""
    first = _("{name}, {first} to {last}. {movement}").format(
        name=name,
        first=i18n.day(step.before.day),
        last=i18n.day(step.after.day),
        movement=wording.gap_move_sentence(step.move),
    )
    words = [_("Your word on it: “{word}”").format(word=word) for word in step.words]
    return " ".join([first, *lowering_sentences(step.lowered), *words])


def gaps_sentence(steps: Sequence[GapStep]) -> str:
    """Say of how many facets the gap is known on both days, and of how many the desired level came down between."""
    if not steps:
        return _("No gap can be followed yet: it takes two full self-checks and a desired level on both days.")
    known = ngettext(
        "The gap of {count} facet is known on both days.",
        "The gaps of {count} facets are known on both days.",
        len(steps),
    )
    lowered = sum(bool(step.lowered) for step in steps)
    if not lowered:
        down = _("No desired level was lowered in between.")
    else:
        down = ngettext(
            "{count} desired level was lowered in between.", "{count} desired levels were lowered in between.", lowered
        )
    return f"{known.format(count=i18n.integer(len(steps)))} {down.format(count=i18n.integer(lowered))}"


def steps_sentence(name: str, steps: int) -> str:
    """Say of what the steps are, from one full check to the next."""
    if not steps:
        return _("{name}: it takes two full self-checks and a desired level on both days.").format(name=name)
    text = ngettext("{name}: {count} step in this period.", "{name}: {count} steps in this period.", steps)
    return text.format(name=name, count=i18n.integer(steps))


def gaps_table(named: Sequence[tuple[str, GapStep]]) -> Table:
    """Return how gaps moved, one row a step; the last column says where the desired level was lowered on the way."""
    steps = [step for _name, step in named]
    return of_columns(
        [
            words_column(_("Domain or facet"), [name for name, _step in named]),
            days_column(_("First day"), [step.before.day for step in steps]),
            days_column(_("Last day"), [step.after.day for step in steps]),
            _points(_("Gap before"), [step.before.gap for step in steps], sign=True),
            _points(_("Gap after"), [step.after.gap for step in steps], sign=True),
            _points(_("Change of the gap"), [step.move.gap for step in steps], sign=True),
            _moves(_("Your desired level moved"), [step.move.target for step in steps]),
            _points(_("Your score moved"), [step.move.score for step in steps], sign=True),
            _points(_("Margin of the score’s move"), [step.move.margin for step in steps]),
            words_column(_("Lowered to"), ["; ".join(map(lowered_level, step.lowered)) for step in steps]),
            words_column(_("Your word on it"), ["; ".join(step.words) for step in steps]),
        ]
    )


def moved(points: float) -> str:
    """Return by how much a desired level moved, which goes in quarters, with its sign."""
    digits = 1 if float(points * 10).is_integer() else 2
    return i18n.decimal(points, digits, sign=True)


def association_sentences(domain: str, found: Association | None, checks: int) -> list[str]:
    """Say what went together with the hours and that it proves nothing, or why nothing can be told."""
    if checks < MIN_CHECKS:
        text = ngettext(
            "Not enough yet: {count} full self-check of the {needed} it takes.",
            "Not enough yet: {count} full self-checks of the {needed} it takes.",
            checks,
        )
        return [text.format(count=i18n.integer(checks), needed=i18n.integer(MIN_CHECKS))]
    if found is None:
        words = _("{domain}: nothing can be told, the hours a week were the same between all self-checks.")
        return [words.format(domain=domain)]
    figures = {name: i18n.decimal(value, 2, sign=True) for name, value in _ends(found).items()}
    if found.detected:
        text = _(
            "{domain}: over {count} intervals between full self-checks, one hour a week more went together with a "
            "change of the score by {slope}, between {low} and {high} (90\u202f%)."
        )
    else:
        text = _(
            "{domain}: no association we could detect over {count} intervals between full self-checks. With one hour "
            "a week more the score changed by {slope}, between {low} and {high} (90\u202f%)."
        )
    caution = _(
        "This is not proof: other things happened in the same weeks, "
        "and hours may follow a change as well as lead to it."
    )
    return [text.format(domain=domain, count=i18n.integer(found.intervals), **figures), caution]


def _ends(found: Association) -> dict[str, float]:
    return {"slope": found.slope, "low": found.low, "high": found.high}


def association_table(intervals: Sequence[Interval]) -> Table:
    """Return the hours and the change between each two full checks."""
    return of_columns(
        [
            days_column(_("First day"), [one.since for one in intervals]),
            days_column(_("Last day"), [one.until for one in intervals]),
            _points(_("Hours a week"), [one.hours for one in intervals]),
            _points(_("Change of the score"), [one.change for one in intervals], sign=True),
            _points(_("Margin"), [Z90 * one.error for one in intervals]),
        ]
    )


def interval_sentence(one: Interval) -> str:
    """Say one interval: its days, its hours a week, and the change of the score with its margin."""
    return _("{first} to {last}: {hours} hours a week, score {change} (±{margin}).").format(
        first=i18n.day(one.since),
        last=i18n.day(one.until),
        hours=i18n.decimal(one.hours),
        change=i18n.decimal(one.change, sign=True),
        margin=i18n.decimal(Z90 * one.error),
    )


def _points(name: str, values: Sequence[float], *, sign: bool = False) -> Column:
    return Column(name, [i18n.decimal(value, sign=sign) for value in values], values)


def _moves(name: str, values: Sequence[float]) -> Column:
    return Column(name, list(map(moved, values)), values)
