"""What every importer gives back, and the way from there into the journal.

An importer is a pure function of a path: ``read(path) -> ImportReading``. Nothing is written until ``import_into``,
so that a preview shows exactly what would come in.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from lcjournal.core.formats.safe import clean
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Kind, Reflection, Session, Status
from lcjournal.core.plain_text import plain_line

if TYPE_CHECKING:
    from lcjournal.core.store import Store

TITLE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: the file, its line (1 is the first) where known, and a sentence to show."""

    file: str
    line: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Imported:
    """One thing that another app noted. ``text`` is Markdown.

    ``source_id`` is stable: reading the same file again gives the same one. ``start`` is local time. ``whole`` is
    the activity itself where the file is our own and holds more than these fields.
    """

    source_id: str
    day: date
    title: str
    text: str = ""
    start: time | None = None
    kind: str = Kind.OTHER
    status: Status = Status.DONE
    minutes: int | None = None
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    source: str = ""
    private: bool = False
    whole: Activity | None = None


@dataclass(frozen=True, slots=True)
class ImportReading:
    """A file as understood. ``app`` names where it comes from; ``notes`` are sentences on what was left aside.

    ``bring`` is there where a whole journal comes in, all at once; the records only show what is in it.
    """

    app: str
    records: tuple[Imported, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    bring: "Callable[[Store], ImportReport] | None" = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: activities added, those that an earlier import had brought, and what could not be read."""

    added: int
    already_there: int
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def fingerprint(*parts: str) -> str:
    """Return 16 hexadecimal digits of the SHA-256 of the parts: the id of what has none of its own."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def reading(
    app: str, file: str, records: Iterable[Imported], problems: Iterable[Problem], notes: Iterable[str] = ()
) -> ImportReading:
    """Return a reading whose texts can be stored and whose ids are unique.

    Two identical records are two records: the second id gets ``#2``. A text that held characters no text may hold
    (NUL, halves of a pair) keeps U+FFFD in their place, and a problem says so.
    """
    seen: Counter[str] = Counter()
    kept: list[Imported] = []
    said = list(problems)
    for record in records:
        seen[record.source_id] += 1
        number = seen[record.source_id]
        tidy = _cleaned(record)
        if tidy != record:
            sentence = _("“{title}”: characters that no text can hold were replaced.")
            said.append(Problem(file, None, sentence.format(title=tidy.title)))
        kept.append(tidy if number == 1 else replace(tidy, source_id=f"{record.source_id}#{number}"))
    return ImportReading(app, tuple(kept), tuple(said), tuple(notes))


def _cleaned(record: Imported) -> Imported:
    return replace(
        record,
        title=clean(record.title),
        text=clean(record.text),
        source=clean(record.source),
        tags=tuple(map(clean, record.tags)),
        people=tuple(map(clean, record.people)),
    )


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words in order, trimmed, without empty ones and without a second spelling in capitals."""
    found: dict[str, str] = {}
    for word in map(str.strip, words):
        if word:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())


def title_from(markdown: str) -> str:
    """Return the first line that has a word in it, without its markup and shortened; ``""`` if there is none."""
    for line in markdown.splitlines():
        if text := plain_line(line[:2000]):
            return shortened(text)
    return ""


def shortened(text: str) -> str:
    """Return one line of at most ``TITLE_LENGTH`` characters, cut after a sentence or else between words with “…”."""
    line = " ".join(text.split())
    if len(line) <= TITLE_LENGTH:
        return line
    if sentence := re.match(r".{20,}?[.?!…](?=\s)", line[:TITLE_LENGTH]):
        return sentence[0]
    head = line[: TITLE_LENGTH - 1]
    return head[: head.rfind(" ") if " " in head[40:] else None].rstrip(" ,;:") + "…"


def to_activity(app: str, record: Imported) -> Activity:
    """Return the record as an activity. Minutes become one session; a time of day without minutes stays in the source.

    A title too long for a list is shortened, and the text then begins with the whole of it.
    """
    if record.whole is not None:
        return record.whole
    title, text = shortened(record.title), record.text
    if title != record.title.strip() and record.title.strip() not in text:
        text = f"{record.title.strip()}\n\n{text}".rstrip()
    source = record.source or app
    sessions: tuple[Session, ...] = ()
    if record.minutes:
        sessions = (Session(record.day, record.minutes, start=record.start),)
    elif record.start:
        source = f"{source}, {record.start:%H:%M}"
    return Activity(
        title=title or record.day.isoformat(),
        day=record.day,
        kind=record.kind,
        status=record.status,
        sessions=sessions,
        reflections=(Reflection("note", text),) if text else (),
        people=unique(record.people),
        tags=unique(record.tags),
        private=record.private,
        source=source,
    )


def import_into(store: "Store", reading: ImportReading) -> ImportReport:
    """Add what the journal does not hold yet, all or nothing. Importing the same reading again adds nothing.

    A journal's own export, read back into it, adds nothing either.
    """
    if reading.bring is not None:
        report = reading.bring(store)
        return replace(report, problems=(*reading.problems, *report.problems), notes=reading.notes)
    pairs = [
        (record.source_id, to_activity(reading.app, record))
        for record in reading.records
        if record.whole is None or not _holds(store, record.whole)
    ]
    added = store.activities.add_imported(reading.app, pairs)
    return ImportReport(added, len(reading.records) - added, reading.problems, reading.notes)


def import_in_parts(store: "Store", reading: ImportReading, size: int) -> Iterator[ImportReport]:
    """Do the same ``size`` records at a time, and yield the report so far after each part.

    Each part is all or nothing. If the rest is never asked for, importing the same reading again adds it. A whole
    journal is one part.
    """
    if reading.bring is not None:
        yield import_into(store, reading)
        return
    added = 0
    for start in range(0, len(reading.records), size):
        records = reading.records[start : start + size]
        added += import_into(store, replace(reading, records=records)).added
        yield ImportReport(added, start + len(records) - added, reading.problems, reading.notes)


def _holds(store: "Store", activity: Activity) -> bool:
    try:
        store.activities.get(activity.id)
    except KeyError:
        return False
    return True
