"""What a person does to a tag or to someone’s name, everywhere at once and offered to be undone."""

from collections.abc import Callable
from typing import TypeVar

from lcjournal.core.i18n import _
from lcjournal.core.store import Store
from lcjournal.core.store.names import Names, Renamed, Table
from lcjournal.ui.bus import Bus
from lcjournal.ui.patience import patiently
from lcjournal.ui.undo import Undo

T = TypeVar("T")


class NameChanges:
    """Changes the tags, or the people, of one store. Raises UserError as they do.

    ``say`` shows a sentence while many entries are being written.
    """

    def __init__(self, store: Store, table: Table, undo: Undo, bus: Bus, say: Callable[[str], None]) -> None:
        self._store, self._table, self._undo, self._bus, self._say = store, table, undo, bus, say

    def rename(self, old: str, new: str) -> None:
        """Call a name otherwise; where the other name is in use, both become one."""
        uses = {known.name: known.uses for known in self._names(self._store).all()}
        count = uses.get(old, 0)
        done = self._do(count, lambda names: names.rename(old, new))
        if done.old != done.new:
            self._bus.renamed.emit(self._table, done.old, done.new)
            self._push(done, count, in_use=done.new in uses)

    def _push(self, done: Renamed, count: int, *, in_use: bool) -> None:
        said = _("“{old}” and “{new}” are one now") if in_use else _("“{old}” is now called “{new}”")
        last = [done]

        def undo() -> None:
            self._do(count, lambda names: names.restore(last[0]))
            if not in_use:  # where both names are back, what shows the one that stayed can go on
                self._bus.renamed.emit(self._table, done.new, done.old)

        def redo() -> None:
            last[0] = self._do(count, lambda names: names.rename(done.old, done.new))
            self._bus.renamed.emit(self._table, done.old, done.new)

        self._undo.push(said.format(old=done.old, new=done.new), undo, redo)

    def _do(self, count: int, change: Callable[[Names], T]) -> T:
        return patiently(self._store, count, lambda store: change(self._names(store)), self._say)

    def _names(self, store: Store) -> Names:
        return store.tags if self._table == "tag" else store.people
