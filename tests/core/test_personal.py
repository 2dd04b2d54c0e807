import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcjournal.core import instruments, personal, scoring
from lcjournal.core.model import Answer, AnswerState, Check, FormId

BANK = instruments.builtin()
PRIOR = BANK.rules.item_sem
ITEMS = {item.id: item for item in BANK.items(FormId.FULL)}
START = datetime(2026, 5, 4, 8, tzinfo=UTC)


def check(day: int, keyed: Mapping[str, int], form: FormId = FormId.FULL, *, version: str = "0.1") -> Check:
    """Return a check of that many days after the first, with these answers, given as keyed."""
    raw = {item: scoring.keyed(ITEMS[item], value) for item, value in keyed.items()}
    answers = {item: Answer(item, AnswerState.ANSWERED, value) for item, value in raw.items()}
    at = START + timedelta(days=day)
    return Check(str(day), "LC-48", version, form, "en", 1, at.date(), at, at, answers=answers)


def level(value: int, **facets: int) -> dict[str, int]:
    return {item.id: facets.get(item.facet, value) for item in ITEMS.values()}


def test_without_a_repeat_the_shipped_error_stays() -> None:
    alone = [check(0, level(3)), check(15, level(4))]
    for checks in ([], alone[:1], alone):
        found = personal.refine(BANK, checks)
        assert (found.prior, found.repeats, found.pairs) == (PRIOR, 0, 0)
        assert personal.refined(BANK, checks).rules.item_sem == pytest.approx(PRIOR)


def test_a_repeat_counts_every_facet_by_the_items_answered_in_both() -> None:
    before, after = level(3), level(3, A1=4, B1=1)
    del before["B1.2"]
    found = personal.refine(BANK, [check(0, before), check(14, after)])
    # Σa·d²/2 over twelve facets, of which A1 differs by 1 on four items and B1 by 2 on three.
    squares = (4 * 1 + 3 * 4) / 2
    assert found.posterior == pytest.approx(math.sqrt((24 * PRIOR**2 + squares) / (24 + 12)))
    assert (found.repeats, found.pairs) == (12, 1)


def test_a_facet_with_too_few_items_in_common_does_not_count() -> None:
    before, after = level(3), level(3)
    del before["B1.2"], after["B1.1"]
    assert personal.refine(BANK, [check(0, before), check(1, after)]).repeats == 11


def test_a_skipped_answer_is_none_in_common() -> None:
    after = check(1, level(3))
    for item in ("B1.1", "B1.2"):
        after.answers[item] = Answer(item, AnswerState.SKIPPED)
    assert personal.refine(BANK, [check(0, level(3)), after]).repeats == 11


def test_in_a_pulse_the_one_item_of_a_facet_repeats() -> None:
    pulses = [check(0, level(3), FormId.PULSE), check(3, level(3, A1=5), FormId.PULSE)]
    found = personal.refine(BANK, pulses)
    assert found.posterior == pytest.approx(math.sqrt((24 * PRIOR**2 + 4 / 2) / (24 + 12)))


def test_no_check_is_in_two_repeats_and_the_order_they_come_in_does_not_matter() -> None:
    checks = [check(day, level(3)) for day in (0, 10, 20, 60, 70)]
    assert personal.refine(BANK, checks).pairs == 2
    assert personal.refine(BANK, checks[::-1]) == personal.refine(BANK, checks)


def test_forms_versions_and_what_is_left_out_do_not_mix() -> None:
    full = check(0, level(3))
    assert personal.refine(BANK, [full, check(1, level(3), FormId.PULSE)]).pairs == 0
    assert personal.refine(BANK, [full, check(1, level(3), version="0.2")]).pairs == 0
    assert personal.refine(BANK, [full, replace(check(1, level(3)), left_out=True)]).pairs == 0
    assert personal.refine(BANK, [full, check(1, level(3), FormId.PULSE), check(2, level(3))]).pairs == 1


def test_the_error_never_falls_under_its_floor_and_every_score_uses_it() -> None:
    identical = [check(day, level(3)) for day in range(0, 400, 10)]
    assert personal.refine(BANK, identical).posterior == pytest.approx(0.6 * PRIOR)
    own = personal.refined(BANK, identical)
    assert scoring.profile(own, identical[0]).facets["A1"].sem == pytest.approx(0.6 * PRIOR / 2)
    assert scoring.profile(BANK, identical[0]).facets["A1"].sem == pytest.approx(PRIOR / 2)


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 5), st.integers(1, 5)), max_size=6))
def test_the_error_learned_lies_between_the_floor_and_the_largest_that_answers_allow(
    given_: list[tuple[int, int, int]],
) -> None:
    found = personal.refine(BANK, [check(day, level(value, A1=other)) for day, value, other in given_])
    assert 0.6 * PRIOR <= found.posterior <= math.sqrt(4 * 4**2 / 2)
    assert found.repeats == 12 * found.pairs
