"""The kinds of a person's own: presets renamed, hidden or moved, and kinds they added."""

from collections.abc import Iterable
from dataclasses import replace

from lcjournal.core.errors import UserError
from lcjournal.core.folding import fold
from lcjournal.core.i18n import _, language
from lcjournal.core.kinds import OwnKind, coloured, presets, whole
from lcjournal.core.model import Change, Kind
from lcjournal.core.sqlite import Database
from lcjournal.core.store.connection import Connection

_USED = "SELECT kind FROM activity UNION SELECT kind FROM template"


class Kinds:
    """The kinds of one open journal. A change touches no activity: each keeps the kind it has, hidden or not."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _db(self) -> Database:
        return self._connection.db

    def all(self) -> tuple[OwnKind, ...]:
        """Return every kind, presets included, in the order in which they are offered."""
        rows = self._db.execute("SELECT id, name, hidden, look FROM own_kind ORDER BY place")
        return whole(OwnKind(identity, name, bool(hidden), look) for identity, name, hidden, look in rows)

    def uses(self) -> dict[str, int]:
        """Return how many activities outside the bin are of each kind that has any."""
        return dict(self._db.execute("SELECT kind, count(*) FROM activity WHERE deleted_at IS NULL GROUP BY kind"))

    def add(self, name: str) -> str:
        """Add a kind, before “other” where that is the last, and return its id.

        Raises UserError when the name is empty or another kind bears it.
        """
        kinds, identity = list(self.all()), self._connection.new_id()
        own = OwnKind(identity, self._free_name(name, identity))
        kinds.insert(len(kinds) - (kinds[-1].id == Kind.OTHER), own)
        self.put(self._coloured(kinds))
        return identity

    def rename(self, kind: str, name: str) -> None:
        """Give a kind another name; a preset that is given none, or its own, has its own again.

        Raises UserError as ``add`` does, and KeyError when the kind is unknown.
        """
        own_names = (("", preset.names[language()]) for preset in presets() if preset.id == kind)
        wanted = "" if name.strip() in next(own_names, ()) else self._free_name(name, kind)
        self.put(replace(own, name=wanted) if own.id == kind else own for own in self._with(kind))

    def set_hidden(self, kind: str, *, hidden: bool) -> None:
        """Offer a kind no longer, or again; added kinds take over, or give back, its colours. Raises KeyError."""
        changed = (replace(own, hidden=hidden) if own.id == kind else own for own in self._with(kind))
        self.put(self._coloured(changed))

    def move(self, kind: str, place: int) -> None:
        """Offer a kind at the index ``place`` of all. Raises KeyError."""
        kinds = list(self._with(kind))
        moved = next(own for own in kinds if own.id == kind)
        kinds.remove(moved)
        kinds.insert(place, moved)
        self.put(kinds)

    def put(self, kinds: Iterable[OwnKind]) -> None:
        """Keep exactly these kinds, as ``all`` returned them: how a change is taken back.

        One that is not among them but that something was written under since stays, hidden, and keeps its name.
        """
        wanted = tuple(kinds)
        ids = {own.id for own in wanted}
        with self._connection.write(Change.ACTIVITIES | Change.JOURNAL) as db:
            used = self._used()
            stay = (replace(own, hidden=True, look="") for own in self.all() if own.id not in ids and own.id in used)
            db.execute("DELETE FROM own_kind")
            for place, own in enumerate((*wanted, *stay)):
                row = {"id": own.id, "name": own.name, "hidden": int(own.hidden), "look": own.look, "place": place}
                db.table("own_kind").insert(row)

    def _with(self, kind: str) -> tuple[OwnKind, ...]:
        kinds = self.all()
        if all(own.id != kind for own in kinds):
            raise KeyError(kind)
        return kinds

    def _used(self) -> set[str]:
        return {str(row[0]) for row in self._db.execute(_USED)}

    def _coloured(self, kinds: Iterable[OwnKind]) -> tuple[OwnKind, ...]:
        return coloured(kinds, self._used())

    def _free_name(self, name: str, kind: str) -> str:
        """Return a name that no kind but ``kind`` bears, whichever the language, without space around it."""
        wanted = name.strip()
        if not wanted:
            raise UserError(_("Give the kind a name."))
        names = {preset.id: set(preset.names.values()) for preset in presets()}
        for own in self.all():
            borne = {own.name} if own.name else names[own.id]
            if own.id != kind and fold(wanted) in map(fold, borne):
                raise UserError(_("There is already a kind named “{name}”.").format(name=wanted))
        return wanted
