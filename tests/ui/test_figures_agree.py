"""The figures on the screens are those that ``lcjournal stats --json`` gives for the same journal."""

import json
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QTableView, QWidget

from bench import make_corpus
from lcjournal.__main__ import main
from lcjournal.core import demo, i18n, instruments, reviewing
from lcjournal.core.model import Activity, FacetLink, Filter, Goal, Kind, Session, Status
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.charts.growth_card import GrowthCard
from lcjournal.ui.charts.heat_lane import HeatLane
from lcjournal.ui.pages.growth import GrowthPage
from tests.ui.conftest import TODAY

Start = Callable[..., App]
Stats = Callable[..., Any]
FACETS = {facet.name.text(): facet.id for facet in instruments.builtin().facets}
FACETS |= {"several facets": "several", "no facet": "none"}


@pytest.fixture(params=["sample", "corpus"])
def journal(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = data_paths(tmp_path / "data").journal
    path.parent.mkdir(parents=True)
    if request.param == "sample":
        demo.open_demo(path, TODAY, "en")
    else:
        with Store.open(path) as store:
            fill(store)
    return path


def fill(store: Store) -> None:
    """Write 500 entries of two years, most of two sessions, of no facet, one or several, half of them for a goal."""
    chance, goal = random.Random(6), store.goals.add(Goal("Ask earlier", facet="A3"))
    facets = instruments.builtin().facets
    found = []
    for entry in make_corpus.entries(500, 6):
        days = sorted(TODAY - timedelta(days=chance.randrange(730)) for _session in range(chance.randint(1, 3)))
        found.append(
            Activity(
                entry["title"],
                days[-1],
                chance.choice(list(Kind)),
                chance.choice(list(Status)),
                tuple(Session(day, chance.randint(1, 300), own_time=chance.random() < 0.3) for day in days),
                facets=tuple(FacetLink(one.id) for one in chance.sample(facets, chance.randint(0, 2))),
                goal_id=chance.choice([goal, None]),
            )
        )
    store.activities.add_imported("corpus", ((str(number), one) for number, one in enumerate(found)))


@pytest.fixture
def stats(journal: Path, capsys: pytest.CaptureFixture[str]) -> Stats:
    """Ask the command, as a script does."""

    def ask(*words: str) -> Any:  # noqa: ANN401 -- JSON can be anything
        capsys.readouterr()
        assert main(["--data", str(journal.parent), "--lang", "en", "--json", "stats", *words]) == 0
        i18n.use("en")
        return json.loads(capsys.readouterr().out)

    return ask


def page(app: App) -> GrowthPage:
    shown = app.window.page("growth")
    assert isinstance(shown, GrowthPage)
    segment = next(one for one in shown.findChildren(QPushButton) if one.text() == "All time")
    segment.click()
    return shown


def columns(shown: QWidget, name: str) -> dict[str, int]:
    """Return the minutes of each column of the table of hours, summed up."""
    (card,) = shown.findChildren(GrowthCard)
    if not card.tables_shown:
        shown.setFocus()
        QTest.keyClick(shown, Qt.Key.Key_T)
    (view,) = [one for one in shown.findChildren(QTableView) if one.accessibleName().startswith(name)]
    model = view.model()
    sums: dict[str, int] = {}
    for column in range(1, model.columnCount()):
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        cells = (str(model.index(row, column).data() or "") for row in range(model.rowCount()))
        sums[title] = sum(map(minutes_of, cells))
    return sums


def minutes_of(text: str) -> int:
    """Read “1 h 25” and “45 min” back."""
    words = text.replace("\u202f", " ").split()
    if not words or words == ["0"]:
        return 0
    if words[-1] == "min":
        return int(words[0])
    return 60 * int(words[0]) + (int(words[2]) if len(words) > 2 else 0)


def of(parts: dict[str, Any]) -> dict[str, int]:
    return {name: one["minutes"] for name, one in parts.items()}


def test_growth_shows_the_hours_of_all_kinds_weeks_and_months(start: Start, stats: Stats) -> None:
    told = stats()
    shown = page(start("growth"))
    sums = columns(shown, "Hours a week")
    assert (
        sums.pop("Total") == told["minutes"] == sum(of(told["by_week"]).values()) == sum(of(told["by_month"]).values())
    )
    assert sorted(sums.values()) == sorted(of(told["by_kind"]).values())


def test_growth_shows_the_hours_of_facets_and_of_own_time(start: Start, stats: Stats) -> None:
    told = stats()
    shown = page(start("growth"))
    (split,) = [one for one in shown.findChildren(QComboBox) if one.accessibleName() == "Parts of the bars"]
    split.setCurrentText("by facet")
    sums = columns(shown, "Hours a week")
    assert sums.pop("Total") == told["minutes"]
    others = sums.pop("other facets")
    by_facet = of(told["by_facet"])
    assert {FACETS[name]: minutes for name, minutes in sums.items()}.items() <= by_facet.items()
    assert others == sum(by_facet.values()) - sum(sums.values())
    split.setCurrentText("by own time")
    sums = columns(shown, "Hours a week")
    assert sums["Working time"] == told["working_time"]["minutes"]
    assert sums["Own time"] == told["own_time"]["minutes"]


def test_every_square_of_the_heat_map_holds_its_day(start: Start, stats: Stats) -> None:
    told = of(stats()["by_day"])
    (lane,) = page(start("growth")).findChildren(HeatLane)
    first = TODAY - timedelta(days=730)
    days = [first + timedelta(days=number) for number in range(731)]
    assert {day.isoformat(): lane.minutes_of(day) for day in days if lane.minutes_of(day)} == told


def test_today_and_a_review_show_the_hours_of_the_week(start: Start, stats: Stats, journal: Path) -> None:
    app = start("today")
    week = reviewing.period_of(reviewing.Span.WEEK, TODAY)
    told = stats("--since", week.since.isoformat(), "--until", week.until.isoformat())
    texts = [label.text() for label in app.window.page("today").findChildren(QWidget) if hasattr(label, "text")]
    assert i18n.duration(told["minutes"]) in texts
    store = app.window.page("today").context.store
    review = reviewing.review(store, week)
    assert review.minutes == told["minutes"]
    assert dict(review.kinds) == of(told["by_kind"])


def test_goals_show_the_hours_of_their_activities(start: Start, stats: Stats, journal: Path) -> None:
    store: Store = start("goals").window.page("goals").context.store
    for goal in store.goals.all():
        shown = store.activities.totals(Filter(goal_id=goal.id))
        assert shown.minutes == sum(one.minutes for one in store.activities.sessions(filter_=Filter(goal_id=goal.id)))
        if goal.title:
            told = stats(f'goal:"{goal.title}"')
            assert told["minutes"] == shown.minutes
