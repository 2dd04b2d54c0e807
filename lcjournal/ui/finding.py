"""Entries, people, tags and goals for Ctrl+K, one slip of the hand forgiven."""

from collections.abc import Callable
from functools import partial

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, Filter
from lcjournal.core.store import Store
from lcjournal.ui.widgets.command_palette import Hit, Source, matches

_MOST = 6


def entries_source(store: Store, navigate: Callable[[str, object], object]) -> Source:
    """Return what finds activities by their words, and people and tags by the start of their names."""

    def find(text: str) -> list[Hit]:
        if not text.strip():
            return []
        rows = store.activities.page(Filter(text=text), limit=_MOST) or _meant(store, text)
        hits = [_entry(row, navigate) for row in rows]
        typed = text.strip().lstrip("#@")
        people = [name for name in store.people.known() if matches(typed, name)][:_MOST]
        tags = [name for name in store.tags.known() if matches(typed, name)][:_MOST]
        goals = [goal for goal in store.goals.all() if matches(typed, goal.title)][:_MOST]
        hits += [
            Hit(name, _("Person"), "user", partial(navigate, "journal", Filter(people=(name,)))) for name in people
        ]
        hits += [Hit(name, _("Tag"), "hash", partial(navigate, "journal", Filter(tags=(name,)))) for name in tags]
        hits += [Hit(goal.title, _("Goal"), "target", partial(navigate, "goals", goal.id)) for goal in goals]
        return hits

    return find


def _meant(store: Store, text: str) -> list[ActivityRow]:
    """Find entries by the words that may have been meant: the last one may be half typed, the others have a slip."""
    words = [next(iter(store.activities.near_words(word)), word) for word in text.split()]
    return store.activities.page(Filter(text=" ".join(words)), limit=_MOST) if words != text.split() else []


def _entry(row: ActivityRow, navigate: Callable[[str, object], object]) -> Hit:
    when = i18n.day(row.day, "d MMMM y")
    return Hit(row.title or _("Untitled"), when, kinds.info(row.kind).icon, partial(navigate, "journal", row.id))
