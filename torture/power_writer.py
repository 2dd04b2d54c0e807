"""``python -m torture.power_writer PRAGMA PASSPHRASE JOURNAL SEED DEEDS``: the writer, in a journal of another kind.

``PRAGMA`` takes the place of the one of its name that the store sets, in this process alone: ``synchronous=NORMAL``
survives less. ``PASSPHRASE`` unlocks the journal. Either may be empty.
"""

import sys
from pathlib import Path

from lcjournal.core import keys
from lcjournal.core.store import connection
from torture import writer


def main() -> None:
    """Set the pragma, unlock the journal, and write."""
    pragma, passphrase = sys.argv.pop(1), sys.argv.pop(1)
    name = pragma.partition("=")[0]
    pragmas = connection._WRITE_PRAGMAS  # noqa: SLF001 -- nothing in the app makes it weaker
    connection._WRITE_PRAGMAS = tuple(  # type: ignore[assignment]  # noqa: SLF001 -- as above
        pragma if one.partition("=")[0] == name else one for one in pragmas
    )
    if passphrase:
        keys.unlock(Path(sys.argv[1]), passphrase)
    writer.main()


if __name__ == "__main__":
    main()
