"""``python -m torture.power_writer PRAGMA JOURNAL SEED DEEDS``: the writer, in a journal set to survive less.

``PRAGMA`` replaces the one of the same name that the store sets, in this process alone: ``synchronous=NORMAL``.
"""

import sys

from lcjournal.core.store import connection
from torture import writer


def main() -> None:
    """Set the pragma, and write."""
    pragma = sys.argv.pop(1)
    name = pragma.partition("=")[0]
    pragmas = connection._WRITE_PRAGMAS  # noqa: SLF001 -- nothing in the app makes it weaker
    connection._WRITE_PRAGMAS = tuple(  # type: ignore[assignment]  # noqa: SLF001 -- as above
        pragma if one.startswith(f"{name}=") else one for one in pragmas
    )
    writer.main()


if __name__ == "__main__":
    main()
