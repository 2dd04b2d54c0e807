from collections.abc import Callable
from pathlib import Path

import pytest

from lcjournal.core.model import Activity, Change, Filter
from lcjournal.core.side_folder import KeptFile
from lcjournal.core.store import Store


@pytest.fixture
def entry(store: Store, note: Callable[..., Activity]) -> str:
    return store.activities.add(note("Karim: a product owner’s day"))


def kept(store: Store, folder: Path, name: str, words: str) -> KeptFile:
    path = folder / name
    path.write_text(words)
    return store.attachments.files.keep(path)


def test_an_attached_file_is_read_with_its_activity(
    store: Store, entry: str, tmp_path: Path, heard: list[Change]
) -> None:
    heard.clear()
    (added,) = store.attachments.add(entry, kept(store, tmp_path, "questions.md", "Why?"))
    assert (added.name, added.size) == ("questions.md", 4)
    assert heard == [Change.ACTIVITIES]
    assert store.activities.get(entry).attachments == (added,) == store.attachments.of(entry)
    assert [row.attached for row in store.activities.page(Filter(attached=True))] == [True]


def test_saving_an_activity_keeps_what_is_attached_to_it(store: Store, entry: str, tmp_path: Path) -> None:
    before = store.activities.get(entry)
    (added,) = store.attachments.add(entry, kept(store, tmp_path, "questions.md", "Why?"))
    store.activities.save(before)
    assert store.activities.get(entry).attachments == (added,)


def test_the_same_file_is_attached_once_to_an_activity_and_shared_by_two(
    store: Store, entry: str, tmp_path: Path, note: Callable[..., Activity]
) -> None:
    (first,) = store.attachments.add(entry, kept(store, tmp_path, "a.txt", "same"))
    assert store.attachments.add(entry, kept(store, tmp_path, "b.txt", "same")) == (first,)
    other = store.activities.add(note("Other"))
    (second,) = store.attachments.add(other, kept(store, tmp_path, "b.txt", "same"))
    assert (second.name, second.sha256) == ("b.txt", first.sha256)
    assert len(store.attachments.all()) == 2


def test_a_removed_attachment_can_be_restored_for_its_file_stays(store: Store, entry: str, tmp_path: Path) -> None:
    (added,) = store.attachments.add(entry, kept(store, tmp_path, "a.txt", "words"))
    store.attachments.remove(added.id)
    assert store.activities.get(entry).attachments == ()
    assert store.activities.page(Filter(attached=True)) == []
    assert store.attachments.files.is_whole(added.sha256)
    store.attachments.restore(added.id)
    assert store.activities.get(entry).attachments == (added,)


def test_missing_and_damaged_files_are_named(store: Store, entry: str, tmp_path: Path) -> None:
    (gone,) = store.attachments.add(entry, kept(store, tmp_path, "a.txt", "gone"))
    (hurt,) = store.attachments.add(entry, kept(store, tmp_path, "b.txt", "hurt"))
    (removed,) = store.attachments.add(entry, kept(store, tmp_path, "c.txt", "removed"))
    store.attachments.add(entry, kept(store, tmp_path, "d.txt", "sound"))
    store.attachments.remove(removed.id)
    assert store.problems() == []
    for one in (gone, removed):
        (store.attachments.files.find(one.sha256) or tmp_path).unlink()
    (store.attachments.files.find(hurt.sha256) or tmp_path).write_text("HURT")
    assert store.attachments.missing() == (gone,)
    problems = [f"attachment {gone.sha256} missing", f"attachment {hurt.sha256} damaged"]
    assert sorted(store.problems()) == sorted(problems)


def test_an_unknown_attachment_is_told(store: Store) -> None:
    with pytest.raises(KeyError):
        store.attachments.get("nothing")
