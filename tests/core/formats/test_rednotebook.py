import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml

from lcjournal.core.errors import UserError
from lcjournal.core.formats import rednotebook
from lcjournal.core.formats.record import ImportReading, import_into
from lcjournal.core.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir()
    return made


def month(folder: Path, text: str, name: str = "2026-03.txt") -> ImportReading:
    (folder / name).write_text(text, encoding="utf-8")
    return rednotebook.read(folder)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_day_and_every_word_of_a_real_journal_comes_in(samples: Path, store: Store, language: str) -> None:
    path = samples / "rednotebook" / f"app-2.29.3-{language}"
    found = rednotebook.read(path)
    days = yaml.safe_load((path / "2024-02.txt").read_text(encoding="utf-8"))
    assert [record.day.day for record in found.records] == list(days)
    assert len(days) == 15
    assert not found.problems
    for record in found.records:
        written = set(re.findall(r"[^\W_]+", days[record.day.day]["text"]))
        assert written <= set(re.findall(r"[^\W_]+", record.text))
    assert import_into(store, found).added == 15
    assert import_into(store, rednotebook.read(path)).added == 0


def test_categories_become_tags_and_lists(folder: Path) -> None:
    source = """
4:
  Tags: {data science: null, '#sql': null}
  Idea: {'try //this// #soon': null, with: a value}
  Books: [one, two]
  Mood: good
  Étiquettes: null
  Flag: null
  text: 'hello #work'
"""
    (record,) = month(folder, source).records
    assert record.tags == ("work", "data_science", "sql", "soon", "Étiquettes", "Flag")
    expected = "hello #work\n\n### Idea\n\n- try *this* #soon\n- with: a value\n\n### Books\n\n- one\n- two"
    assert record.text == expected + "\n\n### Mood\n\n- good"
    assert record.title == "hello #work"


def test_a_day_with_categories_only_counts_and_an_empty_one_does_not(folder: Path) -> None:
    found = month(folder, "1: {Flag: null}\n2: {text: ''}\n3: {text: null}\n4: {}\n5: null\n")
    assert [(record.day.day, record.title) for record in found.records] == [(1, "Flag")]
    assert not found.problems


def test_texts_keep_the_form_in_which_they_were_written(folder: Path) -> None:
    found = month(
        folder, "1: {text: !!python/unicode 'é'}\n2: {text: 2026-03-04}\n3: {text: 1.10}\n4: {text: \"\\U0001F389\"}"
    )
    assert [record.text for record in found.records] == ["é", "2026-03-04", "1.10", "🎉"]


def test_a_day_changed_since_comes_in_beside_the_old_one(folder: Path) -> None:
    (before,) = month(folder, "1: {text: one}").records
    (after,) = month(folder, "1: {text: two}").records
    assert before.source_id != after.source_id


def test_empty_months_are_fine_and_copies_beside_are_said(folder: Path) -> None:
    for name in ("2026-02.old.txt", "2026-02.new.txt", "2026-02.CONFLICT_BACKUP1.txt", "notes.txt"):
        (folder / name).write_text("1: {text: x}")
    (folder / "2026-01.txt").write_text("")
    found = month(folder, "{}")
    assert (found.records, found.problems) == ((), ())
    assert "2026-02.CONFLICT_BACKUP1.txt, 2026-02.new.txt, 2026-02.old.txt" in found.notes[0]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("1: {text: a}\n2: {text: 'open\n", 3),
        ("1: [a\n", 2),
        ("just text", 1),
        ("- a\n- b", 1),
        ("1: {text: a}\n\x00", None),
        ("[" * 50_000, None),
        ("1: *unknown", 1),
    ],
)
def test_a_broken_month_is_named_with_its_line_and_the_others_are_read(
    folder: Path, source: str, line: int | None
) -> None:
    (folder / "2026-01.txt").write_text("1: {text: fine}")
    found = month(folder, source)
    assert [record.day for record in found.records] == [date(2026, 1, 1)]
    (problem,) = found.problems
    assert (problem.file, problem.line) == ("2026-03.txt", line)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("1: {text: a}\n32: {text: b}", 2),
        ("1: {text: a}\nfoo: {text: b}", 2),
        ("1: {text: a}\n? [x]\n: b", 2),
        ("1: {text: a}\n2: only text", 2),
        ("1: {text: a}\n2: {text: [b]}", 2),
        ("1: {text: a}\n2: {? [x] : b}", 2),
        ("1: {text: a}\n2: {text: !!python/object/apply:os.system ['true']}", 2),
        ("1: {text: a}\n2: {Todo: !!python/name:os.system ''}", 2),
        ("1: {text: a}\n2: {Todo: !!python/object:os.x {a: b}}", 2),
        ("1: {text: a}\n2: {Todo: {a: {b: c}}}", 2),
        ("1: {text: a}\n2: {Todo: [[b]]}", 2),
    ],
)
def test_what_is_not_rednotebooks_is_named_with_its_line(folder: Path, source: str, line: int) -> None:
    found = month(folder, source)
    assert found.records[0].text == "a"
    assert [problem.line for problem in found.problems] == [line]


def test_a_day_written_twice_comes_in_twice(folder: Path) -> None:
    assert [record.text for record in month(folder, "1: {text: a}\n1: {text: b}").records] == ["a", "b"]


def test_aliases_that_multiply_cost_nothing(folder: Path) -> None:
    levels = "\n".join(f"  l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 40))
    found = month(folder, f"1:\n  l0: &l0 [lol]\n{levels}\n  text: a\n  <<: [*l39, *l39]")
    assert [record.text.startswith("a") for record in found.records] == [True]
    assert found.problems


def test_a_month_that_is_none_and_a_date_out_of_range_are_named(folder: Path) -> None:
    assert len(month(folder, "1: {text: a}", "2026-13.txt").problems) == 1
    assert len(month(folder, "1: {text: a}", "0001-01.txt").problems) == 2


def test_a_home_folder_a_file_and_a_zip_are_read_alike(tmp_path: Path, folder: Path) -> None:
    month(folder, "1: {text: a}")
    with zipfile.ZipFile(tmp_path / "backup.zip", "w") as archive:
        archive.writestr("2026-03.txt", "1: {text: a}")
        archive.writestr("2026-03.old.txt", "1: {text: b}")
        archive.writestr("../2026-04.txt", "1: {text: c}")
    for path in (tmp_path, folder, folder / "2026-03.txt", tmp_path / "backup.zip"):
        assert [record.text for record in rednotebook.read(path).records] == ["a"]
    zipped = rednotebook.read(tmp_path / "backup.zip")
    assert [problem.file for problem in zipped.problems] == ["../2026-04.txt"]
    assert "2026-03.old.txt" in zipped.notes[0]


def test_a_folder_without_months_is_said(folder: Path) -> None:
    assert not rednotebook.is_journal(folder)
    with pytest.raises(UserError, match="no RedNotebook month"):
        rednotebook.read(folder)


def test_a_month_that_cannot_be_opened_is_named(folder: Path) -> None:
    (folder / "2026-02.txt").mkdir()
    found = month(folder, "1: {text: a}")
    assert len(found.records) == 1
    assert [problem.file for problem in found.problems] == ["2026-02.txt"]


def test_a_month_written_by_old_windows_is_read(folder: Path) -> None:
    (folder / "2026-03.txt").write_bytes("1: {text: déjà}".encode("cp1252"))
    assert rednotebook.read(folder).records[0].text == "déjà"
