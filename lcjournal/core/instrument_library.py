"""The questionnaires there are to choose from: the one that ships with the app, and files in the person's own folder.

A file is put there by ``install`` or by hand. None is ever changed or replaced: the same id and version are the same
text for ever, since checks are compared by them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lcjournal.core import disk_words, instruments
from lcjournal.core.errors import UserError
from lcjournal.core.files import write_atomically
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument


@dataclass(frozen=True, slots=True)
class WrongFile:
    """A file of the folder that cannot be used: its name, and a sentence that says why."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Library:
    """What can be chosen, by id and each id’s newest version first, and the files that cannot be used."""

    instruments: tuple[Instrument, ...]
    wrong: tuple[WrongFile, ...]

    def find(self, name: str) -> Instrument | None:
        """Return the questionnaire of that ``full_name``, if it is there."""
        return next((one for one in self.instruments if full_name(one) == name), None)


def full_name(instrument: Instrument) -> str:
    """Return id and version, such as ``LC-48 0.1``; neither holds a space, so no two are the same."""
    return f"{instrument.id} {instrument.version}"


def library(folder: Path) -> Library:
    """Read the folder, which need not exist; what ships with the app is always in the library."""
    shipped = instruments.builtin()
    found, wrong = {full_name(shipped): shipped}, []
    for path in _files(folder):
        try:
            instrument = instruments.load(path)
            known = found.setdefault(full_name(instrument), instrument)
            _check_same(known, instrument)
        except UserError as error:
            wrong.append(WrongFile(path.name, str(error)))
    newest_first = sorted(found.values(), key=_age, reverse=True)
    return Library(tuple(sorted(newest_first, key=lambda one: one.id)), tuple(wrong))


def in_use(name: str, folder: Path) -> tuple[Instrument, str]:
    """Return the questionnaire of that ``full_name`` and, when it is gone, the one that ships with a sentence.

    An empty name is the one that ships; the folder is not even looked at then.
    """
    shipped = instruments.builtin()
    if not name or (found := library(folder).find(name)) is None:
        gone = _("The questionnaire {name} is no longer there; {shipped} is used instead.")
        return shipped, gone.format(name=name, shipped=full_name(shipped)) if name else ""
    return found, ""


def install(path: Path, folder: Path) -> Instrument:
    """Check a file and copy it into the folder; if the very same text is there, do nothing. Return what it holds.

    Raises UserError when the file is wrong, when other text stands under its id and version, or when it cannot be
    written.
    """
    instrument = instruments.load(path)
    known = library(folder).find(full_name(instrument))
    if known is not None:
        _check_same(known, instrument)
        return known
    target = folder / f"{full_name(instrument)}.json"
    if target.exists():  # wrong, or written with other capitals where the disk does not tell them apart
        raise UserError(_("The folder already holds another file “{name}”.").format(name=target.name))
    try:
        write_atomically(target, instrument.source.encode())
    except OSError as error:
        raise UserError(
            _("The questionnaire could not be copied: {reason}").format(reason=disk_words.reason(error))
        ) from error
    return instrument


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files that may be questionnaires; what a crash left half written begins with a dot."""
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
    return (path for path in paths if path.is_file() and not path.name.startswith("."))


def _check_same(known: Instrument, other: Instrument) -> None:
    if known.source != other.source:
        sentence = _("{id} {version} is already there with another text. What was changed needs a version of its own.")
        raise UserError(sentence.format(id=other.id, version=other.version))


def _age(instrument: Instrument) -> list[tuple[int, str]]:
    """Return what orders versions as people count: 0.9 before 0.10, a number before a word."""
    parts = re.findall(r"\d+|[A-Za-z]+", instrument.version)
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
