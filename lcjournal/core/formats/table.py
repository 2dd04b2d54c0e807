"""The formats a journal is written in, one line each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lcjournal.core.errors import UserError
from lcjournal.core.files import write_atomically
from lcjournal.core.formats import archive
from lcjournal.core.formats.chosen import ExportOptions, ExportResult
from lcjournal.core.formats.export_csv import to_csv
from lcjournal.core.formats.export_html import to_html
from lcjournal.core.formats.export_json import to_json
from lcjournal.core.formats.export_markdown import write_folder
from lcjournal.core.i18n import _
from lcjournal.core.store import Store

_Write = Callable[[Store, Path, ExportOptions, date], ExportResult]


@dataclass(frozen=True, slots=True)
class Format:
    """A way out: its id on the command line, the ending of its file (``""`` for a folder), and how to write it."""

    id: str
    suffix: str
    write: _Write


def _json(store: Store, out: Path, _options: ExportOptions, _today: date) -> ExportResult:
    data, count = to_json(store)
    write_atomically(out, data)
    return ExportResult(count)


def _archive(store: Store, out: Path, _options: ExportOptions, _today: date) -> ExportResult:
    return archive.write(store, out)


def _csv(store: Store, out: Path, options: ExportOptions, _today: date) -> ExportResult:
    data, count, left_out = to_csv(store, options)
    write_atomically(out, data)
    return ExportResult(count, left_out)


def _markdown(store: Store, out: Path, options: ExportOptions, _today: date) -> ExportResult:
    return write_folder(store, out, options)


def _html(store: Store, out: Path, options: ExportOptions, today: date) -> ExportResult:
    data, count, left_out = to_html(store, options, today)
    write_atomically(out, data)
    return ExportResult(count, left_out)


def _ics(store: Store, out: Path, _options: ExportOptions, today: date) -> ExportResult:
    from lcjournal.core.formats.ics import to_ics  # its library takes a tenth of a second

    data, count = to_ics(store, today)
    write_atomically(out, data)
    return ExportResult(count)


FORMATS = {
    format_.id: format_
    for format_ in (
        Format("zip", ".zip", _archive),
        Format("json", ".json", _json),
        Format("csv", ".csv", _csv),
        Format("markdown", "", _markdown),
        Format("html", ".html", _html),
        Format("ics", ".ics", _ics),
    )
}


def export(store: Store, format_id: str, out: Path, today: date, options: ExportOptions | None = None) -> ExportResult:
    """Write the journal to ``out``; a read-only store is enough. Only this path is written, whole or not at all.

    Raises UserError if it cannot be written there, KeyError for an unknown format.
    """
    try:
        return FORMATS[format_id].write(store, out, options or ExportOptions(), today)
    except OSError as error:
        raise UserError(_("“{name}” cannot be written there.").format(name=out.name)) from error
