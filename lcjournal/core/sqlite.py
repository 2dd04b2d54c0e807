"""The one SQLite of the app: that of SQLCipher, which reads plain and encrypted files, and is the same on every system.

sqlite-utils takes a module named ``pysqlite3`` where there is one; given SQLCipher's under that name, its connections
and its errors are ours.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    import sqlcipher3 as sqlite3

    sys.modules["pysqlite3"] = sqlite3
    sys.modules["pysqlite3.dbapi2"] = sqlite3.dbapi2

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

__all__ = ["Database", "Migrations", "sqlite3"]
