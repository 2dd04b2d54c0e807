"""What a person does to many activities at once: one step to take back, however many they are."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import ngettext
from lcjournal.core.model import Status
from lcjournal.core.names import status_name
from lcjournal.core.store import Store
from lcjournal.core.store.bulk import Field, Value
from lcjournal.ui.backing_up import BackingUp
from lcjournal.ui.patience import patiently
from lcjournal.ui.undo import Undo

T = TypeVar("T")
_Change = Callable[[Store], object]

MANY = 100
"""More entries than this are changed only after a backup."""


class BulkChanges:
    """Changes many activities of one store. A change that would change nothing leaves no step behind.

    ``say`` shows a sentence while many of them are being written; ``backing_up`` is None where no backup is kept.
    """

    def __init__(self, store: Store, undo: Undo, say: Callable[[str], None], backing_up: BackingUp | None) -> None:
        self._store, self._undo, self._say, self._backing_up = store, undo, say, backing_up

    def add_tag(self, ids: Sequence[str], tag: str) -> None:
        """Put a tag on those that do not bear it."""
        added = self._do(len(ids), lambda store: store.bulk.add_tag(ids, tag))
        self._push(
            ngettext("#{name} put on {count} entry", "#{name} put on {count} entries", len(added)),
            tag,
            len(added),
            lambda store: store.bulk.remove_tag(added, tag),
            lambda store: store.bulk.add_tag(added, tag),
        )

    def remove_tag(self, ids: Sequence[str], tag: str) -> None:
        """Take a tag off those that bear it."""
        places = self._do(len(ids), lambda store: store.bulk.remove_tag(ids, tag))
        self._push(
            ngettext("#{name} taken off {count} entry", "#{name} taken off {count} entries", len(places)),
            tag,
            len(places),
            lambda store: store.bulk.put_tag(tag, places),
            lambda store: store.bulk.remove_tag(places, tag),
        )

    def set_kind(self, ids: Sequence[str], kind: str) -> None:
        """Make them all of one kind."""
        self._set(ids, "kind", kind, _now, kinds.name(kind))

    def set_status(self, ids: Sequence[str], status: Status) -> None:
        """Say where they all stand."""
        self._set(ids, "status", status.value, _now, status_name(status))

    def set_goal(self, ids: Sequence[str], goal_id: str | None) -> None:
        """Link them all to a goal, or with None to no goal."""
        title = self._store.goals.get(goal_id).title if goal_id else ""
        self._set(ids, "goal_id", goal_id, _linked if goal_id else _linked_to_none, title)

    def set_private(self, ids: Sequence[str], *, private: bool) -> None:
        """Keep them all out of every share, or no longer."""
        self._set(ids, "private", int(private), _private if private else _no_longer_private)

    def bin(self, ids: Sequence[str]) -> None:
        """Put them all into the bin."""
        gone = self._do(len(ids), lambda store: store.bulk.bin(ids))
        told = ngettext("{count} entry moved to the bin", "{count} entries moved to the bin", len(gone))
        self._push(told, "", len(gone), lambda store: store.bulk.restore(gone), lambda store: store.bulk.bin(gone))

    def _set(self, ids: Sequence[str], field: Field, value: Value, told: Callable[[int], str], name: str = "") -> None:
        before = self._do(len(ids), lambda store: store.bulk.set_field(ids, field, value))
        self._push(
            told(len(before)),
            name,
            len(before),
            lambda store: store.bulk.put_field(field, before),
            lambda store: store.bulk.set_field(list(before), field, value),
        )

    def _do(self, count: int, change: Callable[[Store], T]) -> T:
        if count > MANY and self._backing_up is not None:
            change = self._backing_up.first(change)
        return patiently(self._store, count, change, self._say)

    def _push(self, told: str, name: str, count: int, undo: _Change, redo: _Change) -> None:
        if count:
            text = told.format(name=name, count=i18n.integer(count))
            self._undo.push(text, partial(self._do, count, undo), partial(self._do, count, redo))


def _now(count: int) -> str:
    return ngettext("{count} entry is now: {name}", "{count} entries are now: {name}", count)


def _linked(count: int) -> str:
    return ngettext("{count} entry linked to “{name}”", "{count} entries linked to “{name}”", count)


def _linked_to_none(count: int) -> str:
    return ngettext("{count} entry linked to no goal", "{count} entries linked to no goal", count)


def _private(count: int) -> str:
    return ngettext("{count} entry is now private", "{count} entries are now private", count)


def _no_longer_private(count: int) -> str:
    return ngettext("{count} entry is no longer private", "{count} entries are no longer private", count)
