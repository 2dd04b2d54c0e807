"""Entries, people and tags for Ctrl+K."""

from collections.abc import Callable
from functools import partial

from lcjournal.core import i18n, kinds
from lcjournal.core.folding import fold
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, Filter
from lcjournal.core.store import Store
from lcjournal.ui.widgets.command_palette import Hit, Source

_MOST = 6


def entries_source(store: Store, navigate: Callable[[str, object], object]) -> Source:
    """Return what finds activities by their words, and people and tags by the start of their names."""

    def find(text: str) -> list[Hit]:
        if not text.strip():
            return []
        hits = [_entry(row, navigate) for row in store.activities.page(Filter(text=text), limit=_MOST)]
        start = fold(text.strip().lstrip("#@"))
        people = [name for name in store.activities.people() if fold(name).startswith(start)][:_MOST]
        tags = [name for name in store.activities.tags() if fold(name).startswith(start)][:_MOST]
        hits += [Hit(name, _("Person"), "user", partial(navigate, "journal", Filter(person=name))) for name in people]
        hits += [Hit(name, _("Tag"), "hash", partial(navigate, "journal", Filter(tag=name))) for name in tags]
        return hits

    return find


def _entry(row: ActivityRow, navigate: Callable[[str, object], object]) -> Hit:
    when = i18n.day(row.day, "d MMMM y")
    return Hit(row.title or _("Untitled"), when, kinds.info(row.kind).icon, partial(navigate, "journal", row.id))
