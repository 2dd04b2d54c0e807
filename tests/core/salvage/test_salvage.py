"""A damaged journal gives back what can be read, in a new one; what is doubtful is marked, nothing is made up."""

import shutil
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path
from random import Random

import pytest

from lcjournal.core import keyring, keys, sealing
from lcjournal.core.errors import DamagedJournalError, UserError
from lcjournal.core.model import Activity, Filter, Reflection
from lcjournal.core.salvage import salvage
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from tests.core.salvage.conftest import DAY, NOW, PAGE, Bytes, Salvage

MARK = "may be damaged"


def content(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Return every row of a plain journal but those of its index, by table."""
    db = sqlite3.connect(path)
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {
        name: set(db.execute(f"SELECT * FROM {name}")) for name in names if not name.startswith(("activity_text", "_"))
    }
    db.close()
    return found


def titles(path: Path, tag: str) -> set[str]:
    with Store.open_read_only(path) as store:
        return {row.title for row in store.activities.page(Filter(tags=(tag,)))}


def test_a_sound_journal_comes_back_whole(journal: Path, new: Path, save: Salvage) -> None:
    made = save()
    assert content(new) == content(journal)
    assert (made.doubtful, made.lost, made.refused, made.missing) == ({}, {}, {}, 0)
    assert made.counts["activity"] == 62


@pytest.mark.parametrize("first", [100, PAGE])
def test_without_its_first_page_it_comes_back_whole(
    journal: Path, new: Path, damaged: Bytes, save: Salvage, first: int
) -> None:
    before = content(journal)
    damaged.write(0, Random(1).randbytes(first))
    assert save().doubtful == {}
    assert content(new) == before


def test_without_its_whole_schema_tags_and_people_are_told_apart(
    journal: Path, new: Path, damaged: Bytes, save: Salvage
) -> None:
    before = content(journal)
    damaged.wipe(0, *damaged.pages_with(b"CREATE TABLE"))
    made = save()
    after = content(new)
    marks = {row for row in after["tag"] if row[1] == MARK}
    assert after["person"] == before["person"]
    assert after["tag"] - marks == before["tag"]
    assert after["reflection"] == before["reflection"]
    assert set(made.doubtful) <= {"tag", "person", "activity_tag", "activity_person"}


def test_names_come_back_from_their_indexes(journal: Path, new: Path, damaged: Bytes, save: Salvage) -> None:
    before = content(journal)
    damaged.wipe(damaged.pages_with(b"Person 1", b"Person 59")[0])
    assert save().lost == {}
    assert content(new)["person"] == before["person"]
    assert content(new)["activity_person"] == before["activity_person"]


def test_a_page_without_its_head_gives_its_rows(journal: Path, new: Path, damaged: Bytes, save: Salvage) -> None:
    before = content(journal)
    (page, *_rest) = damaged.pages_with(b"Words of 30. Words")
    damaged.write(page * PAGE, bytes([0xFF] * 60))
    assert save().lost == {}
    assert content(new)["reflection"] == before["reflection"]


def test_what_is_lost_is_counted_and_its_words_stay(journal: Path, new: Path, damaged: Bytes, save: Salvage) -> None:
    pages = [at for at in damaged.pages_with(b"Entry 3") if damaged.path.read_bytes()[at * PAGE] == 0x0D]
    schema = [at for at in pages if b"done" in damaged.path.read_bytes()[at * PAGE : (at + 1) * PAGE]]
    before = content(journal)
    damaged.wipe(*schema)
    made = save()
    assert 0 < made.lost["activity"] <= 60
    assert made.doubtful["activity"] == made.lost["activity"]
    assert content(new)["reflection"] == before["reflection"]
    assert content(new)["session"] == before["session"]
    with Store.open_read_only(new) as store:
        marked = [store.activities.get(row.id) for row in store.activities.page(Filter(tags=(MARK,)), limit=100)]
    assert {activity.title for activity in marked} == {""}
    assert all(activity.private for activity in marked)
    assert {activity.day for activity in marked if activity.sessions} == {DAY}
    assert {activity.day for activity in marked if not activity.sessions} <= {NOW.date()}


def test_a_text_that_is_another_is_kept_and_marked(damaged: Bytes, new: Path, save: Salvage) -> None:
    damaged.replace(b"Words of 41. Words of 41. W", b"Words of 41. Wxrds of 41. W")
    assert save().doubtful == {"reflection": 1}
    assert titles(new, MARK) == {"Entry 41"}
    with Store.open_read_only(new) as store:
        (row,) = store.activities.page(Filter(tags=(MARK,)))
        assert "Wxrds of 41." in store.activities.get(row.id).text("note")


def test_bytes_that_are_no_text_are_marked(damaged: Bytes, new: Path, save: Salvage) -> None:
    damaged.replace(b"Entry 17", b"Entry\xff17")
    assert save().doubtful == {"activity": 1}
    assert titles(new, MARK) == {"Entry\ufffd17"}


def test_a_long_text_is_kept_up_to_where_it_breaks_off(damaged: Bytes, new: Path, save: Salvage) -> None:
    overflow = [at for at in damaged.pages_with(b"Ask before. Ask") if damaged.path.read_bytes()[at * PAGE] == 0]
    assert overflow
    damaged.wipe(overflow[-1])
    assert save().doubtful["revision"] == 1
    assert "A visit, told again" in titles(new, MARK)
    with Store.open_read_only(new) as store:
        (row,) = (row for row in store.activities.page(Filter(tags=(MARK,))) if row.title.startswith("A visit"))
        text = next(old.text for old in store.revisions.of(row.id) if old.field == "so_what")
    assert text.startswith("Ask before. Ask")
    assert len(text) < 900 * 12


def test_pages_in_each_others_place_lose_nothing(journal: Path, new: Path, damaged: Bytes, save: Salvage) -> None:
    before = content(journal)
    (one, *_), (other, *_) = damaged.pages_with(b"Words of 10. Words"), damaged.pages_with(b"tag1", b"tag9")
    pages = damaged.path.read_bytes()
    damaged.write(one * PAGE, pages[other * PAGE : (other + 1) * PAGE])
    damaged.write(other * PAGE, pages[one * PAGE : (one + 1) * PAGE])
    save()
    after = content(new)
    assert all(after[name] >= before[name] for name in before)


def test_a_value_that_cannot_be_is_mended_where_words_hang_on_it(damaged: Bytes, new: Path, save: Salvage) -> None:
    pages = damaged.path.read_bytes()
    at = pages.index(b"otherEntry 22done")
    damaged.write(at + len(b"otherEntry 22"), b"dxne")
    assert save().doubtful == {"activity": 1}
    assert titles(new, MARK) == {"Entry 22"}


def _killed(journal: Path, folder: Path) -> Path:
    """Return a copy with a log that holds seven transactions."""
    copy = folder / "killed" / journal.name
    copy.parent.mkdir()
    with Store.open(journal, clock=lambda: NOW) as store:
        for number in range(6):
            store.activities.add(
                Activity(f"Late {number}", DAY, reflections=(Reflection("note", f"late {number} " * 40),))
            )
        row = next(row for row in store.activities.page(Filter(text="Entry 5"), limit=1))
        store.activities.save(Activity("Said last", DAY, id=row.id))
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{journal}{suffix}", f"{copy}{suffix}")
    return copy


def test_the_log_counts_also_behind_its_damage(journal: Path, new: Path, tmp_path: Path) -> None:
    killed = _killed(journal, tmp_path)
    log = killed.with_name(f"{killed.name}-wal")
    whole = bytearray(log.read_bytes())
    whole[32 + 24 + 2000] ^= 1
    log.write_bytes(whole)
    made = salvage(killed, new, lambda: NOW, Random(4).randbytes)
    assert made.lost == {}
    with Store.open_read_only(new) as store:
        found = {row.title for row in store.activities.page(Filter(), limit=100)}
    assert {"Said last", *(f"Late {number}" for number in range(6))} <= found


def test_a_transaction_that_never_ended_adds_what_is_nowhere_else(journal: Path, new: Path, tmp_path: Path) -> None:
    killed = _killed(journal, tmp_path)
    log = killed.with_name(f"{killed.name}-wal")
    log.write_bytes(log.read_bytes()[: -PAGE - 24])
    salvage(killed, new, lambda: NOW, Random(4).randbytes)
    with Store.open_read_only(new) as store:
        assert store.file_problems() == []
        assert store.counts()["activity"] >= 68


def test_attached_files_come_along(journal: Path, new: Path, tmp_path: Path) -> None:
    with Store.open(journal, clock=lambda: NOW) as store:
        (row,) = store.activities.page(Filter(), limit=1)
        for name in ("kept.txt", "gone.txt"):
            (tmp_path / name).write_text(name)
            store.attachments.add(row.id, store.attachments.files.keep(tmp_path / name))
        (gone,) = (one for one in store.attachments.all() if one.name == "gone.txt")
        store.attachments.files.drop(gone.sha256)
    moved = tmp_path / "aside" / "journal.lcjournal"
    moved.parent.mkdir()
    shutil.copyfile(journal, moved)
    made = salvage(moved, new, lambda: NOW, Random(4).randbytes, files_of=journal)
    assert (made.files, made.missing) == (1, 1)
    with Store.open_read_only(new) as store:
        assert [one.name for one in store.attachments.missing()] == ["gone.txt"]


def test_nothing_is_written_over(journal: Path, new: Path, save: Salvage) -> None:
    save()
    before = new.read_bytes()
    with pytest.raises(UserError, match="There is a file"):
        salvage(journal, new, lambda: NOW, Random(4).randbytes)
    assert new.read_bytes() == before


@pytest.mark.parametrize("found", [b"", b"not a journal", bytes(9000), Random(5).randbytes(20_000)])
def test_where_nothing_is_found_nothing_is_made(journal: Path, new: Path, found: bytes) -> None:
    journal.write_bytes(found)
    with pytest.raises(DamagedJournalError):
        salvage(journal, new, lambda: NOW, Random(4).randbytes)
    assert list(new.parent.glob("*")) == []


def test_it_can_be_stopped(journal: Path, new: Path) -> None:
    shares: list[float] = []

    def stop(share: float) -> None:
        shares.append(share)
        if share > 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        salvage(journal, new, lambda: NOW, Random(4).randbytes, stop)
    assert shares == sorted(shares)
    assert list(new.parent.glob("*")) == []


def test_an_encrypted_journal_gives_what_select_gives_encrypted(
    journal: Path, new: Path, damaged: Bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.forget()
    sealing.seal(journal, "correct horse")
    with Store.open_read_only(journal) as store:
        before = store.counts()["reflection"]
    for page in (60, 61):
        damaged.write(page * PAGE + 100, Random(6).randbytes(64))
    salvage(journal, new, lambda: NOW, Random(4).randbytes)
    assert not keyring.is_plain(new)
    keyring.forget()
    keys.unlock(new, "correct horse")
    with Store.open_read_only(new) as store:
        assert store.file_problems() == []
        assert before * 0.5 < store.counts()["reflection"] <= before
    keyring.forget()


def test_rows_that_come_out_of_order_for_ever_are_given_up(
    journal: Path, save: Salvage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of zeros can be a row of number 0, for SQLite, and be found again behind every other one."""

    def between(_reader: object, low: int, _high: int) -> Iterator[tuple[int]]:
        for number in chain([1] if low == 1 else [], repeat(0)):
            yield (number,)

    monkeypatch.setattr("lcjournal.core.salvage.select._Reader._between", between)
    assert save().counts["activity"] == 62  # by the pages themselves
