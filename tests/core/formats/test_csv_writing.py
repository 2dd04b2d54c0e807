from datetime import date

import pytest

from lcjournal.core import i18n
from lcjournal.core.formats.csv_writing import Cell, csv_bytes


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Reading", "Reading"),
        ("=1+1", "'=1+1"),
        (date(2026, 11, 18), "2026-11-18"),
        (3.0, "3"),
        (3.41666, "3.4167"),
        (-0.00001, "0"),
        (1200, "1200"),
        (None, ""),
    ],
)
def test_a_cell_is_written_so_that_a_spreadsheet_reads_it(cell: Cell, written: str) -> None:
    assert csv_bytes([[cell, "end"]]).decode("utf-8-sig") == f"{written},end\r\n"


def test_where_decimals_have_a_comma_the_delimiter_is_a_semicolon() -> None:
    i18n.use("fr", "fr_FR")
    assert csv_bytes([[3.4, "a,b"]]).decode("utf-8-sig") == "3,4;a,b\r\n"
