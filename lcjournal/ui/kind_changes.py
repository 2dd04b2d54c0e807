"""What a person does to their kinds, done at once and offered to be undone."""

from collections.abc import Callable

from lcjournal.core import kinds
from lcjournal.core.i18n import _
from lcjournal.core.store import Store
from lcjournal.ui.undo import Undo


class KindChanges:
    """Changes the kinds of one store, each change with its undo. Raises UserError as ``store.kinds`` does."""

    def __init__(self, store: Store, undo: Undo) -> None:
        self._kinds, self._undo = store.kinds, undo

    def add(self, name: str) -> None:
        """Offer a new kind."""
        self._do(lambda: self._kinds.add(name), _("Kind “{name}” added").format(name=name.strip()))

    def rename(self, kind: str, name: str) -> None:
        """Call a kind otherwise."""
        before = kinds.name(kind)
        self._do(lambda: self._kinds.rename(kind, name), _("Kind “{name}” renamed").format(name=before))

    def set_hidden(self, kind: str, *, hidden: bool) -> None:
        """Offer a kind no longer, or again."""
        said = _("“{name}” is no longer offered") if hidden else _("“{name}” is offered again")
        self._do(lambda: self._kinds.set_hidden(kind, hidden=hidden), said.format(name=kinds.name(kind)))

    def move(self, kind: str, place: int) -> None:
        """Offer a kind at another place."""
        said = _("“{name}” moved").format(name=kinds.name(kind))
        self._do(lambda: self._kinds.move(kind, place), said, snack=False)

    def _do(self, act: Callable[[], object], text: str, *, snack: bool = True) -> None:
        before = self._kinds.all()
        act()
        after = self._kinds.all()
        if after != before:
            self._undo.push(text, lambda: self._kinds.put(before), lambda: self._kinds.put(after), snack=snack)
