"""Scores with their error, computed from raw answers each time they are shown and stored nowhere.

The score of a facet is the mean of its answers, once those to reversed items are turned round; the score of a domain
is the mean of its facets, each with the same weight. The standard error of measurement (SEM) of one answer is a figure
of the questionnaire; that of ``a`` answers is SEM/√a, and that of a mean of ``f`` facets (1/f)·√ΣSEM²: errors of
different items are taken to be independent. No score goes across domains.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import fmean

from lcjournal.core.instruments import HIGHEST, LOWEST, Domain, Facet, Instrument, Item
from lcjournal.core.model import Answer, AnswerState, Check, FormId

Z90 = 1.645
"""Standard errors on each side of a score in its 90 % band."""


class Unscored(StrEnum):
    """Why there is no score: answers are missing, it does not apply, or a pulse asks too little to tell."""

    TOO_FEW = "too_few"
    CLOSED = "closed"
    PULSE = "pulse"


@dataclass(frozen=True, slots=True)
class Score:
    """A score from 1 to 5 with its SEM, or the reason why there is none; ``answered`` counts the items answered.

    The ends of the band are not clipped: what draws them clips the drawing at 1 and 5.
    """

    value: float | None
    sem: float | None
    answered: int
    reason: Unscored | None = None

    @property
    def half_width(self) -> float | None:
        """Half of the 90 % band, in points."""
        return None if self.sem is None else Z90 * self.sem

    @property
    def low(self) -> float | None:
        """The lower end of the 90 % band."""
        return None if self.value is None or self.sem is None else self.value - Z90 * self.sem

    @property
    def high(self) -> float | None:
        """The upper end of the 90 % band."""
        return None if self.value is None or self.sem is None else self.value + Z90 * self.sem


@dataclass(frozen=True, slots=True)
class Profile:
    """The scores of one check, by id of domain and of facet, in the order of the questionnaire."""

    check: Check
    domains: dict[str, Score]
    facets: dict[str, Score]


def profile(instrument: Instrument, check: Check) -> Profile:
    """Score a check. In a pulse one item stands for a facet: it counts in its domain and gives no score of its own."""
    domains, facets = scores(instrument, check.answers, check.form)
    if check.form is FormId.PULSE:
        facets = {name: Score(None, None, score.answered, Unscored.PULSE) for name, score in facets.items()}
    return Profile(check, domains, facets)


def scores(
    instrument: Instrument, answers: Mapping[str, Answer], form: FormId
) -> tuple[dict[str, Score], dict[str, Score]]:
    """Return the scores of domains and of facets; in a pulse those of facets are the single items."""
    facets = {facet.id: _facet_score(instrument, facet, answers, form) for facet in instrument.facets}
    return {domain.id: _domain_score(domain, facets) for domain in instrument.domains}, facets


def keyed(item: Item, value: int) -> int:
    """Return an answer so that more of it means more of the facet: a reversed item gives 6 − value."""
    return LOWEST + HIGHEST - value if item.reversed else value


def keyed_values(items: Iterable[Item], answers: Mapping[str, Answer]) -> list[int]:
    """Return the keyed answers to those items that were answered with a value."""
    given = ((item, answers[item.id].value) for item in items if item.id in answers)
    return [keyed(item, value) for item, value in given if value is not None]


def _facet_score(instrument: Instrument, facet: Facet, answers: Mapping[str, Answer], form: FormId) -> Score:
    rules, items = instrument.rules, facet.items_of(form)
    given = [(item, answers[item.id]) for item in items if item.id in answers]
    values = [keyed(item, answer.value) for item, answer in given if answer.value is not None]
    closed = len([1 for _item, answer in given if answer.state is AnswerState.NOT_APPLICABLE])
    if items and closed >= min(rules.closed_from, len(items)):
        return Score(None, None, len(values), Unscored.CLOSED)
    if not values or len(values) < rules.min_answered_share * len(items):
        return Score(None, None, len(values), Unscored.TOO_FEW)
    return Score(sum(values) / len(values), rules.item_sem / math.sqrt(len(values)), len(values))


def _domain_score(domain: Domain, facets: Mapping[str, Score]) -> Score:
    of_domain = [facets[facet.id] for facet in domain.facets]
    answered = sum(score.answered for score in of_domain)
    scored = [(score.value, score.sem) for score in of_domain if score.value is not None and score.sem is not None]
    if len(scored) < domain.min_facets:
        closed = all(score.reason is Unscored.CLOSED for score in of_domain)
        return Score(None, None, answered, Unscored.CLOSED if closed else Unscored.TOO_FEW)
    sem = math.sqrt(math.fsum(sem**2 for _value, sem in scored)) / len(scored)
    return Score(fmean([value for value, _sem in scored]), sem, answered)


def pulse_offsets(instrument: Instrument, full: Check) -> dict[str, float]:
    """Return by how much the pulse items alone lie above all items, for each domain of a full check that has both.

    A pulse asks easier or harder items than the full form does; less this offset it stands on the same axis.
    """
    return _offsets(instrument, full, scores(instrument, full.answers, FormId.FULL)[0])


def _offsets(instrument: Instrument, full: Check, whole: Mapping[str, Score]) -> dict[str, float]:
    alone, _facets = scores(instrument, full.answers, FormId.PULSE)
    pairs = ((name, alone[name].value, whole[name].value) for name in whole)
    return {name: pulse - all_ for name, pulse, all_ in pairs if pulse is not None and all_ is not None}


def on_one_axis(instrument: Instrument, checks: Sequence[Check]) -> list[Profile]:
    """Score the checks of this instrument and version that are not left out, oldest first, as given.

    Each pulse is shifted by the offset of the last full check before it; without one it stays as it is.
    """
    profiles: list[Profile] = []
    offsets: dict[str, float] = {}
    for check in checks:
        if check.left_out or not of_version(instrument, check):
            continue
        scored = profile(instrument, check)
        if check.form is FormId.FULL:
            offsets |= _offsets(instrument, check, scored.domains)
        else:
            scored = replace(scored, domains=_shifted(scored.domains, offsets))
        profiles.append(scored)
    return profiles


def of_version(instrument: Instrument, check: Check) -> bool:
    """Tell whether a check was answered on this very version of the instrument."""
    return (check.instrument_id, check.instrument_version) == (instrument.id, instrument.version)


def _shifted(domains: Mapping[str, Score], offsets: Mapping[str, float]) -> dict[str, Score]:
    return {
        name: score if score.value is None else replace(score, value=score.value - offsets.get(name, 0.0))
        for name, score in domains.items()
    }
