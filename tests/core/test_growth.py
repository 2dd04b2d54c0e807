from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from lcjournal.core import growth, instruments, trend
from lcjournal.core.change import Verdict
from lcjournal.core.model import Answer, AnswerState, Check, FormId, Target
from lcjournal.core.progress import Period, ScorePoint, score_series

LC48 = instruments.builtin()
BOOK = {(LC48.id, LC48.version): LC48}
START = date(2026, 1, 12)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def check(days: int, level: int, form: FormId = FormId.FULL, *, version: str = LC48.version) -> Check:
    """A check in which every item is answered with as much of its facet as ``level`` says."""
    day = START + timedelta(days=days)
    answers = {
        item.id: Answer(item.id, AnswerState.ANSWERED, 6 - level if item.reversed else level)
        for item in LC48.items(form)
    }
    started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Check(f"{days}", LC48.id, version, form, "en", 0, day, started, started, answers=answers)


def test_checks_give_a_point_for_each_domain() -> None:
    (one,) = growth.scored_checks(BOOK, [check(0, 4)])
    assert {"A", "B", "C", "D", "E"} <= set(one.points)
    point = one.points["A"]
    assert (point.day, point.value, point.form) == (START, 4.0, FormId.FULL)
    assert point.low < 4.0 < point.high


def test_only_a_full_check_tells_a_facet() -> None:
    scored = growth.scored_checks(BOOK, [check(0, 4), check(30, 5, FormId.PULSE)])
    assert [point.value for point in growth.points(scored, "A1")] == [4.0]
    assert [point.form for point in growth.points(scored, "A")] == [FormId.FULL, FormId.PULSE]


def test_the_change_of_a_facet_is_told_with_its_own_margin() -> None:
    scored = growth.scored_checks(BOOK, [check(0, 3), check(300, 4)])
    words = growth.change_words(BOOK, scored, "A1", YEAR)
    assert words is not None
    assert (words.verdict, words.figure) == (Verdict.NONE, "+1.0")


def test_a_check_of_an_unknown_instrument_is_absent() -> None:
    assert growth.scored_checks(BOOK, [check(0, 4, version="9.9")]) == []


def test_two_versions_of_an_instrument_stand_in_order_of_time() -> None:
    scored = growth.scored_checks(BOOK | {(LC48.id, "0.0"): LC48}, [check(0, 3), check(30, 4)])
    assert [point.value for point in growth.points(scored, "A")] == [3.0, 4.0]


def test_answers_entered_later_from_paper_stand_on_their_own_day() -> None:
    paper, screen = check(0, 2), check(100, 4)
    paper = replace(paper, started_at=screen.started_at + timedelta(days=1))
    assert [one.check.id for one in growth.scored_checks(BOOK, [paper, screen])] == ["0", "100"]


def test_a_domain_without_a_score_has_no_point() -> None:
    empty = Check("x", LC48.id, LC48.version, FormId.FULL, "en", 0, START, datetime(2026, 1, 12, tzinfo=UTC))
    assert growth.points(growth.scored_checks(BOOK, [empty]), "A") == []


def test_a_large_change_is_called_likely_growth_with_its_margin() -> None:
    words = growth.change_words(BOOK, growth.scored_checks(BOOK, [check(0, 3), check(300, 4)]), "A", YEAR)
    assert words is not None
    assert (words.verdict, words.badge, words.figure) == (Verdict.RELIABLE_UP, "Likely growth", "+1.0")
    assert words.since == "since January"
    assert "±" in words.sentence


def test_a_check_of_another_year_is_named_with_it() -> None:
    scored = growth.scored_checks(BOOK, [check(-100, 3), check(0, 3)])
    words = growth.change_words(BOOK, scored, "A", Period(date(2025, 1, 1), date(2026, 12, 31)))
    assert words is not None
    assert words.since == "since October 2025"


def test_two_full_checks_are_compared_rather_than_a_pulse() -> None:
    checks = [check(0, 1, FormId.PULSE), check(60, 3), check(120, 4), check(180, 5, FormId.PULSE)]
    words = growth.change_words(BOOK, growth.scored_checks(BOOK, checks), "A", YEAR)
    assert words is not None
    assert words.since == "since March"


@pytest.mark.parametrize("checks", [[], [check(0, 3)], [check(0, 3), check(-100, 4)]])
def test_nothing_is_said_of_a_change_without_two_checks_in_the_period(checks: list[Check]) -> None:
    assert growth.change_words(BOOK, growth.scored_checks(BOOK, checks), "A", YEAR) is None


def test_nothing_is_said_of_a_change_between_two_versions() -> None:
    both = {**BOOK, (LC48.id, "0.0"): LC48}
    first = growth.scored_checks(BOOK, [check(0, 3)])[0]
    second = growth.ScoredCheck(check(90, 4, version="0.0"), first.points)
    assert growth.change_words(both, [first, second], "A", YEAR) is None


def test_a_change_on_the_latest_version_is_told_without_the_one_before_it() -> None:
    newer = replace(LC48, version="0.2")
    checks = [check(0, 2), check(60, 3, version="0.2"), check(120, 4, version="0.2")]
    book = BOOK | {growth.version_of(checks[1]): newer}
    words = growth.change_words(book, growth.scored_checks(book, checks), "A", YEAR)
    assert words is not None
    assert (words.figure, words.since) == ("+1.0", "since March")


def test_nothing_is_said_of_a_change_without_a_question_answered_both_times() -> None:
    scored = growth.scored_checks(BOOK, [check(0, 3), check(90, 4)])
    emptied = [growth.ScoredCheck(replace(one.check, answers={}), one.points) for one in scored]
    assert growth.change_words(BOOK, emptied, "A", YEAR) is None


def test_the_wider_band_of_a_pulse_is_explained() -> None:
    points = growth.points(growth.scored_checks(BOOK, [check(0, 3, FormId.PULSE)]), "A")
    assert growth.remarks(LC48, points, "A") == [
        "Wider bands: the pulse asks 6 questions instead of 24.",
        "Activities are shown next to the score; this does not prove that they explain it.",
    ]


def test_margins_of_ones_own_widen_the_bands_and_are_said() -> None:
    checks = [check(0, 2), check(7, 4)]
    book = growth.with_own_margins(BOOK, checks)
    shipped, own = (growth.points(growth.scored_checks(one, checks), "A") for one in (BOOK, book))
    assert own[0].high > shipped[0].high
    assert growth.remarks(LC48, own, "A", own_margins=True)[0] == "The bands are refined from your own repeats."


def test_without_a_pulse_only_the_caution_stands() -> None:
    points = growth.points(growth.scored_checks(BOOK, [check(0, 3)]), "A")
    assert len(growth.remarks(LC48, points, "A")) == 1


def point(days: int, value: float = 3.0, *, form: FormId = FormId.FULL, version: str = "lc48 0.1") -> ScorePoint:
    return ScorePoint(START + timedelta(days=days), value, value - 0.26, value + 0.26, form, version, "en")


def test_a_trend_is_said_from_four_full_checks_over_ninety_days() -> None:
    rising = [point(days, 3.0 + days / 365) for days in (0, 90, 180, 270)]
    assert growth.trend_words(rising).startswith("+1.0 points a year over 4 full self-checks, between")
    assert growth.trend_words(rising).endswith("The first of them is from January 2026.")
    assert growth.trend_words(rising[:3]) == ""
    assert growth.trend_words([point(days) for days in (0, 20, 40, 60)]) == ""


def test_a_trend_that_is_not_detected_is_said_to_be_none() -> None:
    still = [point(days) for days in (0, 90, 180, 270)]
    assert growth.trend_words(still).startswith("No trend we could detect over 4 full self-checks.")


def test_pulses_and_earlier_versions_are_no_part_of_a_trend() -> None:
    mixed = [point(days) for days in (0, 90, 180)] + [point(270, form=FormId.PULSE)]
    assert growth.trend_words(mixed) == ""
    assert growth.trend_words([point(days) for days in (0, 90, 180, 270)] + [point(300, version="lc48 0.2")]) == ""
    assert growth.trend_words([]) == ""


def test_the_guide_line_smooths_the_full_checks_only() -> None:
    full = [point(0, 3.0), point(90, 3.4), point(180, 3.2), point(270, 3.6)]
    (line,) = growth.guide_lines(score_series([*full, point(45, 1.0, form=FormId.PULSE)]))
    sem = 0.26 / 1.645
    expected = trend.guide([trend.Point(one.day, one.value, sem) for one in full])
    assert [level.day for level in line] == [one.day for one in full]
    assert [level.value for level in line] == pytest.approx([level.value for level in expected])


def test_no_guide_line_is_drawn_through_fewer_than_four_full_checks() -> None:
    assert growth.guide_lines(score_series([point(0), point(90), point(180)])) == []


def test_a_guide_line_joins_no_two_versions_and_no_gap() -> None:
    old = [point(days) for days in (0, 90, 180, 500, 590, 680)]
    new = [point(days, version="lc48 0.2") for days in (700, 710, 720, 730)]
    lines = growth.guide_lines(score_series([*old, *new]))
    assert [[(level.day - START).days for level in line] for line in lines] == [
        [0, 90, 180],
        [500, 590, 680],
        [700, 710, 720, 730],
    ]


def test_a_domain_that_only_another_questionnaire_has_is_offered_with_its_name() -> None:
    older = replace(LC48, version="0.0", domains=(replace(LC48.domains[0], id="Z"), *LC48.domains))
    names = [choice.name for choice in growth.choices(LC48, [LC48, older])]
    assert names[:1] == ["My learning agility"]
    assert len(names) == len(LC48.domains) + len(LC48.facets) + 1
    assert names[-1] == f"My learning agility ({LC48.title.en})"


def test_a_facet_can_be_shown_with_the_desired_levels_of_its_own() -> None:
    by_id = {choice.id: choice for choice in growth.choices(LC48, [])}
    assert by_id["A1"].name == "Curiosity and drive"
    assert by_id["A1"].facets == ["A1"]
    assert by_id["A"].facets == ["A1", "A2", "A3", "A4", "A5", "A6"]


def test_each_facet_has_its_scores_and_its_desired_levels() -> None:
    scored = growth.scored_checks(BOOK, [check(0, 3), check(30, 2, FormId.PULSE), check(90, 4)])
    wishes = [Target("A1", 4.5, START), Target("A2", 3.0, START), Target("A1", 4.0, START + timedelta(days=90))]
    levels = growth.facet_levels(LC48, scored, wishes)
    assert [one.facet.id for one in levels] == [facet.id for facet in LC48.facets]
    assert [point.value for point in levels[0].series.points] == [3.0, 4.0]
    assert [level for _day, level in levels[0].desired] == [4.5, 4.0]
    assert [(one.before, one.after) for one in levels[0].lowered] == [(4.5, 4.0)]
    assert [level for _day, level in levels[1].desired] == [3.0]
    assert levels[2].desired == []


def test_a_domain_of_the_same_id_in_another_questionnaire_is_another_domain() -> None:
    other = replace(LC48, id="other")
    keys = [choice.key for choice in growth.choices(LC48, [other])]
    assert len(set(keys)) == len(keys) == 2 * (len(LC48.domains) + len(LC48.facets))
    scored = growth.scored_checks(BOOK, [check(0, 3)])
    assert growth.of_questionnaire(scored, LC48.id) == scored
    assert growth.of_questionnaire(scored, "other") == []


def test_desired_levels_belong_to_the_questionnaire_of_their_check() -> None:
    mine, theirs = check(0, 3), replace(check(1, 3), instrument_id="other")
    free, own, foreign = (Target("A1", 4.0, START, check_id) for check_id in (None, mine.id, theirs.id))
    targets = [free, own, foreign]
    assert growth.targets_of(targets, [mine, theirs], LC48.id, LC48) == [free, own]
    assert growth.targets_of(targets, [mine, theirs], "other", LC48) == [foreign]
