"""kill -9 in the middle of a deed of many steps: it is done or it is not, and the journal is whole either way."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from lcjournal.core import keyring, keys, sealing
from lcjournal.core.backup import back_up, backups
from lcjournal.core.errors import WrongPassphraseError
from lcjournal.core.model import Activity, Reflection, Session
from lcjournal.core.restoring import restore
from lcjournal.core.side_folder import folder_of
from lcjournal.core.store import Store

_MANY = 300
_DAY = date(2026, 1, 1)
_NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
_PASSPHRASE = "four words by chance"
_GOLDEN = Path(__file__).parent.parent / "tests" / "data" / "journals"


@dataclass(frozen=True, slots=True)
class Deed:
    """``do`` is killed; ``states`` names what the journal at the path may be afterwards."""

    name: str
    do: Callable[[Path], object]
    states: tuple[str, ...]
    state: Callable[[Store], str]


def run(seed: int, rounds: int) -> dict[str, object]:
    """Kill each deed ``rounds`` times at a random moment of it; count what was neither before nor after."""
    random, begun = Random(seed), time.monotonic()
    figures: dict[str, object] = {}
    between: list[str] = []
    with tempfile.TemporaryDirectory(prefix="lcjournal-deeds-") as name:
        template = write_template(Path(name) / "template")
        for deed in all_deeds(Path(name) / "counted"):
            counts = dict.fromkeys((*deed.states, "between"), 0)
            seconds = _seconds(deed, source_of(deed, template), Path(name) / "timed")
            for _round in range(rounds):
                folder = Path(name) / "round"
                found = _killed(deed, source_of(deed, template), folder, random.uniform(0, 1.1 * seconds))
                counts[found if found in counts else "between"] += 1
                if found not in counts:
                    between.append(f"{deed.name}: {found}")
                shutil.rmtree(folder)
            figures[deed.name] = counts
    told = {"rounds": rounds, "lost": len(between), "examples": between[:5]}
    return told | {"deeds": figures, "seconds": round(time.monotonic() - begun, 1)}


def all_deeds(folder: Path) -> Iterator[Deed]:
    """Yield the deeds; ``folder`` is there for a moment for each journal of an older version."""
    yield Deed("bulk edit", _bulk, ("tagged 0", f"tagged {_MANY}"), _tagged)
    yield Deed("import", _import, (f"entries {_MANY}", f"entries {2 * _MANY}"), _entries)
    yield Deed("backup", _back_up, (f"entries {_MANY}",), _entries)
    yield Deed("restore", _restore, (f"entries {_MANY}", "entries 1"), _entries)
    yield Deed("encrypt", _seal, (f"entries {_MANY}",), _entries)
    yield Deed("decrypt", _unseal, (f"entries {_MANY}",), _entries)
    yield Deed("another passphrase", _rekey, (f"entries {_MANY}",), _entries)
    for golden in sorted(_GOLDEN.glob("*.lcjournal")):
        with Store.open_read_only(laid(golden, folder)) as store:
            state = _entries(store)
        shutil.rmtree(folder)
        yield Deed(f"upgrade of {golden.stem}", _open, (state,), _entries)


def write_template(folder: Path) -> Path:
    """Write a journal of many entries with an attachment, and a backup from when there was one entry."""
    path = folder / "journal.lcjournal"
    with Store.open(path) as store:
        first = store.activities.add(_entry(0))
        store.attachments.add(first, store.attachments.files.keep_data(b"notes" * 50_000, "notes.txt"))
        back_up(store, folder / "backups", _NOW)
        for number in range(1, _MANY):
            store.activities.add(_entry(number))
    sealed = folder / "sealed"
    shutil.copytree(folder, sealed, ignore=shutil.ignore_patterns("sealed"))
    sealing.seal(sealed / path.name, _PASSPHRASE)
    keyring.forget()
    return folder


def _entry(number: int) -> Activity:
    text = f"What I noted of {number}. " * 20
    return Activity(f"Entry {number}", _DAY, sessions=(Session(_DAY, 30),), reflections=(Reflection("what", text),))


def source_of(deed: Deed, template: Path) -> Path:
    """Return what a deed begins with: a folder with a journal, or a journal of an older version."""
    if deed.name.startswith("upgrade of "):
        return _GOLDEN / f"{deed.name.removeprefix('upgrade of ')}.lcjournal"
    return template / "sealed" if deed.name in {"decrypt", "another passphrase"} else template


def laid(source: Path, folder: Path) -> Path:
    """Copy that into a new folder; return the journal in it."""
    path = folder / "journal.lcjournal"
    if source.is_dir():
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("sealed"))
    else:
        folder.mkdir()
        shutil.copyfile(source, path)
        if folder_of(source).is_dir():
            shutil.copytree(folder_of(source), folder_of(path))
    return path


def _seconds(deed: Deed, source: Path, folder: Path) -> float:
    path = laid(source, folder)
    begun = time.monotonic()
    _wait_for(_forked(deed, path))
    seconds = time.monotonic() - begun
    shutil.rmtree(folder)
    return seconds


def _killed(deed: Deed, source: Path, folder: Path, seconds: float) -> str:
    """Begin a deed, kill it, and return the state in which the next start finds the journal."""
    path = laid(source, folder)
    child = _forked(deed, path)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _wait_for(child)
    return state_of(deed, path)


def state_of(deed: Deed, path: Path) -> str:
    """Open the journal as the next start would, and return the state it is in, or what is wrong."""
    with _opened(path) as store:
        if problems := store.problems():
            return problems[0]
        for backup in backups(path.parent / "backups", path.stem):
            with Store.open_read_only(backup.path) as copy:
                if problems := copy.file_problems():
                    return f"backup: {problems[0]}"
        return deed.state(store)


@contextmanager
def _opened(path: Path) -> Iterator[Store]:
    """Open a journal whatever its passphrase is by now, finishing what was cut short."""
    try:
        if keys.is_locked(path):
            for passphrase in (_PASSPHRASE, "another one"):
                try:
                    keys.unlock(path, passphrase)
                    break
                except WrongPassphraseError:
                    continue
        sealing.finish(path)
        with Store.open(path) as store:
            yield store
    finally:
        keyring.forget()


def _forked(deed: Deed, path: Path) -> int:
    child = os.fork()
    if child == 0:
        try:
            deed.do(path)
        finally:
            os._exit(0)
    return child


def _wait_for(child: int) -> None:
    os.waitpid(child, 0)


def _bulk(path: Path) -> None:
    with Store.open(path) as store:
        store.bulk.add_tag([activity.id for activity in store.activities.all()], "many")


def _import(path: Path) -> None:
    with Store.open(path) as store:
        store.activities.add_imported("torture", ((f"{number}", _entry(number)) for number in range(_MANY)))


def _back_up(path: Path) -> None:
    with Store.open_read_only(path) as store:
        back_up(store, path.parent / "backups", _NOW)


def _restore(path: Path) -> None:
    (backup,) = backups(path.parent / "backups", path.stem)
    restore(backup.path, path, path.parent / "set aside", _NOW)


def _seal(path: Path) -> None:
    sealing.seal(path, _PASSPHRASE)


def _unseal(path: Path) -> None:
    keys.unlock(path, _PASSPHRASE)
    sealing.unseal(path)


def _rekey(path: Path) -> None:
    keys.change_passphrase(path, _PASSPHRASE, "another one")


def _open(path: Path) -> None:
    Store.open(path).close()


def _entries(store: Store) -> str:
    return f"entries {store.counts()['activity']}"


def _tagged(store: Store) -> str:
    return f"tagged {sum('many' in activity.tags for activity in store.activities.all())}"
