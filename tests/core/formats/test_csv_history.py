from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from lcjournal.core.errors import UserError
from lcjournal.core.formats.csv_history import NoHistoryError, read, read_file
from lcjournal.core.formats.csv_mapping import Mapping, guess_mapping
from lcjournal.core.formats.csv_table import inspect, table_of
from lcjournal.core.formats.record import ImportReading, import_into
from lcjournal.core.model import Kind, Status
from lcjournal.core.store import Store


def history(*lines: str, encoding: str = "utf-8") -> ImportReading:
    table = table_of("a.csv", "\r\n".join(lines).encode(encoding))
    return read(table, guess_mapping(table))


def test_a_french_spreadsheet_is_read() -> None:
    found = history(
        "Titre;Date;Durée;Type;Étiquettes;Avec;Organisme;Notes;Lieu",
        "Œuvre – d’été;13/02/2026 14:00;1,5 h;Conférence;data, #sql;Anna et Bob;CNAM;Très bien;Lyon",
        encoding="cp1252",
    )
    (record,) = found.records
    assert (record.title, record.day, record.start) == ("Œuvre – d’été", date(2026, 2, 13), time(14, 0))
    assert (record.minutes, record.kind, record.status) == (90, Kind.CONFERENCE, Status.DONE)
    assert (record.tags, record.people, record.source) == (("data", "sql"), ("Anna", "Bob"), "CNAM")
    assert record.text == "Très bien"
    assert found.notes == ("Columns not taken: Lieu.",)


def test_rows_that_cannot_be_read_are_named_with_their_lines() -> None:
    found = history(
        "Title,Date,Minutes",
        ",2026-01-01,5",
        "No date,,5",
        "Bad date,soon,5",
        "Bad minutes,2026-01-01,long",
        "No minutes,2026-01-01,0",
    )
    assert [(record.title, record.minutes) for record in found.records] == [("Bad minutes", None), ("No minutes", None)]
    assert [problem.line for problem in found.problems] == [2, 3, 4, 4, 5]


LINKEDIN = (
    "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
    "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),"
)


def test_linkedin_learning_is_read() -> None:
    found = history(
        LINKEDIN,
        "Done,About it,Course,2026-01-01 10:00 UTC,2026-01-02 10:00 UTC,true,My note,",
        "Begun,N/A,Learning Path,2026-01-03 10:00 UTC,N/A,false,N/A,",
        "Saved only,N/A,Video,N/A,N/A,true,N/A,",
    )
    done, begun = found.records
    assert (done.day, done.start, done.status) == (date(2026, 1, 2), None, Status.DONE)
    assert (done.kind, done.tags, done.source) == (Kind.MOOC, ("Course",), "LinkedIn Learning")
    assert done.text == "About it\n\n**Notes taken on videos (if taken):** My note"
    assert (begun.day, begun.status, begun.text) == (date(2026, 1, 3), Status.IN_PROGRESS, "")
    assert [problem.line for problem in found.problems] == [4]
    assert found.notes == ("Columns not taken: Content Saved.",)


def test_the_real_linkedin_export_is_read_once(samples: Path, store: Store) -> None:
    path = samples / "csv" / "YANG-DB_Learning_mock.csv"
    found = read_file(path)
    assert found.app == "LinkedIn Learning"
    assert len(found.records) == len(inspect(path).rows)
    assert [import_into(store, read_file(path)).added for _ in range(2)] == [len(found.records), 0]


def test_real_book_lists_are_read(samples: Path) -> None:
    goodreads = read_file(samples / "csv" / "books" / "goodreads.csv")
    assert [record.day for record in goodreads.records] == [date(2020, 10, 25), date(2020, 3, 6), date(2019, 7, 8)]
    assert goodreads.records[2].text.startswith("mixed feelings\n\n**My Rating:** 2")
    storygraph = read_file(samples / "csv" / "books" / "storygraph.csv")
    assert [record.status for record in storygraph.records] == [Status.PLANNED, Status.DONE]
    assert {record.kind for record in storygraph.records} == {Kind.READING}


def test_long_texts_stand_under_their_header() -> None:
    found = history("Title,Date,Notes,Review", 'a,2026-01-01,,"one<br/>two"', f"b,2026-01-01,x,{'long ' * 20}")
    assert found.records[0].text == "**Review:**\n\none\ntwo"
    assert found.records[1].text == f"x\n\n**Review:**\n\n{('long ' * 20).strip()}"


def test_dates_that_fit_both_ways_are_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Title,Date\na,01/02/2026\n")
    with pytest.raises(UserError, match="two ways"):
        read_file(path)
    assert read_file(path, "dmy").records[0].day == date(2026, 2, 1)
    assert read_file(path, "mdy").records[0].day == date(2026, 1, 2)


def test_a_table_without_titles_or_dates_is_refused() -> None:
    table = table_of("a.csv", b"a,b\n1,2\n")
    for mapping in (Mapping(title=0, day_order="ymd"), Mapping(day=0, day_order="ymd")):
        with pytest.raises(NoHistoryError):
            read(table, mapping)


def test_the_mapping_a_person_chose_is_the_one_that_is_used() -> None:
    table = table_of("a.csv", b"x,y,z\n2026-01-01,Hello,2\n")
    mapping = replace(Mapping(day_order="ymd"), title=1, day=0, minutes=2, hours=True)
    assert [(record.title, record.minutes) for record in read(table, mapping).records] == [("Hello", 120)]
