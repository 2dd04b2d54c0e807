import csv
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lcjournal.core import instruments, quality
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Answer, AnswerState, Check, FormId
from lcjournal.core.quality import Flag

PSYCH = Path(__file__).parent.parent / "data" / "psych"
BANK = instruments.builtin()
SEED = 11
SHOWN = BANK.order(FormId.FULL, SEED)


def check(raw: Mapping[str, int | None], milliseconds: int = 5_000) -> Check:
    answers = {
        item: Answer(item, AnswerState.ANSWERED, value, milliseconds) if value else Answer(item, AnswerState.SKIPPED)
        for item, value in raw.items()
    }
    begun = datetime(2026, 5, 4, 8, tzinfo=UTC)
    return Check("c", "LC-48", "0.1", FormId.FULL, "en", SEED, date(2026, 5, 4), begun, begun, answers=answers)


def attentive() -> dict[str, int | None]:
    """Answers that vary, without a contradiction."""
    values = (4, 3, 5, 4, 2, 3)
    return {item.id: 6 - values[i % 6] if item.reversed else values[i % 6] for i, item in enumerate(SHOWN)}


def test_attentive_answers_show_no_sign() -> None:
    assert quality.flags(BANK, check(attentive())) == []


def test_ten_identical_answers_in_the_order_shown_are_a_sign() -> None:
    run = attentive() | {item.id: 3 for item in SHOWN[:10]} | {SHOWN[10].id: 4}
    assert quality.flags(BANK, check(run)) == [Flag.LONG_RUN]
    assert quality.flags(BANK, check(run | {SHOWN[9].id: 2})) == []


def test_the_same_answer_everywhere_asks_for_a_note_even_without_contradiction() -> None:
    found = quality.flags(BANK, check({item.id: 3 for item in SHOWN}))
    assert found == [Flag.LONG_RUN, Flag.LITTLE_SPREAD]
    assert quality.doubtful(found)
    assert not quality.doubtful(found[:1])


def test_agreeing_with_opposites_is_a_sign() -> None:
    assert Flag.CONTRADICTION in quality.flags(BANK, check({item.id: 5 for item in SHOWN}))


def test_a_median_under_two_seconds_is_a_sign_and_paper_has_no_time() -> None:
    assert quality.flags(BANK, check(attentive(), 1_999)) == [Flag.FAST]
    assert quality.flags(BANK, check(attentive(), 2_000)) == []
    assert quality.flags(BANK, check(attentive(), 0)) == []


def test_nothing_answered_shows_no_sign() -> None:
    assert quality.flags(BANK, check({})) == []
    assert quality.flags(BANK, check({item.id: None for item in SHOWN}, 0)) == []


def synthetic() -> Instrument:
    """The 24 items of the synthetic data as a questionnaire."""
    document = json.loads(BANK.source)
    (domain,) = document["domains"][:1]
    with (PSYCH / "synthetic_keys.csv").open(encoding="utf-8") as file:
        keys = iter(list(csv.DictReader(file)))
    for item in (item for facet in domain["facets"] for item in facet["items"]):
        row = next(keys)
        item.update(id=row["item"], key=int(row["key"]))
    document["domains"] = [domain]
    return instruments.parse(json.dumps(document))


def same(value: float | None, wanted: str) -> bool:
    return value is None if wanted in {"", "NA", "NaN"} else value == pytest.approx(float(wanted), abs=1e-9)


def test_signs_agree_with_r_on_four_hundred_people() -> None:
    instrument = synthetic()
    with (PSYCH / "synthetic_likert.csv").open(encoding="utf-8") as file:
        people = {row.pop("id"): row for row in csv.DictReader(file)}
    with (PSYCH / "synthetic_expected_scores.csv").open(encoding="utf-8") as file:
        expected = {row["id"]: row for row in csv.DictReader(file)}
    for person, row in people.items():
        raw = {item: int(value) if value else None for item, value in row.items()}
        values = [value for value in raw.values() if value is not None]
        wanted = expected[person]
        if values:
            assert quality.longest_run(values) == int(wanted["longstring_na_removed"]), person
        assert same(quality.sd(values), wanted["irv_raw"]), person
        assert same(quality.mean_contradiction(instrument, check(raw).answers), wanted["rev_gap"]), person
