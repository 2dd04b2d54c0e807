"""What may stand in for a value that cannot be, or for a row that is lost."""

from datetime import UTC, datetime

from lcjournal.core.salvage.rows import Row
from lcjournal.core.store.shapes import Cell, Cells, tables


def instant_of(identity: Cell) -> datetime | None:
    """Return the instant that a UUIDv7 was made, which its first 48 bits tell; None where it cannot have been."""
    try:
        made = datetime.fromtimestamp(int(str(identity)[:8] + str(identity)[9:13], 16) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return made if 1970 <= made.year <= 2200 else None


_NEUTRAL: dict[str, Cells] = {
    "activity": {
        "position": 0,
        "kind": "other",
        "title": "",
        "status": "done",
        "minutes": 0,
        "private": 1,
        "source": "",
        "link": "",
        "permission": "",
        "starred": 0,
        "method": "",
        "resurface": 1,
    },
    "goal": {
        "title": "",
        "where_i_am": "",
        "what_i_want": "",
        "why": "",
        "facet": "",
        "influence": "mine",
        "state": "open",
        "approach": "",
        "look_months": 0,
    },
    "goal_look": {"text": ""},
    "goal_event": {"word": ""},
    "slot": {"name": "", "zone": "", "sequence": 0},
    "pause": {"name": ""},
    "target": {"word": ""},
    "reflection": {"text": "", "sha256": "", "private": 1},
    "revision": {"text": ""},
    "next_step": {"cue": "", "action": "", "outcome": "", "answer": ""},
    "template": {"name": "", "kind": "other", "title": "", "method": "", "tags": ""},
    "session": {"note": "", "own_time": 0},
    "item_note": {"text": ""},
}


def stand_in(table: str, identity: str, now: datetime) -> Row:
    """Return a row in the place of one that is lost but that others belong to: nothing but its id and its day."""
    columns = tables()[table].columns
    cells: Cells = {column.name: column.default for column in columns} | {"id": identity}
    missing = tuple(column.name for column in columns if column.required and column.name != "id")
    row = Row(tables()[table], cells, doubtful=True, bad=missing)
    mend(row, now)
    return row


def mend(row: Row, now: datetime) -> bool:
    """Give bad values of a row with words a neutral one: none, private, the day its id was made; return if all could.

    Nothing is guessed that would count: a session without its minutes or an answer without its value stays bad.
    """
    columns, left = {column.name: column for column in row.table.columns}, []
    neutral = _NEUTRAL.get(row.table.name)
    made = instant_of(row.cells[row.table.key[0]]) or now
    for name in row.bad:
        column = columns[name]
        if not column.required:
            row.cells[name] = None
        elif neutral is not None and name in neutral:
            row.cells[name] = neutral[name]
        elif neutral is not None and name.endswith("_at"):
            row.cells[name] = made.isoformat(timespec="milliseconds")
        elif row.table.name in {"activity", "next_step"} and name.endswith("day"):
            row.cells[name] = made.date().isoformat()
        else:
            left.append(name)
    row.doubtful |= bool(row.bad)
    row.bad = tuple(left)
    return not left
