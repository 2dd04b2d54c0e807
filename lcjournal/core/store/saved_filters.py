"""Searches that a person kept under a name."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Any

from lcjournal.core.model import Change, Filter, Status
from lcjournal.core.sqlite import reading
from lcjournal.core.store.connection import Connection


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter and what the person calls it."""

    name: str
    filter: Filter


class SavedFilters:
    """The saved filters of one open journal, in the order in which they were first kept."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @reading
    def all(self) -> tuple[SavedFilter, ...]:
        """Return them all."""
        rows = self._connection.db.execute("SELECT name, filter FROM saved_filter ORDER BY place, id")
        return tuple(SavedFilter(name, from_json(text)) for name, text in rows)

    def get(self, name: str) -> Filter | None:
        """Return the filter of a name, or None."""
        return next((saved.filter for saved in self.all() if saved.name == name), None)

    def save(self, name: str, filter_: Filter) -> None:
        """Keep a filter under a name; another one of that name gives way."""
        with self._connection.write(Change.JOURNAL) as db:
            known = db.execute("SELECT id FROM saved_filter WHERE name = ?", [name]).fetchone()
            if known:
                db.table("saved_filter").update(known[0], {"filter": to_json(filter_)})
                return
            place = db.execute("SELECT coalesce(max(place) + 1, 0) FROM saved_filter").fetchone()[0]
            row = {"id": self._connection.new_id(), "name": name, "filter": to_json(filter_), "place": place}
            db.table("saved_filter").insert(row)

    def remove(self, name: str) -> None:
        """Let a filter go: nothing that a person wrote goes with it."""
        with self._connection.write(Change.JOURNAL) as db:
            db.execute("DELETE FROM saved_filter WHERE name = ?", [name])


def to_json(filter_: Filter) -> str:
    """Return a filter as JSON, without what does not narrow; days are ISO 8601."""
    empty = asdict(Filter())
    narrowing = {key: value for key, value in asdict(filter_).items() if value != empty[key]}
    return json.dumps(narrowing, ensure_ascii=False, default=_plain)


def from_json(text: str) -> Filter:
    """Return the filter; what a newer version may have added is passed over."""
    data: dict[str, Any] = json.loads(text)
    lists: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    known = {key: value for key, value in lists.items() if key in asdict(Filter())}
    for day in ("since", "until", "session_since", "session_until"):
        if day in known:
            known[day] = date.fromisoformat(known[day])
    if "status" in known:
        known["status"] = Status(known["status"])
    return Filter(**known)


def _plain(value: date | Enum) -> object:
    return value.value if isinstance(value, Enum) else value.isoformat()
