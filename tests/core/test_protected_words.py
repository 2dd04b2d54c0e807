"""What is said of the next protected time, and of what came of it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from lcjournal.core.protected_time import Occurrence, Outcome, Tally
from lcjournal.core.protected_words import outcome_name, tally_sentence, when_words

WEDNESDAY = date(2026, 11, 18)
SLOT = Occurrence("slot", WEDNESDAY, WEDNESDAY, time(14), 120, "Europe/Paris")
PARIS, NEW_YORK = ZoneInfo("Europe/Paris"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 11, 18, 13, 35, tzinfo=PARIS), "In 25 minutes"),
        (datetime(2026, 11, 18, 13, 59, 30, tzinfo=PARIS), "In 1 minute"),
        (datetime(2026, 11, 18, 14, 0, tzinfo=PARIS), "Now, until 16:00"),
        (datetime(2026, 11, 18, 9, 0, tzinfo=PARIS), "Today at 14:00"),
        (datetime(2026, 11, 17, 9, 0, tzinfo=PARIS), "Tomorrow at 14:00"),
        (datetime(2026, 11, 16, 9, 0, tzinfo=PARIS), "Wednesday 18 November at 14:00"),
        (datetime(2026, 11, 18, 7, 35, tzinfo=NEW_YORK), "In 25 minutes"),
        (datetime(2026, 11, 17, 20, 0, tzinfo=NEW_YORK), "Tomorrow at 14:00"),
    ],
)
def test_the_next_one_is_said_as_seen_from_now(now: datetime, said: str) -> None:
    assert when_words(SLOT, now) == said


def test_every_outcome_has_its_words() -> None:
    assert len({outcome_name(outcome) for outcome in Outcome}) == len(Outcome)


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(), "Nothing was due yet."),
        (Tally(skipped=1), "Skipped 1 time, which is not counted."),
        (Tally(honoured=3, lost=1), "Kept 3 of 4 times (75 %)."),
        (
            Tally(honoured=6, moved=2, skipped=2, lost=2),
            "Kept 8 of 10 times (80 %), at another time 2 of them. Skipped 2 times, not counted.",
        ),
    ],
)
def test_how_often_it_was_kept_leaves_out_what_was_skipped(tally: Tally, said: str) -> None:
    assert tally_sentence(tally).replace("\u202f", " ") == said
