"""A check as it is read beside an earlier one: one reading for the page, the copied table and the report."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from lcjournal.core import instruments
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Answer, AnswerState, Check, FormId, Target
from lcjournal.core.personal import refine, refined
from lcjournal.core.profile_words import (
    how_to_read,
    look_back_sentences,
    look_back_table,
    quality_sentence,
    shift_reason,
    shifts_table,
)
from lcjournal.core.quality import Flag

BANK = instruments.builtin()
JANUARY, MAY, NOVEMBER = date(2026, 1, 12), date(2026, 5, 12), date(2026, 11, 16)


def check(day: date, level: int = 3, form: FormId = FormId.FULL, other: Mapping[str, int] | None = None) -> Check:
    """Answer every item at one keyed level, items or facets in ``other`` at another."""
    answers, others = {}, other or {}
    for item in BANK.items(form):
        keyed = others.get(item.id, others.get(item.facet, level))
        answers[item.id] = Answer(item.id, AnswerState.ANSWERED, 6 - keyed if item.reversed else keyed)
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return Check(f"{form} {day}", BANK.id, BANK.version, form, "en", 1, day, at, at, answers=answers)


def read(*checks: Check, targets: tuple[Target, ...] = (), instrument: Instrument = BANK) -> CheckReading:
    return CheckReading(instrument, checks[-1], checks, targets)


def test_a_check_stands_beside_the_last_one_unless_another_is_chosen() -> None:
    first, second, third = check(JANUARY), check(MAY), check(NOVEMBER)
    assert read(first, second, third).earlier == second
    assert CheckReading(BANK, third, [first, second, third], [], first.id).earlier == first


def test_the_first_check_stands_alone() -> None:
    reading = read(check(NOVEMBER))
    assert reading.earlier is None
    assert not reading.since
    line = reading.facet(BANK.facet("A1"))
    assert (line.verdict_words, line.change_text, line.gap_words) == ("", "", "")
    assert line.spoken() == "Curiosity and drive: now 3.0, between 2.4 and 3.6"


def test_checks_of_other_questions_are_listed_apart() -> None:
    old = replace(check(JANUARY), instrument_version="0.0")
    reading = read(old, check(MAY))
    assert (reading.others, reading.of_other_versions, reading.earlier) == ([], [old], None)


def test_what_is_left_out_is_not_compared_with() -> None:
    assert read(replace(check(MAY), left_out=True), check(NOVEMBER)).others == []


def test_a_score_is_described_in_the_words_of_the_answers() -> None:
    reading = read(check(NOVEMBER, 4, other={"A1": 3}))
    assert reading.facet(BANK.facet("A2")).described == "On average you described this as “Mostly”."
    a = reading.domain(BANK.domain("A"))
    assert a.described == "On average you described this as “Mostly”.", "23/6 lies nearer to 4 than a quarter"
    between = read(check(NOVEMBER, 4, other={"A1": 3, "A2": 3})).domain(BANK.domain("A"))
    assert between.described == "On average you described this as between “Moderately” and “Mostly”."


def test_one_answer_alone_is_not_described() -> None:
    reading = read(check(NOVEMBER, 5, FormId.PULSE))
    assert reading.domain(BANK.domain("B")).described == ""
    assert reading.domain(BANK.domain("C")).described != ""
    assert reading.facet(BANK.facet("A1")).described == ""


def test_details_tell_change_gap_and_what_moved() -> None:
    targets = (Target("A1", 4.5, JANUARY), Target("A1", 4.0, NOVEMBER))
    line = read(check(MAY), check(NOVEMBER, 4), targets=targets).facet(BANK.facet("A1"))
    assert line.details() == [
        BANK.facet("A1").about.en,
        "On average you described this as “Mostly”.",
        "+1.0: no change we could detect (this form would need about ±1.1)",
        "Gap to the desired level: 0.0, within the error band",
        "Change of the gap −1.5: the desired level was lowered (−0.5), the score moved +1.0 (±0.9).",
    ]
    assert line.desired_text == "4.0"


def test_a_level_set_later_says_nothing_of_what_moved() -> None:
    line = read(check(MAY), check(NOVEMBER), targets=(Target("A1", 4, NOVEMBER),)).facet(BANK.facet("A1"))
    assert line.movement == ""


def test_a_domain_desires_the_mean_of_its_facets() -> None:
    targets = (Target("A1", 4, MAY), Target("A2", 5, MAY))
    line = read(check(NOVEMBER), targets=targets).domain(BANK.domain("A"))
    assert (line.desired, line.desired_text) == (4.5, "4.5")


def test_the_table_of_a_pulse_holds_domains_alone() -> None:
    assert len(read(check(NOVEMBER)).table().rows) == 5 + 12
    assert len(read(check(NOVEMBER, form=FormId.PULSE)).table().rows) == 5


def test_the_table_says_why_there_is_no_score() -> None:
    empty = replace(check(NOVEMBER), answers={})
    assert read(empty).table().rows[0] == ("My learning agility", "", "", "", "", "", "Not enough answers")


def test_items_stand_under_their_facet_and_in_a_pulse_under_their_domain() -> None:
    full = [name for name, _items in read(check(NOVEMBER)).item_groups()]
    assert full[:2] == ["My learning agility: Curiosity and drive", "My learning agility: Experimenting"]
    pulse = read(check(NOVEMBER, form=FormId.PULSE)).item_groups()
    assert [(name, len(items)) for name, items in pulse][:2] == [
        ("My learning agility", 6),
        ("Learning with others", 1),
    ]


def test_a_pulse_says_where_the_growth_page_draws_it() -> None:
    asked = next(item.id for item in BANK.facet("B1").items if item.pulse)
    full, pulse = check(MAY, 3, other={asked: 5}), check(NOVEMBER, 4, FormId.PULSE)
    shifts = read(full, pulse).axis_shifts()
    assert [(shift.domain.id, shift.scored, shift.drawn) for shift in shifts] == [("B", 4, 2.5)]
    assert shifts_table(shifts).rows == (("Learning with others", "4.00", "2.50", "−1.50"),)
    assert "the Growth page moves it" in shift_reason()


@pytest.mark.parametrize("left_out", [False, True])
def test_a_pulse_without_a_full_check_before_it_stays_where_it_is(left_out: bool) -> None:
    pulse = replace(check(NOVEMBER, 4, FormId.PULSE), left_out=left_out)
    assert read(pulse).axis_shifts() == []


def test_a_domain_without_a_score_is_not_moved() -> None:
    asked = next(item.id for item in BANK.facet("B1").items if item.pulse)
    pulse = check(NOVEMBER, 4, FormId.PULSE)
    pulse = replace(pulse, answers={item: given for item, given in pulse.answers.items() if item != asked})
    assert read(check(MAY, 3, other={asked: 5}), pulse).axis_shifts() == []


def test_looking_back_sets_three_levels_side_by_side() -> None:
    then_of = check(MAY)
    now = replace(check(NOVEMBER, 4), then={"A": 2.25}, then_of=then_of.id)
    reading = read(then_of, now)
    assert reading.looked_back_on() == then_of
    looks = reading.look_backs()
    table = look_back_table(reading, then_of, looks)
    assert table.header == ("Domain", "12 May 2026", "Looking back", "16 Nov 2026")
    assert table.rows == (("My learning agility", "3.0 ±0.3", "2.25", "4.0 ±0.3"),)
    (sentence,) = look_back_sentences(reading, looks)
    assert sentence.startswith("My learning agility: The look back lies −0.8 from the score of that day")


def test_without_looking_back_there_is_nothing_to_set_beside() -> None:
    reading = read(check(MAY), check(NOVEMBER))
    assert reading.looked_back_on() is None
    assert reading.look_backs() == []


def test_how_to_read_gives_the_figures_of_this_form_and_the_source_of_its_margins() -> None:
    told = how_to_read(read(check(NOVEMBER)))
    assert "“My learning agility” has to move by about 0.4" in told[1]
    assert "For a single facet it is about 1.1" in told[2]
    assert told[-1] == BANK.rules.sem_source.en


def test_without_scores_no_figure_is_given() -> None:
    told = how_to_read(read(replace(check(NOVEMBER), answers={})))
    assert len(told) == 3


def test_own_margins_are_shown_beside_those_of_public_data() -> None:
    checks = [check(NOVEMBER), check(NOVEMBER + timedelta(days=7))]
    own, refinement = refined(BANK, checks), refine(BANK, checks)
    reading = CheckReading(own, checks[-1], checks, [], refinement=refinement)
    told = how_to_read(reading)
    assert "with your own repeats instead of ±0.64" in told[-2]
    assert "within 14 days" in told[-1]


def test_signs_of_haste_are_told_without_judging() -> None:
    told = quality_sentence([Flag.LITTLE_SPREAD])
    assert told.endswith("It is for you to judge. Nearly all answers are the same.")


def test_the_newest_check_stands_beside_the_level_desired_now_and_an_earlier_one_beside_that_of_its_day() -> None:
    facet = BANK.facet("A1")
    first, last = check(JANUARY), check(MAY)
    targets = (Target("A1", 3.5, JANUARY), Target("A1", 4.0, MAY), Target("A1", 4.5, NOVEMBER))
    assert read(first, last, targets=targets).facet(facet).desired == 4.5
    assert CheckReading(BANK, first, [first, last], targets).facet(facet).desired == 3.5
    left_out = replace(check(NOVEMBER), left_out=True)
    assert CheckReading(BANK, last, [first, last, left_out], targets).facet(facet).desired == 4.5
