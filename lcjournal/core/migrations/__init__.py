"""The schema's history: append only, literal names only, never edited once it has left this computer.

Names in the schema are those of ``core.model``, except ``self_check`` (``CHECK`` is a word of SQL). Times are ISO 8601
text: ``*_at`` a UTC instant, ``*day`` a local calendar day, ``start`` a local ``HH:MM``.
"""

from lcjournal.core.migrations.deeper_entries import DEEPER_ENTRIES
from lcjournal.core.migrations.first_journal import ACTIVITIES, CHECKS
from lcjournal.core.migrations.looking_back import LOOKING_BACK
from lcjournal.core.migrations.protected_time import PROTECTED_TIME
from lcjournal.core.sqlite import Database, Migrations

APPLICATION_ID = 0x4C434A4C
"""``LCJL``, in bytes 68 to 71 of every journal, so that ``file`` and we know one from any other SQLite file."""

SCRIPTS = (ACTIVITIES, CHECKS, LOOKING_BACK, DEEPER_ENTRIES, PROTECTED_TIME)
"""All that the migrations run, in their order; statements are separated by blank lines."""

migrations = Migrations("lcjournal")


def _run(db: Database, script: str) -> None:
    """Run statements separated by blank lines in the migration's transaction (``executescript`` would commit it)."""
    for statement in script.strip().split("\n\n"):
        db.execute(statement)


@migrations()
def m001_first_journal(db: Database) -> None:
    """Activities with their sessions and reflections, self-checks with raw answers, desired levels, goals."""
    _run(db, ACTIVITIES)
    _run(db, CHECKS)
    db.execute(f"PRAGMA application_id = {0x4C434A4C}")


@migrations()
def m002_looking_back(db: Database) -> None:
    """Notes on questions, looks back, second views, what was written about a check, suggestions put away."""
    _run(db, LOOKING_BACK)


@migrations()
def m003_deeper_entries(db: Database) -> None:
    """What else one can say of an activity, methods and templates, next steps, attachments, kinds of one's own."""
    _run(db, DEEPER_ENTRIES)


@migrations()
def m004_protected_time(db: Database) -> None:
    """Weekly slots with their pauses, yearly hours, looks at goals and what became of them, words on desired levels."""
    _run(db, PROTECTED_TIME)
