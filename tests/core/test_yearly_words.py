"""What is said of a year, of own time, of regularity and of what is long ago."""

from datetime import date

import pytest

from lcjournal.core.model import YearlyTarget
from lcjournal.core.progress import Period
from lcjournal.core.yearly import KindHours, OwnTime, Regularity, Untouched, YearlyProgress
from lcjournal.core.yearly_words import (
    own_time_sentence,
    planned_sentence,
    regularity_sentence,
    untouched_facet_sentence,
    untouched_kind_sentence,
    yearly_sentence,
)

TODAY = date(2026, 11, 18)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
AUTUMN = Period(date(2026, 9, 1), TODAY)


@pytest.mark.parametrize(
    ("done", "today", "said"),
    [
        (
            1200,
            TODAY,
            "20 h of 30 h since 1 January 2026. 10 h remain until 31 December 2026, about 1 h 40 a week.",
        ),
        (1200, date(2026, 12, 25), "20 h of 30 h since 1 January 2026. 10 h remain until 31 December 2026."),
        (1800, TODAY, "30 h of 30 h since 1 January 2026. What was meant for this year is done."),
        (0, date(2025, 12, 31), "The year begins on 1 January 2026; 30 h are meant for it."),
    ],
)
def test_a_year_is_said_with_what_remains(done: int, today: date, said: str) -> None:
    progress = YearlyProgress(YearlyTarget("", 1800, YEAR.since), YEAR, done, today)
    assert yearly_sentence(progress).replace("\u202f", " ") == said


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (OwnTime(0, 0), ""),
        (OwnTime(0, 120), "From 1 September to 18 November 2026: 2 h of learning, all of it in working time."),
        (OwnTime(120, 120), "From 1 September to 18 November 2026: 2 h of learning, all of it in your own time."),
        (
            OwnTime(40, 120),
            "From 1 September to 18 November 2026: 2 h of learning, 40 min of it in your own time, that is 33 %.",
        ),
    ],
)
def test_own_time_is_said_without_judging(own: OwnTime, said: str) -> None:
    assert own_time_sentence(own, AUTUMN).replace("\u202f", " ") == said


def test_days_of_two_years_bear_their_years() -> None:
    said = own_time_sentence(OwnTime(0, 60), Period(date(2025, 11, 1), TODAY))
    assert said.startswith("From 1 November 2025 to 18 November 2026:")


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (Regularity(0, 0), ""),
        (Regularity(9, 12), "Weeks with learning: 9 of the last 12."),
        (Regularity(9, 12, 1), "Weeks with learning: 9 of the last 12, 1 week off left out."),
        (Regularity(9, 12, 3), "Weeks with learning: 9 of the last 12, 3 weeks off left out."),
    ],
)
def test_regularity_forgives_weeks_off(seen: Regularity, said: str) -> None:
    assert regularity_sentence(seen) == said


def test_planned_and_done_hours_are_said_together() -> None:
    assert planned_sentence(KindHours("mooc", 120, 90)).replace("\u202f", " ") == "2 h planned, 1 h 30 done"


def test_what_is_long_ago_is_a_suggestion() -> None:
    kind = untouched_kind_sentence(Untouched("peer", date(2026, 8, 3)), "Peer exchange", TODAY)
    assert kind == "Peer exchange: the last time was on 3 August. Perhaps something of the kind again?"
    facet = untouched_facet_sentence(Untouched("A1", date(2025, 8, 3)), "Curiosity", TODAY)
    assert facet == "Curiosity: nothing noted for it since 3 August 2025. One small thing is enough."
