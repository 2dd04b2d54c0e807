"""What a person wrote: titles and reflections, byte for byte, with the texts they replaced."""

from datetime import timedelta

from sqlite_utils import Database

from lcjournal.core.model import Activity
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.rows import instant, sha256

_COALESCE = timedelta(minutes=10)


def write_texts(db: Database, connection: Connection, before: Activity | None, now: Activity) -> None:
    """Keep the reflections of ``now``; texts of ``before`` that change go to the revisions first.

    A prompt that is absent from ``now`` is emptied, and its text kept as a revision.
    """
    old = {part.prompt: part.text for part in before.reflections} if before else {}
    new = {part.prompt: part.text for part in now.reflections}
    if before and before.title != now.title:
        _keep(db, connection, before, "title", before.title, now.title)
    for prompt in {*old, *new}:
        text = new.get(prompt, "")
        if prompt in old and old[prompt] == text:
            continue
        if before and old.get(prompt):
            _keep(db, connection, before, prompt, old[prompt], text)
        row = {"activity_id": now.id, "prompt": prompt, "text": text, "sha256": sha256(text)}
        db.table("reflection").upsert(row | {"updated_at": connection.stamp()}, pk=("activity_id", "prompt"))


def _keep(db: Database, connection: Connection, before: Activity, field: str, old: str, new: str) -> None:
    """Append ``old`` to the revisions, but not once every two seconds of typing.

    Autosave writes while a person types. Of one stretch of writing the text before it is kept, and any moment at which
    a good part of the text went away.
    """
    now = connection.now()
    sql = "SELECT max(replaced_at) FROM revision WHERE subject_id = ? AND field = ?"
    last = instant(db.execute(sql, [before.id, field]).fetchone()[0])
    typing = last is not None and now - last < _COALESCE
    if typing and len(new) > 0.8 * len(old):
        return
    written = before.updated_at or now
    db.table("revision").insert(
        {
            "id": connection.new_id(),
            "subject_id": before.id,
            "field": field,
            "text": old,
            "written_at": written.isoformat(timespec="milliseconds"),
            "replaced_at": connection.stamp(),
        }
    )
