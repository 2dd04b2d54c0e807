import json
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from lcjournal.core import instruments
from lcjournal.core.errors import UserError
from lcjournal.core.model import Activity, Kind, Reflection
from lcjournal.core.report import process
from lcjournal.core.report.interview import Interview, draft, parts, written
from lcjournal.core.report.options import Contents
from lcjournal.core.report.parts import Bullets, Prose, Report, Section, Words
from lcjournal.core.report.process import made
from lcjournal.core.report.request import Request, Sheet, from_json, put_together
from lcjournal.core.report.review import ReviewOf
from lcjournal.core.spelling_process import command
from lcjournal.core.store import Store

SINCE, UNTIL, TODAY = date(2026, 2, 1), date(2026, 3, 31), date(2026, 4, 15)


def request(sheet: Sheet, path: Path = Path("journal.lcjournal"), **more: Any) -> Request:  # noqa: ANN401 -- its fields
    return Request(sheet, "html", path, "fr", "fr_FR", TODAY, instruments.builtin().source, **more)


@pytest.mark.parametrize(
    "sheet",
    [
        Contents(SINCE, UNTIL, goals=False, private=True),
        ReviewOf("week", SINCE, UNTIL),
        Interview("1", {"entretien.skills": ["2", "3"]}),
    ],
)
def test_a_request_comes_through_as_one_line(sheet: Sheet) -> None:
    asked = request(sheet, key=b"\x00\xff", personal=True, font="Fraunces")
    assert "\n" not in asked.to_json()
    assert from_json(asked.to_json()) == asked


def together(store: Store, sheet: Sheet) -> Report:
    return put_together(store, instruments.builtin(), request(sheet))


def titles(report: Report) -> list[str]:
    return [section.title for section in report.sections]


def test_each_sheet_is_put_together(filled: Store) -> None:
    assert "Goals" in titles(together(filled, Contents(SINCE, UNTIL)))
    assert together(filled, Interview()).title.startswith("Preparing")


def lines(section: Section) -> tuple[str, ...]:
    return next(block.lines for block in section.blocks if isinstance(block, Bullets))


def test_a_review_holds_what_the_dialog_shows_but_for_private_entries(filled: Store) -> None:
    month = ReviewOf("month", date(2026, 2, 1), date(2026, 2, 28))
    report = together(filled, month)
    assert report.title == "Review: February 2026"
    assert titles(report) == [
        "Learning time",
        "Under way and done",
        "Next steps that wait",
        "Next steps answered in these days",
    ]
    assert lines(report.sections[1]) == ("Talk on <graphs> 😀 · Conference · Thu 2 Apr · 2\u202fh",)
    assert "Secret" not in str(report)
    assert "whisper" not in str(report)
    ticked = together(filled, ReviewOf("month", month.since, month.until, private=True))
    assert "Secret" in str(ticked)
    assert "whisper again" in str(ticked)


def test_a_review_tells_facets_and_what_waits_for_words(store: Store) -> None:
    from lcjournal.core.model import FacetLink

    store.activities.add(Activity("", date(2026, 2, 3), Kind.MOOC, facets=(FacetLink("A1"), FacetLink("gone"))))
    report = together(store, ReviewOf("week", date(2026, 2, 2), date(2026, 2, 8)))
    assert titles(report) == ["Learning time", "Facets touched", "Under way and done", "Without a reflection yet"]
    assert lines(report.sections[2]) == ("Untitled · Online course · Tue 3 Feb",)


def test_the_interview_has_five_parts_of_ones_own_words_and_chosen_entries(filled: Store) -> None:
    skills, situation, *_rest = (prompt for prompt, _name in parts())
    assert len(parts()) == 5
    own = draft(TODAY)
    texts = (Reflection(skills, "I *lead*"), Reflection(situation, "for me alone", private=True))
    identity = filled.activities.add(Activity(own.title, own.day, method=own.method, reflections=texts))
    ids = [one.id for one in filled.activities.all()]
    report = together(filled, Interview(identity, {skills: ids}))
    first, second = report.sections[:2]
    assert first.blocks[0] == Prose("I *lead*")
    assert first.blocks[1] == Words("From my journal", quiet=True)
    assert "Talk on <graphs> 😀 · Conference · 2 April 2026" in lines(first)
    assert any(line.startswith("Untitled · ") for line in lines(first))
    assert second.blocks == (Words("Nothing noted yet.", quiet=True),)
    assert "for me alone" not in str(report)
    assert "Secret" not in str(report)
    assert "Nothing is sent" in " ".join(report.cover)
    assert [one.id for one in written(filled)] == [identity]


def test_an_interview_of_nobody_is_empty(store: Store) -> None:
    report = together(store, Interview())
    assert all(section.blocks == (Words("Nothing noted yet.", quiet=True),) for section in report.sections)
    assert "2025-989" in report.cover[-1]


class Child:
    """Stands for the process: says what it is told to."""

    def __init__(self, *told: dict[str, object], data: bytes = b"") -> None:
        self.stdin, self.ended = BytesIO(), False
        self.stdout = BytesIO(b"".join(json.dumps(one).encode() + b"\n" for one in told) + data)

    def kill(self) -> None:
        self.ended = True

    def wait(self) -> int:
        return 0


@pytest.fixture
def speaks(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 -- a function
    def speaks(*told: dict[str, object], data: bytes = b"") -> Child:
        child = Child(*told, data=data)
        monkeypatch.setattr(subprocess, "Popen", lambda *_command, **_more: child)
        return child

    return speaks


def test_the_child_tells_how_far_it_is_and_gives_the_file(speaks: Any) -> None:  # noqa: ANN401
    child = speaks({"share": 0.5}, {"size": 3, "pages": 2, "missing": 1}, data=b"abc")
    shares: list[float] = []
    got = made(request(Contents(SINCE, UNTIL)), shares.append)
    assert (got.data, got.pages, got.missing, shares) == (b"abc", 2, 1, [0.5])
    assert child.ended


def test_what_the_child_could_not_do_is_said(speaks: Any) -> None:  # noqa: ANN401
    speaks({"error": "The journal is locked."})
    with pytest.raises(UserError, match="locked"):
        made(request(Contents(SINCE, UNTIL)), print)


@pytest.mark.parametrize("told", [[], [{"size": 9, "pages": 0, "missing": 0}]])
def test_a_child_that_ends_early_is_a_bug(speaks: Any, told: list[dict[str, object]]) -> None:  # noqa: ANN401
    speaks(*told, data=b"abc" if told else b"")
    with pytest.raises(RuntimeError, match="before the file was whole"):
        made(request(Contents(SINCE, UNTIL)), print)


def test_who_stops_ends_the_child(speaks: Any) -> None:  # noqa: ANN401
    class StoppedError(Exception):
        pass

    def stop(_share: float) -> None:
        raise StoppedError

    child = speaks({"share": 0.5})
    with pytest.raises(StoppedError):
        made(request(Contents(SINCE, UNTIL)), stop)
    assert child.ended


def test_the_child_is_this_program() -> None:
    assert command(process.ARGUMENT) == [sys.executable, "-m", "lcjournal", "--make-report"]
