import csv
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcjournal.core import instruments, scoring
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Answer, AnswerState, Check, FormId
from lcjournal.core.scoring import Unscored

PSYCH = Path(__file__).parent.parent / "data" / "psych"
BANK = instruments.builtin()
FULL = BANK.items(FormId.FULL)
Given = int | str | None
"""A raw answer, ``na``, or None for a question passed over."""


def answer(item: str, given: Given) -> Answer:
    if given is None:
        return Answer(item, AnswerState.SKIPPED)
    if isinstance(given, str):
        return Answer(item, AnswerState.NOT_APPLICABLE)
    return Answer(item, AnswerState.ANSWERED, given)


def check(
    values: Mapping[str, Given], form: FormId = FormId.FULL, *, version: str = "0.1", left_out: bool = False
) -> Check:
    answers = {item: answer(item, given) for item, given in values.items()}
    day = date(2026, 5, 4)
    begun = datetime(2026, 5, 4, 8, tzinfo=UTC)
    return Check("c", "LC-48", version, form, "en", 1, day, begun, begun, left_out=left_out, answers=answers)


def level(raw: int) -> dict[str, Given]:
    """Every item answered so that it means ``raw``."""
    return {item.id: scoring.keyed(item, raw) for item in FULL}


def facet(values: Mapping[str, Given], name: str = "B1") -> scoring.Score:
    return scoring.profile(BANK, check(values)).facets[name]


def test_a_reversed_item_counts_backwards() -> None:
    assert scoring.keyed(BANK.item("A1.4"), 5) == 1
    assert scoring.keyed(BANK.item("A1.4"), 2) == 4
    assert scoring.keyed(BANK.item("A1.1"), 2) == 2


def test_a_facet_is_the_mean_of_its_keyed_answers() -> None:
    score = facet({"B1.1": 4, "B1.2": 5, "B1.3": 3, "B1.4": 4})
    assert score.value == pytest.approx(3.5)
    assert score.sem == pytest.approx(0.39)
    assert score.answered == 4
    assert score.reason is None


def test_three_answers_of_four_are_enough_and_cost_a_wider_band() -> None:
    score = facet({"B1.1": 4, "B1.2": 5, "B1.3": None, "B1.4": 4})
    assert score.value == pytest.approx(11 / 3)
    assert score.sem == pytest.approx(0.78 / 3**0.5)


def test_two_answers_of_four_give_no_score() -> None:
    score = facet({"B1.1": 4, "B1.2": 5})
    assert (score.value, score.sem, score.answered, score.reason) == (None, None, 2, Unscored.TOO_FEW)
    assert (score.half_width, score.low, score.high) == (None, None, None)


def test_one_does_not_apply_leaves_a_facet_open_and_two_close_it() -> None:
    assert facet({"B1.1": 4, "B1.2": 5, "B1.3": "na", "B1.4": 4}).reason is None
    assert facet({"B1.1": 4, "B1.2": 5, "B1.3": "na", "B1.4": "na"}).reason is Unscored.CLOSED


def test_the_band_is_90_percent_wide_and_not_clipped() -> None:
    score = facet(level(5))
    assert score.half_width == pytest.approx(1.645 * 0.39)
    assert score.low == pytest.approx(5 - 1.645 * 0.39)
    assert score.high == pytest.approx(5 + 1.645 * 0.39)


def test_a_domain_is_the_mean_of_its_facets_with_equal_weight() -> None:
    values: dict[str, Given] = {
        "C1.1": 5,
        "C1.2": 5,
        "C1.3": 5,
        "C1.4": None,
        "C2.1": 2,
        "C2.2": 2,
        "C2.3": 2,
        "C2.4": 4,
    }
    score = scoring.profile(BANK, check(values)).domains["C"]
    assert score.value == pytest.approx(3.5)
    assert score.sem == pytest.approx((0.78**2 / 3 + 0.78**2 / 4) ** 0.5 / 2)
    assert score.answered == 7


@pytest.mark.parametrize(("scored", "reason"), [(3, Unscored.TOO_FEW), (4, None)])
def test_my_learning_agility_needs_four_facets_of_six(scored: int, reason: Unscored | None) -> None:
    values = {item.id: 3 for item in FULL if item.domain == "A" and int(item.facet[1]) <= scored}
    assert scoring.profile(BANK, check(values)).domains["A"].reason is reason


def test_half_of_the_facets_are_enough_around_me_and_the_others_do_not_count() -> None:
    score = scoring.profile(BANK, check({"D1.1": 4, "D1.2": 4, "D1.3": 4, "D1.4": 2, "D2.1": 1})).domains["D"]
    assert score.value == pytest.approx(4)
    assert score.sem == pytest.approx(0.39)


def test_a_domain_of_closed_facets_is_closed() -> None:
    values: dict[str, Given] = {item.id: "na" for item in FULL if item.domain == "C"}
    assert scoring.profile(BANK, check(values)).domains["C"].reason is Unscored.CLOSED


def test_a_pulse_scores_domains_with_a_wider_band_and_never_a_facet() -> None:
    pulse = scoring.profile(BANK, check(level(4), FormId.PULSE))
    assert pulse.domains["A"].value == pytest.approx(4)
    assert pulse.domains["A"].sem == pytest.approx(0.78 / 6**0.5)
    assert pulse.domains["A"].answered == 6
    assert pulse.facets["A1"] == scoring.Score(None, None, 1, Unscored.PULSE)


def test_the_one_item_of_a_pulse_can_close_its_domain() -> None:
    pulse = scoring.profile(BANK, check({"B1.1": "na"}, FormId.PULSE))
    assert pulse.domains["B"].reason is Unscored.CLOSED


def test_nothing_answered_gives_no_score_anywhere() -> None:
    empty = scoring.profile(BANK, check({}))
    assert {score.reason for score in (*empty.domains.values(), *empty.facets.values())} == {Unscored.TOO_FEW}


def test_an_instrument_without_a_pulse_scores_nothing_in_one() -> None:
    own = instruments.parse(BANK.source.replace('"pulse": true', '"pulse": false'))
    assert scoring.profile(own, check(level(4), FormId.PULSE)).domains["A"].reason is Unscored.TOO_FEW


def test_a_pulse_is_shifted_by_the_offset_of_the_last_full_check() -> None:
    easy_pulse = level(3) | {item.id: 5 for item in BANK.items(FormId.PULSE) if item.domain == "A"}
    offset = scoring.pulse_offsets(BANK, check(easy_pulse))
    assert offset["A"] == pytest.approx(5 - 3.5)
    assert offset["B"] == pytest.approx(0)
    checks = [check(level(2)), check(easy_pulse), check(level(4), FormId.PULSE)]
    first, full, pulse = scoring.on_one_axis(BANK, checks)
    assert first.domains["A"].value == pytest.approx(2)
    assert full.domains["A"].value == pytest.approx(3.5)
    assert pulse.domains["A"].value == pytest.approx(4 - 1.5)
    assert pulse.domains["A"].sem == pytest.approx(0.78 / 6**0.5)


def test_a_pulse_before_any_full_check_stays_as_it_is_and_an_unscored_domain_too() -> None:
    answers = {item: given for item, given in level(4).items() if not item.startswith("B")}
    (pulse,) = scoring.on_one_axis(BANK, [check(answers, FormId.PULSE)])
    assert pulse.domains["A"].value == pytest.approx(4)
    assert pulse.domains["B"].value is None


def test_a_domain_without_a_score_has_no_offset() -> None:
    assert "B" not in scoring.pulse_offsets(BANK, check({"A1.1": 3, "B1.1": 4}))


def test_what_is_left_out_or_of_another_version_is_not_on_the_axis() -> None:
    checks = [check(level(2), left_out=True), check(level(3), version="0.2"), check(level(4))]
    assert [one.domains["A"].value for one in scoring.on_one_axis(BANK, checks)] == [pytest.approx(4)]


unhurried = settings(deadline=None)  # a busy machine is no failure
raw_answers = st.dictionaries(
    st.sampled_from([item.id for item in FULL]), st.one_of(st.none(), st.just("na"), st.integers(1, 5))
)


@unhurried
@given(raw_answers, st.sampled_from(FormId))
def test_scores_stay_between_one_and_five(values: dict[str, Given], form: FormId) -> None:
    scored = scoring.profile(BANK, check(values, form))
    for score in (*scored.domains.values(), *scored.facets.values()):
        assert (score.value is None) == (score.reason is not None)
        assert score.value is None or 1 <= score.value <= 5


@unhurried
@given(st.sampled_from(FULL), st.integers(1, 5))
def test_reversing_twice_is_no_change(item: instruments.Item, value: int) -> None:
    assert scoring.keyed(item, scoring.keyed(item, value)) == value


@unhurried
@given(raw_answers, st.randoms())
def test_the_order_of_answers_does_not_matter(values: dict[str, Given], random: Random) -> None:
    shuffled = list(values.items())
    random.shuffle(shuffled)
    one, other = scoring.profile(BANK, check(values)), scoring.profile(BANK, check(dict(shuffled)))
    assert (one.domains, one.facets) == (other.domains, other.facets)


@unhurried
@given(raw_answers, st.sampled_from(FULL), st.integers(1, 5), st.sampled_from(FormId))
def test_one_more_answer_never_widens_a_band(
    values: dict[str, Given], item: instruments.Item, value: int, form: FormId
) -> None:
    if isinstance(values.get(item.id), int):
        return
    before = scoring.profile(BANK, check(values, form))
    after = scoring.profile(BANK, check(values | {item.id: value}, form))
    for name, score in (before.domains | before.facets).items():
        wider = (after.domains | after.facets)[name]
        if score.sem is not None:
            assert wider.sem is not None
            assert wider.sem <= score.sem + 1e-12


def synthetic() -> Instrument:
    """The 24 items of the synthetic data as a questionnaire."""
    document = json.loads(BANK.source)
    (domain,) = document["domains"][:1]
    with (PSYCH / "synthetic_keys.csv").open(encoding="utf-8") as file:
        keys = list(csv.DictReader(file))
    names = list(dict.fromkeys(row["scale"] for row in keys))
    for facet_, name in zip(domain["facets"], names, strict=True):
        facet_["id"] = name
        of_facet = [row for row in keys if row["scale"] == name]
        for item, row in zip(facet_["items"], of_facet, strict=True):
            item.update(id=row["item"], key=int(row["key"]))
    document["domains"] = [domain]
    return instruments.parse(json.dumps(document))


def test_facets_agree_with_r_on_four_hundred_people() -> None:
    instrument = synthetic()
    with (PSYCH / "synthetic_likert.csv").open(encoding="utf-8") as file:
        people = {row.pop("id"): row for row in csv.DictReader(file)}
    with (PSYCH / "synthetic_expected_scores.csv").open(encoding="utf-8") as file:
        expected = {row["id"]: row for row in csv.DictReader(file)}
    assert len(people) == len(expected) == 407
    for person, raw in people.items():
        values: dict[str, Given] = {item: int(value) if value else None for item, value in raw.items()}
        for name, score in scoring.profile(instrument, check(values)).facets.items():
            wanted = expected[person][f"{name}_mean_min3of4"]
            assert score.answered == 4 - int(expected[person][f"{name}_nmiss"])
            assert score.value == (None if wanted in {"", "NA"} else pytest.approx(float(wanted), abs=1e-9))
