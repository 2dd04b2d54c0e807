"""``python -m bench.simulate [--persons N] [--seed N] [--json FILE]``: what bands and verdicts are worth.

People whose true levels are known answer the questionnaire, and the app's own code scores and compares their answers.
Each answer is the true level of its facet, plus a normal error, rounded to a whole number from 1 to 5: as large as the
shipped error of one item, the rounding (1/12) being a part of it, and independent from answer to answer. So this shows
whether the rules keep their word if the shipped error is right; it cannot show that it is. True levels lie between 2
and 4, where the ends of the scale hardly cut an error short; rows named so tell what happens close to its upper end.
"""

import argparse
import json
import math
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

from lcjournal.core import instruments, personal, scoring, trend
from lcjournal.core.change import Verdict, change
from lcjournal.core.instruments import HIGHEST, LOWEST, Instrument
from lcjournal.core.model import Answer, AnswerState, Check, FormId

SEED, PERSONS = 48, 20_000
BANK = instruments.builtin()
ERROR = BANK.rules.item_sem
PAIRS = {
    "full-full": (FormId.FULL, FormId.FULL),
    "full-pulse": (FormId.FULL, FormId.PULSE),
    "pulse-pulse": (FormId.PULSE, FormId.PULSE),
}
CHANGES = (0.25, 0.5, 0.75, 1.0)
SKIPPED = 0.1
"""The share of questions passed over, where some are."""
WIDER = 1.25
"""How many times the shipped error the true one is, where it is wider."""
TREND_CHECKS, TREND_DAYS, TREND_SLOPE = 6, 60, 0.5
"""How many checks a trend is told from, the days between two, and the points a year of one that is there."""
_MIDDLE, _END = (2.0, 4.0), (4.25, 5.0)
_NAMES = {domain.id: f"domain {domain.id}" for domain in BANK.domains}
_FACETS = {domain.id: [facet.id for facet in domain.facets] for domain in BANK.domains}
_ALL = "".join(_FACETS)
_ANSWERS = {
    item.id: [Answer(item.id, AnswerState.ANSWERED, scoring.keyed(item, value)) for value in range(LOWEST, HIGHEST + 1)]
    for item in BANK.items(FormId.FULL)
}
_DAY, _BEGUN = date(2026, 1, 5), datetime(2026, 1, 5, 8, tzinfo=UTC)
_RELIABLE = {Verdict.RELIABLE_UP, Verdict.RELIABLE_DOWN}
_POSSIBLE = {Verdict.POSSIBLE_UP, Verdict.POSSIBLE_DOWN}

Seen = Iterator[tuple[str, bool]]
"""For one person: the id of a row, and whether what it counts happened."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ``share`` of ``of`` cases; the goal, where there is one, is ``least`` to ``most``."""

    id: str
    share: float
    of: int
    least: float | None
    most: float | None
    met: bool | None


def goals() -> dict[str, tuple[float, float]]:
    """Return the least and the most that a share may be, by the id of its row."""
    covered, told, any_facet, power = (0.88, 0.92), (0.03, 0.07), (0.0, 0.08), (0.55, 1.0)
    wanted = {f"covered: {name}": covered for name in (*_NAMES.values(), "facets", "pulse, domain A")}
    wanted |= {f"covered: 10 % skipped, {name}": covered for name in ("domain A", "facets")}
    wanted |= {f"reliable, unchanged: {name}": told for name in (*_NAMES.values(), "10 % skipped, domain A")}
    wanted |= {f"reliable, unchanged: {name}, domain A": told for name in PAIRS if "pulse" in name}
    wanted |= {f"reliable, unchanged: {name}any facet": any_facet for name in ("", "10 % skipped, ")}
    return wanted | {f"power: {name}, 0.50": power for name in PAIRS}


def levels(random: Random, low: float, high: float, domains: str = _ALL) -> dict[str, float]:
    """Draw the true level of each facet: a domain has a middle, and its facets lie about it."""
    quarter = (high - low) / 4
    truth: dict[str, float] = {}
    for domain in domains:
        middle = random.uniform(low + quarter, high - quarter)
        truth |= {facet: middle + random.uniform(-quarter, quarter) for facet in _FACETS[domain]}
    return truth


def answered(
    random: Random,
    truth: Mapping[str, float],
    form: FormId = FormId.FULL,
    *,
    error: float = ERROR,
    skipped: float = 0.0,
) -> Check:
    """Answer the items of these facets in a form, with this standard error of one answer."""
    before_rounding = math.sqrt(error**2 - 1 / 12)
    answers = {}
    for item in BANK.items(form):
        if item.facet in truth and not (skipped and random.random() < skipped):
            value = round(random.gauss(truth[item.facet], before_rounding))
            answers[item.id] = _ANSWERS[item.id][min(HIGHEST, max(LOWEST, value)) - LOWEST]
    return Check("", BANK.id, BANK.version, form, "en", 1, _DAY, _BEGUN, _BEGUN, answers=answers)


def _covered(truth: Mapping[str, float], check: Check, where: str = "", instrument: Instrument = BANK) -> Seen:
    """Tell of each domain and facet scored whether its band holds the true level."""
    scored = scoring.profile(instrument, check)
    cases = [(_NAMES[domain], scored.domains[domain], _mean(truth, domain)) for domain in _shown(where)]
    cases += [("facets", scored.facets[facet], level) for facet, level in truth.items()]
    for name, score, true in cases:
        if score.low is not None and score.high is not None:
            yield f"covered: {where}{name}", score.low <= true <= score.high


def _shown(where: str) -> str:
    """Return the domains that have a row: all of them, and domain A alone under a special condition."""
    return "A" if where else _ALL


def _mean(truth: Mapping[str, float], domain: str) -> float:
    return math.fsum(truth[facet] for facet in _FACETS[domain]) / len(_FACETS[domain])


def _told(before: Check, after: Check, where: str = "") -> Seen:
    """Tell what is said of a change where nothing changed."""
    changes = change(BANK, before, after)
    for domain in (domain for domain in _shown(where) if domain in changes.domains):
        verdict = changes.domains[domain].verdict
        yield f"reliable, unchanged: {where}{_NAMES[domain]}", verdict in _RELIABLE
        yield f"possible, unchanged: {where}{_NAMES[domain]}", verdict in _POSSIBLE
    if changes.facets:
        verdicts = {result.verdict for result in changes.facets.values()}
        yield f"reliable, unchanged: {where}any facet", bool(verdicts & _RELIABLE)
        yield f"reliable or worth watching, unchanged: {where}any facet", verdicts != {Verdict.NONE}


def _nothing_changed(random: Random) -> Seen:
    for where, (low, high), skipped in (
        ("", _MIDDLE, 0.0),
        ("10 % skipped, ", _MIDDLE, SKIPPED),
        ("upper end, ", _END, 0.0),
    ):
        truth = levels(random, low, high)
        before, after = (answered(random, truth, skipped=skipped) for _time in range(2))
        yield from _covered(truth, before, where)
        yield from _told(before, after, where)
    for name in ("full-pulse", "pulse-pulse"):
        truth = levels(random, *_MIDDLE, "A")
        before, after = (answered(random, truth, form) for form in PAIRS[name])
        yield from _told(before, after, f"{name}, ")
    truth = levels(random, *_MIDDLE, "A")
    yield from _covered(truth, answered(random, truth, FormId.PULSE), "pulse, ")


def _risen(random: Random, low: float, high: float, size: float, forms: tuple[FormId, FormId]) -> Verdict:
    """Return what is said of domain A where each facet rose by ``size``, all levels being in the range."""
    truth = levels(random, low, high - size, "A")
    before = answered(random, truth, forms[0])
    after = answered(random, {facet: level + size for facet, level in truth.items()}, forms[1])
    return change(BANK, before, after).domains["A"].verdict


def _power(random: Random) -> Seen:
    for name, forms in PAIRS.items():
        for size in CHANGES:
            told = _risen(random, *_MIDDLE, size, forms)
            yield f"power: {name}, {size:.2f}", told is Verdict.RELIABLE_UP
            yield f"power, possible included: {name}, {size:.2f}", told in {Verdict.RELIABLE_UP, Verdict.POSSIBLE_UP}
    told = _risen(random, *_END, 0.5, PAIRS["full-full"])
    yield "power: upper end, full-full, 0.50", told is Verdict.RELIABLE_UP


def _trends(random: Random) -> Seen:
    for name, slope in (("no trend", 0.0), (f"{TREND_SLOPE:.2f} a year", TREND_SLOPE)):
        rise = slope * TREND_DAYS / trend.DAYS_A_YEAR
        truth = levels(random, _MIDDLE[0], _MIDDLE[1] - rise * (TREND_CHECKS - 1), "A")
        points = []
        for number in range(TREND_CHECKS):
            now = {facet: level + rise * number for facet, level in truth.items()}
            score = scoring.profile(BANK, answered(random, now)).domains["A"]
            points.append(trend.Point(_DAY + timedelta(TREND_DAYS * number), score.value or 0.0, score.sem or 0.0))
        told = trend.trend(points)
        yield f"trend told: {name}", told is not None and told.detected


def _wider(random: Random) -> Seen:
    """Answer with a wider error than the shipped one, which two pairs of repeats then correct in part."""
    truth = levels(random, *_MIDDLE)
    latest, *earlier = (answered(random, truth, error=WIDER * ERROR) for _time in range(5))
    yield from _covered(truth, latest, "error a quarter wider, ")
    yield from _covered(truth, latest, "error a quarter wider, two repeats, ", personal.refined(BANK, earlier))


def tally(persons: range, seed: int) -> tuple[Counter[str], Counter[str]]:
    """Return how often each row could happen and how often it did; each person has a randomness of their own."""
    cases: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for number in persons:
        random = Random(f"{seed} {number}")
        for scenario in (_nothing_changed, _power, _trends, _wider):
            for name, hit in scenario(random):
                cases[name] += 1
                hits[name] += hit
    return cases, hits


def simulate(persons: int, seed: int, processes: int) -> list[Row]:
    """Return the table, the same whatever the number of processes."""
    parts = [range(start, min(start + 100, persons)) for start in range(0, persons, 100)]
    cases: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for some_cases, some_hits in pool.map(partial(tally, seed=seed), parts):
            cases.update(some_cases)
            hits.update(some_hits)
    return rows(cases, hits)


def rows(cases: Mapping[str, int], hits: Mapping[str, int]) -> list[Row]:
    """Set each share beside its goal."""
    wanted, table = goals(), []
    for name, of in cases.items():
        share = hits[name] / of
        least, most = wanted.get(name, (None, None))
        met = None if least is None or most is None else least <= share <= most
        table.append(Row(name, round(share, 4), of, least, most, met))
    return table


def least_changes() -> dict[str, float]:
    """Return the smallest change of domain A that each pair of forms calls reliable, in points."""
    found = {}
    for name, forms in PAIRS.items():
        before, after = (answered(Random(SEED), dict.fromkeys(_FACETS["A"], 3.0), form) for form in forms)
        found[name] = round(change(BANK, before, after).domains["A"].mdc, 4)
    return found


def lines(rows_: Sequence[Row], mdc: Mapping[str, float]) -> Iterator[str]:
    """Yield the table to be read: each share beside its goal, and whether it is met."""
    yield f"{'share':>7}  {'goal':<12} {'met':<4} {'cases':>7}  what"
    for row in rows_:
        goal = "" if row.least is None or row.most is None else f"{row.least:.0%} to {row.most:.0%}"
        met = "" if row.met is None else ("yes" if row.met else "NO")
        yield f"{row.share:7.1%}  {goal:<12} {met:<4} {row.of:>7}  {row.id}"
    for pair, points in mdc.items():
        yield f"{pair}: domain A shows changes from ±{points:.2f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Simulate, print the table, and write it where asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.simulate")
    parser.add_argument("--persons", type=int, default=PERSONS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="change the time, not the figures")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table to this file too")
    asked = parser.parse_args(arguments)
    table, mdc = simulate(asked.persons, asked.seed, asked.processes), least_changes()
    print(f"{asked.persons} persons, seed {asked.seed}", *lines(table, mdc), sep="\n")
    if asked.json:
        held = {"persons": asked.persons, "seed": asked.seed, "mdc": mdc, "rows": [asdict(row) for row in table]}
        asked.json.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
