import json
from datetime import date, time
from pathlib import Path

import pytest

from lcjournal.core.errors import UserError
from lcjournal.core.formats import jrnl
from lcjournal.core.formats.record import ImportReading, import_into
from lcjournal.core.store import Store

ENTRY = {
    "title": "A talk.",
    "body": "Good @ideas.",
    "date": "2026-03-04",
    "time": "18:30",
    "tags": ["@ideas"],
    "starred": True,
}


def read_json(tmp_path: Path, data: object) -> ImportReading:
    (tmp_path / "export.json").write_text(json.dumps(data))
    return jrnl.read(tmp_path / "export.json")


def read_text(tmp_path: Path, text: str) -> ImportReading:
    (tmp_path / "my.journal").write_text(text)
    return jrnl.read(tmp_path / "my.journal")


def test_an_export_is_read_and_twice_adds_nothing(tmp_path: Path, store: Store) -> None:
    found = read_json(tmp_path, {"tags": {"@ideas": 1}, "entries": [ENTRY]})
    (record,) = found.records
    assert (record.day, record.start) == (date(2026, 3, 4), time(18, 30))
    assert (record.title, record.text, record.tags) == ("A talk.", "Good @ideas.", ("ideas", "starred"))
    assert [import_into(store, found).added for _ in range(2)] == [1, 0]


def test_other_tag_symbols_are_taken_from_the_export(tmp_path: Path) -> None:
    entry = ENTRY | {"tags": ["#a", "@b"], "starred": False}
    assert read_json(tmp_path, {"tags": {"#a": 1, "@b": 2}, "entries": [entry]}).records[0].tags == ("a", "b")
    assert read_json(tmp_path, {"tags": [], "entries": [ENTRY | {"tags": "none"}]}).records[0].tags == ("starred",)


def test_an_entry_without_date_or_text_is_named_and_other_fields_are_said(tmp_path: Path) -> None:
    entries = [
        ENTRY | {"uuid": "1"},
        {"title": "no date"},
        ENTRY | {"title": "", "body": None},
        "text",
        ENTRY | {"date": "x"},
    ]
    found = read_json(tmp_path, {"tags": {}, "entries": entries})
    assert len(found.records) == 1
    assert ["Entry 2" in found.problems[0].sentence, len(found.problems)] == [True, 4]
    assert "uuid" in found.notes[0]


def test_what_is_no_export_is_said(tmp_path: Path) -> None:
    assert not read_json(tmp_path, {"tags": {}, "entries": []}).records
    for data in ({"entries": "x"}, {"entries": [{"text": "Day One"}]}, {}):
        with pytest.raises(UserError, match="not a jrnl export"):
            read_json(tmp_path, data)
    with pytest.raises(UserError, match="complete JSON"):
        read_text(tmp_path, '{"entries": [')


def test_a_text_journal_is_read(tmp_path: Path) -> None:
    source = "[2026-03-04 09:25:00 PM] A first @talk? Then more. *\nand @C++, more\n[1] a line\n\n[2026-03-05] * Two\n"
    first, second = read_text(tmp_path, source).records
    assert (first.title, first.text) == ("A first @talk?", "Then more.\nand @C++, more\n[1] a line")
    assert (first.start, first.tags) == (time(21, 25), ("talk", "c++", "starred"))
    assert (second.day, second.start, second.title, second.tags) == (date(2026, 3, 5), None, "Two", ("starred",))


def test_the_order_of_day_and_month_is_that_of_the_whole_journal(tmp_path: Path) -> None:
    found = read_text(tmp_path, "[03/04/2026 10:00] One\n[03/14/2026 10:00] Two\n")
    assert [record.day for record in found.records] == [date(2026, 3, 4), date(2026, 3, 14)]


def test_dates_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    found = read_text(tmp_path, "[2026-99-99 10:00] Lost\n[2026-03-04 10:00] One\n[2026-03 10:00] In it\n")
    assert [record.text for record in found.records] == ["[2026-03 10:00] In it"]
    assert [problem.line for problem in found.problems] == [1, 3, 1]


@pytest.mark.parametrize("data", [b"gAAAAABfb4gQ", b"JRNLv3 abc"])
def test_an_encrypted_journal_is_refused_with_what_to_do(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    assert jrnl.is_text(data)
    with pytest.raises(UserError, match="jrnl --format json"):
        jrnl.read(tmp_path / "a")


@pytest.mark.parametrize("text", ["", "some text", "[no date] x"])
def test_a_text_without_dates_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="no jrnl entry"):
        read_text(tmp_path, text)


def test_a_folder_journal_is_read(tmp_path: Path) -> None:
    assert not jrnl.is_folder(tmp_path)
    day = tmp_path / "2026" / "03"
    (day / "05.txt").mkdir(parents=True)
    (day / "04.txt").write_text("[2026-03-04 10:00] One\n[2026-03-04 11:00] Two\n")
    (tmp_path / "2026" / "notes.txt").write_text("[2026-03-04 10:00] No\n")
    assert jrnl.is_folder(tmp_path)
    found = jrnl.read(tmp_path)
    assert [record.title for record in found.records] == ["One", "Two"]
    assert [problem.file for problem in found.problems] == ["2026/03/05.txt"]


def test_the_journals_of_jrnls_own_tests_are_read(samples: Path) -> None:
    folder = samples / "jrnl" / "jrnl-repo"
    expected = {
        "basic_onefile.journal": 3,
        "basic_folder": 3,
        "brackets.journal": 1,
        "deletion_filters.journal": 5,
        "little_endian_dates.journal": 2,
        "mostlyreadabledates.journal": 2,
        "simple_jrnl-1-9-5.journal": 2,
        "simple_jrnl-1-9-5_little_endian_dates.journal": 2,
        "tags.journal": 2,
    }
    assert {name: len(jrnl.read(folder / name).records) for name in expected} == expected
    for path in folder.glob("encrypted*"):
        with pytest.raises(UserError):
            jrnl.read(path)
