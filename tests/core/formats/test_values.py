from datetime import date, time

import pytest

from lcjournal.core.formats.values import date_order, day_of, minutes_of, time_of


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        ([], "ymd"),
        (["2026-03-04", "text", ""], "ymd"),
        (["01/02/2026", "13/02/2026"], "dmy"),
        (["01/02/2026", "02/13/2026"], "mdy"),
        (["01/02/2026", "03/04/2026"], None),
        (["13/02/2026", "02/13/2026"], None),
        (["01.02.2026"], "dmy"),
    ],
)
def test_a_whole_column_decides_what_comes_first(texts: list[str], order: str | None) -> None:
    assert date_order(texts) == order


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-03-04T10:00:00Z", "dmy", date(2026, 3, 4)),
        ("2026/3/4", "mdy", date(2026, 3, 4)),
        ("4/3/2026 10:00", "dmy", date(2026, 3, 4)),
        ("3/4/26", "mdy", date(2026, 3, 4)),
        ("mer. 04/03/2026", "dmy", date(2026, 3, 4)),
        ("20260304", "dmy", date(2026, 3, 4)),
        ("1772582400", "dmy", date(2026, 3, 4)),
        ("4 mars 2026", "dmy", date(2026, 3, 4)),
        ("1er août 2026", "dmy", date(2026, 8, 1)),
        ("juillet 4 2026", "dmy", date(2026, 7, 4)),
        ("Mar 4, 2026", "dmy", date(2026, 3, 4)),
        ("4th of June 2026", "dmy", date(2026, 6, 4)),
        ("4-Feb-2026", "dmy", date(2026, 2, 4)),
        ("30/02/2026", "dmy", None),
        ("1/2/345", "dmy", None),
        ("4 foo 2026", "dmy", None),
        ("2026-03", "ymd", None),
        ("soon", "ymd", None),
    ],
)
def test_days_are_read(text: str, order: str, day: date | None) -> None:
    assert day_of(text, order) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-04 18:30", time(18, 30)),
        ("12:05 AM", time(0, 5)),
        ("9:25:00 pm", time(21, 25)),
        ("13:00 PM", time(13, 0)),
        ("25:00", None),
        ("noon", None),
    ],
)
def test_times_are_read(text: str, expected: time | None) -> None:
    assert time_of(text) == expected


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1,5 h", 90),
        ("0:45", 45),
        ("01:30:00", 90),
        ("45min", 45),
        ("2 hours", 120),
        ("2 heures", 120),
        ("5m 30s", 5),
        ("PT1H30M", 90),
        ("P1DT1H", 1500),
        ("0", 0),
        ("200000", None),
        ("long", None),
        ("", None),
        ("P", None),
    ],
)
def test_durations_are_read(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


def test_a_bare_number_of_hours_is_read_in_hours() -> None:
    assert minutes_of("1,5", hours=True) == 90
