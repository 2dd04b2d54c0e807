import csv
from pathlib import Path

import pytest

from lcjournal.core.errors import UserError
from lcjournal.core.formats.csv_table import inspect, table_of


@pytest.mark.parametrize(
    ("data", "encoding", "delimiter"),
    [
        ("titre;durée\nœuvre;1,5\n".encode("cp1252"), "cp1252", ";"),
        ("titre,durée\nœuvre,1\n".encode(), "utf-8", ","),
        ("titre\tdurée\nœuvre\t1\n".encode("utf-16"), "utf-16", "\t"),
        ("titre|durée\nœuvre|1\n".encode("utf-8-sig"), "utf-8-sig", "|"),
        ("sep=;\r\ntitre;durée\r\nœuvre;1,5\r\n".encode(), "utf-8", ";"),
    ],
)
def test_encoding_and_delimiter_are_found(data: bytes, encoding: str, delimiter: str) -> None:
    table = table_of("a.csv", data)
    assert (table.encoding, table.delimiter) == (encoding, delimiter)
    assert table.header == ("titre", "durée")
    assert table.column(0) == ["œuvre"]


def test_rows_know_the_line_they_begin_on() -> None:
    table = table_of("a.csv", b'a,b\r\n\r\n"x\ny",1\r\n\n , \nz\nq,1,2\nr,1,\n')
    assert list(zip(table.lines, table.rows, strict=True)) == [
        (3, ("x\ny", "1")),
        (7, ("z", "")),
        (8, ("q", "1")),
        (9, ("r", "1")),
    ]
    assert [(problem.line, "more cells" in problem.sentence) for problem in table.problems] == [(8, True)]


def test_lines_are_counted_after_a_line_that_names_the_separator() -> None:
    assert table_of("a.csv", b"sep=,\na,b\n1,2\n").lines == (3,)


def test_the_apostrophe_against_formulas_is_taken_off_once() -> None:
    assert table_of("a.csv", "a,b\n'=1+1,''=x\n'plain,'＝y\n".encode()).rows == (("=1+1", "''=x"), ("'plain", "＝y"))


def test_a_quotation_mark_that_never_closes_is_said() -> None:
    table = table_of("a.csv", b'a,b\n1,2\n"open,3\n4,5\n')
    assert [(problem.line, "never closes" in problem.sentence) for problem in table.problems] == [(3, True)]
    assert not table_of("a.csv", b'a,b\n1,2\n"closed\n",3\n').problems


def test_a_cell_beyond_the_limit_is_said_and_the_limit_given_back() -> None:
    before = csv.field_size_limit()
    table = table_of("a.csv", b"a,b\n" + b"x" * 1_000_001 + b",1\n2,3\n")
    assert table.rows[-1] == ("2", "3")
    assert [problem.line for problem in table.problems] == [2]
    assert csv.field_size_limit() == before


def test_nul_and_one_column_do_no_harm() -> None:
    assert table_of("a.csv", b"a,b\n1\x00,2\n").rows == (("1\ufffd", "2"),)
    assert table_of("a.csv", b"a\n1\n").header == ("a",)


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\n \n")
    with pytest.raises(UserError, match="empty"):
        inspect(tmp_path / "a.csv")
