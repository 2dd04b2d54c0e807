from dataclasses import replace
from datetime import UTC, date, datetime

from lcjournal.core import instruments, scoring
from lcjournal.core.model import Answer, AnswerState, Check, FormId
from lcjournal.core.second_view import TwoViews, two_views, views_table

BANK = instruments.builtin()
DAY = date(2026, 5, 4)
BEGUN = datetime(2026, 5, 4, 8, tzinfo=UTC)
OWN = Check("own", "LC-48", "0.1", FormId.FULL, "en", 1, DAY, BEGUN, BEGUN)


def answered(check: Check, levels: dict[str, int]) -> Check:
    """Answer the facets named, each of their items at the same keyed level."""
    items = [item for item in BANK.items(FormId.FULL) if item.facet in levels]
    values = {item.id: scoring.keyed(item, levels[item.facet]) for item in items}
    answers = {name: Answer(name, AnswerState.ANSWERED, value) for name, value in values.items()}
    return replace(check, answers=answers)


MINE = answered(OWN, dict.fromkeys(("A1", "A2", "A3", "A4", "A5", "A6"), 3))


def seen(**levels: int) -> dict[str, TwoViews]:
    theirs = answered(replace(OWN, id="view", rater="Inès", beside="own"), levels)
    return {line.name: line for line in two_views(BANK, MINE, theirs)}


def test_both_scores_stand_side_by_side_each_with_its_error() -> None:
    line = seen(A1=4, A2=4, A3=4, A4=4, A5=4, A6=4)["Curiosity and drive"]
    assert (line.own.value, line.theirs.value) == (3, 4)
    assert line.own.sem == line.theirs.sem == 0.39


def test_only_what_is_said_of_the_person_is_compared() -> None:
    assert [name for name in seen(A1=3) if name in {domain.name.en for domain in BANK.domains}] == [
        "My learning agility"
    ]


def test_a_difference_is_told_only_beyond_the_error_of_both() -> None:
    lines = seen(A1=5, A2=3, A3=3, A4=3, A5=3, A6=3)
    assert lines["Curiosity and drive"].difference == (
        "Inès puts it further up (+2.0), more than the error of both would usually give."
    )
    assert lines["Experimenting"].difference == "No difference we could detect (0.0, it would take about ±1.1)."
    assert lines["My learning agility"].difference == "Inès may put it further up (+0.3); it could be chance."


def test_a_facet_they_could_not_speak_of_has_no_score_and_no_difference() -> None:
    line = seen(A2=3)["Curiosity and drive"]
    assert (line.theirs.value, line.difference) == (None, "")


def test_the_table_gives_every_score_with_its_margin() -> None:
    lines = two_views(BANK, MINE, answered(replace(OWN, rater="Inès"), {"A1": 4}))
    table = views_table(lines, "Inès")
    assert table.header == ("Domain or facet", "You", "Inès", "In words")
    assert table.rows[0][:3] == ("My learning agility", "3.0 ±0.3", "Not enough answers")
    assert table.rows[1][:3] == ("Curiosity and drive", "3.0 ±0.6", "4.0 ±0.6")
