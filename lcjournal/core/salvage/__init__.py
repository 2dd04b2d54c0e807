"""What can be brought back of a damaged journal, in a new one; the damaged file is only read.

First what SELECT still gives, then, of a plain journal, what stands in its pages (``carving``): the rows of our own
schema, whatever is left of the file’s order. Reflections have a digest beside them; one that does not fit it is kept,
and its activity is tagged. No other row has one: of those it is known that their values are possible (``rows``). Of an
encrypted journal no page can be read that SQLCipher does not vouch for, so it gives what SELECT gives.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lcjournal.core import key_file, keyring, side_folder
from lcjournal.core.errors import DamagedJournalError, UserError
from lcjournal.core.files import make_folder, sync_folder
from lcjournal.core.i18n import _
from lcjournal.core.salvage.carving import Carving
from lcjournal.core.salvage.gathering import Gathering
from lcjournal.core.salvage.indexes import Keys
from lcjournal.core.salvage.pages import Pages
from lcjournal.core.salvage.select import selected
from lcjournal.core.salvage.writing import encrypt_like, fill
from lcjournal.core.store.connection import Connection

Report = Callable[[float], object]
_PATIENCE_PLAIN, _PATIENCE_ENCRYPTED = 50, 2000
"""Errors in a row before a table is given up; the pages of a plain journal are read anyway."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it, in rows by table.

    ``counts`` are in the new journal; of these ``doubtful`` may be damaged. ``lost`` were there, as an index tells, and
    were not found; ``refused`` were found and hold what cannot be. ``files`` are attached files taken along,
    ``missing`` those that are not where they belong or are damaged themselves.
    """

    path: Path
    counts: dict[str, int]
    doubtful: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    files: int = 0
    missing: int = 0


def _nobody(_share: float) -> None:
    """Hear how far it is, and do nothing."""


def salvage(
    damaged: Path,
    target: Path,
    clock: Callable[[], datetime],
    random_bytes: Callable[[int], bytes],
    progress: Report = _nobody,
    *,
    files_of: Path | None = None,
) -> Salvaged:
    """Make a new journal at ``target`` of all that can be read in ``damaged``, which may have a log beside it.

    ``progress`` hears the share that is done, 0 to 1, and may raise to stop. Attached files are those of the journal
    ``files_of`` where the damaged one does not stand in its place. Raises UserError where something stands at
    ``target``, DamagedJournalError where nothing can be read, LockedJournalError, or OSError; there is then no target.
    """
    if target.exists() or key_file.path_of(target).exists():
        raise UserError(_("There is a file “{name}” already. Choose another name.").format(name=target.name))
    now = clock()
    make_folder(target.parent)
    gathering = Gathering(now)
    keys = _gather(damaged, target.parent, gathering, progress)
    if gathering.is_empty():
        raise DamagedJournalError(_("Nothing could be read in “{name}”.").format(name=damaged.name))
    found = {name: set(rows) for name, rows in gathering.found.items()}
    lost = {name: len(named - found[name]) for name, named in keys.items() if named - found[name]}
    with tempfile.TemporaryDirectory(prefix=".salvaging.", dir=target.parent) as folder:
        new = Path(folder) / target.name
        counts = _write(damaged, new, gathering, (clock, random_bytes))
        if key_file.path_of(new).exists():
            key_file.path_of(new).rename(key_file.path_of(target))
        new.rename(target)
    sync_folder(target.parent)
    files, missing = _take_files(target, files_of or damaged, gathering)
    progress(1.0)
    refused = {name: count for name, count in gathering.refused.items() if count}
    return Salvaged(target, counts, gathering.doubtful(), lost, refused, files, missing)


def _gather(damaged: Path, folder: Path, gathering: Gathering, progress: Report) -> Keys:
    """Take every row that can be found; return the keys that indexes name."""
    encrypted = keyring.is_encrypted(damaged)
    keyring.key_for(damaged)
    with tempfile.TemporaryDirectory(prefix=".salvaging.", dir=folder) as made:
        copy = Path(made) / damaged.name
        for suffix in ("", "-wal", ".key"):
            source = damaged.with_name(damaged.name + suffix)
            if source.is_file():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        for row in selected(copy, _PATIENCE_ENCRYPTED if encrypted else _PATIENCE_PLAIN):
            gathering.keep(row)
    progress(0.2)
    if encrypted:
        return {}
    with Pages(damaged) as pages:
        carving = Carving(pages, gathering.keep, gathering.names())
        carving.run(lambda share: progress(0.2 + 0.5 * share))
    return carving.keys


def _write(
    damaged: Path,
    new: Path,
    gathering: Gathering,
    sources: tuple[Callable[[], datetime], Callable[[int], bytes]],
) -> dict[str, int]:
    clock, random_bytes = sources

    def opened() -> Connection:
        return Connection(new, clock=clock, random_bytes=random_bytes, on_change=lambda _change: None)

    opened().close()
    encrypt_like(damaged, new)
    connection = opened()
    try:
        gathering.complete(_("may be damaged"), connection.new_id)
        return fill(connection, gathering)
    finally:
        connection.close()


def _take_files(target: Path, owner: Path, gathering: Gathering) -> tuple[int, int]:
    """Have the attached files beside the new journal too; return how many are and how many are not."""
    here, there = side_folder.beside(target), side_folder.beside(owner)
    taken = Counter(here.take(there, digest) for digest in sorted(_digests(gathering)))
    return taken[True], taken[False]


def _digests(gathering: Gathering) -> set[str]:
    return {str(row.cells["sha256"]) for row in gathering.found["attachment"].values()}
