"""Protected time and the dates of goals in the person's own calendar, beside what the app itself says is due."""

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

import lcjournal
from lcjournal.core.formats.ics import to_ics
from lcjournal.core.model import Activity, Goal, GoalEvent, GoalState, GoalStep, Pause, Slot
from lcjournal.core.progress import Period
from lcjournal.core.protected_time import occurrences
from lcjournal.core.store import Store

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 11, 18)
YEAR = Period(date(2026, 1, 1), date(2027, 4, 30))
"""Holds three days on which the clocks change, in both directions."""
SLOT = Slot(2, time(14), 120, date(2026, 1, 1), "Europe/Paris")
GOLDEN = Path(__file__).parents[2] / "data" / "calendar.ics"
KHAL = shutil.which("khal")

Shown = list[tuple[date, time]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A journal whose clock goes on by a minute at each look."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    minutes = iter(range(10_000))
    with Store.open(tmp_path / "j.lcjournal", clock=lambda: start + timedelta(minutes=next(minutes))) as opened:
        yield opened


@pytest.fixture
def busy(store: Store) -> Store:
    """Two slots, one with an end, holidays, a week skipped, one moved, one moved out of the holidays."""
    wednesday = store.slots.add(SLOT)
    friday = replace(SLOT, weekday=4, start=time(9, 30), minutes=60, until=date(2026, 9, 30), name="Lecture d’été; #1")
    store.slots.add(friday)
    store.slots.add_pause(Pause(date(2026, 7, 20), date(2026, 8, 21), "Private island"))
    store.slots.skip(wednesday, date(2026, 4, 8))
    store.slots.move(wednesday, date(2026, 3, 25), date(2026, 3, 30), time(9))
    store.slots.move(wednesday, date(2026, 7, 22), date(2026, 7, 17), time(15))
    store.slots.move(wednesday, date(2026, 10, 28), date(2026, 10, 28), time(8))
    return store


def events(store: Store) -> list[Any]:
    return list(Calendar.from_ical(to_ics(store, TODAY)[0]).walk("VEVENT"))


def due(store: Store, span: Period = YEAR) -> Shown:
    """Return when the app itself says that slots take place."""
    here = occurrences(store.slots.all(), store.slots.changes(), store.slots.pauses(), span)
    return [(one.day, one.start) for one in here if not one.skipped]


def shown(store: Store, span: Period = YEAR) -> Shown:
    """Return when a calendar shows slots, by the rules of the format."""
    found = events(store)
    moved = {(event.uid, event["RECURRENCE-ID"].dt) for event in found if "RECURRENCE-ID" in event}
    starts = [event.decoded("DTSTART") for event in found if "RECURRENCE-ID" in event]
    for event in found:
        if "RRULE" in event:
            gone = {one.dt for one in event["EXDATE"].dts} if "EXDATE" in event else set()
            starts += [
                day
                for day in _weekly(event.decoded("DTSTART"), event["RRULE"])
                if day not in gone and (event.uid, day) not in moved
            ]
    return sorted((one.date(), one.time()) for one in starts if one.date() in span)


def _weekly(start: datetime, rule: dict[str, list[Any]]) -> Iterator[datetime]:
    assert rule["FREQ"] == ["WEEKLY"]
    last = rule.get("UNTIL", [datetime(2027, 5, 1, tzinfo=UTC)])[0]
    while start.astimezone(UTC) <= last:
        yield start
        start += timedelta(days=7)


def test_a_calendar_shows_the_very_occurrences_of_the_app_over_both_changes_of_clocks(busy: Store) -> None:
    assert shown(busy) == due(busy)
    assert len(due(busy)) == 64 + 34


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_paused_moved_and_skipped_both_show_the_same(store: Store, seed: int) -> None:
    chance = random.Random(seed)

    def day() -> date:
        return date(2026, 1, 1) + timedelta(days=chance.randrange(480))

    for number in range(3):
        since = day()
        until = chance.choice([None, since + timedelta(days=chance.randrange(200))])
        slot = Slot(chance.randrange(7), time(8 + number), 60, since, "Europe/Paris", until)
        identity = store.slots.add(slot)
        usual = occurrences([replace(slot, id=identity)], (), (), YEAR)
        for one in chance.sample(usual, min(3, len(usual))):
            store.slots.move(identity, one.due, day(), time(18 + number))
        store.slots.skip(identity, day())
    for _number in range(3):
        first = day()
        store.slots.add_pause(Pause(first, first + timedelta(days=chance.randrange(30))))
    assert shown(store) == due(store)


def test_the_file_keeps_to_the_rules_of_the_format(busy: Store) -> None:
    busy.goals.add(Goal("Être à l’aise devant 🎓 un public" * 5 + "\nsecond\x07 line", due=date(2026, 12, 1)))
    data, count = to_ics(busy, TODAY)
    assert count == 3
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if line.startswith((b"VERSION", b"TZID:"))] == [b"VERSION:2.0", b"TZID:Europe/Paris"]
    assert b"RRULE:FREQ=WEEKLY;UNTIL=20260925T073000Z" in lines  # in UTC, as the start has a zone
    assert b"EXDATE;TZID=Europe/Paris:20260408T140000,20260729T140000" in data.replace(b"\r\n ", b"")
    for event in events(busy):
        assert event.errors == []
        assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "LAST-MODIFIED"} <= set(event)
    assert events(busy)[-1]["SUMMARY"].endswith("second line")


@pytest.mark.parametrize("name", ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin"])
def test_clocks_change_in_the_file_at_the_instant_they_change_there(store: Store, name: str) -> None:
    store.slots.add(replace(SLOT, zone=name))
    (zone,) = Calendar.from_ical(to_ics(store, TODAY)[0]).timezones
    seasons: list[Any] = zone.subcomponents
    for season in seasons:
        before, after = season.TZOFFSETFROM, season.TZOFFSETTO
        later = [one.dt for one in season["RDATE"].dts] if before != after else []
        for onset in [season.DTSTART, *later]:
            instant = (onset - before).replace(tzinfo=UTC)
            assert instant.astimezone(ZoneInfo(name)).utcoffset() == after
            assert (instant - timedelta(seconds=1)).astimezone(ZoneInfo(name)).utcoffset() == before


def test_the_same_journal_is_always_written_like_this(tmp_path: Path) -> None:
    clock = datetime(2026, 11, 18, 9, tzinfo=UTC)
    with Store.open(tmp_path / "known.lcjournal", clock=lambda: clock, random_bytes=bytes) as store:
        lecture = store.slots.add(
            replace(SLOT, since=date(2026, 11, 18), until=date(2026, 12, 31), name="Lecture d’été")
        )
        store.slots.move(lecture, date(2026, 12, 2), date(2026, 12, 4), time(9, 30))
        store.slots.skip(lecture, date(2026, 12, 9))
        store.slots.bin(store.slots.add(SLOT))
        steps = (GoalStep("Ask", date(2026, 11, 30)), GoalStep("Book", date(2026, 12, 7), TODAY))
        store.goals.add(Goal("Être à l’aise, enfin", due=date(2026, 12, 21), steps=steps))
        told = to_ics(store, TODAY)[0].decode().replace(lcjournal.__version__, "VERSION")
    assert told.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_nothing_but_names_and_titles_goes_out(busy: Store) -> None:
    activity = busy.activities.add(Activity("Quiet plan", TODAY, private=True))
    busy.slots.add(replace(SLOT, activity_id=activity))
    step = GoalStep("Quiet step", date(2026, 12, 1))
    busy.goals.add(
        Goal("Speak up", "Quiet here", "Quiet there", "Quiet why", due=TODAY, steps=(step,), approach="Quiet")
    )
    data = to_ics(busy, TODAY)[0].replace(b"\r\n ", b"").decode()
    assert "Quiet" not in data
    assert "island" not in data
    assert "Goal: Speak up" in data
    assert "Lecture d’été\\; #1" in data


def test_the_date_of_a_goal_is_a_day_that_takes_no_time(store: Store) -> None:
    store.goals.add(
        Goal("Speak up", due=date(2026, 12, 1), steps=(GoalStep("Ask", date(2026, 6, 1)), GoalStep("No day")))
    )
    goal, step = events(store)
    assert (goal.start, goal.end) == (date(2026, 12, 1), date(2026, 12, 2))
    assert (goal["TRANSP"], goal["CLASS"], goal["SUMMARY"]) == ("TRANSPARENT", "PRIVATE", "Goal: Speak up")
    assert (step.start, step["SUMMARY"]) == (date(2026, 6, 1), "A step is due: Speak up")
    assert goal.uid != step.uid
    assert to_ics(store, TODAY)[1] == 2


def test_what_is_done_let_go_or_binned_is_cancelled_while_its_day_is_to_come(store: Store) -> None:
    past, ahead = date(2026, 6, 1), date(2026, 12, 1)
    steps = (GoalStep("a", past, past), GoalStep("b", ahead, past))
    store.goals.add(Goal("", steps=steps))
    gone = store.goals.add(Goal("Quiet", due=ahead, steps=(GoalStep("c", past),)))
    store.goals.bin(gone)
    reached = store.goals.add(Goal("Speak up", due=ahead))
    store.goal_story.set_state(GoalEvent(reached, GoalState.REACHED, TODAY, ""))
    told = [(event["SUMMARY"], event["STATUS"]) for event in events(store)]
    assert told == [
        ("Goal: Speak up", "CANCELLED"),
        ("A step is due: Untitled", "CANCELLED"),
        ("Removed", "CANCELLED"),
    ]
    assert to_ics(store, TODAY)[1] == 0


def test_a_slot_that_was_removed_or_never_due_is_cancelled(store: Store) -> None:
    store.slots.bin(store.slots.add(replace(SLOT, name="Quiet")))
    store.slots.add(replace(SLOT, until=SLOT.since))
    for event in events(store):
        assert (event["SUMMARY"], event["STATUS"], "RRULE" in event) == ("Removed", "CANCELLED", False)
    assert to_ics(store, TODAY)[1] == 0


def test_a_slot_keeps_its_name_for_calendars_and_counts_each_change(store: Store) -> None:
    identity = store.slots.add(SLOT)
    pause = Pause(TODAY, TODAY)
    deeds = [
        lambda: store.slots.save(replace(store.slots.get(identity), name="Reading")),
        lambda: store.slots.skip(identity, date(2026, 3, 4)),
        lambda: store.slots.put_back(identity, date(2026, 3, 4)),
        lambda: store.slots.add_pause(pause),
        lambda: store.slots.bin(identity),
        lambda: store.slots.restore(identity),
    ]
    _grows(store, deeds)


def test_a_goal_keeps_its_name_for_calendars_and_counts_each_change(store: Store) -> None:
    identity = store.goals.add(Goal("Speak up", due=date(2026, 12, 1)))
    deeds = [
        lambda: store.goals.save(replace(store.goals.get(identity), due=date(2026, 12, 8))),
        lambda: store.goal_story.set_state(GoalEvent(identity, GoalState.LET_GO, TODAY, "")),
        lambda: store.goal_story.set_state(GoalEvent(identity, GoalState.OPEN, TODAY, "")),
        lambda: store.goals.bin(identity),
        lambda: store.goals.restore(identity),
    ]
    _grows(store, deeds)


def _grows(store: Store, deeds: Sequence[Callable[[], object]]) -> None:
    (before,) = events(store)
    assert to_ics(store, TODAY) == to_ics(store, TODAY)
    for deed in deeds:
        deed()
        (after,) = events(store)
        assert after.uid == before.uid
        assert after["SEQUENCE"] > before["SEQUENCE"]
        assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
        before = after


def test_where_its_zone_is_not_known_a_slot_has_the_hours_of_the_place(store: Store) -> None:
    store.slots.add(replace(SLOT, zone="Middle/Earth", until=date(2026, 3, 31)))
    data = to_ics(store, TODAY)[0]
    assert b"DTSTART:20260107T140000\r\n" in data
    assert b"RRULE:FREQ=WEEKLY;UNTIL=20260325T140000\r\n" in data
    assert b"VTIMEZONE" not in data


def test_without_protected_time_and_goals_the_calendar_is_empty(store: Store) -> None:
    data, count = to_ics(store, TODAY)
    assert count == 0
    assert Calendar.from_ical(data).subcomponents == []


class Khal:
    """A calendar program of someone else, with a calendar of its own."""

    def __init__(self, folder: Path) -> None:
        (folder / "calendar").mkdir()
        formats = "\n".join(
            f"{name} = {pattern}"
            for name, pattern in {
                "timeformat": "%H:%M",
                "dateformat": "%Y-%m-%d",
                "longdateformat": "%Y-%m-%d",
                "datetimeformat": "%Y-%m-%d %H:%M",
                "longdatetimeformat": "%Y-%m-%d %H:%M",
                "local_timezone": "Europe/Paris",
                "default_timezone": "Europe/Paris",
            }.items()
        )
        self._folder = folder
        calendars = f"[calendars]\n[[t]]\npath = {folder / 'calendar'}\n"
        (folder / "config").write_text(f"{calendars}[sqlite]\npath = {folder / 'db'}\n[locale]\n{formats}\n")

    def take(self, data: bytes) -> None:
        (self._folder / "ours.ics").write_bytes(data)
        self._run("import", "--batch", "-a", "t", str(self._folder / "ours.ics"))

    def list(self) -> list[str]:
        pattern = "{start-date} {start-time}|{title}|{status}|{cancelled}"
        lines = self._run("list", "2026-01-01", "2027-05-01", "--format", pattern, "--day-format", "").splitlines()
        return [line.strip() for line in lines if "CANCELLED" not in line]

    def slots(self) -> Shown:
        starts = [line.partition("|")[0] for line in self.list() if ":" in line.partition("|")[0]]
        return [(when.date(), when.time()) for when in map(datetime.fromisoformat, starts)]

    def _run(self, *arguments: str) -> str:
        command = [str(KHAL), "-c", str(self._folder / "config"), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=60).stdout


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    if KHAL is None:
        pytest.skip("khal is not here")
    folder = tmp_path / "khal"
    folder.mkdir()
    return Khal(folder)


def test_khal_lists_exactly_what_is_due_also_after_a_change(busy: Store, khal: Khal) -> None:
    step = GoalStep("Ask", date(2026, 12, 1))
    goal = busy.goals.add(Goal("Être à l’aise; enfin", due=date(2026, 6, 1), steps=(step,)))
    khal.take(to_ics(busy, TODAY)[0])
    assert khal.slots() == due(busy)
    dates = [line for line in khal.list() if "Être" in line]
    assert [line[:10] for line in dates] == ["2026-06-01", "2026-12-01"]
    wednesday, friday = busy.slots.all()
    busy.slots.put_back(wednesday.id, date(2026, 4, 8))
    busy.slots.skip(wednesday.id, date(2026, 11, 11))
    busy.slots.move(wednesday.id, date(2026, 11, 25), date(2026, 11, 26), time(10))
    busy.slots.remove_pause(busy.slots.pauses()[0].id)
    busy.slots.bin(friday.id)
    busy.slots.change(replace(wednesday, weekday=0, start=time(2, 30)), date(2027, 1, 13))
    busy.goals.save(replace(busy.goals.get(goal), due=date(2026, 6, 8)))
    khal.take(to_ics(busy, TODAY)[0])
    assert khal.slots() == due(busy)
    assert [line[:10] for line in khal.list() if "Être" in line] == ["2026-06-08", "2026-12-01"]
