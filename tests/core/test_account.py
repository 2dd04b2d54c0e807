"""The account of a number: every result in it is the figure that the app shows, made from the person's own answers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcjournal.core import i18n, instruments
from lcjournal.core.account import Account, Section, account
from lcjournal.core.account.parts import band_line, term
from lcjournal.core.change import holm_steps
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import decimal
from lcjournal.core.model import Answer, AnswerState, Check, FormId, Target
from lcjournal.core.personal import Refinement, refine, refined
from lcjournal.core.progress_words import Table
from lcjournal.core.scoring import Score, Unscored, on_one_axis
from lcjournal.core.trend import Point, trend

BANK = instruments.builtin()
JANUARY, MAY, NOVEMBER = date(2026, 1, 12), date(2026, 5, 12), date(2026, 11, 16)
FULL, PULSE = FormId.FULL, FormId.PULSE
Given = int | AnswerState | None
"""A raw answer, a state without one, or nothing at all."""


def check(day: date, level: int = 3, form: FormId = FULL, other: Mapping[str, Given] | None = None) -> Check:
    """Answer every item at one keyed level; in ``other`` facets by keyed level and items by raw answer or state."""
    answers, others = {}, other or {}
    for item in BANK.items(form):
        keyed = others.get(item.facet, level)
        raw = others.get(item.id, 6 - keyed if isinstance(keyed, int) and item.reversed else keyed)
        if isinstance(raw, AnswerState):
            answers[item.id] = Answer(item.id, raw)
        elif raw is not None:
            answers[item.id] = Answer(item.id, AnswerState.ANSWERED, raw)
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return Check(f"{form} {day}", BANK.id, BANK.version, form, "en", 1, day, at, at, answers=answers)


def read(*checks: Check, targets: tuple[Target, ...] = (), refinement: Refinement | None = None) -> CheckReading:
    instrument = refined(BANK, checks) if refinement else BANK
    return CheckReading(instrument, checks[-1], checks, targets, refinement=refinement)


def section(told: Account, heading: str) -> Section:
    return next(one for one in told.sections if one.heading.startswith(heading))


def headings(told: Account) -> list[str]:
    return [one.heading for one in told.sections]


def table(one: Section, place: int = 0) -> Table:
    return [part for part in one.parts if isinstance(part, Table)][place]


def items(facet: str) -> list[str]:
    return [item.id for item in BANK.facet(facet).items]


def two(value: float | None) -> str:
    assert value is not None
    return decimal(value, 2)


def test_a_facet_is_told_from_its_answers_to_its_band() -> None:
    reading = read(check(NOVEMBER, 4, other={items("A2")[0]: 3}))
    told = account(reading, "A2")
    assert told.title == "Experimenting, 16 November 2026: where the numbers come from"
    assert headings(told) == ["The answers", "The score", "The band", "Sources"]
    counts = [row[1] for row in table(section(told, "The answers")).rows]
    assert sorted(counts) == ["3", "4", "4", "6 − 2 = 4"]
    assert "Mean of the answers: (3 + 4 + 4 + 4) ÷ 4 = 3.75" in told.text()
    assert "Standard error of measurement (SEM): 0.78 ÷ √4 = 0.39" in told.text()
    assert "90\u202f% band: 3.75 ± 1.645 × 0.39, from 3.11 to 4.39" in told.text()
    assert BANK.rules.sem_source.en in told.text()
    assert "A drawing ends" not in told.text()


def test_a_band_beyond_the_scale_says_that_only_its_drawing_ends_there() -> None:
    for level in (1, 5):
        assert "A drawing ends at 1 and 5" in account(read(check(NOVEMBER, level)), "A1").text()


def test_what_was_not_answered_is_left_out_and_said() -> None:
    first, second, *_rest = items("C1")
    told = account(read(check(NOVEMBER, 4, other={first: AnswerState.SKIPPED})), "C1")
    assert "Answered: 3 of 4. A score needs 3" in told.text()
    assert ("Skipped", "not counted") in [row[:2] for row in table(section(told, "The answers")).rows]
    assert "0.78 ÷ √3 = 0.45" in told.text()
    closed = account(read(check(NOVEMBER, 4, other=dict.fromkeys((first, second), AnswerState.NOT_APPLICABLE))), "C1")
    assert "“Does not apply”: 2. From 2 on, the facet is closed for this self-check." in closed.text()
    assert headings(closed) == ["The answers", "Sources"]
    lost = account(read(check(NOVEMBER, 4, other=dict.fromkeys((first, second)))), "C1")
    assert "Not enough answers" in lost.text()


def test_a_domain_is_the_mean_of_its_facets_with_the_error_of_that_mean() -> None:
    told = account(read(check(NOVEMBER, 4, other={"C1": 3, items("C2")[0]: AnswerState.SKIPPED})), "C")
    assert [row[:3] for row in table(section(told, "The facets")).rows] == [
        ("3.00", "0.39", "4"),
        ("4.00", "0.45", "3"),
    ]
    assert "Facets with a score: 2 of 2. The domain needs 1" in told.text()
    assert "Mean of the facets: (3.00 + 4.00) ÷ 2 = 3.50" in told.text()
    assert "√(0.39² + 0.45²) ÷ 2 = 0.30" in told.text()


def test_a_domain_without_a_score_says_why() -> None:
    told = account(read(check(NOVEMBER, 4, other=dict.fromkeys(("A1", "A2", "A3"), AnswerState.SKIPPED))), "A")
    assert section(told, "The score").parts == ("Not enough answers",)
    assert table(section(told, "The facets")).rows[0] == ("Not enough answers", "", "0", "Curiosity and drive")
    none = account(read(check(NOVEMBER, 4, other={"B1": AnswerState.NOT_APPLICABLE})), "B")
    assert section(none, "The score").parts == ("Does not apply",)


def test_in_a_pulse_single_answers_make_the_domain_and_no_facet() -> None:
    reading = read(check(NOVEMBER, 4, PULSE, {"A1": 2}))
    told = account(reading, "A")
    assert "Mean of the facets: (2 + 4 + 4 + 4 + 4 + 4) ÷ 6 = 3.67" in told.text()
    assert "Standard error of one answer: 0.78" in told.text()
    assert "never read alone" in told.text()
    facet = account(reading, "A1")
    assert section(facet, "The score").parts == ("Only the full form tells a facet apart",)


def test_a_change_is_told_on_what_was_answered_in_both() -> None:
    first = items("A1")[0]
    reading = read(check(MAY, 3, other={first: AnswerState.SKIPPED}), check(NOVEMBER, 5))
    told = account(reading, "A1")
    change = section(told, "The change since 12 May 2026")
    assert len(table(change).rows) == 3
    assert {row[:2] for row in table(change).rows} == {("3", "5")}
    assert "Scores on these answers: 3.00 (SEM 0.45) then, 5.00 (SEM 0.45) now" in change.parts
    assert "Change: 5.00 − 3.00 = +2.00" in change.parts
    assert "Error of the change: √(0.45² + 0.45²) = 0.64" in change.parts
    assert "z: +2.00 ÷ 0.64 = +3.14" in change.parts
    assert "Smallest change that this can show (95\u202f%): 1.96 × 0.64 = 1.25" in change.parts
    assert change.parts[-1] == "+2.0: reliable change (this form shows changes from about ±1.2)"


def test_the_facets_tested_at_once_are_listed_by_the_size_of_z() -> None:
    reading = read(check(MAY, 3), check(NOVEMBER, 3, other={"A1": 5, "A2": 2, "D1": 4}))
    holm = table(section(account(reading, "A2"), "The change"), 1)
    zs = {facet.id: line.z for facet in BANK.facets if (line := reading.facet(facet).result)}
    steps = holm_steps(zs)
    assert [row[4] for row in holm.rows] == [BANK.facet(step.name).name.en for step in steps]
    assert holm.rows[0] == ("+3.63", "0.0003", "0.0042", "yes", "Curiosity and drive")
    assert [row[3] for row in holm.rows] == ["yes", *["no"] * 11]
    most = read(check(MAY, 1), check(NOVEMBER, 5))
    assert {row[1] for row in table(section(account(most, "A1"), "The change"), 1).rows} == {"< 0.0001"}


def test_the_change_of_a_domain_is_told_with_its_limits() -> None:
    reading = read(check(MAY, 3), check(NOVEMBER, 4))
    change = section(account(reading, "A"), "The change")
    assert "From a z of 1.96, up or down, a change is called reliable, and from 1.28 possible." in change.parts
    assert {row[:3] for row in table(change).rows} == {("3.00", "4.00", "0.39")}
    result = reading.domain(BANK.domain("A")).result
    assert result is not None
    assert f"z: {decimal(result.delta, 2, sign=True)} ÷ 0.23 = {decimal(result.z, 2, sign=True)}" in change.parts


def test_a_facet_not_scored_on_both_days_is_no_part_of_a_change() -> None:
    reading = read(check(MAY, 3, other={"A1": AnswerState.SKIPPED}), check(NOVEMBER, 4))
    assert len(table(section(account(reading, "A"), "The change")).rows) == 5


def test_what_cannot_be_compared_says_so() -> None:
    some = read(check(MAY, 3, other={"B1": AnswerState.SKIPPED}), check(NOVEMBER, 4))
    for wanted in ("B", "B1"):
        change = section(account(some, wanted), "The change")
        assert change.parts == ("Too little was answered on both days to compare them.",)
    mixed = read(check(MAY, 3, PULSE), check(NOVEMBER, 4))
    assert section(account(mixed, "A1"), "The change").parts == ("Only the full form tells a facet apart",)
    assert [row[:2] for row in table(section(account(mixed, "A"), "The change")).rows] == [("3", "4")] * 6


def test_a_gap_is_told_with_both_movements() -> None:
    targets = (Target("A2", 4.5, MAY), Target("A2", 4.0, NOVEMBER))
    told = account(read(check(MAY, 3), check(NOVEMBER, 4), targets=targets), "A2")
    gap = section(told, "The gap")
    assert "Desired level less the score: 4.00 − 4.00 = 0.00" in gap.parts
    assert "Desired level since 12 May 2026: 4.00 − 4.50 = −0.50" in gap.parts
    assert "Score since 12 May 2026, on all answers: 4.00 − 3.00 = +1.00" in gap.parts
    assert "Half of the 90\u202f% band of what the score moved: 1.645 × √(0.39² + 0.39²) = 0.91" in gap.parts
    assert "Change of the gap: −0.50 − (+1.00) = −1.50" in gap.parts
    assert "lowered" in str(gap.parts[-1])
    assert "Senge" in told.text()


def test_a_gap_needs_a_score_and_its_movement_two_levels() -> None:
    wish = (Target("B1", 4.0, NOVEMBER),)
    alone = account(read(check(NOVEMBER, 3), targets=wish), "B1")
    assert "since" not in section(alone, "The gap").text()
    since = account(read(check(MAY, 3), check(NOVEMBER, 3), targets=wish), "B1")
    assert "Change of the gap: " not in section(since, "The gap").text()
    unscored = read(check(NOVEMBER, other={"B1": AnswerState.SKIPPED}), targets=wish)
    assert "The gap to the desired level" not in headings(account(unscored, "B1"))
    assert len(section(account(unscored, "B"), "The gap").parts) == 1


def test_the_desired_level_of_a_domain_is_a_mean() -> None:
    wishes = (Target("C1", 4.0, NOVEMBER), Target("C2", 4.5, NOVEMBER))
    gap = section(account(read(check(NOVEMBER, 3), targets=wishes), "C"), "The gap")
    assert gap.parts[0] == "Mean of the desired levels of its facets: (4.00 + 4.50) ÷ 2 = 4.25"
    assert "Desired level less the score: 4.25 − 3.00 = +1.25" in gap.parts


def test_a_wish_for_one_facet_alone_is_no_gap_of_its_domain() -> None:
    gap = section(
        account(read(check(NOVEMBER), targets=(Target("C1", 5.0, NOVEMBER),)), "C"), "The gap to the desired level"
    )
    assert gap.parts == ("Mean of the desired levels of its facets: (5.00) ÷ 1 = 5.00",)


def test_a_look_back_stands_beside_both_scores() -> None:
    before = check(MAY, 4)
    after = replace(check(NOVEMBER, 4), then={"A": 3.25}, then_of=before.id)
    look = section(account(read(before, after), "A"), "Looking back")
    assert "Look back less the score of that day: 3.25 − 4.00 = −0.75" in look.parts
    assert "Score of today less the look back: 4.00 − 3.25 = +0.75" in look.parts
    assert look.parts[-1] == "Three views of the same thing: none of them is called the truth."
    assert "Howard (1980)" in account(read(before, after), "A").text()
    assert "Looking back" not in headings(account(read(before, after), "B"))


def test_a_pulse_is_moved_by_the_offset_of_the_last_full_check() -> None:
    pulse_items = {item.id: 6 - 5 if item.reversed else 5 for item in BANK.items(PULSE)}
    checks = (
        check(JANUARY, 2),
        check(MAY, 3, other=pulse_items),
        replace(check(date(2026, 6, 1), 1), left_out=True),
        check(NOVEMBER, 4, PULSE),
    )
    moved = section(account(read(*checks), "A"), "On the Growth page")
    drawn = on_one_axis(BANK, checks)[-1].domains["A"]
    assert "Offset, from 12 May 2026: 5.00 with these questions alone − 3.50 with all = +1.50" in moved.parts
    assert moved.parts[2] == f"Drawn at: 4.00 − 1.50 = {two(drawn.value)}"
    assert str(moved.parts[3]).endswith(f"from {two(drawn.low)} to {two(drawn.high)}")


def test_a_pulse_stays_where_no_full_check_can_move_it() -> None:
    unscored = check(JANUARY, 3, other={"B1": AnswerState.SKIPPED})
    for checks in ((check(MAY, 4, PULSE),), (unscored, check(MAY, 4, PULSE))):
        assert "drawn where it was scored" in section(account(read(*checks), "B"), "On the Growth page").text()
    left_out = replace(check(MAY, 4, PULSE), left_out=True)
    assert "On the Growth page" not in headings(account(read(left_out), "B"))


def test_a_trend_is_told_with_its_two_errors() -> None:
    checks = [check(JANUARY + timedelta(days=60 * step), level) for step, level in enumerate((2, 3, 3, 4, 4))]
    found = section(account(read(*checks), "A"), "The trend")
    profiles = on_one_axis(BANK, checks)
    scored = [(one.check.day, one.domains["A"]) for one in profiles]
    expected = trend([Point(day, one.value or 0, one.sem or 0) for day, one in scored])
    assert expected is not None
    figures = [decimal(figure, 2, sign=True) for figure in (expected.slope, expected.low, expected.high)]
    slope, low, high = figures
    text = found.text()
    assert f"= {slope} points a year" in text
    assert f"The larger of the two counts: {two(expected.se)}" in text
    assert f"{slope} ± 1.645 × {two(expected.se)}, from {low} to {high}" in text
    assert len(table(found).rows) == 5
    assert "The trend" not in headings(account(read(*checks[:3]), "A"))


def test_personal_margins_are_told_with_prior_and_posterior() -> None:
    checks = (check(MAY, 3), check(MAY + timedelta(days=7), 4))
    own = refine(BANK, checks)
    told = account(read(*checks, refinement=own), "A1").text()
    assert f"√((24 × 0.78² + 12 × {two(own.within)}) ÷ (24 + 12))" in told
    assert f"at least 0.6 × 0.78 = 0.47: {two(own.posterior)}" in told
    assert f"SEM): {two(own.posterior)} ÷ √4" in told
    alone = (check(MAY, 3),)
    assert "variance found" not in account(read(*alone, refinement=refine(BANK, alone)), "A1").text()


def test_an_account_speaks_french_with_a_comma() -> None:
    i18n.use("fr")
    try:
        assert "0,78 ÷ √4 = 0,39" in account(read(check(NOVEMBER, 4)), "A1").text()
    finally:
        i18n.use("en")


def test_an_unknown_id_is_a_bug() -> None:
    with pytest.raises(KeyError):
        account(read(check(NOVEMBER)), "Z9")


def test_a_negative_figure_stands_in_brackets_and_no_score_has_no_band() -> None:
    assert (term(-0.25), term(0.25), term(-0.001)) == ("(−0.25)", "0.25", "0.00")
    assert band_line(Score(None, None, 0, Unscored.TOO_FEW)) == ""


answers = st.one_of(st.integers(1, 5), st.sampled_from([AnswerState.NOT_APPLICABLE, AnswerState.SKIPPED]), st.none())


@st.composite
def made(draw: st.DrawFn, day: date) -> Check:
    form = draw(st.sampled_from(FormId))
    raw = {item.id: draw(answers) for item in BANK.items(form)}
    return check(day, 3, form, raw)


@settings(max_examples=60, deadline=None)
@given(made(MAY), made(NOVEMBER))
def test_the_results_of_the_formulas_are_the_scores_shown(before: Check, after: Check) -> None:
    reading = read(before, after)
    for domain in BANK.domains:
        told, line = account(reading, domain.id).text(), reading.domain(domain)
        _agree(told, "Mean of the facets: ", line.score)
        if line.result is not None:
            assert f" = {decimal(line.result.z, 2, sign=True)}\n" in told
            assert f" = {decimal(line.result.delta, 2, sign=True)}\n" in told
            assert f" = {two(line.result.mdc)}\n" in told
    for facet in BANK.facets:
        _agree(account(reading, facet.id).text(), "Mean of the answers: ", reading.facet(facet).score)


def _agree(told: str, formula: str, score: Score) -> None:
    """The mean ends in the score shown, and the band in its ends; without a score there is neither."""
    lines = told.split("\n")
    means = [line for line in lines if line.startswith(formula)]
    bands = [line for line in lines if line.startswith("90\u202f% band: ")]
    if score.value is None:
        assert not means
        return
    assert means[0].endswith(f" = {two(score.value)}")
    assert bands[0].endswith(f"× {two(score.sem)}, from {two(score.low)} to {two(score.high)}")
