"""What is said of a goal: its days and steps, its hours, its desired level, the looks at it and what became of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from lcjournal.core import i18n, wording
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Goal, GoalEvent, GoalLook, GoalState, GoalStep, Influence, Target
from lcjournal.core.progress import months_before


def facet_name(instrument: Instrument, facet: str) -> str:
    """Return the name of the facet of a goal, ``""`` for none; one of another questionnaire is said to be that."""
    if not facet:
        return ""
    names = {known.id: known.name.text() for known in instrument.facets}
    return names.get(facet) or _("Facet of another questionnaire")


def influence_name(influence: Influence) -> str:
    """Return the words for who decides about a goal."""
    return _("In my hands") if influence is Influence.MINE else _("I can influence it, not decide it")


def look_months_name(months: int) -> str:
    """Return how often a goal is looked at again."""
    if not months:
        return _("do not look again by itself")
    words = ngettext("look again every month", "look again every {count} months", months)
    return words.format(count=i18n.integer(months))


def due_words(goal: Goal, today: date) -> str:
    """Return “by 30 June 2027”, and that this day is over for a goal that is still open; ``""`` for one without."""
    if goal.due is None:
        return ""
    late = goal.due < today and goal.state is GoalState.OPEN
    return (_("its day was {day}") if late else _("by {day}")).format(day=i18n.day(goal.due))


def step_words(step: GoalStep, today: date) -> str:
    """Return when a step was done or is due, and whether that day is over; ``""`` for one without a day."""
    if step.done:
        return _("done on {day}").format(day=_day(step.done, today))
    if step.due is None:
        return ""
    if step.due < today:
        return _("its day was {day}").format(day=_day(step.due, today))
    return _("by {day}").format(day=_day(step.due, today))


def is_overdue(step: GoalStep, today: date) -> bool:
    """Return whether the day of a step is over and it is not done."""
    return step.done is None and step.due is not None and step.due < today


def overdue_words(goal: Goal, today: date) -> str:
    """Return how many steps of an open goal have a day that is over, ``""`` for none."""
    count = sum(is_overdue(step, today) for step in goal.steps) if goal.state is GoalState.OPEN else 0
    words = ngettext("{count} step whose day is over", "{count} steps whose day is over", count)
    return words.format(count=i18n.integer(count)) if count else ""


def span_words(first: date, last: date, today: date, *, going_on: bool) -> str:
    """Return over which days something went: “since 13 Oct”, “26 Aug to 1 Sep”, “5 Nov”."""
    if going_on:
        return _("since {day}").format(day=_short(first, today))
    if first == last:
        return _short(first, today)
    return _("{first} to {last}").format(first=_short(first, today), last=_short(last, today))


def hours_words(done: int, meant: int | None, planned: int) -> str:
    """Return the minutes done for a goal beside those meant for it and those in activities that are planned."""
    values = {"done": _time(done), "meant": _time(meant or 0), "planned": _time(planned)}
    if meant and planned:
        return _("{done} of {meant} meant, {planned} more in planned activities").format(**values)
    if meant:
        return _("{done} of {meant} meant").format(**values)
    if planned:
        return _("{done}, {planned} more in planned activities").format(**values)
    return values["done"]


def desired_words(history: Sequence[Target], today: date) -> str:
    """Return the desired level that holds and since when: “desired 4.0, unchanged since January”.

    ``history`` are the targets of one facet, oldest first, at least one.
    """
    last = history[-1]
    since = last.day
    for target in reversed(history):
        if target.value != last.value:
            break
        since = target.day
    values = {"level": wording.level(last.value), "month": _month(since, today)}
    if (since.year, since.month) == (today.year, today.month):
        return _("desired {level}, set in {month}").format(**values)
    return _("desired {level}, unchanged since {month}").format(**values)


def level_moves(history: Sequence[Target], today: date) -> list[str]:
    """Return each change of a desired level, newest first, with the word that was said of it."""
    moves, before = [], None
    for target in history:
        if before is not None and (target.value != before.value or target.word):
            values = {"day": _day(target.day, today), "word": target.word}
            values |= {"before": wording.level(before.value), "after": wording.level(target.value)}
            sentence = _("{day}: {before} → {after}. {word}") if target.word else _("{day}: {before} → {after}")
            moves.append(sentence.format(**values))
        before = target
    return moves[::-1]


def event_words(event: GoalEvent, today: date) -> str:
    """Return what became of a goal on a day, with the word that was said of it."""
    sentences = {
        GoalState.REACHED: (_("Reached on {day}"), _("Reached on {day}. {word}")),
        GoalState.LET_GO: (_("Let go on {day}"), _("Let go on {day}. {word}")),
        GoalState.OPEN: (_("Opened again on {day}"), _("Opened again on {day}. {word}")),
    }
    sentence = sentences[event.state][bool(event.word)]
    return sentence.format(day=_day(event.day, today), word=event.word)


def is_look_due(goal: Goal, looks: Sequence[GoalLook], today: date) -> bool:
    """Return whether an open goal waits for a look: none was taken since so many months, or since it was written."""
    if goal.state is not GoalState.OPEN or not goal.look_months or goal.created_at is None:
        return False
    last = max((look.day for look in looks), default=goal.created_at.astimezone().date())
    return last <= months_before(today, goal.look_months)


def looks_due(goals: Iterable[Goal], looks: Sequence[GoalLook], today: date) -> list[Goal]:
    """Return the goals that wait for a look, of all looks taken, in the order in which they come."""
    return [goal for goal in goals if is_look_due(goal, [look for look in looks if look.goal_id == goal.id], today)]


def looks_title(months: int) -> str:
    """Return the heading over the looks at a goal that is looked at again every ``months`` months, 0 for never."""
    return _("Monthly look") if months == 1 else _("Looking again")


def write_look(today: date) -> str:
    """Return the words on the button: “Write November’s”."""
    return _("Write {month}’s").format(month=i18n.day(today, "MMMM"))


def _time(minutes: int) -> str:
    return i18n.duration(minutes) if minutes else i18n.integer(0)


def _day(day: date, today: date) -> str:
    return i18n.day(day, "d MMMM" if day.year == today.year else "d MMMM y")


def _short(day: date, today: date) -> str:
    return i18n.day(day, "d MMM" if day.year == today.year else "d MMM y")


def _month(day: date, today: date) -> str:
    return i18n.day(day, "MMMM" if day.year == today.year else "MMMM y")
