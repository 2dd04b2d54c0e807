"""Goals in a report: the two ends of the tension in the person's words, the steps, and what became of them."""

from lcjournal.core.i18n import _, day, duration
from lcjournal.core.model import Goal, GoalState, Influence
from lcjournal.core.names import goal_state_name
from lcjournal.core.progress import Period
from lcjournal.core.progress_words import Table
from lcjournal.core.report.parts import Block, Bullets, Prose, Rows, Section, Words
from lcjournal.core.store import Store


def goals(store: Store, period: Period) -> Section:
    """Return the goals that were there in the period; one that was reached or let go before is not among them."""
    sections = tuple(_goal(store, goal, period) for goal in of_period(store, period))
    return Section(_("Goals"), () if sections else (Words(_("No goal in this period.")),), sections)


def of_period(store: Store, period: Period) -> list[Goal]:
    """Return the goals that were there in the period."""
    return [goal for goal in store.goals.all() if _was_there(store, goal, period)]


def _was_there(store: Store, goal: Goal, period: Period) -> bool:
    if goal.created_at is not None and goal.created_at.astimezone().date() > period.until:
        return False
    ends = [event.day for event in store.goal_story.events(goal.id)]
    return goal.state is GoalState.OPEN or not ends or max(ends) >= period.since


def _goal(store: Store, goal: Goal, period: Period) -> Section:
    facts = [goal_state_name(goal.state)]
    if goal.due:
        facts.append(_("by {day}").format(day=day(goal.due)))
    if goal.influence is Influence.INFLUENCE:
        facts.append(_("I can influence it, not decide it"))
    if goal.planned_minutes:
        facts.append(_("{time} planned").format(time=duration(goal.planned_minutes)))
    blocks: list[Block] = [Words(" · ".join(facts), quiet=True)]
    rows = tuple(
        (step.text, day(step.due) if step.due else "", day(step.done) if step.done else "") for step in goal.steps
    )
    if rows:
        blocks.append(Rows(_("Steps"), Table((_("Step"), _("Due"), _("Done")), rows), (50, 25, 25)))
    words = (
        (_("Where I am"), goal.where_i_am),
        (_("What I want"), goal.what_i_want),
        (_("Why"), goal.why),
        (_("How"), goal.approach),
    )
    parts = [Section(name, (Prose(text),)) for name, text in words if text.strip()]
    return Section(goal.title, tuple(blocks), (*parts, *_looks(store, goal, period)))


def _looks(store: Store, goal: Goal, period: Period) -> list[Section]:
    """Return what the person saw when they looked again, and the word they said when it was reached or let go."""
    told = [(look.day, look.text) for look in store.goal_story.looks(goal.id) if look.day in period]
    for event in store.goal_story.events(goal.id):
        if event.day in period:
            state = goal_state_name(event.state)
            told.append((event.day, f"{state}: {event.word}" if event.word else state))
    lines = tuple(f"{day(when)}: {text}" for when, text in sorted(told))
    return [Section(_("Looked at again"), (Bullets(lines),))] if lines else []
