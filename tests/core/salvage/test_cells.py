"""Bytes that are no page or no record of ours are read without harm."""

from pathlib import Path
from random import Random

import pytest

from lcjournal.core.salvage.carving import Carving
from lcjournal.core.salvage.cells import Carver, Record, varint
from lcjournal.core.salvage.gathering import Gathering
from lcjournal.core.salvage.indexes import Indexes
from lcjournal.core.salvage.pages import PAGE, Pages
from lcjournal.core.salvage.rows import Row
from lcjournal.core.salvage.writing import fill
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.shapes import tables
from tests.core.salvage.conftest import NOW

ID = b"019a94f0-0000-7000-8000-000000000001"


def leaf(cell: bytes, *, at: int | None = None) -> bytes:
    """Return a page of a table with one cell at its end, or elsewhere."""
    place = PAGE - len(cell) if at is None else at
    head = bytes([0x0D, 0, 0, 0, 1, 0, 0, 0]) + place.to_bytes(2, "big")
    page = head.ljust(PAGE, b"\0")
    return page[:place] + cell + page[place + len(cell) :]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return tmp_path / "journal.lcjournal"


def records(pages: Path, page: bytes) -> list[Record]:
    pages.write_bytes(bytes(PAGE) + page)
    with Pages(pages) as found:
        return list(Carver(found).records(found[2]))


@pytest.mark.parametrize(("data", "value"), [(b"\x05", 5), (b"\x81\x00", 128), (b"\xff" * 9, (1 << 64) - 1)])
def test_a_number_takes_one_to_nine_bytes(data: bytes, value: int) -> None:
    assert varint(data, 0) == (value, len(data))


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        (b"\x04\x01\x03\x01\x08\x07", (7, 0)),
        (b"\x0b\x01\x03\x07\x09" + b"\x40\x04" + bytes(6), (2.5, 1)),
        (b"\x04\x01\x02\x00", None),
        (b"\x03\x01\x02\x0a\x00", None),
        (b"\x01\x01\x00", None),
        (b"\x02\x01\x05\x00", None),
    ],
)
def test_a_cell_is_a_record_or_nothing(pages: Path, cell: bytes, values: tuple[object, ...] | None) -> None:
    found = records(pages, leaf(cell))
    assert [record.values for record in found] == ([] if values is None else [values])


def test_a_cell_that_runs_out_of_its_page_is_nothing(pages: Path) -> None:
    assert records(pages, leaf(b"\xff\xff\xff", at=PAGE - 3)) == []
    assert records(pages, leaf(b"\x20\x01\x02\x43", at=PAGE - 10)) == []


def test_a_record_cut_within_a_number_ends_before_it(pages: Path) -> None:
    header = bytes([6, 0x87, 0x4B, 6, 0xBF, 0x7D])  # texts of 479 and 4088 bytes, between them a number of 8
    cell = b"\xa3\x65\x01" + header + b"x" * 479 + bytes(4) + b"\0\0\0\x63"
    (found,) = records(pages, leaf(cell))
    assert (found.values, found.whole, found.cut) == ((b"x" * 479,), False, 2)


def test_noise_gives_nothing(pages: Path) -> None:
    random, found = Random(2), list[Row]()
    pages.write_bytes(b"".join(bytes([kind]) + random.randbytes(PAGE - 1) for kind in (2, 5, 10, 13, 0x55) * 8))
    with Pages(pages) as noise:
        Carving(noise, found.append, {}).run(lambda _share: None)
    assert found == []


@pytest.mark.parametrize("cell", [b"\x15\x01\x06\x17\x0f\x0f\x0f\x1btableabcCREATE ", b"\x0b\x01\x03\x0f\x1baCREATE "])
def test_a_schema_of_others_leads_nowhere(pages: Path, cell: bytes) -> None:
    found = list[Row]()
    pages.write_bytes(bytes(PAGE) + leaf(cell))
    with Pages(pages) as others:
        Carving(others, found.append, {}).run(lambda _share: None)
    assert [row for row in found if row.table.name != "meta"] == []


def test_entries_of_an_index_that_are_no_keys_of_ours_are_left() -> None:
    indexes = Indexes()
    indexes.take("sqlite_autoindex_tag_1", [Record((ID, 1)), Record((b"no id", 2)), Record((ID, 3), whole=False)])
    indexes.take("sqlite_autoindex_tag_2", [Record((b"data", 1))])
    assert [row.cells["name"] for row in indexes.rows()] == ["data"]


def test_a_row_that_the_schema_refuses_is_counted(tmp_path: Path) -> None:
    gathering, table = Gathering(NOW), tables()["saved_filter"]
    for number in range(2):
        identity = f"019a94f0-0000-7000-8000-{number:012}"
        gathering.keep(Row(table, {"id": identity, "name": "Mine", "filter": "{}", "place": number}))
    made = Connection(
        tmp_path / "new.lcjournal", clock=lambda: NOW, random_bytes=Random(1).randbytes, on_change=lambda _change: None
    )
    assert fill(made, gathering)["saved_filter"] == 1
    assert dict(gathering.refused) == {"saved_filter": 1}
    assert made.db.execute("PRAGMA foreign_key_check").fetchall() == []
    made.close()


def test_a_cell_that_is_damaged_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "journal.lcjournal"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE one (a, b)")
    db.executemany("INSERT INTO one VALUES (?, ?)", [(number, "text") for number in range(3)])
    db.commit()
    db.close()
    content = bytearray(path.read_bytes())
    content[PAGE + content.index(b"text", PAGE) - PAGE - 3] = 0x7F
    path.write_bytes(content)
    with Pages(path) as pages:
        assert len(list(Carver(pages).records(pages[2]))) == 2
