"""What stood in a dialog that a lock took away: kept in memory, as the editor’s text is, until asked for again."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

Question = tuple[str, ...]
"""A title and what its fields hold before a person types: what tells one question from another."""

_kept: dict[Question, list[object]] = {}
_journal: list[Path] = []


def only_for(path: Path) -> None:
    """Forget what was typed about another journal than this one."""
    if _journal != [path]:
        forget()
        _journal[:] = [path]


def forget() -> None:
    """Forget all of it."""
    _kept.clear()


def titles() -> list[str]:
    """Return the titles of the dialogs that something is kept of."""
    return [question[0] for question in _kept]


def question(title: str, fields: Sequence[QWidget]) -> Question:
    """Return what a dialog with these fields, as they stand, asks."""
    return (title, *map(repr, _values(fields)))


def keep(asked: Question, fields: Sequence[QWidget]) -> None:
    """Keep what stands in the fields, if it is not what stood there at first."""
    if question(asked[0], fields) != asked:
        _kept[asked] = _values(fields)


def put_back(asked: Question, fields: Sequence[QWidget]) -> None:
    """Write into the fields what was kept of this question."""
    for field, value in zip(fields, _kept.pop(asked, ()), strict=False):
        field.metaObject().userProperty().write(field, value)


def _values(fields: Sequence[QWidget]) -> list[object]:
    return [field.metaObject().userProperty().read(field) for field in fields]
