from datetime import date
from pathlib import Path

import pytest

from lcjournal.core.errors import UserError
from lcjournal.core.formats.chosen import ExportOptions, ExportResult
from lcjournal.core.formats.table import FORMATS, export
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("format_id", "result"),
    [
        ("zip", ExportResult(4)),
        ("json", ExportResult(4)),
        ("csv", ExportResult(2, 1)),
        ("markdown", ExportResult(2, 1)),
        ("html", ExportResult(2, 1)),
        ("ics", ExportResult(1)),
    ],
)
def test_every_format_is_written_where_it_was_asked(
    filled: Store, tmp_path: Path, format_id: str, result: ExportResult
) -> None:
    out = tmp_path / "out" / f"journal{FORMATS[format_id].suffix}"
    assert export(filled, format_id, out, TODAY, ExportOptions()) == result
    assert out.exists()
    assert list(out.parent.iterdir()) == [out]


def test_private_texts_are_only_in_the_persons_own_copy(filled: Store, tmp_path: Path) -> None:
    for format_id in FORMATS:
        export(filled, format_id, tmp_path / format_id / "x", TODAY)
    holding = {
        path.relative_to(tmp_path).parts[0]
        for format_id in FORMATS
        for path in (tmp_path / format_id).rglob("*")
        if path.is_file() and b"hush" in path.read_bytes()
    }
    assert holding == {"json"}  # and the zip, which is compressed


@pytest.mark.parametrize("format_id", FORMATS)
def test_an_export_never_writes_to_the_journal(filled: Store, tmp_path: Path, format_id: str) -> None:
    filled.fold()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with Store.open_read_only(filled.path) as reader:
        export(reader, format_id, tmp_path / "out" / "x", TODAY, ExportOptions(private=True))
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader._connection.db.execute("DELETE FROM activity")  # noqa: SLF001 -- what no reader may do
    assert {path: path.read_bytes() for path in before} == before


def test_a_place_that_cannot_be_written_is_said(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        export(filled, "json", tmp_path / "file" / "out.json", TODAY)
