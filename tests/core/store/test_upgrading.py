"""Upgrading an older journal: a verified copy first, then all of it or nothing."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest

from lcjournal.core import migrations as history
from lcjournal.core.errors import DamagedJournalError, UserError
from lcjournal.core.model import Filter, Goal, GoalState, Outcome, Permission, Reflection
from lcjournal.core.sqlite import Database, Migrations, sqlite3
from lcjournal.core.store import Store

JOURNALS = Path(__file__).parents[2] / "data" / "journals"
GOLDEN = JOURNALS / "v1.lcjournal"
Clock = Callable[[], datetime]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """Give a history that tests may add to, as a later version would."""
    longer = Migrations("lcjournal")
    longer._migrations = [*history.migrations._migrations]  # noqa: SLF001 -- there is no public way to copy one
    monkeypatch.setattr("lcjournal.core.store.connection.migrations", longer)
    return longer


@pytest.fixture
def old(path: Path) -> Path:
    with Store.open(path) as store:
        store.goals.add(Goal("Ask"))
    return path


def test_an_older_journal_is_copied_and_then_upgraded(old: Path, later: Migrations, clock: Clock) -> None:
    @later()
    def m998_colour(db: Database) -> None:
        db.execute("ALTER TABLE goal ADD COLUMN colour TEXT NOT NULL DEFAULT ''")

    with Store.open(old, clock=clock) as store:
        assert [goal.title for goal in store.goals.all()] == ["Ask"]
        assert store.problems() == []
    assert "colour" in columns(old)
    [copy] = (old.parent / "backups").iterdir()
    assert copy.name == "journal-20261118T170000Z-00001-before-upgrade.lcjournal"
    assert "colour" not in columns(copy)


@pytest.mark.parametrize("broken", ["INSERT INTO goal_step VALUES ('x', 'nothing', 0, '', NULL, NULL)", "nonsense"])
def test_a_failed_upgrade_leaves_the_older_journal_usable(old: Path, later: Migrations, broken: str) -> None:
    def m998_colour(db: Database) -> None:
        db.execute("ALTER TABLE goal ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
        db.execute(broken)

    later()(m998_colour)
    with pytest.raises(DamagedJournalError):
        Store.open(old)
    later._migrations.pop()  # noqa: SLF001 -- the older version comes back
    assert "colour" not in columns(old)
    with Store.open(old) as store:
        assert [goal.title for goal in store.goals.all()] == ["Ask"]
        assert store.problems() == []


def columns(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    try:
        return [row[1] for row in db.execute("PRAGMA table_info(goal)")]
    finally:
        db.close()


def schema(path: Path) -> list[tuple[str, str]]:
    db = sqlite3.connect(path)
    try:
        return db.execute("SELECT name, sql FROM sqlite_schema WHERE sql <> '' ORDER BY name").fetchall()
    finally:
        db.close()


def test_the_first_journal_ever_made_opens_with_every_row(path: Path) -> None:
    shutil.copy(GOLDEN, path)
    with Store.open(path) as store:
        assert store.problems() == []
        texts = [part.text for activity in store.activities.all() for part in activity.reflections]
        assert len(texts) == 8
        assert hashlib.sha256("\0".join(sorted(texts)).encode()).hexdigest()[:16] == GOLDEN_TEXTS
        assert store.counts() == GOLDEN_COUNTS
        assert len(store.activities.page(Filter(text="ete"))) == 2
        assert [goal.title for goal in store.goals.all()] == ["Demander plus tôt"]
        assert [check.answers["A1.1"].value for check in store.checks.all()] == [4]


def test_the_second_schema_keeps_what_it_added(path: Path) -> None:
    shutil.copy(JOURNALS / "v2.lcjournal", path)
    with Store.open(path) as store:
        assert store.problems() == []
        first, looking_back = store.checks.all()
        assert (first.note, first.notes) == ("Une autre, plus tard", {"A1.1": "Surtout depuis mars 🧭"})
        assert (looking_back.then_of, looking_back.then) == (first.id, {"A": 3.25})
        assert [view.rater for view in store.checks.views(first.id)] == ["Inès"]
        assert [row.title for row in store.activities.page(Filter(check_id=first.id))] == ["Ce que j’en retiens"]
        assert store.checks.dismissed() == {"A3/peer"}
        assert store.counts() == GOLDEN_COUNTS | {"activity": 10, "revision": 2, "self_check": 4, "answer": 5}


def test_the_third_schema_keeps_what_it_added(path: Path) -> None:
    shutil.copy(JOURNALS / "v3.lcjournal", path)
    shutil.copytree(JOURNALS / "v3.files", path.with_name(f"{path.stem}.files"))
    with Store.open(path) as store:
        assert store.problems() == []
        (row,) = store.activities.page(Filter(text="suite"))
        told = store.activities.get(row.id)
        assert told.continues == store.activities.page(Filter(text="Tout"))[0].id
        assert (told.permission, told.stretch, told.starred, told.method) == (Permission.GRANTED, 4, True, "gibbs")
        assert (told.source, told.link) == ("Bibliothèque", "https://example.org/a")
        assert Reflection("gibbs.feelings", "mal à l’aise", private=True) in told.reflections
        (attached,) = told.attachments
        kept = store.attachments.files.find(attached.sha256)
        assert kept is not None
        assert kept.read_text(encoding="utf-8") == "Trois questions à poser\n"
        waiting, answered = sorted(store.next_steps.of(told.id), key=lambda step: step.outcome)
        assert (waiting.cue, waiting.action) == ("si je bloque", "demander avant midi")
        assert (answered.outcome, answered.answer) == (Outcome.PARTLY, "une fois sur deux")
        kinds = {kind.id: kind for kind in store.kinds.all()}
        assert kinds["peer"].name == "Entre pairs"
        assert kinds["client"].hidden
        assert "Podcast" in {kind.name for kind in kinds.values()}
        (template,) = store.templates.all()
        assert (template.name, template.tags, len(template.reflections)) == ("Mon entretien", ("métier",), 2)
        assert store.saved_filters.get("À relire") == Filter(text="ete", starred=True, since=date(2026, 11, 18))
        assert store.words.all() == {"réflexivité"}
        assert store.resurfacing.put_away_ids() == [told.id]


def test_the_fourth_schema_keeps_what_it_added(path: Path) -> None:
    shutil.copy(JOURNALS / "v4.lcjournal", path)
    shutil.copytree(JOURNALS / "v4.files", path.with_name(f"{path.stem}.files"))
    with Store.open(path) as store:
        assert store.problems() == []
        (slot,) = store.slots.all()
        assert (slot.weekday, slot.start, slot.minutes, slot.zone) == (2, time(14), 120, "Europe/Paris")
        assert (slot.name, slot.since, slot.until) == ("Atelier", date(2026, 9, 2), None)
        assert store.activities.get(str(slot.activity_id)).title == "Tout"
        assert [(change.day, change.moved_to, change.start) for change in store.slots.changes()] == [
            (date(2026, 11, 4), None, None),
            (date(2026, 11, 11), date(2026, 11, 12), time(9, 30)),
        ]
        assert [pause.name for pause in store.slots.pauses()] == ["Noël"]
        assert [(target.kind, target.minutes) for target in store.yearly_targets.all()] == [("", 2400), ("mooc", 600)]
        (goal,) = store.goals.all()
        assert (goal.approach, goal.planned_minutes, goal.look_months) == ("Une ébauche par quinzaine", 900, 1)
        assert [look.text for look in store.goal_story.looks(goal.id)] == ["Je polis encore, et je le remarque."]
        assert [(event.state, event.word) for event in store.goal_story.events(goal.id)] == [
            (GoalState.REACHED, "presque"),
            (GoalState.OPEN, ""),
        ]
        lowered = store.checks.targets()[-1]
        assert (lowered.value, lowered.word, lowered.goal_id) == (4.0, "plus réaliste", goal.id)


def test_an_older_journal_is_read_without_being_changed(path: Path) -> None:
    shutil.copy(GOLDEN, path)
    with Store.open_read_only(path) as store:
        assert len(list(store.activities.all(Filter(text="ete")))) == 2
        assert [check.rater for check in store.checks.all()] == [""]
        with pytest.raises(UserError):
            store.set_person("Camille")
    assert path.read_bytes() == GOLDEN.read_bytes()


def test_an_upgraded_journal_is_built_like_a_new_one(path: Path, tmp_path: Path) -> None:
    shutil.copy(GOLDEN, path)
    Store.open(path).close()
    Store.open(tmp_path / "new.lcjournal").close()
    assert schema(path) == schema(tmp_path / "new.lcjournal")


GOLDEN_TEXTS = "14482fa044f779ae"
GOLDEN_COUNTS = {
    "activity": 9,
    "session": 9,
    "reflection": 8,
    "revision": 1,
    "self_check": 2,
    "answer": 3,
    "target": 2,
    "goal": 1,
    "goal_step": 2,
    "goal_look": 0,
    "slot": 0,
    "pause": 0,
}


@pytest.mark.parametrize("change", ["DROP TABLE goal", "ALTER TABLE activity ADD COLUMN link TEXT"])
def test_an_older_journal_that_is_not_what_it_says_is_damaged_and_stays(tmp_path: Path, change: str) -> None:
    path = tmp_path / "journal.lcjournal"
    shutil.copyfile(JOURNALS / "v1.lcjournal", path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute(change)
    db.commit()
    before = set(db.execute("SELECT name, sql FROM sqlite_schema"))
    db.close()
    for opening in (Store.open_read_only, Store.open):
        with pytest.raises(DamagedJournalError):
            opening(path)
    db = sqlite3.connect(path)
    assert set(db.execute("SELECT name, sql FROM sqlite_schema")) == before
    db.close()
