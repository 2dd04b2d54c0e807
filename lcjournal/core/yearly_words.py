"""How a year, own time and regularity are said: what is, and what one could do; never what one should have done."""

from datetime import date

from lcjournal.core import i18n
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.progress import Period
from lcjournal.core.yearly import KindHours, OwnTime, Regularity, Untouched, YearlyProgress


def yearly_sentence(progress: YearlyProgress) -> str:
    """Return what was done of a yearly target, what remains and how much that is in a week."""
    planned = i18n.duration(progress.target.minutes)
    since, last = i18n.day(progress.year.since), i18n.day(progress.year.until)
    if progress.today < progress.year.since:
        return _("The year begins on {day}; {planned} are meant for it.").format(day=since, planned=planned)
    if not progress.remaining:
        sentence = _("{done} of {planned} since {day}. What was meant for this year is done.")
    elif progress.days_left > 7:
        sentence = _("{done} of {planned} since {day}. {remaining} remain until {last}, about {weekly} a week.")
    else:
        sentence = _("{done} of {planned} since {day}. {remaining} remain until {last}.")
    return sentence.format(
        done=i18n.duration(progress.done),
        planned=planned,
        day=since,
        remaining=i18n.duration(progress.remaining),
        last=last,
        weekly=i18n.duration(progress.weekly),
    )


def own_time_sentence(own: OwnTime, span: Period) -> str:
    """Return how much of one's own time learning took between two days; ``""`` where nothing was done."""
    if own.share is None:
        return ""
    if not own.own:
        sentence = _("From {first} to {last}: {total} of learning, all of it in working time.")
    elif own.own == own.total:
        sentence = _("From {first} to {last}: {total} of learning, all of it in your own time.")
    else:
        sentence = _(
            "From {first} to {last}: {total} of learning, {own} of it in your own time, that is {share}\u202f%."
        )
    return sentence.format(
        first=_first(span),
        last=i18n.day(span.until),
        total=i18n.duration(own.total),
        own=i18n.duration(own.own),
        share=i18n.integer(round(100 * own.share)),
    )


def _first(span: Period) -> str:
    return i18n.day(span.since, "d MMMM" if span.since.year == span.until.year else "d MMMM y")


def regularity_sentence(seen: Regularity) -> str:
    """Return in how many weeks one learned; ``""`` while no week is over."""
    if not seen.weeks:
        return ""
    learned, weeks = i18n.integer(seen.learned), i18n.integer(seen.weeks)
    if not seen.left_out:
        return _("Weeks with learning: {learned} of the last {weeks}.").format(learned=learned, weeks=weeks)
    sentence = ngettext(
        "Weeks with learning: {learned} of the last {weeks}, {count} week off left out.",
        "Weeks with learning: {learned} of the last {weeks}, {count} weeks off left out.",
        seen.left_out,
    )
    return sentence.format(learned=learned, weeks=weeks, count=i18n.integer(seen.left_out))


def planned_sentence(hours: KindHours) -> str:
    """Return how many hours of a kind are planned and done."""
    return _("{planned} planned, {done} done").format(
        planned=i18n.duration(hours.planned), done=i18n.duration(hours.done)
    )


def untouched_kind_sentence(one: Untouched, name: str, today: date) -> str:
    """Return a kind that was not taken up for long as a suggestion; ``name`` is what it is called."""
    sentence = _("{kind}: the last time was on {day}. Perhaps something of the kind again?")
    return sentence.format(kind=name, day=_day(one.last, today))


def untouched_facet_sentence(one: Untouched, name: str, today: date) -> str:
    """Return a facet that nothing helped with for long as a suggestion; ``name`` is what it is called."""
    sentence = _("{facet}: nothing noted for it since {day}. One small thing is enough.")
    return sentence.format(facet=name, day=_day(one.last, today))


def _day(day: date, today: date) -> str:
    return i18n.day(day, "d MMMM" if day.year == today.year else "d MMMM y")
