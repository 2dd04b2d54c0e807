"""The sample journal: two years of an invented person, told in ``resources/demo``, with every date relative to today.

The same day and language give the same journal, ids included, so that pictures and tests can be repeated. Answers of
the self-checks are drawn from slowly moving true levels with the error of an item; none is copied from anybody.
"""

import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import lcjournal
from lcjournal.core import instruments, paths
from lcjournal.core.demo_hours import protect_time
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.model import (
    PROMPTS,
    Activity,
    Answer,
    AnswerState,
    FacetLink,
    FormId,
    Goal,
    GoalEvent,
    GoalLook,
    GoalState,
    GoalStep,
    Influence,
    Kind,
    NextStep,
    Reflection,
    Session,
    Status,
    Target,
)
from lcjournal.core.store import Store

_PERSON = "Camille"
_WEEKS = 104
_WEDNESDAY, _SATURDAY = 2, 5
_ITEM_ERROR = 0.78
_OTHER_LANGUAGE = 6
"""Every sixth entry is written in the person's other language."""

_Table = dict[str, Any]
_Event = tuple[date, Callable[[], None]]


class _Clock:
    """Stands on the day that is being written, six seconds further at each look, the time of one answer."""

    def __init__(self, day: date) -> None:
        self._now = datetime.combine(day, time(17, 30), UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=6)
        return self._now

    def turn_to(self, day: date) -> None:
        self._now = max(self._now, datetime.combine(day, time(17, 30), UTC))


def open_demo(path: Path, today: date, language: str) -> None:
    """Create the journal ``path``, fill it with the sample and close it. Raises UserError if it holds anything."""
    clock = _Clock(today - timedelta(weeks=_WEEKS + 1))
    with Store.open(path, clock=clock, random_bytes=random.Random(_PERSON).randbytes) as store:
        fill(store, today, language, turn_to=clock.turn_to)


def _stay(_day: date) -> None:
    """Leave the store's clock alone."""


def fill(store: Store, today: date, language: str, *, turn_to: Callable[[date], None] = _stay) -> None:
    """Write the sample into an empty journal, oldest first; ``language`` is the one most entries are in.

    ``turn_to`` sets the store's clock to the day that is being written. Raises UserError if the journal holds anything.
    """
    if not store.is_empty():
        raise UserError(_("The sample needs an empty journal, and this one holds something. Nothing was changed."))
    store.set_person(_PERSON)
    goals = _Goals(store, today, language)
    protect_time(store, _read("time"), today, language)
    events = [*goals.events(), *_check_events(store, today, language), *_activity_events(store, today, language, goals)]
    for day, write in sorted(events, key=lambda event: event[0]):
        turn_to(day)
        write()


def _read(name: str) -> _Table:
    return tomllib.loads((paths.resources() / "demo" / f"{name}.toml").read_text(encoding="utf-8"))


def _weeks_ago(today: date, weeks: int) -> date:
    return today - timedelta(weeks=weeks)


class _Goals:
    """Writes the goals and remembers their ids for the activities that serve them."""

    def __init__(self, store: Store, today: date, language: str) -> None:
        self._store, self._today, self._language = store, today, language
        self._written: list[Goal] = []

    def events(self) -> Iterator[_Event]:
        """Yield each goal on the day it was set."""
        for table in _read("goals")["goal"]:
            yield _weeks_ago(self._today, table["started"]), partial(self._write, table)
            for weeks, text in zip(table.get("looked", ()), table[self._language].get("looks", ()), strict=True):
                day = _weeks_ago(self._today, weeks)
                yield day, partial(self._look, table["facet"], day, text)
            if "closed" in table:
                yield _weeks_ago(self._today, table["closed"]), partial(self._close, table)

    def serving(self, facets: list[str]) -> str | None:
        """Return the id of the first goal set so far that is about one of the facets."""
        return next((goal.id for goal in self._written if goal.facet in facets), None)

    def _write(self, table: _Table) -> None:
        words = table[self._language]
        goal = Goal(
            **{name: words.get(name, "") for name in ("title", "where_i_am", "what_i_want", "why", "approach")},
            facet=table["facet"],
            influence=Influence(table["influence"]),
            due=_weeks_ago(self._today, table["due"]),
            planned_minutes=60 * table["hours"] if "hours" in table else None,
            look_months=1 if "looked" in table else 0,
            steps=tuple(self._step(text, days) for text, days in zip(words["steps"], table["days"], strict=True)),
        )
        self._written.append(replace(goal, id=self._store.goals.add(goal)))

    def _look(self, facet: str, day: date, text: str) -> None:
        self._store.goal_story.add_look(GoalLook(str(self.serving([facet])), day, text))

    def _close(self, table: _Table) -> None:
        day, state = _weeks_ago(self._today, table["closed"]), GoalState(table["state"])
        word = table[self._language]["word"]
        self._store.goal_story.set_state(GoalEvent(str(self.serving([table["facet"]])), state, day, word))

    def _step(self, text: str, days: dict[str, int]) -> GoalStep:
        done = _weeks_ago(self._today, days["done"]) if "done" in days else None
        return GoalStep(text, _weeks_ago(self._today, days["due"]), done)


def _check_events(store: Store, today: date, language: str) -> Iterator[_Event]:
    growth, chance = _read("growth"), random.Random("answers")
    for form in FormId:
        for number, weeks in enumerate(growth[form.value]):
            day = _weeks_ago(today, weeks)
            answers = list(_answers(growth, form, weeks, language, chance))
            wished = []
            if form is FormId.FULL:
                said = growth["lowered"][language]
                wished = [
                    Target(facet, levels[number], day, word=said.get(f"{facet}-{weeks}", ""))
                    for facet, levels in growth["targets"].items()
                    if levels[number]
                ]
            yield day, partial(_check, store, form, day, language, answers, wished)
    yield _weeks_ago(today, growth["full"][-1]), partial(_look_back, store, growth["last"], language)


def _answers(growth: _Table, form: FormId, weeks: int, language: str, chance: random.Random) -> Iterator[Answer]:
    """Draw an answer an item: the facet's level on that day, plus the error of an item, rounded and unkeyed."""
    lived = 1 - weeks / _WEEKS
    unanswered = {
        item: state
        for state in (AnswerState.NOT_APPLICABLE, AnswerState.SKIPPED)
        for item in growth[state.value].get(f"{form.value}-{weeks}", ())
    }
    for item in instruments.builtin().items(form):
        before, now = growth["levels"][item.facet]
        felt = chance.gauss(before + (now - before) * lived, _ITEM_ERROR)
        keyed = min(5, max(1, round(felt)))
        milliseconds = chance.randint(2800, 9500)
        if item.id in unanswered:
            yield Answer(item.id, unanswered[item.id], None, milliseconds, language)
        else:
            value = 6 - keyed if item.reversed else keyed
            yield Answer(item.id, AnswerState.ANSWERED, value, milliseconds, language)


def _check(store: Store, form: FormId, day: date, language: str, answers: list[Answer], wished: list[Target]) -> None:
    instrument = instruments.builtin()
    source = (instrument.id, instrument.version, instrument.source)
    check = store.checks.start(source, form, language, day.toordinal(), day, lcjournal.__version__)
    store.checks.answer(check.id, *answers)
    if wished:
        store.checks.set_targets(replace(target, check_id=check.id) for target in wished)
    store.checks.finish(check.id)


def _look_back(store: Store, said: _Table, language: str) -> None:
    earlier, last = [check for check in store.checks.all() if check.form is FormId.FULL][-2:]
    store.checks.set_then(last.id, earlier.id, said["then"])
    store.checks.set_note(last.id, said[language]["note"])
    for item, text in said[language]["questions"].items():
        store.checks.note_item(last.id, item, text)


def _activity_events(store: Store, today: date, language: str, goals: _Goals) -> Iterator[_Event]:
    """Yield every activity on the day of its last session, what is planned or binned on the last working day."""
    words, chance = _Words(language), random.Random("days")
    mondays = _working_weeks(today)
    yesterday = today - timedelta(days=1)

    def write(table: _Table, activity: Activity) -> None:
        identity = store.activities.add(replace(activity, goal_id=goals.serving(table.get("facets", []))))
        if table.get("binned"):
            store.activities.bin(identity)
        if "asked" in table:
            said, due = table[language], today + timedelta(days=table["asked"])
            store.next_steps.add(NextStep(identity, said["cue"], said["action"], due))

    for number, table in enumerate(_told()):
        sessions = _sessions(table, mondays, chance, yesterday)
        day = sessions[-1].day if sessions else _planned_day(today, table["in_weeks"])
        activity = words.activity(table, number, sessions, day)
        yield min(day, yesterday), partial(write, table, activity)


def _told() -> Iterator[_Table]:
    """Yield the entries with their ``place`` in the two years, 0 at their beginning and 1 today.

    The one-line entries are spread between those that the two years tell in order.
    """
    years = _read("first-year")["activity"] + _read("second-year")["activity"]
    for tables in (years, _read("brief")["activity"]):
        for number, table in enumerate(tables):
            yield table | {"place": number / len(tables)}
    for table in _read("open")["activity"]:
        yield table | {"place": 1}


def _working_weeks(today: date) -> list[date]:
    """Return the Mondays of the two years whose week is over, without the summer and the end of December."""
    last = today - timedelta(days=today.weekday() + 7)
    mondays = (last - timedelta(weeks=weeks) for weeks in reversed(range(_WEEKS)))
    return [monday for monday in mondays if not _on_holiday(monday)]


def _on_holiday(monday: date) -> bool:
    day = (monday.month, monday.day)
    return (7, 18) <= day <= (8, 16) or day >= (12, 19)


def _planned_day(today: date, in_weeks: int) -> date:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=in_weeks)
    return monday + timedelta(days=in_weeks % 4)


def _sessions(table: _Table, mondays: list[date], chance: random.Random, yesterday: date) -> tuple[Session, ...]:
    """Return one session, or one a week; what is in progress ends with the last week, what is planned has none."""
    status, weeks = table.get("status", Status.DONE), table.get("weeks", 1)
    if status == Status.PLANNED:
        return ()
    if table.get("until_yesterday"):
        days = [yesterday - timedelta(weeks=week) for week in reversed(range(weeks))]
        return tuple(_session(table, day, chance) for day in days)
    first = len(mondays) - weeks if status == Status.IN_PROGRESS else int(table["place"] * (len(mondays) - 1))
    if weeks == 1:
        return (_session(table, mondays[first] + timedelta(days=chance.choice((0, 1, 2, 2, 3, 4))), chance),)
    chosen = enumerate(mondays[first : first + weeks], start=1)
    return tuple(_weekly_session(table, number, monday, chance) for number, monday in chosen)


def _session(table: _Table, day: date, chance: random.Random) -> Session:
    own = table.get("own", False)
    start = time(chance.choice((19, 20, 21) if own else (9, 10, 11, 14, 16)), chance.choice((0, 30)))
    return Session(day, _minutes(table, chance), start, own)


def _weekly_session(table: _Table, number: int, monday: date, chance: random.Random) -> Session:
    """Return a session of Wednesday afternoon; every fourth of a course was on Saturday morning, in own time."""
    course, minutes = table["kind"] == Kind.MOOC, _minutes(table, chance)
    if course and number % 4 == 0:
        return Session(monday + timedelta(days=_SATURDAY), minutes, time(9, 30), own_time=True)
    return Session(monday + timedelta(days=_WEDNESDAY), minutes, time(14 if course else 16))


def _minutes(table: _Table, chance: random.Random) -> int:
    return max(10, int(table["minutes"]) + chance.choice((-10, -5, 0, 0, 0, 5, 10, 15)))


class _Words:
    """Turns a table of the resources into an activity in the language in which it was written."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._tags: _Table = _read("tags") if language == "fr" else {}

    def activity(self, table: _Table, number: int, sessions: tuple[Session, ...], day: date) -> Activity:
        """Return the activity; every sixth is in the other language, the tags are always in the person's own."""
        other = "en" if self._language == "fr" else "fr"
        words = table[other if number % _OTHER_LANGUAGE == _OTHER_LANGUAGE - 2 else self._language]
        why = words.get("why", {})
        return Activity(
            title=words["title"],
            day=day,
            kind=table["kind"],
            status=Status(table.get("status", Status.DONE)),
            sessions=sessions,
            reflections=tuple(Reflection(prompt, words[prompt]) for prompt in PROMPTS if prompt in words),
            people=tuple(table.get("people", ())),
            tags=tuple(self._tags.get(tag, tag) for tag in table.get("tags", ())),
            facets=tuple(FacetLink(facet, why.get(facet, "")) for facet in table.get("facets", ())),
            private=table.get("private", False),
        )
