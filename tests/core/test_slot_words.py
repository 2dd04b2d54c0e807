"""Protected time in words."""

from datetime import date, time

import pytest

from lcjournal.core.model import Pause, Slot, SlotChange
from lcjournal.core.slot_words import change_words, ends_at, hours, pause_days, slot_days, slot_title

SLOT = Slot(2, time(14), 120, date(2026, 1, 7), "Europe/Paris")


def test_a_slot_is_called_by_its_day_and_hours() -> None:
    assert slot_title(SLOT) == "Wednesday learning time, 14:00 to 16:00"


def test_a_slot_that_was_moved_is_called_by_the_day_it_is_on() -> None:
    assert slot_title(SLOT, date(2026, 11, 19), time(9, 30)) == "Thursday learning time, 09:30 to 11:30"


def test_a_name_stands_in_the_place_of_the_day() -> None:
    named = Slot(2, time(14), 45, date(2026, 1, 7), "UTC", name=" Reading ")
    assert slot_title(named) == "Reading, 14:00 to 14:45"


def test_what_begins_late_ends_after_midnight() -> None:
    assert ends_at(time(23), 90) == time(0, 30)
    assert hours(time(23), 90) == "23:00 to 00:30"


def test_a_slot_holds_from_a_day_on_or_up_to_another() -> None:
    assert slot_days(SLOT) == "Each week since 7 January 2026"
    ended = Slot(2, time(14), 120, date(2026, 1, 7), "UTC", until=date(2026, 6, 30))
    assert slot_days(ended) == "From 7 January 2026 to 30 June 2026"


@pytest.mark.parametrize(
    ("pause", "said"),
    [
        (Pause(date(2026, 7, 18), date(2026, 8, 22), "Summer"), "Summer, 18 July to 22 August 2026"),
        (Pause(date(2026, 12, 19), date(2027, 1, 3)), "19 December 2026 to 3 January 2027"),
    ],
)
def test_a_pause_is_called_by_its_name_and_days(pause: Pause, said: str) -> None:
    assert pause_days(pause) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (SlotChange("s", date(2026, 11, 18)), "Wednesday 18 November, skipped"),
        (
            SlotChange("s", date(2026, 11, 18), date(2026, 11, 20), time(9)),
            "Wednesday 18 November, moved to Friday 20 November 09:00",
        ),
        (
            SlotChange("s", date(2026, 11, 18), date(2026, 11, 20)),
            "Wednesday 18 November, moved to Friday 20 November",
        ),
    ],
)
def test_a_week_that_differs_says_how(change: SlotChange, said: str) -> None:
    assert change_words(change) == said
