"""Which importer reads a file or folder: decided by what is inside, not by its name alone."""

import zipfile
from pathlib import Path

from lcjournal.core.errors import UserError
from lcjournal.core.formats import archive, csv_history, import_json, jrnl, rednotebook
from lcjournal.core.formats.record import ImportReading
from lcjournal.core.formats.safe import decode, parse_json, read_bytes
from lcjournal.core.i18n import _

_TABLES = (".csv", ".tsv", ".tab")


def read(path: Path, day_order: str | None = None) -> ImportReading:
    """Read RedNotebook (folder, zip, month), jrnl (journal, export), our own zip or JSON, or a learning history in CSV.

    ``day_order`` (``dmy`` or ``mdy``) is asked only of a CSV whose dates fit both. Raises UserError if it is none of
    them or cannot be read at all; what can be read in part comes with problems.
    """
    if path.is_dir():
        return _read_folder(path)
    if zipfile.is_zipfile(path) and archive.is_archive(path):
        return archive.read(path)
    if rednotebook.MONTH_FILE.search(path.name) or (data := read_bytes(path)).startswith(b"PK"):
        return rednotebook.read(path)
    if jrnl.is_text(data):
        return jrnl.read(path)
    if decode(data[:200])[0].lstrip().startswith("{"):
        return _read_json(path, data)
    if b"\x00" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unknown(path)
    try:
        return csv_history.read_file(path, day_order)
    except csv_history.NoHistoryError as error:
        raise (error if path.suffix.lower() in _TABLES else _unknown(path)) from error


def _read_folder(path: Path) -> ImportReading:
    if rednotebook.is_journal(path):
        return rednotebook.read(path)
    if jrnl.is_folder(path):
        return jrnl.read(path)
    raise _unknown(path)


def _read_json(path: Path, data: bytes) -> ImportReading:
    try:
        parsed = parse_json(decode(data)[0])
    except ValueError as error:
        raise UserError(_("“{name}” is not complete JSON.").format(name=path.name)) from error
    if archive.is_journal(parsed):
        return archive.read_parsed(path, parsed)
    if import_json.is_journal(parsed):
        return import_json.read_parsed(path.name, parsed)
    if jrnl.is_export(parsed):
        return jrnl.read_export(path.name, parsed)
    raise _unknown(path)


def _unknown(path: Path) -> UserError:
    sentence = _("“{name}” is none of the files that can be read here: RedNotebook, jrnl, LC Journal’s JSON or CSV.")
    return UserError(sentence.format(name=path.name))
