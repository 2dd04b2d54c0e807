"""Suggestions from what the journal holds, and what a person does with one; all of it can be undone."""

from datetime import date, timedelta

from lcjournal.core import i18n
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, FacetLink, Status
from lcjournal.core.store import Store
from lcjournal.core.suggestions import RECENT, Idea, Known, Suggestions, suggestions
from lcjournal.ui.undo import Undo

_AHEAD = timedelta(days=7)


def suggested(store: Store, reading: CheckReading, today: date) -> Suggestions | None:
    """Return what could help after the last check that counts; an older one tells nothing of what could help today."""
    counting = [check.id for check in store.checks.all() if not check.left_out]
    if counting[-1:] != [reading.check.id]:
        return None
    sessions = store.activities.sessions(today - RECENT, today)
    return suggestions(reading, Known(today, sessions, store.activities.planned(), store.checks.dismissed()))


def plan(store: Store, undo: Undo, idea: Idea, today: date) -> None:
    """Put an idea into the journal, a week ahead and linked to its facet."""
    title, day = idea.title.text(), today + _AHEAD
    activity = Activity(title, day, idea.kind, Status.PLANNED, facets=(FacetLink(idea.facet),))
    identity = store.activities.add(activity)
    undo.push(
        _("“{title}” planned for {day}").format(title=title, day=i18n.day(day)),
        lambda: store.activities.bin(identity),
        lambda: store.activities.restore(identity),
    )


def put_away(store: Store, undo: Undo, idea: Idea) -> None:
    """Suggest an idea no more."""
    store.checks.dismiss(idea.key)
    undo.push(
        _("“{title}” will not be suggested again").format(title=idea.title.text()),
        lambda: store.checks.dismiss(idea.key, dismissed=False),
        lambda: store.checks.dismiss(idea.key),
    )
