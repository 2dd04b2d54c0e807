import pytest

from lcjournal.core import i18n, wording
from lcjournal.core.change import ChangeResult, Gap, GapMove, Verdict
from lcjournal.core.quality import Flag
from lcjournal.core.scoring import Score, Unscored
from lcjournal.core.trend import Trend

SCORE = Score(3.0, 0.39 / 1.645, 4)
CLOSED = Score(None, None, 1, Unscored.CLOSED)


def result(delta: float, verdict: Verdict) -> ChangeResult:
    return ChangeResult(3, 3 + delta, delta, delta / 0.3, 0.6, verdict)


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.RELIABLE_UP, "Likely growth"),
        (Verdict.RELIABLE_DOWN, "Likely decline"),
        (Verdict.POSSIBLE_UP, "Possible change"),
        (Verdict.POSSIBLE_DOWN, "Possible change"),
        (Verdict.WORTH_WATCHING, "Worth watching"),
        (Verdict.NONE, "Within noise"),
    ],
)
def test_a_badge_says_what_may_be_said(verdict: Verdict, words: str) -> None:
    assert wording.badge(verdict) == words


@pytest.mark.parametrize(
    ("delta", "verdict", "sentence"),
    [
        (0.8, Verdict.RELIABLE_UP, "+0.8: reliable change (this form shows changes from about ±0.6)"),
        (-0.8, Verdict.RELIABLE_DOWN, "−0.8: reliable change (this form shows changes from about ±0.6)"),
        (0.5, Verdict.POSSIBLE_UP, "+0.5: possible change (a reliable one would need about ±0.6)"),
        (-0.5, Verdict.POSSIBLE_DOWN, "−0.5: possible change (a reliable one would need about ±0.6)"),
        (0.7, Verdict.WORTH_WATCHING, "+0.7: worth watching (one facet of many, it may be chance)"),
        (0.0, Verdict.NONE, "0.0: no change we could detect (this form would need about ±0.6)"),
    ],
)
def test_a_change_is_told_with_what_it_takes_to_see_one(delta: float, verdict: Verdict, sentence: str) -> None:
    assert wording.change_sentence(result(delta, verdict)) == sentence


def test_a_score_is_told_with_its_band() -> None:
    assert wording.margin(SCORE) == "±0.4"
    assert wording.band(SCORE) == "between 2.6 and 3.4"
    assert wording.band_name() == "90\u202f% band"
    assert wording.margin(CLOSED) == wording.band(CLOSED) == ""


def test_the_ends_of_a_band_are_told_as_they_are() -> None:
    assert wording.band(Score(4.9, 0.2, 4)) == "between 4.6 and 5.2"


def test_a_screen_reader_hears_the_score_the_band_and_the_wish() -> None:
    assert wording.spoken("Experimenting", SCORE, 4.0) == "Experimenting: now 3.0, between 2.6 and 3.4, desired 4.0"
    assert wording.spoken("Experimenting", SCORE) == "Experimenting: now 3.0, between 2.6 and 3.4"
    assert wording.spoken("Exchange", CLOSED) == "Exchange: no score (Does not apply)"
    assert wording.spoken("Exchange", CLOSED, 4.25) == "Exchange: no score (Does not apply), desired 4.25"


def test_desired_levels_keep_their_quarters() -> None:
    assert [wording.level(value) for value in (4.0, 4.25, 4.5, 4.75)] == ["4.0", "4.25", "4.5", "4.75"]


def test_a_missing_score_says_why() -> None:
    assert [wording.reason(why) for why in Unscored] == [
        "Not enough answers",
        "Does not apply",
        "Only the full form tells a facet apart",
    ]


def test_a_gap_is_told_with_the_error_it_exceeds_or_not() -> None:
    large, small = Gap(1.0, beyond_band=True), Gap(-0.2, beyond_band=False)
    assert wording.gap_sentence(large) == "Gap to the desired level: +1.0, larger than the error band"
    assert wording.gap_sentence(small) == "Gap to the desired level: −0.2, within the error band"


def test_a_lowered_wish_is_said_to_be_one() -> None:
    assert wording.gap_move_sentence(GapMove(-0.5, 0.1, 0.9)) == (
        "Change of the gap −0.6: the desired level was lowered (−0.5), the score moved +0.1 (±0.9)."
    )
    assert wording.gap_move_sentence(GapMove(0.5, 0.1, 0.9)) == (
        "Change of the gap +0.4: the desired level moved +0.5, the score +0.1 (±0.9)."
    )


def test_every_sign_of_hasty_answers_has_its_sentence() -> None:
    sentences = [wording.flag_sentence(flag) for flag in Flag]
    assert len(set(sentences)) == 4
    assert sentences[2] == "Half of the answers took less than two seconds."


def test_a_trend_is_told_with_its_interval_or_not_at_all() -> None:
    assert wording.trend_sentence(Trend(0.5, 0.1, 6, 400)) == (
        "+0.5 points a year over 6 full self-checks, between +0.3 and +0.7 (90\u202f%)."
    )
    assert wording.trend_sentence(Trend(0.1, 0.1, 6, 400)) == "No trend we could detect over 6 full self-checks."


def test_no_word_judges_a_person() -> None:
    shown = [wording.badge(verdict) for verdict in Verdict]
    shown += [wording.change_sentence(result(0.5, verdict)) for verdict in Verdict]
    shown += [wording.flag_sentence(flag) for flag in Flag] + [wording.reason(why) for why in Unscored]
    judging = {"high", "low", "good", "bad", "weak", "strong", "significant", "improve", "better", "worse"}
    assert not judging & {word.strip(".,():").casefold() for sentence in shown for word in sentence.split()}


def test_numbers_follow_the_region() -> None:
    i18n.use("en", "fr_FR")
    assert wording.margin(SCORE) == "±0,4"


def test_a_score_stands_with_its_margin_or_the_reason_why_there_is_none() -> None:
    assert wording.with_margin(Score(3.5, 0.39, 4)) == "3.5 ±0.6"
    assert wording.with_margin(Score(None, None, 1, Unscored.TOO_FEW)) == "Not enough answers"
