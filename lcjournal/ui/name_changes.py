"""What a person does to a tag or to someone’s name, everywhere at once and offered to be undone."""

from lcjournal.core.i18n import _
from lcjournal.core.store.names import Names, Renamed
from lcjournal.ui.undo import Undo


class NameChanges:
    """Changes the tags, or the people, of one store. Raises UserError as they do."""

    def __init__(self, names: Names, undo: Undo) -> None:
        self._names, self._undo = names, undo

    def rename(self, old: str, new: str) -> None:
        """Call a name otherwise; where the other name is in use, both become one."""
        in_use = new.strip() in {known.name for known in self._names.all()}
        self._push(self._names.rename(old, new), in_use=in_use)

    def _push(self, done: Renamed, *, in_use: bool) -> None:
        if done.old == done.new:
            return
        said = _("“{old}” and “{new}” are one now") if in_use else _("“{old}” is now called “{new}”")
        last = [done]

        def undo() -> None:
            self._names.restore(last[0])

        def redo() -> None:
            last[0] = self._names.rename(done.old, done.new)

        self._undo.push(said.format(old=done.old, new=done.new), undo, redo)
