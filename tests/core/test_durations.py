import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.durations import LONGEST, find_duration
from lcjournal.core.folding import fold
from lcjournal.core.phrases import Found


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2h", 120),
        ("2 h", 120),
        ("2\u202fh", 120),
        ("2 H", 120),
        ("2hrs", 120),
        ("2 hours", 120),
        ("2 heures", 120),
        ("2-hour", 120),
        ("two hours", 120),
        ("trois heures", 180),
        ("1h30", 90),
        ("1H05", 65),
        ("1 h 30", 90),
        ("1h 30", 90),
        ("1h30min", 90),
        ("1h 30m", 90),
        ("1 hour 30 minutes", 90),
        ("1 hour and 15 minutes", 75),
        ("1:30h", 90),
        ("une heure vingt", 80),
        ("1,5 h", 90),
        ("1.5h", 90),
        ("0,75 h", 45),
        ("2h et demie", 150),
        ("une heure et demie", 90),
        ("2 and a half hours", 150),
        ("an hour and a half", 90),
        ("an hour", 60),
        ("half an hour", 30),
        ("une demi-heure", 30),
        ("½ h", 30),
        ("1/2 heure", 30),
        ("un quart d’heure", 15),
        ("trois quarts d'heure", 45),
        ("45min", 45),
        ("45 mn", 45),
        ("90 minutes", 90),
        ("45m", 45),
        ("30'", 30),
        ("vingt minutes", 20),
        ("quarante-cinq minutes", 45),
        ("10080 min", LONGEST),
        ("pendant 20h", 1200),
        ("20h de code", 1200),
        ("formation 14h", 840),
        ("2h, 30min", 150),
        ("1h-2h", 90),
        ("entre 20 min et 40 min", 30),
        ("3/4h", 45),
        (".5 h", 30),
        ("1h + 30min", 90),
        ("1h + 30min + 15min", 105),
        ("10080 min + 1h", LONGEST),
        ("3 x 20 min", 60),
        ("1 1/2 hours", 90),
        ("2h et quart", 135),
        ("une bonne heure", 60),
        ("une petite demi-heure", 30),
        ("une vingtaine de minutes", 20),
        ("2h15 au total", 135),
        ("2-3h", 150),
        ("15-20 min", 18),
        ("2 à 3 heures", 150),
        ("entre 2 et 3 heures", 150),
        ("one to two hours", 90),
        ("2 h 1/2", 150),
        ("1h d'échange", 60),
        ("2 séances de 45 min", 90),
        ("finished in 2h", 120),
        ("MOOC (2h)", 120),
        ("MOOC, 2h, Python", 120),
        ("pendant 2h", 120),
        ("a 2h course", 120),
        ("a 10-hour course", 600),
        ("cours de 2h", 120),
        ("2h 30 pages", 120),
        ("à 14h 50min", 50),
        ("14h 1h30", 90),
        ("from 9h to 11h, 2 hours", 120),
        ("2h puis 45min", 120),
    ],
)
def test_a_duration_is_understood(text: str, minutes: int) -> None:
    result = find_duration(fold(text))
    assert result is not None
    assert result[1] == minutes


@pytest.mark.parametrize(
    "text",
    ["", "Python 3", "200h", "0h", "0 min", "10081 min", "à 14h", "at 9h30", "de 14h à 16h", "14h-16h",
     "http://x/2h", "v2h3", "2hx", "24 pages", "30 %", "3/4", "il y a 2 heures", "2 hours ago", "le 20 heures",
     "rdv à 7h30",
     "10h par semaine"],
)  # fmt: skip
def test_this_is_no_duration(text: str) -> None:
    assert find_duration(fold(text)) is None


def test_after_the_day_hours_are_a_time_of_the_day() -> None:
    assert find_duration("jeudi 14h", Found(0, 5)) is None
    assert find_duration("14h jeudi", Found(4, 9)) is None


@pytest.mark.parametrize("line", ["20h", "reunion 14h", "workshop 14h", "point 9h", "conference 18h30"])
def test_the_hour_something_began_is_no_duration(line: str) -> None:
    assert find_duration(line) is None


@given(st.text(max_size=80) | st.text(alphabet="0123456789hmin ,.à'", max_size=30))
def test_any_text_gives_minutes_within_a_week(text: str) -> None:
    result = find_duration(fold(text))
    assert result is None or 1 <= result[1] <= LONGEST
