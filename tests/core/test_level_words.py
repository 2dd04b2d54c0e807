from dataclasses import replace
from datetime import date

import pytest

from lcjournal.core import i18n, level_words
from lcjournal.core.association import Association, Interval
from lcjournal.core.change import GapMove
from lcjournal.core.gaps import GapStep, Standing
from lcjournal.core.lowering import Lowering
from lcjournal.core.model import FormId
from lcjournal.core.progress import Period, ScorePoint, score_series

JANUARY, JULY = date(2026, 1, 12), date(2026, 7, 12)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def point(day: date, value: float) -> ScorePoint:
    return ScorePoint(day, value, value - 0.64, value + 0.64, FormId.FULL, "LC-48 0.1", "en")


def step(target: float = 0.0, *lowered: Lowering) -> GapStep:
    after = Standing(JULY, 3.5, 4.5 + target)
    return GapStep(Standing(JANUARY, 3.0, 4.5), after, GapMove(target, 0.5, 0.9), lowered)


def test_the_points_of_a_period_are_those_that_are_seen() -> None:
    series = score_series([point(date(2025, 1, 1), 2.0), point(JULY, 3.0)])
    assert [one.day for one in level_words.seen_points(series, YEAR)] == [JULY]


def test_a_figure_has_its_margin() -> None:
    assert level_words.figure([point(JANUARY, 3.0), point(JULY, 3.5)]) == "3.5 ±0.6"
    assert level_words.figure([]) == "no score"


def test_a_facet_is_said_with_its_desired_level() -> None:
    points = [point(JANUARY, 3.0), point(JULY, 3.5)]
    assert level_words.facet_sentence("Feedback", points, 4.25) == (
        "Feedback: 2 self-checks from 12 January 2026 to 12 July 2026, 3.0 at first and 3.5 at the end "
        "(between 2.9 and 4.1). Desired: 4.25."
    )
    assert level_words.facet_sentence("Feedback", [], None) == "Feedback: no self-check in this period."


def test_the_facets_are_said_with_their_period() -> None:
    assert level_words.facets_sentence(12, YEAR) == (
        "12 facets by their full self-checks, 1 January 2026 to 31 December 2026."
    )


def test_the_table_of_facets_has_a_row_for_each_check() -> None:
    table = level_words.facets_table([("Feedback", [point(JANUARY, 3.0), point(JULY, 3.5)], [(JULY, 4.25)])])
    assert table.rows == (
        ("Feedback", "12 January 2026", "3.0", "2.4", "3.6", ""),
        ("Feedback", "12 July 2026", "3.5", "2.9", "4.1", "4.25"),
    )
    assert table.values[1][:3] == ("Feedback", JULY, 3.5)
    assert [row[-1] for row in table.values] == [None, 4.25]


def test_the_gap_is_said_in_its_two_movements() -> None:
    assert level_words.gap_sentence("Feedback", step()) == (
        "Feedback, 12 January 2026 to 12 July 2026. "
        "Change of the gap −0.5: the desired level moved 0.0, the score +0.5 (±0.9)."
    )


def test_a_lowered_level_is_said_with_its_day() -> None:
    said = level_words.gap_sentence("Feedback", step(-0.5, Lowering(date(2026, 5, 1), 4.5, 4.0)))
    assert "the desired level was lowered (−0.5)" in said
    assert said.endswith("Desired level lowered from 4.5 to 4.0 on 1 May 2026.")


def test_the_word_on_a_lowered_level_is_said() -> None:
    lowered = replace(step(-0.5, Lowering(date(2026, 5, 1), 4.5, 4.0)), words=("One thing at a time",))
    assert level_words.gap_sentence("Feedback", lowered).endswith("Your word on it: “One thing at a time”")
    assert level_words.gaps_table([("Feedback", lowered)]).rows[0][-1] == "One thing at a time"


def test_the_gaps_are_counted_and_those_that_were_lowered() -> None:
    lowered = step(-0.5, Lowering(date(2026, 5, 1), 4.5, 4.0))
    assert level_words.gaps_sentence([step(), lowered]) == (
        "The gaps of 2 facets are known on both days. 1 desired level was lowered in between."
    )
    assert level_words.gaps_sentence([step()]).endswith("No desired level was lowered in between.")
    assert level_words.gaps_sentence([]).startswith("No gap can be followed yet")


def test_the_steps_of_one_gap_are_counted() -> None:
    assert level_words.steps_sentence("Feedback", 1) == "Feedback: 1 step in this period."
    assert level_words.steps_sentence("Feedback", 3) == "Feedback: 3 steps in this period."
    assert level_words.steps_sentence("Feedback", 0).startswith("Feedback: it takes two full self-checks")


def test_the_table_of_gaps_tells_both_movements_and_the_lowering() -> None:
    table = level_words.gaps_table([("Feedback", step(-0.25, Lowering(date(2026, 5, 1), 4.5, 4.25)))])
    assert table.rows[0] == (
        "Feedback",
        "12 January 2026",
        "12 July 2026",
        "+1.5",
        "+0.8",
        "−0.8",
        "−0.25",
        "+0.5",
        "0.9",
        "4.25 (lowered from 4.5)",
        "",
    )
    assert table.values[0][3:9] == (1.5, 0.75, -0.75, -0.25, 0.5, 0.9)


@pytest.mark.parametrize(("count", "said"), [(1, "1 full self-check of the 6"), (5, "5 full self-checks of the 6")])
def test_too_few_checks_are_said_with_their_number(count: int, said: str) -> None:
    (sentence,) = level_words.association_sentences("Me", None, count)
    assert sentence == f"Not enough yet: {said} it takes."


def test_an_association_is_said_as_an_interval_and_as_no_proof() -> None:
    told = level_words.association_sentences("Me", Association(0.21, 0.05, 0.37, 7), 8)
    assert told[0].startswith("Me: over 7 intervals")
    assert "one hour a week more went together with a change of the score by +0.21, between +0.05 and +0.37" in told[0]
    assert told[1].startswith("This is not proof")


def test_an_interval_that_holds_zero_is_no_association() -> None:
    told = level_words.association_sentences("Me", Association(0.1, -0.05, 0.25, 7), 8)
    assert told[0].startswith("Me: no association we could detect over 7 intervals")
    assert told[1].startswith("This is not proof")


def test_the_same_hours_tell_nothing() -> None:
    assert level_words.association_sentences("Me", None, 6) == [
        "Me: nothing can be told, the hours a week were the same between all self-checks."
    ]


def test_an_interval_is_told_by_its_hours_and_its_change() -> None:
    one = Interval(JANUARY, date(2026, 2, 9), 480, 0.25, 0.2, 0.16)
    assert level_words.interval_sentence(one) == (
        "12 January 2026 to 9 February 2026: 2.0 hours a week, score +0.2 (±0.3)."
    )
    table = level_words.association_table([one])
    assert table.rows == (("12 January 2026", "9 February 2026", "2.0", "+0.2", "0.3"),)
    assert table.values[0][:4] == (JANUARY, date(2026, 2, 9), 2.0, 0.25)


def test_french_has_its_comma() -> None:
    i18n.use("fr")
    assert level_words.moved(-0.25) == "−0,25"
    assert level_words.moved(0.5) == "+0,5"
