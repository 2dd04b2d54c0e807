from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lcjournal.core import instruments, then_test
from lcjournal.core.model import Answer, AnswerState, Check, FormId
from lcjournal.core.scoring import Score, Unscored
from lcjournal.core.scoring import keyed as turned

BANK = instruments.builtin()
BEGUN = datetime(2026, 5, 4, 8, tzinfo=UTC)
NONE = Score(None, None, 1, Unscored.TOO_FEW)


def check(value: int, domains: str = "ABCDE") -> Check:
    """Return a full check with every item of these domains at ``value``."""
    items = [item for item in BANK.items(FormId.FULL) if item.domain in domains]
    answers = {item.id: Answer(item.id, AnswerState.ANSWERED, turned(item, value)) for item in items}
    return Check("c", "LC-48", "0.1", FormId.FULL, "en", 1, date(2026, 5, 4), BEGUN, BEGUN, answers=answers)


def looking_back(value: int, **then: float) -> Check:
    return replace(check(value), then=then, then_of="c")


def test_old_score_look_back_and_new_score_stand_side_by_side() -> None:
    b, a = then_test.look_backs(BANK, check(4), looking_back(5, A=3.5, B=3.25))[::-1]
    assert (a.domain, b.domain) == ("A", "B")
    assert (a.old.value, a.then, a.new.value) == (4, 3.5, 5)
    assert (a.shift, a.since_then) == (-0.5, 1.5)
    assert (b.shift, b.since_then) == (-0.75, 1.75)


@pytest.mark.parametrize(("then", "beyond"), [(3.6, False), (3.7, True), (2.4, False), (2.3, True)])
def test_a_shift_counts_only_beyond_the_band_of_the_old_score(then: float, beyond: bool) -> None:
    look = then_test.look_back("B", Score(3.0, 0.39, 4), then, Score(4.0, 0.1, 4))
    assert look
    assert look.beyond_band is beyond


def test_without_a_score_on_both_days_there_is_nothing_to_set_beside() -> None:
    assert then_test.look_back("B", NONE, 3.0, Score(4.0, 0.39, 4)) is None
    assert then_test.look_back("B", Score(4.0, 0.39, 4), 3.0, NONE) is None
    (only,) = then_test.look_backs(BANK, check(4, "BCDE"), looking_back(4, A=3.0, B=3.0))
    assert only.domain == "B"


def test_a_domain_not_looked_back_on_is_absent_and_versions_do_not_mix() -> None:
    assert then_test.look_backs(BANK, check(4), looking_back(4)) == []
    other = replace(check(4), instrument_version="0.2")
    assert then_test.look_backs(BANK, other, looking_back(4, A=3.0)) == []
    assert then_test.look_backs(BANK, check(4), replace(looking_back(4, A=3.0), instrument_version="0.2")) == []
