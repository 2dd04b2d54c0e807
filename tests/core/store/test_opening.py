"""What opening a journal does to the file, and what it must never do."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lcjournal.core.errors import DamagedJournalError, JournalInUseError, NewerJournalError, UserError
from lcjournal.core.migrations import APPLICATION_ID
from lcjournal.core.model import Activity, Change, Filter
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

Note = Callable[..., Activity]


def journal(path: Path, *notes: Activity) -> bytes:
    with Store.open(path) as store:
        for note in notes:
            store.activities.add(note)
    return path.read_bytes()


def touch(path: Path, *statements: str) -> bytes:
    """Change a closed journal behind the store's back."""
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()
    return path.read_bytes()


def refused(path: Path, error: type[Exception]) -> None:
    before = path.read_bytes()
    for opening in (Store.open, Store.open_read_only):
        with pytest.raises(error):
            opening(path)
        assert path.read_bytes() == before


def test_a_new_journal_is_empty_and_sound(path: Path) -> None:
    with Store.open(path) as store:
        assert store.path == path
        assert store.is_empty()
        assert store.person == ""
        assert store.problems() == []
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID


def test_at_rest_the_journal_is_one_file(path: Path, note: Note) -> None:
    journal(path, note("One"))
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, path.name + ".lock"]


def test_a_closed_journal_opens_again_with_everything(path: Path, whole: Activity) -> None:
    journal(path, whole)
    with Store.open(path) as store:
        assert [activity.text("what") for activity in store.activities.all()] == [whole.text("what")]


def test_only_writing_creates_a_journal(path: Path) -> None:
    with pytest.raises(UserError):
        Store.open_read_only(path)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"garbage", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(4096)])
def test_a_file_that_is_no_journal_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, DamagedJournalError)


def test_another_program_s_database_is_refused_and_left_alone(path: Path) -> None:
    touch(path, "CREATE TABLE recipes (name TEXT)")
    refused(path, DamagedJournalError)


@pytest.mark.parametrize("statement", ["CREATE TABLE recipes (name TEXT)", "VACUUM"])
def test_a_file_with_our_mark_and_none_of_our_tables_is_refused(path: Path, statement: str) -> None:
    touch(path, statement, f"PRAGMA application_id = {APPLICATION_ID}")
    refused(path, DamagedJournalError)


def test_a_journal_cut_short_is_refused_and_left_alone(path: Path, note: Note) -> None:
    data = journal(path, note("One"))
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    refused(path, DamagedJournalError)


def test_a_newer_journal_is_refused_and_left_alone(path: Path, note: Note) -> None:
    journal(path, note("One"))
    touch(path, "INSERT INTO _sqlite_migrations VALUES (99, 'lcjournal', 'm999_tomorrow', '2036-01-01')")
    refused(path, NewerJournalError)


def test_a_newer_journal_whose_log_waits_keeps_both_as_they_are(tmp_path: Path, path: Path, note: Note) -> None:
    other = tmp_path / "other" / path.name
    other.parent.mkdir()
    journal(other, note("One"))
    db = sqlite3.connect(other)
    db.execute("INSERT INTO _sqlite_migrations VALUES (99, 'lcjournal', 'm999_tomorrow', '2036-01-01')")
    db.commit()
    log = path.with_name(f"{path.name}-wal")
    for source, target in ((other, path), (other.with_name(log.name), log)):  # as a kill leaves them
        shutil.copy(source, target)
    db.close()
    before = log.read_bytes()
    assert before
    refused(path, NewerJournalError)
    assert log.read_bytes() == before


def test_a_folder_in_the_way_is_said(path: Path) -> None:
    path.mkdir()
    with pytest.raises(UserError, match="no file"):
        Store.open(path)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
def test_a_pipe_in_the_way_is_said_and_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    for opening in (Store.open, Store.open_read_only):
        with pytest.raises(UserError, match="no file"):
            opening(path)


def test_a_second_program_is_told_who_holds_the_journal(path: Path) -> None:
    with Store.open(path), pytest.raises(JournalInUseError, match=str(os.getpid())):
        Store.open(path)
    Store.open(path).close()


def test_a_lock_nobody_can_read_still_holds(path: Path) -> None:
    with Store.open(path):
        path.with_name(path.name + ".lock").write_bytes(b"\xff\xfe")
        with pytest.raises(JournalInUseError, match=r"\(\?\)"):
            Store.open(path)


def test_a_failed_opening_lets_go_of_the_lock(path: Path) -> None:
    path.write_bytes(b"")
    for _try in range(2):
        with pytest.raises(DamagedJournalError):
            Store.open(path)


def test_a_reader_sees_what_the_writer_committed(store: Store, path: Path, note: Note) -> None:
    with Store.open_read_only(path) as reader:
        store.activities.add(note("One"))
        assert [row.title for row in reader.activities.page(Filter())] == ["One"]
        assert reader.problems() == []


def test_reading_never_changes_the_file(path: Path, whole: Activity) -> None:
    before = journal(path, whole)
    with Store.open_read_only(path) as store:
        assert list(store.activities.all())
        assert store.problems() == []
        with pytest.raises(UserError, match="reading only"):
            store.activities.add(whole)
        with pytest.raises(UserError, match="reading only"):
            store.set_person("Somebody")
    assert path.read_bytes() == before


def test_a_full_disk_is_said_and_nothing_is_lost(store: Store, path: Path, note: Note) -> None:
    store.activities.add(note("Before"))
    pages = store._connection.db.execute("PRAGMA page_count").fetchone()[0]  # noqa: SLF001 -- the disk of this test
    store._connection.db.execute(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001
    with pytest.raises(UserError, match="disk is full"):
        store.activities.add(note("x" * 200_000))
    store._connection.db.execute("PRAGMA max_page_count = 1000000")  # noqa: SLF001
    store.activities.add(note("After"))
    assert [row.title for row in store.activities.page(Filter())] == ["After", "Before"]
    assert store.problems() == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_READONLY", "disk did not take"),
        ("SQLITE_CANTOPEN", "disk did not take"),
        ("SQLITE_BUSY", "Another program"),
        ("SQLITE_IOERR_WRITE", "disk"),
        ("SQLITE_CORRUPT", "not a sound journal"),
    ],
)
def test_what_the_system_refuses_is_said_in_a_sentence(store: Store, name: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        fail(store, name)


def test_a_journal_the_system_does_not_let_us_open_is_no_damaged_one(
    path: Path, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        store.activities.add(note("Kept"))

    def refuse(*_arguments: object, **_options: object) -> sqlite3.Connection:
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorname = "SQLITE_CANTOPEN"
        raise error

    monkeypatch.setattr("lcjournal.core.store.connection.sqlite3.connect", refuse)
    for writable, words in ((False, "only be read"), (True, "disk did not take")):
        monkeypatch.setattr("lcjournal.core.store.connection.is_writable", lambda _path, now=writable: now)
        with pytest.raises(UserError, match=words) as refused:
            Store.open(path)
        assert not isinstance(refused.value, DamagedJournalError)


def test_an_error_of_our_own_is_not_dressed_up(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError):
        fail(store, "SQLITE_ERROR")


def fail(store: Store, name: str) -> None:
    error = sqlite3.OperationalError("refused")
    error.sqlite_errorname = name
    with store._connection.write(Change.JOURNAL):  # noqa: SLF001 -- no disk can be told to fail so
        raise error


def test_a_transaction_left_open_is_a_bug(store: Store, heard: list[Change]) -> None:
    store._connection.db.execute("BEGIN")  # noqa: SLF001 -- what no caller can do
    with pytest.raises(sqlite3.OperationalError, match="transaction"):
        store.set_person("Camille")
    store._connection.db.execute("ROLLBACK")  # noqa: SLF001
    assert heard == []


def test_a_store_beside_another_writes_in_another_thread(store: Store, heard: list[Change]) -> None:
    touched: list[Change] = []

    def write() -> None:
        with store.beside(touched.append) as other:
            other.set_person("Camille")

    with ThreadPoolExecutor(1) as threads:
        threads.submit(write).result()
    assert store.person == "Camille"
    assert (touched, heard) == ([Change.JOURNAL], [])
    store.tell(touched[0])
    assert heard == [Change.JOURNAL]


def test_what_a_write_reads_first_is_so_until_it_ends(store: Store) -> None:
    """A store beside it waits, so that the two never write over what the other has just read."""
    with store._connection.write(Change.JOURNAL), store.beside(lambda _change: None) as other:  # noqa: SLF001
        other._connection.db.execute("PRAGMA busy_timeout = 0").fetchall()  # noqa: SLF001 -- a test does not wait
        with pytest.raises(UserError, match="holds the journal"):
            other.set_person("Camille")
        store._connection.db.execute("SELECT 1")  # noqa: SLF001
    assert store.person == ""


WRITER = """
import sys
from datetime import date
from pathlib import Path
from lcjournal.core.model import Activity
from lcjournal.core.store import Store
store = Store.open(Path(sys.argv[1]))
for number in range(10_000):
    store.activities.add(Activity(f"Entry {sys.argv[2]} {number}", date(2026, 11, 18)))
    print(f"Entry {sys.argv[2]} {number}", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL; the same holds by TerminateProcess")
def test_a_kill_right_after_a_save_loses_nothing(path: Path) -> None:
    said: list[str] = []
    for round_ in range(10):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(round_)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout
        said += [child.stdout.readline().strip() for _line in range(1 + round_ % 3)]
        child.send_signal(signal.SIGKILL)
        said += child.stdout.read().split("\n")[:-1]
        child.wait()
        child.stdout.close()
    with Store.open(path) as store:
        kept = {row.title for row in store.activities.page(Filter(), limit=100_000)}
        assert store.problems() == []
    assert set(said) <= kept


CREATOR = """
import sys
from pathlib import Path
from lcjournal.core.store import Store
print("ready", flush=True)
Store.open(Path(sys.argv[1])).close()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL; the same holds by TerminateProcess")
@pytest.mark.parametrize("milliseconds", [0, 2, 4, 6, 9, 14])
def test_a_killed_creation_leaves_no_half_journal(path: Path, milliseconds: int) -> None:
    child = subprocess.Popen([sys.executable, "-c", CREATOR, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    child.stdout.readline()
    time.sleep(milliseconds / 1000)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with Store.open(path) as store:
        assert store.is_empty()
        assert store.problems() == []


def test_a_snapshot_is_a_whole_journal(store: Store, tmp_path: Path, whole: Activity) -> None:
    identity = store.activities.add(whole)
    copy_path = store.snapshot(tmp_path / "copies" / "copy.lcjournal")
    assert [file.name for file in copy_path.parent.iterdir()] == ["copy.lcjournal"]
    with Store.open_read_only(copy_path) as copy:
        assert copy.activities.get(identity) == store.activities.get(identity)


def test_a_snapshot_that_does_not_read_back_is_not_kept(
    store: Store, tmp_path: Path, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.activities.add(note("One"))
    module = sys.modules["lcjournal.core.store.snapshot"]
    monkeypatch.setattr(module, "problems", lambda _db: ["damaged page"])
    with pytest.raises(sqlite3.DatabaseError, match="damaged page"):
        store.snapshot(tmp_path / "copy.lcjournal")
    numbers = iter([{"activity": 1}, {"activity": 2}])
    monkeypatch.setattr(module, "problems", lambda _db: [])
    monkeypatch.setattr(module, "counts", lambda _db: next(numbers))
    with pytest.raises(sqlite3.DatabaseError, match="other numbers"):
        store.snapshot(tmp_path / "copy.lcjournal")
    assert list(tmp_path.glob("*copy*")) == []


def test_a_quick_look_sees_a_page_of_noise(path: Path, note: Note) -> None:
    journal(path, *(note(f"Entry {number}") for number in range(200)))
    with Store.open_read_only(path) as store:
        assert store.is_sound()
    data = bytearray(path.read_bytes())
    for page in range(len(data) // 4096 * 3 // 4, len(data) // 4096):
        data[page * 4096 : page * 4096 + 600] = b"\xa5" * 600
    path.write_bytes(bytes(data))
    with Store.open_read_only(path) as store:
        assert not store.is_sound()


def test_damage_inside_is_reported(path: Path, note: Note) -> None:
    journal(path, note("One"))
    touch(path, "INSERT INTO activity_tag VALUES ('nothing', 'nothing', 0)", "DELETE FROM activity_text")
    with Store.open(path) as store:
        problems = store.problems()
    assert any("foreign key" in problem for problem in problems)
    assert any("1 activities missing" in problem for problem in problems)


def test_a_torn_index_is_reported(path: Path, note: Note) -> None:
    journal(path, note("One"))
    touch(path, "DELETE FROM activity_text_data WHERE id > 1")
    with Store.open(path) as store:
        assert any("full-text index" in problem for problem in store.problems())


def test_a_copy_made_with_the_journal_closed_is_the_journal(path: Path, whole: Activity, tmp_path: Path) -> None:
    journal(path, whole)
    copied = Path(shutil.copy(path, tmp_path / "copied.lcjournal"))
    with Store.open(copied) as store:
        assert store.counts()["activity"] == 1
