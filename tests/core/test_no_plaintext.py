"""With a passphrase, nothing a person wrote can be read anywhere on the disk: while they write, and afterwards."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lcjournal.core import key_file, sealing
from lcjournal.core.backup import back_up, thin
from lcjournal.core.model import (
    Activity,
    FacetLink,
    Filter,
    FormId,
    Goal,
    GoalStep,
    NextStep,
    Outcome,
    Reflection,
    Session,
)
from lcjournal.core.restoring import restore
from lcjournal.core.store import Store
from lcjournal.core.templates import Template

SECRET = "Quetzalcoatl"
MANY = " ".join(f"{SECRET}{number}" for number in range(20_000))  # far more than any cache holds in one piece
DAY, NOW = date(2026, 11, 20), datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
WRITTEN = {
    "activity": ("title", "source", "link"),
    "session": ("note",),
    "reflection": ("text",),
    "activity_facet": ("why",),
    "tag": ("name",),
    "person": ("name",),
    "revision": ("text",),
    "next_step": ("cue", "action", "answer"),
    "attachment": ("name",),
    "template": ("name", "title", "tags"),
    "template_text": ("text",),
    "saved_filter": ("name", "filter"),
    "own_kind": ("name",),
    "own_word": ("word",),
    "goal": ("title", "where_i_am", "what_i_want", "why"),
    "goal_step": ("text",),
    "self_check": ("note", "rater"),
    "item_note": ("text",),
    "meta": ("value",),
}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a person attaches lies elsewhere, where they put it."""
    path = tmp_path_factory.mktemp("elsewhere") / f"{SECRET}.txt"
    path.write_text(SECRET * 200_000)
    return path


def in_the_clear(*folders: Path) -> list[str]:
    """Return the files that hold the phrase, in capitals or not, or whose name tells it."""
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    word = SECRET.lower().encode()
    return [file.name for file in files if word in file.read_bytes().lower() or SECRET in file.name]


def live(store: Store, source: Path) -> Iterator[str]:
    """Write the phrase wherever something can be written, a step at a time."""
    entry = store.activities.add(
        Activity(
            f"{SECRET} talk",
            DAY,
            sessions=(Session(DAY, 30, note=SECRET),),
            reflections=(Reflection("note", MANY), Reflection("learnt", SECRET, private=True)),
            people=(SECRET,),
            tags=(SECRET.lower(),),
            facets=(FacetLink("A1", SECRET),),
            private=True,
            source=SECRET,
            link=f"https://example.org/{SECRET}",
        )
    )
    yield "an entry"
    store.draft.begin(entry)
    activity = store.activities.get(entry)
    store.activities.save(replace(activity, reflections=(Reflection("note", f"{MANY} again"),)))
    yield "a draft and an earlier version"
    store.attachments.add(entry, store.attachments.files.keep(source))
    step = store.next_steps.add(NextStep(entry, SECRET, SECRET, due=DAY))
    store.next_steps.answer(step, Outcome.APPLIED, SECRET, DAY)
    yield "an attached file and a next step"
    store.goals.add(Goal(SECRET, SECRET, SECRET, SECRET, steps=(GoalStep(SECRET),)))
    check = store.checks.start(("agility", "1", "{}"), FormId.PULSE, "en", 1, DAY, "1")
    store.checks.note_item(check.id, "A1", SECRET)
    store.checks.set_note(check.id, SECRET)
    store.checks.add(replace(check, id="", rater=SECRET, beside=check.id), "{}", "1")
    yield "a goal and a self-check"
    store.kinds.add(SECRET)
    store.words.learn(SECRET)
    store.templates.add(
        Template(SECRET, "other", title=SECRET, tags=(SECRET,), reflections=(Reflection("note", SECRET),))
    )
    store.saved_filters.save(SECRET, Filter(text=SECRET))
    store.set_person(SECRET)
    yield "what is the person’s own"
    assert len(store.activities.page(Filter(text=SECRET))) == 1
    assert store.problems() == []
    yield "searched and checked"
    other = store.activities.add(Activity(f"{SECRET} twice", DAY))
    store.activities.bin(other)
    yield "in the bin"


@pytest.mark.parametrize("protected", [True, False])
def test_after_a_session_the_phrase_is_nowhere_in_the_clear(
    tmp_path: Path, temporary: Path, source: Path, protected: bool
) -> None:
    """The same session without a passphrase shows that the search would find it."""
    folder = tmp_path / "data"
    journal, backups = folder / "journal.lcjournal", folder / "backups"
    Store.open(journal).close()
    if protected:
        sealing.seal(journal, "four measured ducks")
    found: dict[str, list[str]] = {}
    with Store.open(journal, clock=lambda: NOW) as store:
        for step in live(store, source):
            found[step] = in_the_clear(folder, temporary)
        for number in range(6):
            back_up(store, backups, datetime(2026, 11, number + 1, tzinfo=UTC))
        store.bin.empty(store.bin.thrown())
        while store.bin.has_words_left():
            store.bin.drop_words()
        found["backed up, the bin emptied"] = in_the_clear(folder, temporary)
        thin(backups, "journal", NOW)
    with Store.open_read_only(journal) as store:
        for table, columns in WRITTEN.items():
            for column in columns:
                sql = f"SELECT count(*) FROM {table} WHERE lower({column}) LIKE ?"
                assert store._connection.db.execute(sql, [f"%{SECRET.lower()}%"]).fetchone()[0], (table, column)  # noqa: SLF001 -- to see that nothing was left out
    restore(max(backups.glob("*.lcjournal")), journal, folder / "set aside", NOW)
    found["restored"] = in_the_clear(folder, temporary)
    assert all(bool(names) is not protected for names in found.values()), found
    if protected:
        assert list(temporary.iterdir()) == []
        assert {key_file.path_of(copy).exists() for copy in backups.glob("*.lcjournal")} == {True}


def test_what_was_plain_is_nowhere_in_the_clear_once_there_is_a_passphrase(
    tmp_path: Path, temporary: Path, source: Path
) -> None:
    folder = tmp_path / "data"
    journal = folder / "journal.lcjournal"
    with Store.open(journal, clock=lambda: NOW) as store:
        for _step in live(store, source):
            back_up(store, folder / "backups", NOW)
    restore(next((folder / "backups").glob("*.lcjournal")), journal, folder / "set aside", NOW)
    assert in_the_clear(folder)
    assert sealing.seal(journal, "four measured ducks").left == ()
    assert in_the_clear(folder, temporary) == []
