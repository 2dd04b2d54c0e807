"""Damaged journals: is it noticed, said in a sentence, is a backup there, and what comes back of what was written.

``run(seed, rounds)`` damages a journal in one of eleven ways, at most 64 KiB of it, and goes the way a person is led:
open, restore the last backup, salvage. What is brought back is compared with what was there, row by row.
"""

import shutil
import tempfile
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from traceback import extract_tb

from lcjournal.core import instruments
from lcjournal.core.backup import back_up, backups, row_counts
from lcjournal.core.errors import DamagedJournalError, UserError
from lcjournal.core.model import Activity, Answer, AnswerState, FacetLink, FormId, Reflection, Session
from lcjournal.core.restoring import restore
from lcjournal.core.salvage import Salvaged, salvage
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.core.store.shapes import tables
from torture.damaging import KINDS, NOTHING_LEFT

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
_ENTRIES = 400
_WORDS = ("we", "saw", "how", "a question", "asked", "early", "changes", "écouter", "demander", "essayer", "la suite")
_MARK = "may be damaged"
_TAGGED = {"activity", "session", "reflection", "activity_facet", "next_step", "attachment"}
_ORDERED = {"activity_tag", "activity_person"}
Rows = dict[str, dict[tuple[object, ...], tuple[object, ...]]]


@dataclass(slots=True)
class Template:
    """A sound journal, at rest and with a log that was not folded, its backup, and what both hold."""

    folder: Path
    rows: Rows = field(default_factory=dict)

    @property
    def journal(self) -> Path:
        """The journal, one file."""
        return self.folder / "journal.lcjournal"

    @property
    def logged(self) -> Path:
        """The same, with a log beside it that holds the last third of it."""
        return self.folder / "logged" / "journal.lcjournal"


def build(folder: Path, seed: int) -> Template:
    """Write a journal of 400 entries, with checks, and its backup."""
    template, random = Template(folder), Random(seed)
    clock = _Clock()
    template.logged.parent.mkdir(parents=True)
    with Store.open(template.journal, clock=clock, random_bytes=random.randbytes) as store:
        for number in range(_ENTRIES):
            store.activities.add(_entry(number, random))
            if number % 40 == 0:
                _check(store, random)
            if number == _ENTRIES * 2 // 3:
                store.fold()
        reader = Store.open_read_only(template.journal)  # keeps the log from being folded
        for suffix in ("", "-wal"):
            source = template.journal.with_name(template.journal.name + suffix)
            shutil.copyfile(source, template.logged.with_name(source.name))
        reader.close()
        back_up(store, folder / "backups", NOW)
    template.rows = read(template.journal)
    return template


class _Clock:
    """A minute further at each look."""

    def __init__(self) -> None:
        self._now = NOW - timedelta(days=600)

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


def _entry(number: int, random: Random) -> Activity:
    day = date(2025, 3, 1) + timedelta(days=number)
    return Activity(
        title=f"Entry {number} {_text(random, 4)}",
        day=day,
        sessions=(Session(day, 30 + number % 60, note=_text(random, 6)),),
        reflections=(
            Reflection("what", _text(random, random.choice((30, 120, 300)))),
            Reflection("so_what", _text(random, random.choice((20, 60, 1200) if number % 20 == 0 else (20, 60)))),
        ),
        people=(f"Person {random.randrange(60)}",),
        tags=tuple({f"tag{random.randrange(80)}" for _ in range(2)}),
        facets=(FacetLink("A1", _text(random, 5)),),
    )


def _text(random: Random, words: int) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(words))


def _check(store: Store, random: Random) -> None:
    known = instruments.builtin()
    source = (known.id, known.version, known.source)
    check = store.checks.start(source, FormId.FULL, "en", random.randrange(1 << 30), date(2026, 1, 1), "0")
    answers = (Answer(item.id, AnswerState.ANSWERED, random.randint(1, 5)) for item in known.items(FormId.FULL))
    store.checks.answer(check.id, *answers)
    store.checks.finish(check.id)


def read(journal: Path) -> Rows:
    """Return every row of a sound journal by table and key, without its full-text index."""
    db = sqlite3.connect(f"{journal.as_uri()}?mode=ro", uri=True)
    try:
        found: Rows = {}
        for table in tables().values():
            names = [column.name for column in table.columns]
            key = [names.index(name) for name in table.key]
            rows = db.execute(f"SELECT {', '.join(names)} FROM {table.name}").fetchall()
            found[table.name] = {tuple(row[at] for at in key): tuple(row) for row in rows}
        return found
    finally:
        db.close()


@dataclass(slots=True)
class Figures:
    """What came of the rounds of one kind of damage. What follows the shares should be zero."""

    rounds: int = 0
    unsound: int = 0
    harmed: int = 0
    rows: int = 0
    brought_back: int = 0
    worst_share: float = 1.0
    crashes: list[str] = field(default_factory=list)
    silent: int = 0
    harm_unnoticed: int = 0
    not_kept: int = 0
    not_offered: int = 0
    unsound_salvages: int = 0
    invented: int = 0


def run(seed: int, rounds: int) -> dict[str, object]:
    """Damage a journal ``rounds`` times, each kind in turn, and return the figures by kind and in all."""
    figures = {kind: Figures() for kind in KINDS}
    with tempfile.TemporaryDirectory(prefix="lcjournal-damage-") as name:
        template = build(Path(name) / "template", seed)
        for number in range(rounds):
            kind = tuple(KINDS)[number % len(KINDS)]
            folder = Path(name) / "round"
            _round(template, kind, Random(seed * 1_000_003 + number), folder, figures[kind])
            shutil.rmtree(folder)
        size = template.journal.stat().st_size
    salvageable = [one for kind, one in figures.items() if kind not in NOTHING_LEFT]
    rows = sum(one.rows for one in salvageable)
    every = figures.values()
    return {
        "rounds": rounds,
        "journal_bytes": size,
        "rows_brought_back": round(sum(one.brought_back for one in salvageable) / rows, 4) if rows else None,
        "harmed": sum(one.harmed for one in every),
        "harm_unnoticed": sum(one.harm_unnoticed for one in every),
        "invented": sum(one.invented for one in every),
        "lost": sum(one.not_kept + one.not_offered for one in every),
        "unsound": sum(one.unsound_salvages for one in every),
        "unsaid": sum(one.silent + len(one.crashes) for one in every),
        "kinds": {kind: asdict(one) for kind, one in figures.items()},
    }


def _round(template: Template, kind: str, random: Random, folder: Path, figures: Figures) -> None:
    """Damage a copy of the journal and go through everything with it."""
    journal = _damaged(template, kind, random, folder)
    figures.rounds += 1
    copies = {way: shutil.copytree(journal.parent, folder / way) / journal.name for way in ("open", "look", "salvage")}
    try:
        unsound, harmed = _looked_at(copies["look"], template.rows)
        figures.unsound += unsound
        figures.harmed += harmed
        told = _opened(copies["open"], journal)
        figures.silent += unsound and not told
        figures.harm_unnoticed += harmed and not told and not _verified(copies["open"])
        _restored(template, journal, folder / "aside", figures)
        if kind in NOTHING_LEFT:
            _must_find_nothing(copies["salvage"], folder / "new.lcjournal")
        else:
            _salvaged(template, copies["salvage"], folder / "new.lcjournal", figures)
    except Exception as error:  # noqa: BLE001 -- any error that is no sentence is what this looks for
        frame = extract_tb(error.__traceback__)[-1]
        figures.crashes.append(f"{type(error).__name__} in {frame.filename}:{frame.lineno}: {error}"[:200])


def _damaged(template: Template, kind: str, random: Random, folder: Path) -> Path:
    """Put a damaged copy of the template into a folder, with the backups beside it."""
    source = template.logged if kind == "torn log" else template.journal
    journal = folder / "data" / source.name
    journal.parent.mkdir(parents=True)
    for suffix in ("", "-wal"):
        if source.with_name(source.name + suffix).exists():
            shutil.copyfile(source.with_name(source.name + suffix), journal.with_name(journal.name + suffix))
    harmed = journal.with_name(f"{journal.name}-wal") if kind == "torn log" else journal
    content = bytearray(harmed.read_bytes())
    KINDS[kind](content, random)
    harmed.write_bytes(content)
    return journal


def _looked_at(journal: Path, rows: Rows) -> tuple[bool, bool]:
    """Return whether SQLite’s quick check fails, or nothing is there, and whether what is read is not what was."""
    db = sqlite3.connect(journal)
    try:
        unsound = db.execute("PRAGMA quick_check").fetchall() != [("ok",)] or not journal.stat().st_size
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # it quotes what it cannot parse
        return True, True
    finally:
        db.close()
    try:
        return unsound, unsound or read(journal) != rows
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # bytes that are no text
        return unsound, True


def _opened(journal: Path, damaged: Path) -> bool:
    """Open as the window does, with its look in the background; return whether the damage was told."""
    try:
        with Store.open(journal) as store:
            return not store.is_sound()
    except UserError:
        if journal.read_bytes() != damaged.read_bytes():
            raise AssertionError("a journal that was refused is another") from None
        return True


def _verified(journal: Path) -> bool:
    """Return whether the thorough check finds something."""
    try:
        with Store.open_read_only(journal) as store:
            return bool(store.problems())
    except (UserError, sqlite3.DatabaseError):
        return True


def _restored(template: Template, journal: Path, aside: Path, figures: Figures) -> None:
    """Take the newest backup as it is offered; the damaged file and its log must be kept."""
    before = [_bytes(journal), _bytes(journal.with_name(f"{journal.name}-wal"))]
    offered = backups(template.folder / "backups", journal.stem)
    figures.not_offered += not offered or row_counts(offered[0].path)["activity"] != _ENTRIES
    kept = restore(offered[0].path, journal, aside, NOW)
    same = kept is not None and [_bytes(kept), _bytes(kept.with_name(f"{kept.name}-wal"))] == before
    figures.not_kept += not same or read(journal) != template.rows


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _must_find_nothing(damaged: Path, new: Path) -> None:
    try:
        _salvage(damaged, new)
    except DamagedJournalError:
        return
    raise AssertionError("something was found in a file that holds nothing")


def _salvage(damaged: Path, new: Path) -> Salvaged:
    return salvage(damaged, new, lambda: NOW, Random(1).randbytes)


def _salvaged(template: Template, damaged: Path, new: Path, figures: Figures) -> None:
    before = _bytes(damaged)
    made = _salvage(damaged, new)
    if _bytes(damaged) != before:
        raise AssertionError("salvage has written to the damaged file")
    with Store.open_read_only(new) as store:
        figures.unsound_salvages += bool(store.file_problems())
    found = read(new)
    rows = sum(len(part) for part in template.rows.values())
    back = sum(found[name].get(key) == row for name, part in template.rows.items() for key, row in part.items())
    figures.rows += rows
    figures.brought_back += back
    figures.worst_share = min(figures.worst_share, round(back / rows, 4))
    figures.invented += _invented(template.rows, found, made.doubtful)


def _invented(before: Rows, found: Rows, doubtful: dict[str, int]) -> int:
    """Return how many records of the new journal were never there, and are not told to be doubtful.

    An activity is told by a tag, what stands in for something by its name, the rest in the count of its table.
    """
    marks = {key[0] for key, row in found["tag"].items() if row[1] == _MARK}
    tagged = {key[0] for key in found["activity_tag"] if key[1] in marks}
    count = 0
    for name, part in found.items():
        end = -1 if name in _ORDERED else None  # the order of two may be lost
        known = {row[:end] for row in before[name].values()}
        other = [(key, row) for key, row in part.items() if row[:end] not in known]
        untold = sum(not (tagged | marks | {_MARK}) & {*key, *row} for key, row in other)
        count += max(0, untold - (0 if name in _TAGGED else doubtful.get(name, 0)))
    return count
