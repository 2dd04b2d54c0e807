import csv
import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from lcjournal.core import change, instruments, scoring
from lcjournal.core.change import Verdict
from lcjournal.core.model import Answer, AnswerState, Check, FormId
from lcjournal.core.scoring import Score, Unscored

SHARED = Path(__file__).parents[3] / "shared" / "data" / "psych"
BANK = instruments.builtin()
FULL = BANK.items(FormId.FULL)
ITEMS = {item.id: item for item in FULL}
DAY = date(2026, 5, 4)
BEGUN = datetime(2026, 5, 4, 8, tzinfo=UTC)


def check(keyed: Mapping[str, int], form: FormId = FormId.FULL, *, version: str = "0.1") -> Check:
    """Return a check with these answers, given as keyed."""
    raw = {item: scoring.keyed(ITEMS[item], value) for item, value in keyed.items()}
    answers = {item: Answer(item, AnswerState.ANSWERED, value) for item, value in raw.items()}
    return Check("c", "LC-48", version, form, "en", 1, DAY, BEGUN, BEGUN, answers=answers)


def level(value: int, **facets: int) -> dict[str, int]:
    """Every item at ``value``, those of the facets named at theirs."""
    return {item.id: facets.get(item.facet, value) for item in FULL}


def scored(value: float, sem: float = 0.39) -> Score:
    return Score(value, sem, 4)


NONE = Score(None, None, 1, Unscored.TOO_FEW)


def test_z_is_the_change_over_the_error_of_a_difference() -> None:
    result = change.change(BANK, check(level(3)), check(level(3, B1=4))).domains["B"]
    assert (result.before, result.after, result.delta) == (3, 4, 1)
    assert result.z == pytest.approx(1 / math.sqrt(2 * 0.39**2))
    assert result.mdc == pytest.approx(1.96 * math.sqrt(2 * 0.39**2))
    assert result.verdict is Verdict.POSSIBLE_UP


@pytest.mark.parametrize(
    ("z", "verdict"),
    [
        (1.96, Verdict.RELIABLE_UP),
        (1.95, Verdict.POSSIBLE_UP),
        (1.28, Verdict.POSSIBLE_UP),
        (1.27, Verdict.NONE),
        (0.0, Verdict.NONE),
        (-1.27, Verdict.NONE),
        (-1.28, Verdict.POSSIBLE_DOWN),
        (-1.96, Verdict.RELIABLE_DOWN),
    ],
)
def test_a_change_is_named_by_its_size_against_the_error(z: float, verdict: Verdict) -> None:
    result = change.compare(scored(0, 3), scored(5 * z, 4))
    assert result
    assert result.verdict is verdict


def test_two_checks_are_compared_on_the_items_answered_in_both() -> None:
    before, after = level(3), level(3, C1=5)
    del before["C1.1"], after["C2.2"]
    result = change.change(BANK, check(before), check(after)).domains["C"]
    assert (result.before, result.after) == (3, 4)
    assert result.z == pytest.approx(1 / math.sqrt(2 * 2 * 0.26 * 0.78 / 4))


def test_a_skipped_answer_is_none_in_common() -> None:
    before = check(level(3))
    before.answers["B1.1"] = Answer("B1.1", AnswerState.SKIPPED)
    before.answers["B1.2"] = Answer("B1.2", AnswerState.NOT_APPLICABLE)
    changes = change.change(BANK, before, check(level(4)))
    assert "B" not in changes.domains
    assert "B1" not in changes.facets
    assert "A" in changes.domains


@pytest.mark.parametrize("forms", [(FormId.FULL, FormId.PULSE), (FormId.PULSE, FormId.FULL), (FormId.PULSE,) * 2])
def test_with_a_pulse_only_its_items_and_no_facet_are_compared(forms: tuple[FormId, FormId]) -> None:
    pulse = {item.id for item in BANK.items(FormId.PULSE)}
    before, after = (
        check({item: value for item, value in level(base).items() if form is FormId.FULL or item in pulse}, form)
        for base, form in zip((3, 4), forms, strict=True)
    )
    changes = change.change(BANK, before, after)
    assert changes.facets == {}
    assert changes.domains["A"].delta == 1
    assert changes.domains["A"].mdc == pytest.approx(1.96 * math.sqrt(2) * 0.78 / math.sqrt(6))


def test_two_versions_of_the_questionnaire_are_not_compared() -> None:
    assert change.change(BANK, check(level(3)), check(level(5), version="0.2")) == change.Changes({}, {})
    assert change.change(BANK, check(level(3), version="0.2"), check(level(5))) == change.Changes({}, {})


def test_a_check_is_compared_with_the_last_one_of_its_form_and_else_with_the_last_one() -> None:
    def on(day: int, form: FormId = FormId.FULL, *, left_out: bool = False, version: str = "0.1") -> Check:
        return replace(check({}, form, version=version), id=str(day), day=date(2026, 5, day), left_out=left_out)

    full, pulse = on(1), on(2, FormId.PULSE)
    now = on(9)
    assert change.check_before([full, pulse, now], now) is full
    assert change.check_before([pulse, now], now) is pulse
    assert change.check_before([full, on(3, left_out=True), on(4, version="0.2"), now, on(10)], now) is full
    assert change.check_before([now], now) is None


def test_a_facet_says_reliable_only_beyond_holm_and_never_possible() -> None:
    after = level(2, A1=5, A2=3) | {"A3.1": 4, "A3.2": 3, "A3.3": 3, "A3.4": 3}
    facets = change.change(BANK, check(level(2)), check(after)).facets
    assert facets["A1"].verdict is Verdict.RELIABLE_UP
    assert facets["A2"].z == pytest.approx(1.813, abs=0.001)
    assert facets["A2"].verdict is Verdict.NONE
    assert facets["A3"].z == pytest.approx(2.266, abs=0.001)
    assert facets["A3"].verdict is Verdict.WORTH_WATCHING
    down = change.change(BANK, check(after), check(level(2))).facets
    assert down["A1"].verdict is Verdict.RELIABLE_DOWN


def test_holm_goes_down_step_by_step_and_stops_at_the_first_that_fails() -> None:
    # Two-sided p of 0.0124, 0.0244 and 0.0455 against 0.05/3, 0.05/2 and 0.05.
    assert change.holm({"a": 2.0, "b": -2.5, "c": 2.25}) == {"a", "b", "c"}
    assert change.holm({"a": 2.0, "b": -2.5, "c": 2.2}) == {"b"}
    assert change.holm({"a": 2.3, "b": 2.3, "c": 2.3}) == set()
    assert change.holm({}) == set()


def test_a_gap_is_large_only_beyond_the_band() -> None:
    assert change.gap(scored(3.0), 4.0) == change.Gap(1.0, beyond_band=True)
    assert change.gap(scored(3.0), 3.5) == change.Gap(0.5, beyond_band=False)
    assert change.gap(scored(4.0), 3.0) == change.Gap(-1.0, beyond_band=True)
    assert change.gap(NONE, 4.0) is None


def test_a_lowered_target_is_told_from_a_grown_score() -> None:
    eroded = change.gap_move((scored(3.0), 4.5), (scored(3.0), 4.0))
    assert eroded
    assert (eroded.target, eroded.score, eroded.gap, eroded.lowered) == (-0.5, 0.0, -0.5, True)
    grown = change.gap_move((scored(3.0), 4.5), (scored(3.5), 4.5))
    assert grown
    assert (grown.target, grown.score, grown.gap, grown.lowered) == (0.0, 0.5, -0.5, False)
    assert grown.margin == pytest.approx(1.645 * math.sqrt(2) * 0.39)
    assert change.gap_move((NONE, 4.5), (scored(3.5), 4.5)) is None
    assert change.gap_move((scored(3.5), 4.5), (NONE, 4.5)) is None


@pytest.mark.skipif(not SHARED.exists(), reason="these data may be read but not copied")
def test_reliable_change_agrees_with_jacobson_and_truax() -> None:
    with (SHARED / "expected_rci_params.csv").open(encoding="utf-8") as file:
        params = {row["stat"]: float(row["value"]) for row in csv.DictReader(file)}
    sem = params["sd_pre"] * math.sqrt(1 - params["reliability"])
    with (SHARED / "expected_rci_jacobson1989.csv").open(encoding="utf-8") as file:
        people = list(csv.DictReader(file))
    assert people
    for row in people:
        result = change.compare(scored(float(row["pre"]), sem), scored(float(row["post"]), sem))
        assert result
        assert result.z == pytest.approx(float(row["rci_jt"]), abs=1e-9)
        assert result.mdc == pytest.approx(params["mdc95"], abs=1e-9)
        assert (result.verdict in {Verdict.RELIABLE_UP, Verdict.RELIABLE_DOWN}) == (row["cat_jt"] != "unchanged")


def answered(random: Random, truth: Mapping[str, float]) -> Check:
    """Answer every item with the error of rule 3, of which rounding to whole answers is a part (1/12)."""
    sd = math.sqrt(0.78**2 - 1 / 12)
    keyed = {item.id: min(5, max(1, round(random.gauss(truth[item.facet], sd)))) for item in FULL}
    return check(keyed)


def test_bands_and_verdicts_hold_for_people_whose_true_scores_are_known() -> None:
    random, people = Random(48), 3_000
    covered, told = dict.fromkeys("ABCDE", 0), dict.fromkeys("ABCDE", 0)
    any_facet = 0
    for _person in range(people):
        truth = {facet.id: random.uniform(2.4, 3.6) for facet in BANK.facets}
        before, after = answered(random, truth), answered(random, truth)
        domains = scoring.profile(BANK, before).domains
        changes = change.change(BANK, before, after)
        for domain in BANK.domains:
            score = domains[domain.id]
            mean = math.fsum(truth[facet.id] for facet in domain.facets) / len(domain.facets)
            assert score.low is not None
            assert score.high is not None
            covered[domain.id] += score.low <= mean <= score.high
            told[domain.id] += changes.domains[domain.id].verdict in {Verdict.RELIABLE_UP, Verdict.RELIABLE_DOWN}
        any_facet += any(
            result.verdict in {Verdict.RELIABLE_UP, Verdict.RELIABLE_DOWN} for result in changes.facets.values()
        )
    assert all(0.88 <= count / people <= 0.92 for count in covered.values()), covered
    assert all(0.03 <= count / people <= 0.07 for count in told.values()), told
    assert any_facet / people <= 0.08
