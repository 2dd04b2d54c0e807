"""import, export, verify, backup and demo; and files that are damaged, newer, in use or out of reach."""

import errno
import hashlib
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

if TYPE_CHECKING:
    from tests.cli.conftest import Lc

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "samples"
REAL = ["rednotebook/app-2.29.3-fr", "rednotebook/app-2.29.3-en", "csv/YANG-DB_Learning_mock.csv"]
REAL += ["jrnl/jrnl-repo/basic_onefile.journal"]
HISTORY = "Title,Date,Minutes\nPython,2026-03-04,90\n,2026-03-05,10\nSQL,2026-03-06,45\n"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def history(tmp_path: Path) -> Path:
    path = tmp_path / "history.csv"
    path.write_text(HISTORY, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", REAL)
def test_a_real_journal_comes_in_once(lc: "Lc", name: str) -> None:
    if not (SAMPLES / name).exists():
        pytest.skip("the files of other apps are not here")
    first, second = lc("import", SAMPLES / name, "--json"), lc("import", SAMPLES / name, "--json")
    assert (first.code, second.code) == (0, 0)
    assert first.value["added"] > 0
    assert (second.value["added"], second.value["already_there"]) == (0, first.value["added"])
    assert len(lc("list", "--json").value) == first.value["added"]


def test_an_import_tells_what_it_took_and_what_not(lc: "Lc", history: Path) -> None:
    ran = lc("import", history)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "2 activities added.",
        "history.csv, line 3: This row has no title and was not taken.",
    ]
    again = lc("import", history)
    assert (again.code, again.out.splitlines()[:2]) == (0, ["0 activities added.", "2 were already there."])
    report = lc("import", history, "--json").value
    assert report["format"] == "CSV"
    assert report["problems"] == [
        {"file": "history.csv", "line": 3, "sentence": "This row has no title and was not taken."}
    ]


def test_a_file_of_which_nothing_can_be_read_is_a_problem(lc: "Lc", tmp_path: Path) -> None:
    month = tmp_path / "2024-02.txt"
    month.write_text("{ this: is [not a month", encoding="utf-8")
    ran = lc("import", month)
    assert (ran.code, ran.out) == (1, "")
    assert "2024-02.txt" in ran.err


def test_a_problem_without_a_line_names_its_file(lc: "Lc", tmp_path: Path) -> None:
    odd = {"format": "lcjournal-journal", "version": 1, "activities": [{"id": "x"}]}
    (tmp_path / "odd.json").write_text(json.dumps(odd), encoding="utf-8")
    assert "odd.json: Activity 1 is not complete." in lc("import", tmp_path / "odd.json").err


def test_dates_that_can_be_read_in_two_ways_are_asked_about(lc: "Lc", tmp_path: Path) -> None:
    table = tmp_path / "dates.csv"
    table.write_text("Title,Date\nPython,03/04/2026\nSQL,05/06/2026\n", encoding="utf-8")
    assert lc("import", table).code == 1
    assert lc("import", table, "--day-order", "dmy").code == 0
    assert lc("list", "--json").value[1]["date"] == "2026-04-03"


@pytest.mark.parametrize("command", [["import", "nowhere"], ["answer", "--form", "full", "nowhere"]])
def test_a_missing_file_is_named_and_makes_no_journal(lc: "Lc", folder: Path, command: list[str]) -> None:
    ran = lc(*command)
    assert (ran.code, ran.err) == (1, "“nowhere” cannot be opened.\n")
    assert not folder.exists()


def test_a_calendar_is_written_over_an_earlier_one(lc: "Lc", tmp_path: Path) -> None:
    lc("demo")
    out = tmp_path / "calendar.ics"
    first = lc("export", "--format", "ics", out)
    assert (first.code, first.out.endswith(f"slots and dates of goals exported to {out}.\n")) == (0, True)
    before = out.read_bytes()
    again = lc("export", "--format", "ics", out, "--json")
    assert (again.code, again.value["path"], again.value["written"] > 1) == (0, str(out), True)
    assert out.read_bytes() == before


@pytest.mark.parametrize("format_", ["zip", "json", "csv", "html"])
def test_an_export_is_one_file_and_may_be_made_again(lc: "Lc", sample: Path, tmp_path: Path, format_: str) -> None:
    out = tmp_path / "out"
    assert lc("export", "--format", format_, out).code == 0
    before = out.read_bytes()
    assert lc("export", "--format", format_, out).code == 0
    assert out.read_bytes() == before
    assert sample.exists()


def test_markdown_goes_into_a_new_folder_only(lc: "Lc", sample: Path, tmp_path: Path) -> None:
    assert lc("export", "--format", "markdown", tmp_path / "notes").code == 0
    assert len(list((tmp_path / "notes").glob("*.md"))) == len(lc("list", "--json").value)
    ran = lc("export", "--format", "markdown", tmp_path / "notes")
    assert (ran.code, ran.err) == (1, "“notes” is not empty. Choose a new folder.\n")
    assert sample.exists()


def test_what_is_private_stays_out_of_what_is_shown_to_others(lc: "Lc", tmp_path: Path) -> None:
    lc("add", "Quiet thoughts 30min !private")
    lc("add", "MOOC Python 2h")
    ran = lc("export", "--format", "html", tmp_path / "page.html")
    assert ran.out.splitlines()[1] == "1 private entry left out."
    assert "Quiet thoughts" not in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert lc("export", "--format", "html", tmp_path / "page.html", "--json").value == {
        "path": str(tmp_path / "page.html"),
        "written": 1,
        "left_out": 1,
        "missing_files": 0,
    }
    lc("export", "--format", "csv", tmp_path / "table.csv")
    assert "Quiet thoughts" in (tmp_path / "table.csv").read_text(encoding="utf-8")


def test_an_export_never_replaces_a_journal(lc: "Lc", sample: Path) -> None:
    before = digest(sample)
    ran = lc("export", "--format", "json", sample)
    assert ran.code == 1
    assert "export under another name" in ran.err
    assert digest(sample) == before


def test_the_json_copy_takes_no_period(lc: "Lc", sample: Path, tmp_path: Path) -> None:
    ran = lc("export", "--format", "json", tmp_path / "copy.json", "--since", "2026-01-01")
    assert ran.code == 2
    assert "always the whole journal" in ran.err
    assert sample.exists()
    assert not (tmp_path / "copy.json").exists()


def test_a_journal_read_back_from_its_json_adds_nothing(lc: "Lc", sample: Path, tmp_path: Path) -> None:
    lc("export", "--format", "json", tmp_path / "copy.json")
    assert lc("import", tmp_path / "copy.json", "--json").value["added"] == 0
    assert sample.exists()


def test_the_sample_is_the_same_each_time(lc: "Lc", sample: Path, tmp_path: Path) -> None:
    lc("export", "--format", "json", tmp_path / "one.json")
    other = tmp_path / "other"
    made = lc("demo", "--data", other, "--json").value
    assert made["path"] == str(other / "journal.lcjournal")
    assert made["counts"]["activity"] > 100
    lc("export", "--format", "json", tmp_path / "two.json", "--data", other)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert sample.exists()


def test_the_sample_goes_into_an_empty_journal_only(lc: "Lc") -> None:
    lc("add", "MOOC Python 2h")
    ran = lc("demo")
    assert (ran.code, len(lc("list", "--json").value)) == (1, 1)
    assert "Nothing was changed." in ran.err


def test_a_backup_can_be_read_by_itself(lc: "Lc", sample: Path, folder: Path) -> None:
    made = lc("backup", "--json").value
    assert Path(made["path"]).parent == folder / "backups"
    assert Path(made["path"]).stat().st_size == made["size"]
    with Store.open_read_only(Path(made["path"])) as store:
        assert store.problems() == []
    assert lc("backup").out.startswith("Backup made, checked and readable: ")
    assert sample.exists()


def test_a_sound_journal_is_said_to_be_so(lc: "Lc", sample: Path) -> None:
    ran = lc("verify")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "The journal is sound."
    assert "12 self-checks" in ran.out
    value = lc("verify", "--json").value
    assert (value["ok"], value["problems"]) == (True, [])
    assert value["counts"]["self_check"] == 12
    assert sample.exists()


def test_verify_tells_an_entry_that_search_cannot_find(lc: "Lc", sample: Path) -> None:
    connection = sqlite3.connect(sample)
    connection.execute("DELETE FROM activity_text WHERE rowid = (SELECT max(rowid) FROM activity_text)")
    connection.commit()
    connection.close()
    ran = lc("verify")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[1] == "full-text index: 1 activities missing, 0 entries without an activity"
    assert lc("verify", "--json").value["ok"] is False


COMMANDS = [["list"], ["score"], ["search", "x"], ["add", "x"], ["backup"], ["demo"], ["verify"]]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_a_damaged_journal_is_left_alone_and_the_last_backup_named(lc: "Lc", sample: Path, command: list[str]) -> None:
    backup = lc("backup", "--json").value["path"]
    sample.write_bytes(b"This is not a journal. " * 500)
    before = digest(sample)
    ran = lc(*command)
    assert (ran.code, ran.out) == (1, "")
    assert "is not a sound journal" in ran.err
    assert backup in ran.err
    assert digest(sample) == before


def test_damage_met_while_reading_is_told_as_damage(lc: "Lc", sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_store: Store) -> list[str]:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorname = "SQLITE_CORRUPT"
        raise error

    monkeypatch.setattr(Store, "problems", broken)
    assert lc("verify").err == "The journal file is damaged. It was left as it is.\n"
    value = lc("verify", "--json").value
    assert (value["ok"], value["counts"]) == (False, {})
    assert sample.exists()


def test_a_day_that_is_none_is_told_as_damage(lc: "Lc", sample: Path) -> None:
    db = sqlite3.connect(sample)
    db.execute("UPDATE activity SET day = '2026-1q-18'")
    db.commit()
    db.close()
    assert lc("list").err.startswith("The journal file is damaged. It was left as it is.")


@pytest.mark.parametrize("command", [["list"], ["backup"], ["search", "a"]], ids=lambda words: words[0])
def test_a_text_that_is_none_any_longer_is_told_as_damage_and_not_quoted(
    lc: "Lc", sample: Path, command: list[str]
) -> None:
    db = sqlite3.connect(sample)
    db.execute("UPDATE activity SET title = title || CAST(x'FF' AS TEXT)")
    db.commit()
    db.close()
    ran = lc(*command)
    assert (ran.code, ran.out) == (1, "")
    assert "damaged" in ran.err
    assert "decode" not in ran.err


def test_a_newer_journal_is_refused_byte_for_byte(lc: "Lc", sample: Path) -> None:
    connection = sqlite3.connect(sample)
    connection.execute("INSERT INTO _sqlite_migrations VALUES (9, 'lcjournal', 'm999_to_come', '2030-01-01')")
    connection.commit()
    connection.close()
    before = digest(sample)
    for command in COMMANDS:
        ran = lc(*command)
        assert ran.code == 1
        assert ran.err.startswith(f"“{sample.name}” was last written by a newer version of LC Journal than this one")
    assert digest(sample) == before


def test_while_another_one_writes_a_journal_it_can_be_read(lc: "Lc", sample: Path) -> None:
    with Store.open(sample):
        assert lc("list").code == 0
        assert lc("verify").code == 0
        assert lc("backup").code == 0
        ran = lc("add", "MOOC Python 2h")
    assert ran.code == 1
    assert "already open in another LC Journal" in ran.err
    assert lc("add", "MOOC Python 2h").code == 0


def test_a_file_where_a_folder_should_be(lc: "Lc", folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    assert lc("add", "x").err == "That did not work: a file stands where a folder is needed.\n"
    assert folder.read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "you have no access to this folder or file"),
        (errno.ENOSPC, "this disk is full"),
        (errno.ETXTBSY, "another program holds the file"),
    ],
)
def test_what_the_system_refuses_is_said(lc: "Lc", monkeypatch: pytest.MonkeyPatch, number: int, sentence: str) -> None:
    def refused(*_arguments: object, **_named: object) -> Store:
        raise OSError(number, "Text file busy")

    monkeypatch.setattr(Store, "open", refused)
    assert lc("add", "x").err == f"That did not work: {sentence}.\n"


def test_another_failure_of_the_file_is_said(lc: "Lc", sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_store: Store) -> list[str]:
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(Store, "problems", locked)
    assert lc("verify").err == "That did not work: the file could not be read or written (OperationalError).\n"
    assert sample.exists()


def test_the_days_of_the_sample_follow_today(lc: "Lc", sample: Path) -> None:
    done = [one for one in lc("list", "--json").value if one["status"] != "planned"]
    assert date(2026, 11, 8) < date.fromisoformat(done[0]["date"]) <= date(2026, 11, 22)
    assert date.fromisoformat(done[-1]["date"]) < date(2025, 1, 31)
    assert sample.exists()
