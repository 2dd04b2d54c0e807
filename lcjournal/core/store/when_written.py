"""When a journal was last written by its person."""

from datetime import UTC, datetime

from lcjournal.core.sqlite import Database

_WRITTEN = (
    ("activity", "updated_at"),
    ("goal", "updated_at"),
    ("goal_look", "updated_at"),
    ("slot", "updated_at"),
    ("pause", "updated_at"),
    ("self_check", "finished_at"),
)
_SQL = " OR ".join(f"EXISTS(SELECT 1 FROM {table} WHERE {at} > :after AND {at} < :before)" for table, at in _WRITTEN)


def was_written(db: Database, after: datetime, before: datetime) -> bool:
    """Return whether an activity, a goal or a slot was last written, or a check ended, between two aware instants."""
    between = {"after": _stamp(after), "before": _stamp(before)}
    return bool(db.execute(f"SELECT {_SQL}", between).fetchone()[0])


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
