"""Between rows of the journal file and the dataclasses of ``core.model``."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from lcjournal.core.methods import reading_order
from lcjournal.core.model import (
    Activity,
    ActivityRow,
    Attachment,
    FacetLink,
    Permission,
    Reflection,
    Session,
    Status,
)
from lcjournal.core.sqlite import Database, reading

# The line under a title in the list says what was learned before it says what happened.
_EXCERPT = """
  coalesce((SELECT substr(text, 1, 200) FROM reflection WHERE activity_id = activity.id AND text <> ''
    ORDER BY CASE prompt WHEN 'so_what' THEN 1 WHEN 'what' THEN 2 WHEN 'note' THEN 3 ELSE 4 END LIMIT 1), '')
"""
_ATTACHED = "EXISTS (SELECT 1 FROM attachment WHERE activity_id = activity.id AND attachment.deleted_at IS NULL)"
ROW_COLUMNS = (
    f"activity.id, activity.title, kind, status, day, minutes, private, {_EXCERPT}, position, starred, {_ATTACHED}"
)


def instant(text: str | None) -> datetime | None:
    """Return a stored UTC instant."""
    return datetime.fromisoformat(text) if text else None


def day(text: str | None) -> date | None:
    """Return a stored day."""
    return date.fromisoformat(text) if text else None


def sha256(text: str) -> str:
    """Return the digest kept beside what a person wrote, by which later damage is noticed."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@reading
def activity_row(row: tuple[str, str, str, str, str, int, int, str, int, int, int]) -> ActivityRow:
    """Return a line of the list from a row of ``ROW_COLUMNS``."""
    identity, title, kind, status, on, minutes, private, excerpt, position, starred, attached = row
    return ActivityRow(
        identity,
        title,
        kind,
        Status(status),
        date.fromisoformat(on),
        minutes,
        bool(private),
        excerpt,
        position,
        bool(starred),
        bool(attached),
    )


@reading
def read_activities(db: Database, ids: list[str]) -> list[Activity]:
    """Return whole activities in the order of ``ids``; an unknown id raises KeyError.

    One query a table whatever the number of ids, so that exporting years takes seconds.
    """
    marks = ",".join("?" * len(ids))
    sessions, reflections, people, tags, facets, attachments = (
        _grouped(db.execute(sql.format(marks=marks), ids)) for sql in _PARTS
    )
    rows = {row[0]: row for row in db.execute(f"SELECT {_WHOLE} FROM activity WHERE id IN ({marks})", ids)}
    return [
        replace(
            _activity(rows[identity]),
            sessions=tuple(_session(part) for part in sessions.get(identity, ())),
            reflections=_reflections(reflections.get(identity, ())),
            people=tuple(str(part[0]) for part in people.get(identity, ())),
            tags=tuple(str(part[0]) for part in tags.get(identity, ())),
            facets=tuple(FacetLink(str(part[0]), str(part[1])) for part in facets.get(identity, ())),
            attachments=tuple(map(attachment, attachments.get(identity, ()))),
        )
        for identity in ids
    ]


_WHOLE = (
    "id, kind, title, status, day, private, source, link, permission, stretch, starred, method, continues_id, "
    "goal_id, check_id, created_at, updated_at, deleted_at"
)
_PARTS = (
    """SELECT activity_id, id, day, start, minutes, own_time, note FROM session WHERE activity_id IN ({marks})
       ORDER BY activity_id, day, start, rowid""",
    "SELECT activity_id, prompt, text, private FROM reflection WHERE activity_id IN ({marks})",
    """SELECT activity_id, name FROM activity_person JOIN person ON person.id = person_id
       WHERE activity_id IN ({marks}) ORDER BY activity_id, place""",
    """SELECT activity_id, name FROM activity_tag JOIN tag ON tag.id = tag_id
       WHERE activity_id IN ({marks}) ORDER BY activity_id, place""",
    "SELECT activity_id, facet, why FROM activity_facet WHERE activity_id IN ({marks}) ORDER BY activity_id, place",
    """SELECT activity_id, id, name, sha256, size, added_at FROM attachment
       WHERE activity_id IN ({marks}) AND deleted_at IS NULL ORDER BY activity_id, added_at, rowid""",
)
_Part = tuple[object, ...]


def _grouped(rows: Iterable[_Part]) -> dict[str, list[_Part]]:
    groups: dict[str, list[_Part]] = {}
    for owner, *part in rows:
        groups.setdefault(str(owner), []).append(tuple(part))
    return groups


def _session(part: _Part) -> Session:
    identity, on, start, minutes, own_time, note = part
    return Session(
        date.fromisoformat(str(on)),
        int(str(minutes)),
        time.fromisoformat(str(start)) if start else None,
        bool(own_time),
        str(note),
        str(identity),
    )


def _reflections(parts: Iterable[_Part]) -> tuple[Reflection, ...]:
    found = (Reflection(str(prompt), str(text), bool(private)) for prompt, text, private in parts)
    return tuple(sorted(found, key=lambda part: reading_order(part.prompt)))


@reading
def attachment(part: _Part) -> Attachment:
    """Return an attachment from its id, name, digest, size and the instant it was added."""
    identity, name, digest, size, added_at = part
    return Attachment(str(name), str(digest), int(str(size)), datetime.fromisoformat(str(added_at)), str(identity))


def _activity(row: tuple[Any, ...]) -> Activity:
    identity, kind, title, status, on, private, *told, goal_id, check_id, created_at, updated_at, deleted_at = row
    source, link, permission, stretch, starred, method, continues = told
    return Activity(
        id=identity,
        kind=kind,
        title=title,
        status=Status(status),
        day=date.fromisoformat(on),
        private=bool(private),
        source=source,
        link=link,
        permission=Permission(permission),
        stretch=stretch,
        starred=bool(starred),
        method=method,
        continues=continues,
        goal_id=goal_id,
        check_id=check_id,
        created_at=instant(created_at),
        updated_at=instant(updated_at),
        deleted_at=instant(deleted_at),
    )
