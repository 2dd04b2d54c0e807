"""The one SQLite of the app: that of SQLCipher, which reads plain and encrypted files, and is the same on every system.

sqlite-utils takes a module named ``pysqlite3`` where there is one; given SQLCipher's under that name, its connections
and its errors are ours.
"""

import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    import sqlite3
else:
    import sqlcipher3 as sqlite3

    sys.modules["pysqlite3"] = sqlite3
    sys.modules["pysqlite3.dbapi2"] = sqlite3.dbapi2

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

__all__ = ["Database", "Migrations", "UnreadableRowError", "reading", "sqlite3"]

P = ParamSpec("P")
T = TypeVar("T")


class UnreadableRowError(sqlite3.DatabaseError):
    """A row holds what nothing of ours wrote: a day that is none, a state that nobody knows. The file is damaged."""


def reading(read: Callable[P, T]) -> Callable[P, T]:
    """Have a function that reads rows raise UnreadableRowError where a value is none of its kind."""

    @wraps(read)
    def safely(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return read(*arguments, **named)
        except ValueError as error:
            raise UnreadableRowError("a value of a row is none of its kind") from error

    return safely
