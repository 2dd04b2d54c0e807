"""Where a score and its band come from."""

import math

from lcjournal.core import wording
from lcjournal.core.account.parts import Section, answers_table, band_line, squares, total, two
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _, decimal, integer
from lcjournal.core.instruments import Domain, Facet
from lcjournal.core.model import AnswerState
from lcjournal.core.personal import LEAST_SHARE, PRIOR_WEIGHT, Refinement
from lcjournal.core.personal_words import refinement_advice, refinement_sentence
from lcjournal.core.progress_words import Table
from lcjournal.core.scoring import Score, Unscored, keyed_values, scores


def facet_sections(reading: CheckReading, facet: Facet) -> list[Section]:
    """Tell of the answers, the mean and the error of a facet."""
    score = reading.profile.facets[facet.id]
    if score.reason is Unscored.PULSE:
        return [Section(_("The score"), (wording.reason(score.reason),))]
    answers = Section(_("The answers"), (answers_table(reading, [facet]), *_facet_rules(reading, facet, score)))
    if score.value is None or score.sem is None:
        return [answers]
    values = keyed_values(facet.items_of(reading.check.form), reading.check.answers)
    mean = _("Mean of the answers: ({terms}) ÷ {count} = {score}").format(
        terms=total(map(integer, values)), count=integer(len(values)), score=two(score.value)
    )
    error = _("Standard error of measurement (SEM): {item_sem} ÷ √{count} = {sem}").format(
        item_sem=two(reading.instrument.rules.item_sem), count=integer(len(values)), sem=two(score.sem)
    )
    return [answers, Section(_("The score"), (mean,)), _error_section(reading, score, error)]


def domain_sections(reading: CheckReading, domain: Domain) -> list[Section]:
    """Tell of the facets of a domain, of their mean and of its error; of a pulse instead the answers."""
    _domains, facets = scores(reading.instrument, reading.check.answers, reading.check.form)
    score, of_domain = reading.profile.domains[domain.id], [(facet, facets[facet.id]) for facet in domain.facets]
    known = [(one.value, one.sem) for _facet, one in of_domain if one.value is not None and one.sem is not None]
    needed = _("Facets with a score: {scored} of {total}. The domain needs {needed}; each of them counts the same.")
    rule = needed.format(
        scored=integer(len(known)), total=integer(len(domain.facets)), needed=integer(domain.min_facets)
    )
    if reading.is_full:
        made_of = Section(_("The facets"), (_facets_table(of_domain), rule))
    else:
        single = _("In a pulse one answer stands for each facet, and is never read alone.")
        made_of = Section(_("The answers"), (answers_table(reading, domain.facets), single, rule))
    if score.value is None or score.sem is None:
        return [made_of, Section(_("The score"), (wording.reason(score.reason or Unscored.TOO_FEW),))]
    digits = 2 if reading.is_full else 0
    mean = _("Mean of the facets: ({terms}) ÷ {count} = {score}").format(
        terms=total(decimal(value, digits) for value, _sem in known), count=integer(len(known)), score=two(score.value)
    )
    error = _("Standard error of measurement (SEM): √({squares}) ÷ {count} = {sem}").format(
        squares=squares(sem for _value, sem in known), count=integer(len(known)), sem=two(score.sem)
    )
    of_facet = [] if reading.is_full else [_single_error(reading)]
    return [made_of, Section(_("The score"), (mean,)), _error_section(reading, score, *of_facet, error)]


def _facet_rules(reading: CheckReading, facet: Facet, score: Score) -> list[str]:
    """Say how many answers there are, how many it takes, and what closes a facet."""
    rules, items = reading.instrument.rules, facet.items_of(reading.check.form)
    least = max(1, math.ceil(rules.min_answered_share * len(items)))
    answered = _("Answered: {answered} of {total}. A score needs {needed}; what was not answered is left out.").format(
        answered=integer(score.answered), total=integer(len(items)), needed=integer(least)
    )
    states = [reading.check.answers[item.id].state for item in items if item.id in reading.check.answers]
    result = [answered]
    if closed := states.count(AnswerState.NOT_APPLICABLE):
        sentence = _("“{answer}”: {count}. From {limit} on, the facet is closed for this self-check.")
        answer, limit = reading.instrument.not_applicable.text(), min(rules.closed_from, len(items))
        result.append(sentence.format(answer=answer, count=integer(closed), limit=integer(limit)))
    return [*result, wording.reason(score.reason)] if score.reason else result


def _facets_table(of_domain: list[tuple[Facet, Score]]) -> Table:
    header = (_("Score"), _("SEM"), _("Answers"), _("Facet"))
    rows = []
    for facet, score in of_domain:
        value = two(score.value) if score.value is not None else wording.reason(score.reason or Unscored.TOO_FEW)
        sem = two(score.sem) if score.sem is not None else ""
        rows.append((value, sem, integer(score.answered), facet.name.text()))
    return Table(header, tuple(rows))


def _single_error(reading: CheckReading) -> str:
    sentence = _("Standard error of one answer: {item_sem}")
    return sentence.format(item_sem=two(reading.instrument.rules.item_sem))


def _error_section(reading: CheckReading, score: Score, *formulas: str) -> Section:
    clipped = _("A drawing ends at 1 and 5, the figures of the band do not.")
    beyond = [clipped] if score.low is not None and score.high is not None and _leaves(score.low, score.high) else []
    return Section(_("The band"), (*formulas, band_line(score), *beyond, *_provenance(reading)))


def _leaves(low: float, high: float) -> bool:
    return low < 1 or high > 5


def _provenance(reading: CheckReading) -> list[str]:
    """Say where the error of one answer comes from: from the questionnaire, or from the person's own repeats."""
    source = reading.instrument.rules.sem_source.text()
    if reading.refinement is None:
        return [source]
    longest = max(len(facet.items) for facet in reading.instrument.facets)
    own = [refinement_sentence(reading.refinement, longest), *_refined(reading.refinement), refinement_advice()]
    return [source, *own]


def _refined(refinement: Refinement) -> list[str]:
    """Return the formula of the person's own error, with the floor where that is what counts."""
    if not refinement.repeats:
        return []
    floor = LEAST_SHARE * refinement.prior
    formula = _(
        "Standard error of one answer: √(({weight} × {prior}² + {repeats} × {within}) ÷ ({weight} + {repeats})), "
        "at least {share} × {prior} = {floor}: {posterior}. The {within} is the variance found in your repeats."
    )
    figures = {"prior": two(refinement.prior), "within": two(refinement.within), "floor": two(floor)}
    figures |= {"weight": integer(PRIOR_WEIGHT), "repeats": integer(refinement.repeats)}
    return [formula.format(**figures, share=decimal(LEAST_SHARE), posterior=two(refinement.posterior))]
