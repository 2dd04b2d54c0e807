import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lcjournal.core import kinds
from lcjournal.core.errors import UserError
from lcjournal.core.formats.export_json import to_json
from lcjournal.core.formats.import_json import is_journal, read_parsed
from lcjournal.core.formats.record import import_into
from lcjournal.core.model import Activity, Answer, AnswerState, FormId, NextStep, Target
from lcjournal.core.store import Store


def parsed(store: Store) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(to_json(store)[0])
    assert is_journal(data)
    return data


def content(store: Store) -> list[object]:
    """Return the activities without what a new journal gives anew: ids, instants and the goal."""
    activities = parsed(store)["activities"]
    for activity in activities:
        for name in ("id", "goal_id", "created_at", "updated_at"):
            del activity[name]
        for session in activity["sessions"]:
            del session["id"]
    return [activity for activity in activities if not activity["deleted_at"]]


def test_everything_is_in_the_file_and_the_same_journal_gives_the_same_bytes(filled: Store) -> None:
    for finished in (True, False):
        check = filled.checks.start(("lc", "1", "{}"), FormId.PULSE, "fr", 7, date(2026, 3, 4), "1")
        answers = [Answer("b2", AnswerState.ANSWERED, 4), Answer("a1", AnswerState.SKIPPED)]
        filled.checks.answer(check.id, *answers)
        if finished:
            filled.checks.finish(check.id)
    filled.checks.set_targets([Target("curiosity", 4.25, date(2026, 3, 4))])
    entry = next(filled.activities.all()).id
    filled.next_steps.add(NextStep(entry, "they hesitate", "I wait", date(2026, 3, 11)))
    data = parsed(filled)
    titles = [activity["title"] for activity in data["activities"]]
    assert titles == ["Later", "Secret plan", "=SUM(A1) <b>talk</b>", "Gone"]
    (check_data,) = data["checks"]
    assert [answer["item"] for answer in check_data["answers"]] == ["a1", "b2"]
    assert data["check_under_way"]
    assert data["instruments"] == [{"id": "lc", "version": "1", "source": "{}"}]
    assert [target["value"] for target in data["targets"]] == [4.25]
    assert data["goals"][0]["influence"] == "influence"
    (step,) = data["next_steps"]
    assert (step["activity_id"], step["cue"], step["due"]) == (entry, "they hesitate", "2026-03-11")
    assert data["person"] == "Camille Roux"
    assert to_json(filled) == to_json(filled)


def test_an_empty_journal_takes_the_same_activities(filled: Store, tmp_path: Path) -> None:
    filled.next_steps.add(NextStep(next(filled.activities.all()).id, "", "I wait", date(2026, 3, 11)))
    reading = read_parsed("a.json", parsed(filled))
    assert "goals 1" in reading.notes[0]
    assert "next steps 1" in reading.notes[1]
    assert "bin: 1" in reading.notes[2]
    with Store.open(tmp_path / "other.lcjournal") as other:
        assert import_into(other, reading).added == 3
        assert content(other) == content(filled)
        assert import_into(other, reading).added == 0
    assert import_into(filled, reading).added == 0


@pytest.mark.parametrize("version", [2, None, "1"])
def test_a_newer_file_is_refused(version: object) -> None:
    with pytest.raises(UserError, match="newer version"):
        read_parsed("a.json", {"format": "lcjournal-journal", "version": version})


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"title": 3},
        {"title": None},
        {"day": "0001-01-01"},
        {"day": "soon"},
        {"status": "lost"},
        {"sessions": [{"day": "2026-03-04", "minutes": 0}]},
        {"sessions": [{"day": "2026-03-04", "minutes": 1.5}]},
        {"sessions": ["x"]},
        {"stretch": "3"},
        {"permission": "asked"},
        {"reflections": [{"prompt": "an other", "text": "x"}]},
        {"reflections": [{"prompt": "note", "text": "x"}, {"prompt": "note", "text": "y"}]},
        {"created_at": "yesterday"},
    ],
)
def test_an_activity_that_is_not_whole_is_named_and_the_others_are_read(change: dict[str, object]) -> None:
    whole: dict[str, object] = {"id": "1", "title": "T", "day": "2026-03-04", "tags": "x", "people": ["\ud800"]}
    data: dict[str, object] = {"version": 1, "activities": [whole, whole | {"id": "2"} | change, "text"]}
    reading = read_parsed("a.json", data)
    assert [record.whole for record in reading.records] == [
        Activity("T", date(2026, 3, 4), "other", id="1", people=("\ufffd",))
    ]
    assert ["Activity 2" in reading.problems[0].sentence, len(reading.problems)] == [True, 2]


def test_a_file_without_checks_or_bin_has_nothing_to_add() -> None:
    assert not read_parsed("a.json", {"version": 1, "activities": None}).notes


def test_kinds_that_were_added_are_in_the_file_and_come_by_their_name(filled: Store, tmp_path: Path) -> None:
    chess, poetry = filled.kinds.add("Chess"), filled.kinds.add("Poetry")
    filled.activities.add(Activity("Opening", date(2026, 3, 4), chess))
    filled.activities.add(Activity("Sonnet", date(2026, 3, 5), poetry))
    data = parsed(filled)
    assert [kind["name"] for kind in data["kinds"] if kind["name"]] == ["Chess", "Poetry"]
    with Store.open(tmp_path / "other.lcjournal") as other:
        here = other.kinds.add("chess")
        kinds.use(other.kinds.all())
        import_into(other, read_parsed("a.json", data | {"kinds": [*data["kinds"], "none"]}))
        taken = {activity.title: activity.kind for activity in other.activities.all()}
    assert (taken["Opening"], taken["Sonnet"]) == (here, "Poetry")
    assert kinds.name(taken["Sonnet"]) == "Poetry"
