"""Our own JSON, read back: activities come whole, under new ids.

Self-checks, desired levels, goals and next steps are counted and said, not read: the journal file and its backups carry
them.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import TypeGuard, TypeVar

from lcjournal.core import kinds
from lcjournal.core.errors import UserError
from lcjournal.core.formats.record import Imported, ImportReading, Problem, reading
from lcjournal.core.formats.safe import clean, valid_day
from lcjournal.core.i18n import _
from lcjournal.core.kinds import word_key
from lcjournal.core.model import Activity, FacetLink, Permission, Reflection, Session, Status

APP = "LC Journal"
FORMAT = "lcjournal-journal"
VERSION = 1
_MINUTES = 1_000_000
_PROMPT = re.compile(r"[a-z0-9_]{1,40}(\.[a-z0-9_]{1,40})?")
_Value = TypeVar("_Value")


def is_journal(data: object) -> TypeGuard[dict[str, object]]:
    """Say whether parsed JSON is a journal that this app wrote."""
    return isinstance(data, dict) and data.get("format") == FORMAT


def read_parsed(file: str, data: dict[str, object]) -> ImportReading:
    """Read the activities outside the bin, each whole but for its goal. Raises UserError for a newer version."""
    if data.get("version") != VERSION:
        raise UserError(_("This file needs a newer version. Nothing was changed."))
    records: list[Imported] = []
    problems: list[Problem] = []
    binned = 0
    own = _own_kinds(data)
    for number, entry in enumerate(_listed(data, "activities"), start=1):
        if isinstance(entry, dict) and entry.get("deleted_at"):
            binned += 1
            continue
        try:
            activity = _activity(_Fields(entry))
            activity = replace(activity, kind=own.get(activity.kind, activity.kind))
        except (TypeError, ValueError):
            problems.append(Problem(file, None, _("Activity {number} is not complete.").format(number=number)))
            continue
        records.append(Imported(activity.id, activity.day, activity.title, whole=activity))
    return reading(APP, file, records, problems, _notes(data, binned))


def _own_kinds(data: dict[str, object]) -> dict[str, str]:
    """Return what stands for each kind that the other journal added: the kind of that name here, else its name alone.

    A kind that this journal does not know is shown as it is.
    """
    here = {word_key(name): info.id for info in kinds.kinds() for name in info.names.values()}
    known = {info.id for info in kinds.kinds()}
    found: dict[str, str] = {}
    for entry in _listed(data, "kinds"):
        if isinstance(entry, dict) and (identity := str(entry.get("id", ""))) not in known:
            name = clean(str(entry.get("name", "")))
            found[identity] = here.get(word_key(name), name or identity)
    return found


def _listed(data: dict[str, object], name: str) -> list[object]:
    found = data.get(name)
    return found if isinstance(found, list) else []


def _notes(data: dict[str, object], binned: int) -> list[str]:
    checks, goals, targets = (len(_listed(data, name)) for name in ("checks", "goals", "targets"))
    notes = []
    if checks or goals or targets:
        sentence = _("Not read from this file: self-checks {checks}, desired levels {targets}, goals {goals}.")
        notes.append(sentence.format(checks=checks, targets=targets, goals=goals))
    if steps := len(_listed(data, "next_steps")):
        notes.append(_("Not read from this file: next steps {count}.").format(count=steps))
    if binned:
        notes.append(_("Not read, as they are in the bin: {count}.").format(count=binned))
    return notes


class _Fields:
    """A JSON object whose fields are read by type. A field of another type raises TypeError."""

    def __init__(self, data: object) -> None:
        if not isinstance(data, dict):
            raise TypeError("not an object")
        self._data = data

    def text(self, name: str, otherwise: str = "") -> str:
        found = self._data.get(name, otherwise)
        if not isinstance(found, str):
            raise TypeError(f"{name} is not text")
        return clean(found)

    def number(self, name: str, otherwise: int = 0) -> int:
        found = self._data.get(name, otherwise)
        if type(found) is not int:
            raise TypeError(f"{name} is not a whole number")
        return found

    def stretch(self) -> int | None:
        found = self.number("stretch") if self.has("stretch") else None
        if found is not None and not 1 <= found <= 5:
            raise ValueError("stretch is out of range")
        return found

    def yes(self, name: str) -> bool:
        return self._data.get(name) is True

    def has(self, name: str) -> bool:
        return self._data.get(name) is not None

    def day(self, name: str) -> date:
        found = date.fromisoformat(self.text(name))
        if valid_day(found.year, found.month, found.day) is None:
            raise ValueError(f"{name} is out of range")
        return found

    def items(self, name: str) -> list["_Fields"]:
        return [_Fields(item) for item in _listed(self._data, name)]

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(clean(str(word)) for word in _listed(self._data, name))

    def optional(self, name: str, read: Callable[[str], _Value]) -> _Value | None:
        return read(self.text(name)) if self._data.get(name) else None


def _activity(entry: _Fields) -> Activity:
    """Return the activity. Raises ValueError or TypeError for a field that is missing or of another kind."""
    if not entry.text("id") or not entry.text("title"):
        raise ValueError("no id or no title")
    reflections = tuple(map(_reflection, entry.items("reflections")))
    facets = {link.text("facet"): link.text("why") for link in entry.items("facets")}
    if len({reflection.prompt for reflection in reflections}) != len(reflections):
        raise ValueError("a prompt occurs twice")
    return Activity(
        title=entry.text("title"),
        day=entry.day("day"),
        kind=entry.text("kind", "other"),
        status=Status(entry.text("status", "done")),
        sessions=tuple(map(_session, entry.items("sessions"))),
        reflections=reflections,
        people=entry.words("people"),
        tags=entry.words("tags"),
        facets=tuple(FacetLink(facet, why) for facet, why in facets.items()),
        private=entry.yes("private"),
        source=entry.text("source"),
        link=entry.text("link"),
        permission=Permission(entry.text("permission")),
        stretch=entry.stretch(),
        starred=entry.yes("starred"),
        method=entry.text("method"),
        id=entry.text("id"),
        created_at=entry.optional("created_at", _instant),
        updated_at=entry.optional("updated_at", _instant),
    )


def _session(entry: _Fields) -> Session:
    minutes = entry.number("minutes")
    if not 0 < minutes <= _MINUTES:
        raise ValueError("minutes out of range")
    start = entry.optional("start", _time_of_day)
    return Session(entry.day("day"), minutes, start, entry.yes("own_time"), entry.text("note"))


def _instant(text: str) -> datetime:
    """Return an instant that every zone can show."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or valid_day(found.year, found.month, found.day) is None:
        raise ValueError("no instant")
    return found


def _time_of_day(text: str) -> time:
    found = time.fromisoformat(text)
    if found.tzinfo is not None:
        raise ValueError("a time of day elsewhere")
    return found


def _reflection(entry: _Fields) -> Reflection:
    prompt = entry.text("prompt")
    if not _PROMPT.fullmatch(prompt):
        raise ValueError("no name of a prompt")
    return Reflection(prompt, entry.text("text"), entry.yes("private"))
