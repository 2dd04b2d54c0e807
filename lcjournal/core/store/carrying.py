"""The names of tags and people outside activities, in templates and saved filters, brought in step with a rename."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lcjournal.core.sqlite import Database
from lcjournal.core.store.saved_filters import from_json, to_json


@dataclass(frozen=True, slots=True)
class Carried:
    """A cell of the row ``id`` of a table that said ``before`` and says ``after`` since a rename."""

    table: str
    column: str
    id: str
    before: str
    after: str


def carry(db: Database, kind: str, old: str, new: str) -> tuple[Carried, ...]:
    """Call the tag, or the person, ``old`` ``new`` in templates, the bin included, and in the chips of saved filters.

    The words that a person typed into a search stay.
    """

    def in_template(tags: str) -> str:
        return "\n".join(renamed(tags.split("\n"), old, new)) if kind == "tag" else tags

    def in_filter(text: str) -> str:
        filter_ = from_json(text)
        if kind == "tag":
            return to_json(replace(filter_, tags=renamed(filter_.tags, old, new)))
        return to_json(replace(filter_, people=renamed(filter_.people, old, new)))

    carried = (*_rewritten(db, "template", "tags", in_template), *_rewritten(db, "saved_filter", "filter", in_filter))
    _put(db, ((one, one.after) for one in carried))
    return carried


def put_back(db: Database, carried: Iterable[Carried]) -> None:
    """Let each cell say what it said before, unless it says something else again."""
    _put(db, ((one, one.before) for one in carried if _says(db, one)))


def renamed(names: Iterable[str], old: str, new: str) -> tuple[str, ...]:
    """Return names with ``new`` in the place of ``old``, each once."""
    return tuple(dict.fromkeys(new if name == old else name for name in names))


def _rewritten(db: Database, table: str, column: str, rewrite: Callable[[str], str]) -> list[Carried]:
    rows = db.execute(f"SELECT id, {column} FROM {table}").fetchall()
    found = (Carried(table, column, identity, before, rewrite(before)) for identity, before in rows)
    return [one for one in found if one.after != one.before]


def _says(db: Database, one: Carried) -> bool:
    sql = f"SELECT 1 FROM {one.table} WHERE id = ? AND {one.column} = ?"
    return db.execute(sql, [one.id, one.after]).fetchone() is not None


def _put(db: Database, texts: Iterable[tuple[Carried, str]]) -> None:
    for one, text in texts:
        db.execute(f"UPDATE {one.table} SET {one.column} = ? WHERE id = ?", [text, one.id])
