"""Does one deed to a journal again and again, and kills it a durable step later each time; one line of JSON for each.

``killed_sealing.py seal|unseal|change FOLDER``; run by test_sealing.py in a process of its own, which has no threads.
"""

import json
import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from lcjournal.core import key_file, keyring, keys, sealing
from lcjournal.core.backup import back_up
from lcjournal.core.backup_names import next_name
from lcjournal.core.errors import KeyFileError, WrongPassphraseError
from lcjournal.core.model import Activity, Filter
from lcjournal.core.store import Store

SECRET, OLD, NEW = "Quetzalcoatl", "the old words", "the new words"
NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)


def main(deed: str, folder: Path) -> None:
    template = folder / "template"
    prepare(template, sealed=deed != "seal")
    methods = multiprocessing.get_all_start_methods()
    multiprocessing.set_start_method("fork" if "fork" in methods else "spawn")
    for step in count(1):
        place = folder / str(step)
        shutil.copytree(template, place)
        child = multiprocessing.Process(target=do, args=(deed, place / "journal.lcjournal", step))
        child.start()
        child.join()
        print(json.dumps({"step": step, "exit": child.exitcode} | found(place)), flush=True)
        shutil.rmtree(place)
        if child.exitcode == 0:
            return


def prepare(folder: Path, *, sealed: bool) -> None:
    """Make a journal with an attached file, a backup, a copy that was set aside."""
    journal, source = folder / "journal.lcjournal", folder / "source.txt"
    with Store.open(journal) as store:
        source.write_text(SECRET)
        entry = store.activities.add(Activity(SECRET, date(2026, 11, 20)))
        store.attachments.add(entry, store.attachments.files.keep(source))
        back_up(store, folder / "backups", NOW)
        store.snapshot(next_name(folder / "set aside", "journal", NOW).path)
    source.unlink()
    if sealed:
        sealing.seal(journal, OLD)
        keyring.forget()


def do(deed: str, journal: Path, step: int) -> None:
    done = 0

    def counted(act: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*arguments: object, **named: object) -> object:
            nonlocal done
            done += 1
            if done == step:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
            return act(*arguments, **named)

        return counting

    for name in ("fsync", "replace", "rename", "link", "unlink"):
        setattr(os, name, counted(getattr(os, name)))
    if deed == "seal":
        sealing.seal(journal, OLD)
    elif deed == "change":
        keys.change_passphrase(journal, OLD, NEW)
    else:
        keys.unlock(journal, OLD)
        sealing.unseal(journal)


def found(folder: Path) -> dict[str, object]:
    """Open the journal as the app does, and say what is there once what was cut short is done."""
    journal = folder / "journal.lcjournal"
    encrypted = keyring.is_encrypted(journal)
    opened_by = [words for words in (OLD, NEW) if encrypted and opens(journal, words)]
    sealing.finish(journal)
    with Store.open(journal) as store:
        titles, problems = [row.title for row in store.activities.page(Filter())], store.problems()
    copies = [*(folder / "backups").glob("*.lcjournal"), *(folder / "set aside").glob("*.lcjournal")]
    for copy in copies:
        with Store.open_read_only(copy) as store:
            problems += store.problems() if copy.parent.name == "backups" else store.file_problems()
    files = [file for file in folder.rglob("*") if file.is_file()]
    told = {
        "encrypted": keyring.is_encrypted(journal),
        "opened_by": opened_by,
        "words": titles,
        "problems": problems,
        "in_the_clear": sum(SECRET.encode() in file.read_bytes() for file in files),
        "copies": sorted({keyring.is_encrypted(copy) for copy in copies}),
        "copies_opened_by": sorted({words for copy in copies for words in (OLD, NEW) if opens(copy, words)}),
        "over": sorted({file.suffix for file in files} - {".lcjournal", ".lock", ".key", ".reserve", ""}),
        "keys": sum(file.suffix == ".key" for file in files),
    }
    keyring.forget()
    return told


def opens(journal: Path, words: str) -> bool:
    try:
        keys.unlock(journal, words)
    except (WrongPassphraseError, KeyFileError):
        return False
    return True


if __name__ == "__main__":
    key_file.Derivation = partial(key_file.Derivation, memory_kib=8192, passes=1, lanes=1)  # type: ignore[assignment,misc]
    main(sys.argv[1], Path(sys.argv[2]))
