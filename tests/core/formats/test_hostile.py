"""Files made to harm: each ends in a sentence, or in what of it can be read, soon and in little memory."""

import json
import os
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lcjournal.core.errors import UserError
from lcjournal.core.formats import csv_table, detect, rednotebook, safe
from lcjournal.core.formats.record import ImportReading, import_into
from lcjournal.core.store import Store

SECONDS = 10
"""A hundred times what any of them takes; before they were bounded each took minutes, hours or all the memory."""

ENTRY = {"id": "a", "title": "Talk", "day": "2026-01-01", "permission": "own"}


@pytest.fixture
def given(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write


def journal(**fields: object) -> str:
    return json.dumps({"format": "lcjournal-journal", "version": 1, "activities": [ENTRY | fields]})


def session(start: str) -> list[dict[str, object]]:
    return [{"day": "2026-01-01", "minutes": 5, "start": start}]


TOO_LARGE = {
    "more columns than tables have": "title,date" + "," * 1_000 + "\nx,2026-01-01\n",
    "a row of more cells than memory": "title,date\nx,2026-01-01\n" + "," * 60_001,
    "rows without end": "title,date\n" + "a\n" * 6_000,
    "many rows under many columns": "title,date" + "," * 900 + "\n" + "x,2026-01-01\n" * 70,
}


@pytest.mark.parametrize("text", TOO_LARGE.values(), ids=TOO_LARGE)
def test_a_table_larger_than_memory_is_refused(
    text: str, given: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_table, "_TABLE_LIMIT", 60_000)
    with pytest.raises(UserError, match=r"“history\.csv” is too large to be such a file"):
        csv_table.inspect(given("history.csv", text))


SLOW = {
    "a line of dots": ("day.txt", f"[2026-01-01 10:00] {'.' * 200_000}x"),
    "a fence that never closes": ("2026-01.txt", f'1:\n  text: "```{chr(92)}n{f"{chr(92)}n" * 100_000}x"\n'),
    "marks that never close": ("2026-01.txt", f'1:\n  text: "{"**a [" * 1_900}"\n'),
}


@pytest.mark.parametrize(("name", "text"), SLOW.values(), ids=SLOW)
def test_no_text_takes_longer_than_it_is_long(name: str, text: str, given: Callable[[str, str], Path]) -> None:
    path = given(name, text)
    start = time.process_time()
    assert len(detect.read(path).records) == 1
    assert time.process_time() - start < SECONDS


def test_more_parts_than_months_have_are_not_read(
    given: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rednotebook, "_EVENT_LIMIT", 100)
    found = detect.read(given("2026-01.txt", f"1: {{text: good}}\n2:\n  list: [{'a, ' * 100}]\n"))
    assert not found.records
    assert [problem.sentence for problem in found.problems] == ["This month is not written as RedNotebook writes it."]


def test_aliases_cost_nothing(given: Callable[[str, str], Path]) -> None:
    doubled = "".join(f"  c{n}: &c{n} [{', '.join([f'*c{n - 1}'] * 9)}]\n" for n in range(1, 12))
    found = detect.read(given("2026-01.txt", f"1:\n  c0: &c0 [x]\n{doubled}  text: good\n"))
    assert [record.text for record in found.records] == ["good\n\n### c0\n\n- x"]


def test_a_tag_makes_no_object(given: Callable[[str, str], Path]) -> None:
    found = detect.read(given("2026-01.txt", '1: {text: !!python/object/apply:os.system ["x"]}\n'))
    assert (len(found.records), len(found.problems)) == (0, 1)


ODD_JSON = {
    "a number beyond any": journal(stretch=5).replace('"stretch": 5', '"stretch": 1e999'),
    "a number of 5,000 digits": journal(stretch=5).replace('"stretch": 5', f'"stretch": {"9" * 5_000}'),
    "a word that is no JSON": journal(stretch=5).replace('"stretch": 5', '"stretch": NaN'),
    "a key that stands twice": journal(stretch=5).replace('"stretch": 5', '"title": "Other"'),
    "brackets without end": '{"format": ' + "[" * 500_000,
    "more values than memory": '{"format": "lcjournal-journal", "x": [' + "[]," * 5_500_000 + "0]}",
}


@pytest.mark.parametrize("text", ODD_JSON.values(), ids=ODD_JSON)
def test_json_that_no_program_should_write_is_refused(text: str, given: Callable[[str, str], Path]) -> None:
    with pytest.raises(UserError, match=r"“journal\.json” is not complete JSON"):
        detect.read(given("journal.json", text))


@pytest.mark.parametrize(
    "fields",
    [
        {"stretch": 9},
        {"stretch": 1 << 63},
        {"created_at": "2026-01-01T10:00:00"},  # of which zone?
        {"created_at": "0001-01-01T00:00:00+14:00"},  # before the first year, in Greenwich
        {"updated_at": "9999-12-31T23:59:59-14:00"},
        {"day": "2201-01-01"},
        {"day": "1899-12-31"},
        {"sessions": session("10:00+02:00")},
        {"sessions": [{"day": "2026-01-01", "minutes": -5}]},
    ],
    ids=str,
)
def test_an_activity_that_no_journal_can_show_is_told_and_the_rest_is_read(
    fields: dict[str, object], given: Callable[[str, str], Path], store: Store
) -> None:
    document = json.loads(journal(**fields))
    document["activities"].append(ENTRY | {"id": "b", "title": "Sound"})
    found = detect.read(given("journal.json", json.dumps(document)))
    assert [problem.sentence for problem in found.problems] == ["Activity 1 is not complete."]
    import_into(store, found)
    assert [one.title for one in store.activities.all()] == ["Sound"]


def zip_of(path: Path, *names: str, text: str = "1: {text: good}\n") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, text)
    return path


def test_what_lies_over_another_file_in_a_zip_is_not_read(tmp_path: Path) -> None:
    data = bytearray(zip_of(tmp_path / "months.zip", "2026-01.txt", "2026-02.txt").read_bytes())
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = bytes(4)  # where it begins: where the first one does
    (tmp_path / "months.zip").write_bytes(data)
    found = detect.read(tmp_path / "months.zip")
    assert _sentences(found) == ["This file is damaged inside the zip file. It was not read."] * 2


def _sentences(found: ImportReading) -> list[str]:
    return [problem.sentence for problem in found.problems]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "months.json")
    with pytest.raises(UserError, match=r"“months\.json” cannot be opened"):
        safe.read_bytes(tmp_path / "months.json")


def test_a_file_that_may_not_be_read_is_said(
    given: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = given("months.json", "{}")

    def refused(*_args: object, **_named: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(UserError, match=r"“months\.json” cannot be opened"):
        safe.read_bytes(path)
