"""The only door to a journal file.

Reads return the dataclasses of ``core.model``; every write is one durable transaction and reports a ``Change``.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from lcjournal.core.keyring import WAIT
from lcjournal.core.model import Change
from lcjournal.core.store.activities import Activities
from lcjournal.core.store.attachments import Attachments
from lcjournal.core.store.bin import Bin
from lcjournal.core.store.bulk import Bulk
from lcjournal.core.store.checks import Checks
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.draft import Draft
from lcjournal.core.store.goal_story import GoalStory
from lcjournal.core.store.goals import Goals
from lcjournal.core.store.kinds import Kinds
from lcjournal.core.store.names import Names
from lcjournal.core.store.next_steps import NextSteps
from lcjournal.core.store.resurfacing import Resurfacing
from lcjournal.core.store.revisions import Revisions
from lcjournal.core.store.saved_filters import SavedFilters
from lcjournal.core.store.sessions import Sessions
from lcjournal.core.store.slots import Slots
from lcjournal.core.store.snapshot import counts, problems, quick_check, snapshot
from lcjournal.core.store.soundness import texts_decode, unreadable_texts
from lcjournal.core.store.tables import Tables
from lcjournal.core.store.taking_over import TakingOver
from lcjournal.core.store.templates import Templates
from lcjournal.core.store.texts import damaged_texts
from lcjournal.core.store.threads import Threads
from lcjournal.core.store.timer import Timer
from lcjournal.core.store.when_written import was_written
from lcjournal.core.store.whole import Whole
from lcjournal.core.store.words import Words
from lcjournal.core.store.yearly_targets import YearlyTargets

__all__ = ["Store"]


def _system_clock() -> datetime:
    return datetime.now(UTC)


def _nobody(_change: Change) -> None:
    """Hear a change and do nothing."""


class Store:
    """One person's journal, open. Use ``Store.open`` to write and ``Store.open_read_only`` everywhere else."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._version = 0
        self.was_written_elsewhere()
        self.activities = Activities(connection)
        self.attachments = Attachments(connection)
        self.bin = Bin(connection, self.attachments.files)
        self.bulk = Bulk(connection)
        self.checks = Checks(connection)
        self.draft = Draft(connection)
        self.goals = Goals(connection)
        self.goal_story = GoalStory(connection)
        self.kinds = Kinds(connection)
        self.tags = Names(connection, "tag")
        self.people = Names(connection, "person")
        self.next_steps = NextSteps(connection)
        self.resurfacing = Resurfacing(connection)
        self.revisions = Revisions(connection)
        self.saved_filters = SavedFilters(connection)
        self.sessions = Sessions(self.activities)
        self.slots = Slots(connection)
        self.tables = Tables(connection)
        self.versions = TakingOver(connection)
        self.whole = Whole(connection, self.versions)
        self.templates = Templates(connection)
        self.threads = Threads(connection)
        self.timer = Timer(connection)
        self.words = Words(connection)
        self.yearly_targets = YearlyTargets(connection)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Callable[[], datetime] = _system_clock,
        random_bytes: Callable[[int], bytes] = os.urandom,
        on_change: Callable[[Change], None] = _nobody,
        wait: float = WAIT,
    ) -> "Store":
        """Open the journal at ``path`` for writing; create it if nothing is there.

        Each deed waits ``wait`` seconds for another program that holds the file, then raises UserError.

        Raises JournalInUseError (another program writes it), NewerJournalError, DamagedJournalError, UserError (the
        folder cannot be read) or OSError (it cannot be written). In each case the file is as it was.
        """
        return cls(Connection(path, clock=clock, random_bytes=random_bytes, on_change=on_change, wait=wait))

    @classmethod
    def open_read_only(cls, path: Path, *, wait: float = WAIT) -> "Store":
        """Open an existing journal with a connection of its own that cannot write; raises as ``open`` does."""
        opened = Connection(
            path, clock=_system_clock, random_bytes=os.urandom, on_change=_nobody, read_only=True, wait=wait
        )
        return cls(opened)

    def beside(self, on_change: Callable[[Change], None]) -> "Store":
        """Open the same journal once more, to write in another thread; ``tell`` then tells here what it touched."""
        return Store(self._connection.beside(on_change))

    def tell(self, touched: Change) -> None:
        """Tell what a store beside this one has touched."""
        self._connection.tell(touched)

    def __enter__(self) -> Self:
        """Give the open store; leaving the block closes it."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close, whatever happened."""
        self.close()

    @property
    def path(self) -> Path:
        """The journal file."""
        return self._connection.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written: each try raises ReadOnlyJournalError."""
        return self._connection.read_only

    @property
    def is_firm(self) -> bool:
        """Whether the system keeps a second writer out; in a folder that knows no locks only the lease does."""
        return self._connection.is_firm

    def hold(self) -> None:
        """Say that the journal is still open here. Raises JournalChangedError or JournalInUseError where it is not."""
        self._connection.hold()

    def was_written_elsewhere(self) -> bool:
        """Return whether another connection has written the journal since this was last asked."""
        version = int(self._connection.db.execute("PRAGMA data_version").fetchone()[0])
        before, self._version = self._version, version
        return version != before

    def fold(self) -> None:
        """Fold the write-ahead log into the one file, so that a copy made of it is whole."""
        self._connection.fold()

    @property
    def person(self) -> str:
        """The name the person gave, or ``""``."""
        return self._meta("person")

    @property
    def title(self) -> str:
        """What the person calls this journal, or ``""``."""
        return self._meta("title")

    def set_title(self, title: str) -> None:
        """Call the journal something, for the list of journals."""
        with self._connection.write(Change.JOURNAL) as db:
            db.table("meta").upsert({"key": "title", "value": title}, pk="key")

    def set_person(self, name: str) -> None:
        """Keep the name the person goes by."""
        with self._connection.write(Change.JOURNAL) as db:
            db.table("meta").upsert({"key": "person", "value": name}, pk="key")

    def is_empty(self) -> bool:
        """Say whether nothing was ever written or answered here."""
        return not any(self.counts().values())

    def was_written(self, after: datetime, before: datetime) -> bool:
        """Return whether something that stands here was last written, or a self-check ended, between two instants."""
        return was_written(self._connection.db, after, before)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table, bin included."""
        return counts(self._connection.db)

    def problems(self) -> list[str]:
        """Return everything that is wrong, in technical words; an empty list means sound."""
        return self.file_problems() + self.attachments.problems()

    def file_problems(self) -> list[str]:
        """Return what is wrong with the journal file alone, its attached files left aside."""
        db = self._connection.db
        found = problems(db)
        if any(one.startswith("***") for one in found):
            return found  # pages are wrong, and may lead back to themselves: to read all rows might never end
        return found + (unreadable_texts(db) or damaged_texts(db)) + self.activities.index_problems()

    def is_sound(self) -> bool:
        """Return whether pages hold together and texts are texts: a quick look; ``problems`` takes a thorough one."""
        return quick_check(self._connection.db) and texts_decode(self._connection.db)

    def snapshot(self, target: Path) -> Path:
        """Write a verified copy of the committed state to ``target``."""
        return snapshot(self._connection.db, target, self.path)

    def close(self) -> None:
        """Close the file; at rest the journal is this one file."""
        self._connection.close()

    def _meta(self, key: str) -> str:
        row = self._connection.db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return str(row[0]) if row else ""
