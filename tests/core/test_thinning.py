"""Many backups of the last days stay, fewer of the weeks and months before, and no clock can thin them all."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.backup_names import BackupName
from lcjournal.core.thinning import to_drop

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)


def made(*hours_ago: float) -> list[BackupName]:
    """Return backups made so many hours ago, the first of them last."""
    count = len(hours_ago)
    return [
        BackupName(Path(f"{count - place}"), NOW - timedelta(hours=hours), count - place)
        for place, hours in enumerate(hours_ago)
    ]


def test_all_of_two_days_stay() -> None:
    assert to_drop(made(*(hour / 2 for hour in range(95)))) == []


def test_before_that_the_last_of_each_of_twelve_days_of_ten_weeks_and_of_nine_months() -> None:
    backups = made(*(hour for day in range(700) for hour in (24 * day, 24 * day + 6)))
    kept = [name for name in backups if name not in to_drop(backups)]
    days = [(NOW - name.made_at).days for name in kept]
    assert days[:14] == [0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert len({name.made_at.isocalendar()[:2] for name in kept}) >= 10
    assert len({(name.made_at.year, name.made_at.month) for name in kept}) == 9
    assert len(kept) < 32


def test_a_clock_that_jumps_ten_years_ahead_thins_nothing_else_away() -> None:
    before = made(*(24 * day for day in range(12)))
    ahead = BackupName(Path("ahead"), NOW + timedelta(days=3650), 13)
    assert len(to_drop([ahead, *before])) <= 1


def test_a_clock_that_goes_back_thins_nothing() -> None:
    before = made(*(24 * day for day in range(12)))
    back = BackupName(Path("back"), NOW - timedelta(days=3650), 13)
    assert to_drop([back, *before]) == []


def test_without_backups_none_is_dropped() -> None:
    assert to_drop([]) == []


@given(st.lists(st.integers(min_value=-90_000, max_value=90_000), max_size=60))
def test_the_last_three_always_stay(hours: list[int]) -> None:
    backups = made(*hours)
    dropped = to_drop(backups)
    assert not set(backups[:3]) & set(dropped)
    assert set(dropped) <= set(backups)
    assert to_drop([name for name in backups if name not in dropped]) == []
