"""The whole journal in one zip file that loses nothing, and the way back: ``journal.json`` and the attached files.

``journal.json`` holds every row of every table as it is (docs/file-format.md); a file stands under ``files/`` and its
SHA-256. The same journal gives the same bytes. What is read may have been made by others: only these names, each once,
nothing unpacked but what the rows ask for, every row looked at before it is let in.
"""

import hashlib
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeGuard

from lcjournal.core.errors import UserError
from lcjournal.core.files import opened_atomically
from lcjournal.core.formats.chosen import ExportResult
from lcjournal.core.formats.record import Imported, ImportReading, ImportReport, Problem
from lcjournal.core.formats.safe import clean, decode, parse_json
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.migrations import migrations
from lcjournal.core.model import Status
from lcjournal.core.side_folder import SideFolder
from lcjournal.core.store import Store
from lcjournal.core.store.shapes import Cells, is_instrument
from lcjournal.core.store.whole import Rows, Unsound, sound

FORMAT = "lcjournal-archive"
VERSION = 1
APP = "LC Journal"
JOURNAL = "journal.json"
JOURNAL_LIMIT = 500_000_000
RATIO_LIMIT = 200
FILE_COUNT = 100_000
_PIECE = 1 << 20
_FILE = re.compile(r"files/([0-9a-f]{64})")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of a zip, so that the same journal gives the same bytes
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def write(store: Store, out: Path) -> ExportResult:
    """Write the archive; files that are gone or damaged here are counted as ``missing``. Raises OSError."""
    rows, files = store.whole.rows(), store.attachments.files
    digests = sorted({str(row["sha256"]) for row in rows["attachment"]})
    missing = 0
    with opened_atomically(out) as file, zipfile.ZipFile(file, "w") as archive:
        journal = zipfile.ZipInfo(JOURNAL, _EPOCH)
        journal.compress_type = zipfile.ZIP_DEFLATED
        _fill(archive, journal, _text(rows))
        for digest in digests:
            if files.is_whole(digest):
                _fill(archive, zipfile.ZipInfo(f"files/{digest}", _EPOCH), files.read(digest))
            else:
                missing += 1
    return ExportResult(len(rows["activity"]), missing=missing)


def _fill(archive: zipfile.ZipFile, member: zipfile.ZipInfo, chunks: Iterable[bytes]) -> None:
    with archive.open(member, "w", force_zip64=True) as file:
        for chunk in chunks:
            file.write(chunk)


def _text(rows: Rows) -> Iterator[bytes]:
    """Yield the JSON, a row a line."""
    head = {"format": FORMAT, "version": VERSION, "schema": _schema()}
    yield f"{json.dumps(head, ensure_ascii=False)[:-1]},\n".encode()
    yield b'"rows": {\n'
    for number, (name, found) in enumerate(rows.items()):
        yield f"{',' if number else ''}{json.dumps(name)}: [".encode()
        for place, row in enumerate(found):
            yield f"{',' if place else ''}\n{json.dumps(row, ensure_ascii=False)}".encode()
        yield b"\n]\n"
    yield b"}}\n"


def _schema() -> list[str]:
    """Return the names of the migrations that the rows went through."""
    return [migration.name for migration in migrations._migrations]  # noqa: SLF001 -- there is no public list


def is_archive(path: Path) -> bool:
    """Return whether a zip file has our journal in it. Raises UserError where it cannot be read."""
    with _opened(path) as archive:
        return JOURNAL in archive.namelist()


def is_journal(data: object) -> TypeGuard[dict[str, object]]:
    """Say whether parsed JSON is the journal of an archive."""
    return isinstance(data, dict) and data.get("format") == FORMAT


def read(path: Path) -> ImportReading:
    """Read an archive; what no journal can hold is told as problems. Raises UserError where nothing can be read."""
    with _opened(path) as archive:
        members = _members(path, archive)
        journal = members.pop(JOURNAL)
        if journal.file_size > min(JOURNAL_LIMIT, max(RATIO_LIMIT * journal.compress_size, _PIECE)):
            raise _odd(path)
        with archive.open(journal) as file:
            text = decode(file.read(journal.file_size + 1))[0]
    try:
        data = parse_json(text)
    except ValueError as error:
        raise _odd(path) from error
    if not is_journal(data):
        raise _odd(path)
    return read_parsed(path, data, frozenset(members))


def read_parsed(path: Path, data: dict[str, object], members: frozenset[str] = frozenset()) -> ImportReading:
    """Read the JSON of an archive whose files are ``members`` of the zip at ``path``. Raises UserError as ``read``."""
    schema = data.get("schema")
    if data.get("version") != VERSION or not isinstance(schema, list) or not set(map(str, schema)) <= set(_schema()):
        raise UserError(_("This file needs a newer version. Nothing was changed."))
    given = data.get("rows")
    if not isinstance(given, dict):
        raise _odd(path)
    cleaning = _Cleaning()
    lists = {name: [cleaning.row(row) for row in rows] for name, rows in given.items() if isinstance(rows, list)}
    lists["instrument"] = [row for row in lists.get("instrument", []) if is_instrument(row)]
    rows, unsound = sound(lists)
    whole = _Whole(path, rows, members)
    problems = tuple(Problem(path.name, None, sentence) for sentence in (*cleaning.told(), *_told(unsound)))
    return ImportReading(APP, tuple(map(_shown, rows["activity"])), problems, _notes(rows), whole.bring)


@dataclass(slots=True)
class _Cleaning:
    """Takes out of texts what no text can hold, and counts them."""

    count: int = 0

    def row(self, row: object) -> object:
        return {name: self._cell(cell) for name, cell in row.items()} if isinstance(row, dict) else row

    def told(self) -> list[str]:
        if not self.count:
            return []
        sentence = ngettext(
            "{count} text held characters that no text can hold; they were replaced.",
            "{count} texts held characters that no text can hold; they were replaced.",
            self.count,
        )
        return [sentence.format(count=integer(self.count))]

    def _cell(self, cell: object) -> object:
        if not isinstance(cell, str) or (tidy := clean(cell)) == cell:
            return cell
        self.count += 1
        return tidy


def _told(unsound: Unsound) -> Iterator[str]:
    for table, count in unsound.rows.items():
        if count:
            sentence = ngettext(
                "{count} row of “{table}” cannot be in a journal and was not read.",
                "{count} rows of “{table}” cannot be in a journal and were not read.",
                count,
            )
            yield sentence.format(count=integer(count), table=table)
    for table, count in unsound.links.items():
        if count:
            sentence = ngettext(
                "{count} row of “{table}” points to what is not in the file; only the rest of it was read.",
                "{count} rows of “{table}” point to what is not in the file; only the rest of them was read.",
                count,
            )
            yield sentence.format(count=integer(count), table=table)


def _shown(row: Cells) -> Imported:
    return Imported(
        str(row["id"]),
        date.fromisoformat(str(row["day"])),
        str(row["title"]),
        kind=str(row["kind"]),
        status=Status(str(row["status"])),
        minutes=int(str(row["minutes"])),
        private=bool(row["private"]),
    )


def _notes(rows: Rows) -> tuple[str, ...]:
    sentence = _(
        "With it come: self-checks {checks}, desired levels {targets}, goals {goals}, next steps {steps}, "
        "attached files {files}, earlier versions of texts {versions}."
    )
    names = ("self_check", "target", "goal", "next_step", "attachment", "revision")
    checks, targets, goals, steps, files, versions = (integer(len(rows[name])) for name in names)
    return (
        sentence.format(checks=checks, targets=targets, goals=goals, steps=steps, files=files, versions=versions),
        _("What is here already stays as it is; a text that differs there becomes an earlier version of the one here."),
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """What was read of an archive: the rows, and which files it has for them."""

    path: Path
    rows: Rows
    members: frozenset[str]

    def bring(self, store: Store) -> ImportReport:
        """Add what is not in the journal yet: files first, so that no row names one that is not there."""
        problems = tuple(self._keep_files(store.attachments.files))
        found = store.whole.bring(self.rows)
        return ImportReport(found.activities, len(self.rows["activity"]) - found.activities, problems)

    def _keep_files(self, files: SideFolder) -> Iterator[Problem]:
        wanted = {str(row["sha256"]): str(row["name"]) for row in self.rows["attachment"]}
        missing = {digest: name for digest, name in wanted.items() if files.find(digest) is None}
        if not missing:
            return
        held = {digest for digest in missing if f"files/{digest}" in self.members}
        if held:
            with _opened(self.path) as archive:
                held = {digest for digest in sorted(held) if _is_kept(archive, digest, missing[digest], files)}
        for digest in sorted(missing.keys() - held):
            sentence = _("The attached file “{name}” is not in it, or is damaged there.")
            yield Problem(self.path.name, None, sentence.format(name=missing[digest]))


def _is_kept(archive: zipfile.ZipFile, digest: str, name: str, files: SideFolder) -> bool:
    """Keep a file of the archive, and return whether it was what it should be."""
    try:
        with archive.open(f"files/{digest}") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:  # type: ignore[arg-type]  # reads as a file
                return False
        with archive.open(f"files/{digest}") as file:
            return files.keep_bytes(iter(partial(file.read, _PIECE), b""), name)[0] == digest
    except (KeyError, *_DAMAGED):
        return False


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _DAMAGED as error:
        raise UserError(_("“{name}” is damaged or not a zip file.").format(name=path.name)) from error


def _members(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the members by name. Raises UserError unless each is as ``write`` makes it."""
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    members = {info.filename: info for info in infos}
    ends = [info.header_offset + info.compress_size for info in infos]
    overlapping = any(end > info.header_offset for end, info in zip(ends, infos[1:], strict=False))
    strange = len(members) != len(infos) or len(infos) > FILE_COUNT + 1 or JOURNAL not in members
    if strange or overlapping or not all(map(_is_ours, infos)):
        raise _odd(path)
    return members


def _is_ours(info: zipfile.ZipInfo) -> bool:
    if info.flag_bits & 1 or stat.S_ISLNK(info.external_attr >> 16):
        return False
    if info.filename == JOURNAL:
        return info.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return info.compress_type == zipfile.ZIP_STORED and _FILE.fullmatch(info.filename) is not None


def _odd(path: Path) -> UserError:
    sentence = _("“{name}” is not a copy of a journal as LC Journal writes it. Nothing was read.")
    return UserError(sentence.format(name=path.name))
