"""What was found is made into a journal that holds together; what is missing is stood in for, never made up."""

from collections.abc import Iterator
from itertools import count

import pytest

from lcjournal.core import instruments
from lcjournal.core.model import FormId
from lcjournal.core.salvage.cells import Record
from lcjournal.core.salvage.gathering import Gathering
from lcjournal.core.salvage.mending import instant_of, mend, stand_in
from lcjournal.core.salvage.rows import Row, as_row, chosen, fitting
from lcjournal.core.store.shapes import Cell, tables
from tests.core.salvage.conftest import NOW

MARK = "may be damaged"
STAMP = "2026-11-18T09:00:00.000+00:00"


def ids() -> Iterator[str]:
    return (f"019a94f0-0000-7000-8000-{number:012}" for number in count())


def row(table: str, **cells: Cell) -> Row:
    defaults: dict[str, Cell] = {column.name: column.default for column in tables()[table].columns}
    return Row(tables()[table], defaults | cells)


def activity(identity: str, **more: Cell) -> Row:
    cells: dict[str, Cell] = {"id": identity, "position": 739_938_000_001, "kind": "other", "title": "A visit"}
    cells |= {"status": "done", "day": "2026-11-18", "minutes": 0, "private": 0, "source": ""}
    return row("activity", **cells | {"created_at": STAMP, "updated_at": STAMP} | more)


def answer(check: str, item: str) -> Row:
    given: dict[str, Cell] = {
        "state": "answered",
        "value": 4,
        "milliseconds": 0,
        "language": "fr",
        "answered_at": STAMP,
    }
    return row("answer", check_id=check, item=item, **given)


@pytest.fixture
def gathering() -> Gathering:
    return Gathering(NOW)


def complete(gathering: Gathering, *rows: Row) -> None:
    for one in rows:
        gathering.keep(one)
    new = ids()
    gathering.complete(MARK, lambda: next(new))


def test_the_later_of_two_rows_counts_and_the_whole_one_first(gathering: Gathering) -> None:
    (one,) = (next(ids()),)
    gathering.keep(activity(one, title="later", updated_at="2026-11-19T09:00:00.000+00:00"))
    gathering.keep(activity(one, title="earlier"))
    doubtful = activity(one, title="doubtful", updated_at="2026-11-20T09:00:00.000+00:00")
    doubtful.doubtful = True
    gathering.keep(doubtful)
    assert gathering.found["activity"][(one,)].cells["title"] == "later"


def test_two_tags_of_one_name_become_one(gathering: Gathering) -> None:
    new = ids()
    visit, first, second = next(new), next(new), next(new)
    link = row("activity_tag", activity_id=visit, tag_id=second, place=0)
    complete(gathering, activity(visit), row("tag", id=first, name="data"), row("tag", id=second, name="data"), link)
    assert set(gathering.found["tag"]) == {(first,)}
    assert set(gathering.found["activity_tag"]) == {(visit, first)}


def test_answers_without_their_check_get_one_that_does_not_count(gathering: Gathering) -> None:
    shipped, (full, pulse) = instruments.builtin(), (f"019a94f0-0000-7000-8000-{n:012}" for n in (1, 2))
    short = {item.id for item in shipped.items(FormId.PULSE)}
    long = next(item.id for item in shipped.items(FormId.FULL) if item.id not in short)
    complete(gathering, answer(full, long), answer(pulse, min(short)))
    found = {key[0]: one.cells for key, one in gathering.found["self_check"].items()}
    assert {key: cells["form"] for key, cells in found.items()} == {full: "full", pulse: "pulse"}
    assert {cells["left_out"] for cells in found.values()} == {1}
    assert {cells["note"] for cells in found.values()} == {MARK}
    assert found[full]["day"] == "2025-11-18"


def test_answers_to_an_unknown_questionnaire_are_refused(gathering: Gathering) -> None:
    complete(
        gathering,
        answer(next(ids()), "no item of ours"),
        row("instrument", id="other", version="1", source='{"id": "other"}'),
    )
    assert gathering.found["self_check"] == {}
    assert dict(gathering.refused) == {"instrument": 1, "answer": 1}


def test_a_check_keeps_its_own_questionnaire(gathering: Gathering) -> None:
    shipped, check = instruments.builtin(), next(ids())
    source = shipped.source.replace(f'"{shipped.id}"', '"mine"', 1)
    cells: dict[str, Cell] = {
        "form": "full",
        "language": "fr",
        "seed": 1,
        "day": "2026-11-18",
        "started_at": STAMP,
        "left_out": 0,
    }
    cells |= {
        "id": check,
        "instrument_id": "mine",
        "instrument_version": shipped.version,
        "note": "",
        "app_version": "",
    }
    complete(
        gathering, row("instrument", id="mine", version=shipped.version, source=source), row("self_check", **cells)
    )
    assert set(gathering.found["instrument"]) == {("mine", shipped.version)}
    assert set(gathering.found["self_check"]) == {(check,)}


def test_steps_and_templates_get_what_they_belong_to(gathering: Gathering) -> None:
    new = ids()
    goal, step, template = next(new), next(new), next(new)
    complete(
        gathering,
        row("goal_step", id=step, goal_id=goal, place=0, text="Ask Mia"),
        row("template_text", template_id=template, prompt="what", text="Before:"),
    )
    assert gathering.found["goal"][(goal,)].cells["title"] == MARK
    assert gathering.found["template"][(template,)].cells["name"] == MARK
    assert gathering.doubtful() == {"goal": 1, "template": 1}


def test_what_leads_nowhere_is_let_go(gathering: Gathering) -> None:
    new = ids()
    visit, gone = next(new), next(new)
    complete(
        gathering,
        activity(visit, goal_id=gone, check_id=gone, continues_id=gone),
        row("activity_tag", activity_id=visit, tag_id=gone, place=0),
        row("meta", key="timer", value=f"2026-11-18T09:00:00+00:00 {gone}"),
        row("meta", key="person", value="Camille"),
    )
    cells = gathering.found["activity"][(visit,)].cells
    assert (cells["goal_id"], cells["check_id"], cells["continues_id"]) == (None, None, None)
    assert gathering.found["activity_tag"] == {}
    assert set(gathering.found["meta"]) == {("person",)}


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("timer", "2026-11-18T09:00:00+00:00 {id}", True),
        ("timer", "2026-11-18T09:00:00 {id}", False),
        ("timer", "yesterday {id}", False),
        ("timer", "nothing", False),
        ("writing", "{id}", True),
    ],
)
def test_a_timer_goes_on_where_it_can_be_read(gathering: Gathering, key: str, value: str, *, kept: bool) -> None:
    visit = next(ids())
    complete(gathering, activity(visit), row("meta", key=key, value=value.format(id=visit)))
    assert ((key,) in gathering.found["meta"]) is kept


def test_each_activity_has_a_place_of_its_own_in_its_day(gathering: Gathering) -> None:
    new = ids()
    first, same, elsewhere = (activity(next(new)) for _ in range(3))
    elsewhere.cells["position"] = 5
    complete(gathering, first, same, elsewhere)
    places = [one.cells["position"] for one in (first, same, elsewhere)]
    assert len(set(places)) == 3
    assert {int(str(place)) // 1_000_000 for place in places} == {739_938}


def test_a_mark_goes_onto_a_tag_that_is_there(gathering: Gathering) -> None:
    new = ids()
    visit, tag = next(new), next(new)
    doubtful = activity(visit)
    doubtful.doubtful = True
    complete(gathering, doubtful, row("tag", id=tag, name=MARK))
    assert set(gathering.found["activity_tag"]) == {(visit, tag)}
    assert gathering.found["activity_tag"][(visit, tag)].cells["place"] == 0


def test_nothing_that_counts_is_guessed() -> None:
    session = row(
        "session", id=next(ids()), activity_id=next(ids()), day="x", minutes=0, own_time=7, note="", start="x"
    )
    session.bad = ("day", "minutes", "own_time", "start")
    assert not mend(session, NOW)
    assert set(session.bad) == {"day", "minutes"}
    assert (session.cells["own_time"], session.cells["start"]) == (0, None)


def test_a_row_that_is_stood_in_for_has_the_day_of_its_id() -> None:
    assert stand_in("activity", next(ids()), NOW).cells["day"] == "2025-11-18"
    assert stand_in("activity", "fffffff0-ffff-7000-8000-000000000000", NOW).cells["day"] == NOW.date().isoformat()
    assert instant_of("no id") is None


def test_a_record_is_of_the_table_that_it_fits() -> None:
    one = next(ids()).encode()
    link = Record((one, one, 0))
    assert {found.table.name for found in fitting(link)} == {"activity_tag", "activity_person"}
    assert chosen(fitting(link), "activity_person") in fitting(link)
    assert fitting(Record((None, 1))) == []
    assert chosen([], None) is None
    assert as_row(tables()["tag"], Record((b"no id", b"data"))) is None
    assert as_row(tables()["tag"], Record((one[:-1] + b"\xff", b"data"))) is None
    assert as_row(tables()["tag"], link) is None
    kept = chosen(fitting(Record((one, b"Mine", b'{"text": "a"}', 0))), None)
    assert kept is not None
    assert kept.table.name == "saved_filter"
