"""The journals of a person, as settings keep them."""

from dataclasses import replace
from pathlib import Path

import pytest

from lcjournal.core import journal_list
from lcjournal.core import settings as settings_file
from lcjournal.core.errors import UserError
from lcjournal.core.paths import DataPaths
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store


@pytest.fixture
def places(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path / "data")


def test_before_anything_there_is_the_place_of_the_first(places: DataPaths) -> None:
    assert journal_list.journals(places, Settings()) == [places.journal]


def test_the_one_opened_last_comes_first(places: DataPaths, tmp_path: Path) -> None:
    work = tmp_path / "stick" / "work.lcjournal"
    settings = Settings(journals=journal_list.opened(places, Settings(), work))
    assert journal_list.journals(places, settings) == [work, places.journal]
    settings = Settings(journals=journal_list.opened(places, settings, places.journal))
    assert journal_list.journals(places, settings) == [places.journal, work]


def test_what_lies_in_the_data_folder_moves_with_it(places: DataPaths, tmp_path: Path) -> None:
    kept = journal_list.kept(places, places.journal)
    assert kept == "journal.lcjournal"
    moved = DataPaths(tmp_path / "elsewhere")
    assert journal_list.place(moved, kept) == moved.journal


def test_the_sample_is_none_of_them(places: DataPaths) -> None:
    assert journal_list.opened(places, Settings(), places.sample) == ()


def test_leaving_one_out_leaves_its_file(places: DataPaths, tmp_path: Path) -> None:
    work = tmp_path / "work.lcjournal"
    settings = Settings(journals=journal_list.opened(places, Settings(), work))
    settings = replace(settings, journals=journal_list.without(places, settings, work))
    assert journal_list.journals(places, settings) == [places.journal]


def test_the_title_stands_in_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "work.lcjournal"
    assert journal_list.title(path) == ""
    with Store.open(path) as store:
        store.set_title("Work")
        assert journal_list.title(path) == "Work"


def test_a_new_journal_gets_the_ending(tmp_path: Path) -> None:
    assert journal_list.new_place(tmp_path, " Work ") == tmp_path / "Work.lcjournal"
    assert journal_list.new_place(tmp_path, "Work.lcjournal") == tmp_path / "Work.lcjournal"


@pytest.mark.parametrize(
    "name", ["", " ", ".lcjournal", ".hidden", "a/b", "a:b", "a\x00b", 'say "x"', "CON", "nul", "a\u202eb", "a" * 200]
)
def test_a_name_that_no_system_takes_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="cannot be the name"):
        journal_list.new_place(tmp_path, name)


def test_a_file_that_is_there_is_not_taken_for_a_new_journal(tmp_path: Path) -> None:
    (tmp_path / "Work.lcjournal").touch()
    with pytest.raises(UserError, match="already"):
        journal_list.new_place(tmp_path, "Work")


def test_without_a_window_the_journal_opened_last_is_used(places: DataPaths, tmp_path: Path) -> None:
    assert journal_list.of_last(places).journal == places.journal
    work = tmp_path / "stick" / "work.lcjournal"
    settings_file.save(places.settings, Settings(journals=(str(work), "journal.lcjournal")))
    last = journal_list.of_last(places)
    assert last.journal == work
    assert last.backups == work.parent / "backups"
    assert last.settings == places.settings
