"""What a person wrote: titles and reflections, byte for byte, with the texts they replaced."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from os.path import commonprefix

from lcjournal.core.model import Activity, Reflection
from lcjournal.core.sqlite import Database
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.rows import instant, sha256
from lcjournal.core.written import texts

_COALESCE = timedelta(minutes=10)
_MOST = 0.8


def write_texts(db: Database, connection: Connection, before: Activity | None, now: Activity) -> None:
    """Keep the reflections of ``now``; every text of ``before`` that changes or goes is in the revisions first.

    A prompt that is absent from ``now`` is emptied.
    """
    written = texts(now)
    for field, text in (texts(before) if before else {}).items():
        if before and text and text != written.get(field):
            keep_text(db, connection, Replaced(before.id, field, text, before.updated_at), written.get(field, ""))
    old = {part.prompt: part for part in before.reflections} if before else {}
    emptied = {prompt: Reflection(prompt, "", part.private) for prompt, part in old.items()}
    for prompt, part in (emptied | {part.prompt: part for part in now.reflections}).items():
        if old.get(prompt) != part:
            row = {"activity_id": now.id, "prompt": prompt, "text": part.text, "sha256": sha256(part.text)}
            kept = row | {"private": int(part.private), "updated_at": connection.stamp()}
            db.table("reflection").upsert(kept, pk=("activity_id", "prompt"))


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text that gives way: of which record, under which field, and when it was written, if that is known."""

    subject_id: str
    field: str
    text: str
    written_at: datetime | None


def keep_text(db: Database, connection: Connection, old: Replaced, new: str) -> None:
    """Append a replaced text to the revisions, but not once every two seconds of typing.

    Autosave writes while a person types. Of one stretch of writing the text before it is kept, and any moment at which
    a good part of the text went away.
    """
    now = connection.now()
    sql = "SELECT replaced_at FROM revision WHERE subject_id = ? AND field = ? ORDER BY rowid DESC LIMIT 1"
    row = db.execute(sql, [old.subject_id, old.field]).fetchone()
    last = instant(row[0]) if row else None
    typing = last is not None and abs(now - last) < _COALESCE  # the clock may have been set back
    if not typing or _unchanged(old.text, new) <= _MOST * len(old.text):
        append_text(db, connection, old)


def append_text(db: Database, connection: Connection, old: Replaced) -> None:
    """Append a text to the revisions, unless it is the last one there already."""
    sql = "SELECT text FROM revision WHERE subject_id = ? AND field = ? ORDER BY rowid DESC LIMIT 1"
    if db.execute(sql, [old.subject_id, old.field]).fetchone() == (old.text,):
        return
    now = connection.now()
    db.table("revision").insert(
        {
            "id": connection.new_id(),
            "subject_id": old.subject_id,
            "field": old.field,
            "text": old.text,
            "written_at": (old.written_at or now).isoformat(timespec="milliseconds"),
            "replaced_at": connection.stamp(),
        }
    )


def _unchanged(old: str, new: str) -> int:
    """Return how many characters of ``old`` stand before and behind the place that changed."""
    start = len(commonprefix([old, new]))  # noqa: RUF071 -- texts, not paths
    end = len(commonprefix([old[start:][::-1], new[start:][::-1]]))  # noqa: RUF071
    return start + end


def damaged_texts(db: Database) -> list[str]:
    """Name the reflections that are not what was written, by the digest kept beside each: a flipped bit shows here."""
    rows = db.execute("SELECT activity_id, prompt, CAST(text AS BLOB), sha256 FROM reflection")  # it may be no text now
    found = (
        (identity, prompt) for identity, prompt, text, digest in rows if hashlib.sha256(text).hexdigest() != digest
    )
    return [f"reflection {identity} {prompt}" for identity, prompt in found]
