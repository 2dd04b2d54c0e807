"""All that is shown of one goal, read from the store at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lcjournal.core import goal_words, i18n
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import ActivityRow, Check, Filter, FormId, Goal, GoalEvent, GoalLook, Status, Target
from lcjournal.core.scoring import of_version, profile
from lcjournal.core.store import Store
from lcjournal.ui.widgets.goal_tension import Levels
from lcjournal.ui.widgets.goal_work import Work
from lcjournal.ui.widgets.tension import Tension


@dataclass(frozen=True, slots=True)
class GoalReading:
    """A goal with its facet’s levels, the activities that serve it, their hours, the looks at it and its story."""

    goal: Goal
    facet: str
    levels: Levels | None
    work: list[Work]
    hours: str
    next_words: str
    looks: list[GoalLook]
    events: list[GoalEvent]


def read_goal(store: Store, instrument: Instrument, goal: Goal, checks: Sequence[Check], today: date) -> GoalReading:
    """Read what is shown of a goal; one without an id is new and has nothing yet. ``checks`` are all, oldest first."""
    known = any(known.id == goal.facet for known in instrument.facets)
    facet = goal_words.facet_name(instrument, goal.facet)
    work = linked(store, goal.id) if goal.id else []
    planned = sum(one.row.minutes for one in work if one.row.status is Status.PLANNED)
    done = sum(one.minutes for one in work)
    targets = [target for target in store.checks.targets(instrument.id) if target.facet == goal.facet]
    return GoalReading(
        goal=goal,
        facet=facet,
        levels=_levels(instrument, checks, targets, goal.facet, facet, today) if known else None,
        work=work,
        hours=goal_words.hours_words(done, goal.planned_minutes, planned) if work or goal.planned_minutes else "",
        next_words=_next(goal, [one.row for one in work], today),
        looks=store.goal_story.looks(goal.id) if goal.id else [],
        events=store.goal_story.events(goal.id) if goal.id else [],
    )


def linked(store: Store, goal_id: str) -> list[Work]:
    """Return the activities that serve a goal, newest first, with the days and minutes of their sessions."""
    of_goal = Filter(goal_id=goal_id)
    found = {row.id: Work(row) for row in store.activities.page(of_goal, limit=store.activities.totals(of_goal).count)}
    for session in store.activities.sessions(filter_=of_goal):
        one = found[session.activity_id]
        first = min(one.first or session.day, session.day)
        found[session.activity_id] = replace(
            one, first=first, last=max(one.last or session.day, session.day), minutes=one.minutes + session.minutes
        )
    return list(found.values())


def _levels(
    instrument: Instrument, checks: Sequence[Check], targets: Sequence[Target], facet: str, name: str, today: date
) -> Levels:
    full = [one for one in checks if one.form is FormId.FULL and not one.left_out and of_version(instrument, one)]
    scored = ((check, profile(instrument, check).facets[facet]) for check in full[:-1])
    desired = targets[-1].value if targets else None
    tension, before = Tension(desired=desired), ""
    now = profile(instrument, full[-1]).facets[facet] if full else None
    if now is not None and now.value is not None:
        tension = Tension(now.value, now.low, now.high, desired)
        first, earliest = next(((check, score) for check, score in scored if score.value is not None), (None, now))
        if first is not None:
            tension = replace(tension, previous=earliest.value)
            before = i18n.day(first.day, "MMM" if first.day.year == today.year else "MMM y")
    said = goal_words.desired_words(targets, today) if targets else ""
    return Levels(name, tension, before, said, goal_words.level_moves(targets, today))


def _next(goal: Goal, rows: Sequence[ActivityRow], today: date) -> str:
    """Return what comes next: the planned activity or the open step whose day is first, else any open step."""
    dated = [(row.day, row.title or _("Untitled")) for row in rows if row.status is Status.PLANNED]
    dated += [(step.due, step.text) for step in goal.steps if step.done is None and step.due is not None]
    ahead = [one for one in dated if one[0] >= today]
    if ahead:
        day, title = min(ahead)
        skeleton = "EEEE d MMMM" if day.year == today.year else "EEEE d MMMM y"
        return _("Next: {title}, {day}").format(title=title, day=i18n.day(day, skeleton))
    undated = next((step.text for step in goal.steps if step.done is None), "")
    return _("Next: {title}").format(title=undated) if undated else ""
