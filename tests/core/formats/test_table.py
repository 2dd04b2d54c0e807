from datetime import date
from pathlib import Path

import pytest

from lcjournal.core.errors import UserError
from lcjournal.core.formats.chosen import ExportOptions, ExportResult
from lcjournal.core.formats.table import FORMATS, export
from lcjournal.core.store import Store

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("format_id", "result"),
    [
        ("json", ExportResult(4)),
        ("csv", ExportResult(2, 1)),
        ("markdown", ExportResult(2, 1)),
        ("html", ExportResult(2, 1)),
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
    assert holding == {"json"}


def test_a_place_that_cannot_be_written_is_said(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        export(filled, "json", tmp_path / "file" / "out.json", TODAY)
