from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.clock_times import find_stretches
from lcjournal.core.folding import fold


@pytest.mark.parametrize(
    ("text", "start", "minutes"),
    [
        ("14h-16h", time(14), 120),
        ("14 h – 16 h 30", time(14), 150),
        ("de 14h à 16h30", time(14), 150),
        ("de 9 à 11h", time(9), 120),
        ("de 9-11h", time(9), 120),
        ("9-11h", time(9), 120),
        ("entre 10h et 11h30", time(10), 90),
        ("9:00-10:30", time(9), 90),
        ("2-4pm", time(14), 120),
        ("from 2 to 4:30pm", time(14), 150),
        ("10am until noon", time(10), 120),
        ("10am-12pm", time(10), 120),
        ("midi a 14h", time(12), 120),
        ("11am-1pm", time(11), 120),
        ("11-1pm", time(11), 120),
        ("11 a.m. to 12:15 p.m.", time(11), 75),
        ("22h-24h", time(22), 120),
    ],
)
def test_from_when_to_when_is_understood(text: str, start: time, minutes: int) -> None:
    assert [(found.start, found.minutes) for found in find_stretches(fold(text))] == [(start, minutes)]


@pytest.mark.parametrize(
    "text",
    [
        "from 2 to 4",
        "1h-2h",
        "16h-14h",
        "le 12 à 14h",
        "23h-25h",
        "à 14h",
        "9-11",
        "3/4 h",
        "http://x/9-11h",
        "2am-4am",
    ],
)
def test_this_is_no_stretch_of_the_day(text: str) -> None:
    assert find_stretches(fold(text)) == []


def test_a_morning_and_an_afternoon_stand_in_their_order() -> None:
    assert [found.start.hour for found in find_stretches("2pm-5pm, 9h-12h")] == [14, 9]


@given(st.text(max_size=80) | st.text(alphabet="0123456789h:apm -àto", max_size=40))
def test_any_text_gives_stretches_of_one_day_that_do_not_overlap(text: str) -> None:
    found = find_stretches(fold(text))
    assert all(0 < stretch.minutes <= 18 * 60 for stretch in found)
    assert all(one.place.end <= other.place.start for one, other in pairwise(found))
