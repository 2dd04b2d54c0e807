"""``score --json`` beside a second, tiny implementation of the rules of scoring that shares no code with it."""

import json
import math
from datetime import UTC, date, datetime, timedelta
from statistics import NormalDist, mean
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcjournal import cli_scores
from lcjournal.core import instruments
from lcjournal.core.model import Answer, AnswerState, Check, FormId

BANK = instruments.builtin()
ITEMS = [
    {"id": item["id"], "facet": facet["id"], "domain": domain["id"], "key": item["key"], "pulse": item["pulse"]}
    for domain in json.loads(BANK.source)["domains"]
    for facet in domain["facets"]
    for item in facet["items"]
]
DOMAINS = {domain: sorted({item["facet"] for item in ITEMS if item["domain"] == domain}) for domain in "ABCDE"}
LEAST_FACETS = {"A": 4, "B": 1, "C": 1, "D": 1, "E": 1}
ONE_ITEM = 0.78

Given = dict[str, int | str | None]
Figures = tuple[float, float] | None
"""A score and its error."""


def facet_by_hand(answers: Given, name: str, form: str) -> Figures:
    items = [item for item in ITEMS if item["facet"] == name and (form == "full" or item["pulse"])]
    raw = [(item["key"], answers.get(item["id"])) for item in items]
    values = [value if key == 1 else 6 - value for key, value in raw if isinstance(value, int)]
    enough = 3 if form == "full" else 1
    if sum(value == "na" for _key, value in raw) >= 2 or len(values) < enough:
        return None
    return mean(values), ONE_ITEM / math.sqrt(len(values))


def domain_by_hand(answers: Given, name: str, form: str) -> Figures:
    scored = [figures for facet in DOMAINS[name] if (figures := facet_by_hand(answers, facet, form))]
    if len(scored) < LEAST_FACETS[name]:
        return None
    return mean(value for value, _sem in scored), math.sqrt(sum(sem**2 for _value, sem in scored)) / len(scored)


def z_by_hand(before: Figures, after: Figures) -> float | None:
    return (after[0] - before[0]) / math.sqrt(before[1] ** 2 + after[1] ** 2) if before and after else None


def verdict_by_hand(z: float) -> str:
    if abs(z) >= 1.96:
        return "reliable"
    return "possible" if abs(z) >= 1.28 else "none"


def facet_verdicts_by_hand(zs: dict[str, float]) -> dict[str, str]:
    """Holm by adjusted p: each is multiplied by how many are left, and no smaller than the one before it."""
    verdicts, largest = {}, 0.0
    for rank, (name, z) in enumerate(sorted(zs.items(), key=lambda pair: abs(pair[1]), reverse=True)):
        p = 2 * NormalDist().cdf(-abs(z))
        largest = max(largest, (len(zs) - rank) * p)
        if largest <= 0.05:
            verdicts[name] = "reliable"
        else:
            verdicts[name] = "worth_watching" if abs(z) >= 1.96 else "none"
    return verdicts


def in_both(one: Given, other: Given) -> Given:
    return {item: value for item, value in one.items() if isinstance(value, int) and isinstance(other.get(item), int)}


def check(number: int, form: str, answers: Given, *, left_out: bool) -> Check:
    raw = {
        item: Answer(item, AnswerState.ANSWERED, value)
        if isinstance(value, int)
        else Answer(item, AnswerState.NOT_APPLICABLE if value else AnswerState.SKIPPED)
        for item, value in answers.items()
    }
    day, begun = date(2026, 1, 1) + timedelta(days=number), datetime(2026, 1, 1, tzinfo=UTC)
    return Check(
        str(number), "LC-48", BANK.version, FormId(form), "fr", 1, day, begun, begun, left_out=left_out, answers=raw
    )


@st.composite
def history(draw: st.DrawFn) -> list[tuple[str, bool, Given]]:
    """Draw some checks: form, whether left out, answers. Each has a way of being answered, and holes of its own."""
    checks = []
    for _number in range(draw(st.integers(1, 4))):
        form = draw(st.sampled_from(["full", "full", "pulse"]))
        values: list[int | str | None] = [*draw(st.sampled_from([[1, 2], [2, 3, 4], [4, 5], [1, 2, 3, 4, 5]]))]
        values += draw(st.sampled_from([[], [None], ["na"], [None, "na"]])) if draw(st.booleans()) else []
        asked = [item["id"] for item in ITEMS if form == "full" or item["pulse"]]
        answers = draw(st.lists(st.sampled_from(values), min_size=len(asked), max_size=len(asked)))
        checks.append(
            (form, draw(st.sampled_from([False, False, False, True])), dict(zip(asked, answers, strict=True)))
        )
    return checks


def near(value: float) -> object:
    return pytest.approx(value, rel=0, abs=1e-9)


@settings(deadline=None, max_examples=150)
@given(history())
def test_every_figure_is_that_of_the_rules(told: list[tuple[str, bool, Given]]) -> None:
    checks = [check(number, form, given, left_out=out) for number, (form, out, given) in enumerate(told)]
    for number, (form, _out, answers) in enumerate(told):
        value = cli_scores.scored_check(BANK, checks[number], checks, [])[1]
        earlier = [(day, past) for day, (other, out, past) in enumerate(told[:number]) if other == form and not out]
        compare_scores(value, form, answers)
        compare_changes(value, form, answers, *(earlier[-1] if earlier else (0, {})))


def compare_scores(value: Any, form: str, answers: Given) -> None:  # noqa: ANN401 -- JSON can be anything
    figures = {("domains", name): domain_by_hand(answers, name, form) for name in DOMAINS}
    for names in DOMAINS.values():
        figures |= {("facets", name): facet_by_hand(answers, name, form) if form == "full" else None for name in names}
    for (group, name), wanted in figures.items():
        told = value[group][name]
        within = [item["id"] for item in ITEMS if name in {item["facet"], item["domain"]}]
        assert told["n_answered"] == sum(isinstance(answers.get(item), int) for item in within)
        if wanted is None:
            assert [told[field] for field in ("score", "sem", "low", "high")] == [None] * 4
            assert told["reason"]
        else:
            score, sem = wanted
            assert [told["score"], told["sem"]] == [near(score), near(sem)]
            assert [told["low"], told["high"]] == [near(score - 1.645 * sem), near(score + 1.645 * sem)]
            assert told["reason"] is None


def compare_changes(value: Any, form: str, answers: Given, day: int, past: Given) -> None:  # noqa: ANN401 -- as above
    old, new = in_both(past, answers), in_both(answers, past)
    domains = {name: (domain_by_hand(old, name, form), domain_by_hand(new, name, form)) for name in DOMAINS}
    facets = {}
    for name in (facet for names in DOMAINS.values() for facet in names):
        both = (facet_by_hand(old, name, form), facet_by_hand(new, name, form))
        facets[name] = both if form == "full" else (None, None)
    verdicts = {name: verdict_by_hand(z) for name, pair in domains.items() if (z := z_by_hand(*pair)) is not None}
    verdicts |= facet_verdicts_by_hand(
        {name: z for name, pair in facets.items() if (z := z_by_hand(*pair)) is not None}
    )
    for name, (before, after) in (domains | facets).items():
        told = (value["domains"] | value["facets"])[name]["change"]
        assert (told is None) == (name not in verdicts)
        if told and before and after:
            error = math.hypot(before[1], after[1])
            assert told["verdict"] == verdicts[name]
            assert [told["before"], told["after"]] == [near(before[0]), near(after[0])]
            assert [told["delta"], told["mdc"]] == [near(after[0] - before[0]), near(1.96 * error)]
            assert told["z"] == near((after[0] - before[0]) / error)
            assert told["since"] == (date(2026, 1, 1) + timedelta(days=day)).isoformat()
