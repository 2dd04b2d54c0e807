"""Where a change, its verdict, a gap and a look back come from."""

from collections.abc import Iterable
from statistics import fmean

from lcjournal.core import i18n, personal_words, wording
from lcjournal.core.account.parts import Section, counted, reliable, signed, squares, term, total, two, z90
from lcjournal.core.change import (
    FAMILY_ERROR,
    POSSIBLE,
    RELIABLE,
    ChangeResult,
    common_form,
    common_items,
    gap,
    gap_move,
    holm_steps,
)
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _, decimal, integer
from lcjournal.core.instruments import Domain, Facet
from lcjournal.core.model import Check, FormId
from lcjournal.core.progress_words import Table
from lcjournal.core.scoring import Score, Unscored, scores


def facet_change(reading: CheckReading, facet: Facet) -> list[Section]:
    """Tell of the change of a facet, with Holm's procedure over all of them."""
    earlier, result = reading.earlier, reading.facet(facet).result
    if earlier is None:
        return []
    if common_form(earlier, reading.check) is FormId.PULSE:
        return [Section(_heading(earlier), (wording.reason(Unscored.PULSE),))]
    if result is None:
        return [Section(_heading(earlier), (_too_few(),))]
    old, new = (both[1][facet.id] for both in _both(earlier, reading))
    parts = [_counts_table(reading, earlier, [facet]), *_formulas(old, new, result), *_holm(reading)]
    return [Section(_heading(earlier), (_common(), *parts, wording.change_sentence(result)))]


def domain_change(reading: CheckReading, domain: Domain) -> list[Section]:
    """Tell of the change of a domain."""
    earlier, result = reading.earlier, reading.domain(domain).result
    if earlier is None:
        return []
    if result is None:
        return [Section(_heading(earlier), (_too_few(),))]
    before, after = _both(earlier, reading)
    full = common_form(earlier, reading.check) is FormId.FULL
    table = _facets_table(domain, before[1], after[1]) if full else _counts_table(reading, earlier, domain.facets)
    limits = _("From a z of {reliable}, up or down, a change is called reliable, and from {possible} possible.")
    parts: list[str | Table] = [table, *_formulas(before[0][domain.id], after[0][domain.id], result)]
    rule = limits.format(reliable=reliable(), possible=two(POSSIBLE))
    return [Section(_heading(earlier), (_common(), *parts, rule, wording.change_sentence(result)))]


def facet_gap(reading: CheckReading, facet: Facet) -> list[Section]:
    """Tell of the gap to the desired level of a facet, and which of the two moved."""
    line = reading.facet(facet)
    if line.desired is None:
        return []
    lines = [*_gap(line.score, line.desired), line.gap_words, *_movement(reading, facet, line.desired), line.movement]
    words = tuple(words for words in lines if words)
    return [Section(_("The gap to the desired level"), words)] if words else []


def domain_gap(reading: CheckReading, domain: Domain) -> list[Section]:
    """Tell of the mean of the levels desired for the facets of a domain, and of the gap to it.

    No gap is told where a facet has no desired level: the score is of all of them, the mean would be of a few.
    """
    line, levels = reading.domain(domain), reading.desired
    if line.desired is None:
        return []
    desired = [levels[facet.id] for facet in domain.facets if facet.id in levels]
    mean = _("Mean of the desired levels of its facets: ({terms}) ÷ {count} = {desired}").format(
        terms=total(map(two, desired)), count=integer(len(desired)), desired=two(fmean(desired))
    )
    told = [*_gap(line.score, line.desired), line.gap_words] if len(desired) == len(domain.facets) else []
    return [Section(_("The gap to the desired level"), (mean, *(words for words in told if words)))]


def looking_back(reading: CheckReading, domain: Domain) -> list[Section]:
    """Tell of the look back on a domain, where there is one."""
    then_of = reading.looked_back_on()
    look = next((one for one in reading.look_backs() if one.domain == domain.id), None)
    if then_of is None or look is None or look.old.value is None or look.new.value is None:
        return []
    shift = _("Look back less the score of that day: {then} \u2212 {old} = {shift}").format(
        then=two(look.then), old=term(look.old.value), shift=signed(look.shift)
    )
    since = _("Score of today less the look back: {new} \u2212 {then} = {since}").format(
        new=two(look.new.value), then=two(look.then), since=signed(look.since_then)
    )
    words = (
        personal_words.look_back_sentence(domain.name.text(), look, then_of.day),
        shift,
        personal_words.shift_sentence(look),
        since,
        personal_words.since_then_sentence(look),
        personal_words.none_is_the_truth(),
    )
    return [Section(_("Looking back"), words)]


def _heading(earlier: Check) -> str:
    return _("The change since {day}").format(day=i18n.day(earlier.day))


def _common() -> str:
    return _("Both self-checks are scored again, on what was answered in both.")


def _too_few() -> str:
    return _("Too little was answered on both days to compare them.")


def _both(earlier: Check, reading: CheckReading) -> tuple[tuple[dict[str, Score], dict[str, Score]], ...]:
    """Score both checks on the items answered in both, as ``change.change`` does."""
    common, form = common_items(earlier, reading.check), common_form(earlier, reading.check)
    checks = (earlier, reading.check)
    return tuple(scores(reading.instrument, {item: check.answers[item] for item in common}, form) for check in checks)


def _counts_table(reading: CheckReading, earlier: Check, facets: Iterable[Facet]) -> Table:
    """Return what the answers to the items answered in both count, then and now."""
    common, form = common_items(earlier, reading.check), common_form(earlier, reading.check)
    items = [item for facet in facets for item in facet.items_of(form) if item.id in common]
    rows = ((counted(item, earlier), counted(item, reading.check), item.wording.text()) for item in items)
    header = (_("Counted then"), _("Counts now"), _("Statement"))
    return Table(header, tuple((str(then), str(now), statement) for then, now, statement in rows))


def _facets_table(domain: Domain, before: dict[str, Score], after: dict[str, Score]) -> Table:
    rows = []
    for facet in domain.facets:
        old, new = before[facet.id], after[facet.id]
        if old.value is not None and new.value is not None and new.sem is not None:
            rows.append((two(old.value), two(new.value), two(new.sem), facet.name.text()))
    return Table((_("Then"), _("Now"), _("SEM"), _("Facet")), tuple(rows))


def _formulas(old: Score, new: Score, result: ChangeResult) -> list[str]:
    """Return from the two scores to z and to the smallest change that can be told, each with its figures."""
    sems = [score.sem for score in (old, new) if score.sem is not None]  # what could be compared has both
    old_sem, new_sem = map(two, sems)
    error = result.mdc / RELIABLE
    again = _("Scores on these answers: {before} (SEM {old_sem}) then, {after} (SEM {new_sem}) now").format(
        before=two(result.before), old_sem=old_sem, after=two(result.after), new_sem=new_sem
    )
    delta = _("Change: {after} \u2212 {before} = {delta}").format(
        after=two(result.after), before=two(result.before), delta=signed(result.delta)
    )
    of_delta = _("Error of the change: √({squares}) = {error}").format(squares=squares(sems), error=two(error))
    z = _("z: {delta} ÷ {error} = {z}").format(delta=signed(result.delta), error=two(error), z=signed(result.z))
    least = _("Smallest change that this can show (95\u202f%): {reliable} × {error} = {mdc}").format(
        reliable=reliable(), error=two(error), mdc=two(result.mdc)
    )
    return [again, delta, of_delta, z, least]


def _holm(reading: CheckReading) -> list[str | Table]:
    """Return Holm's procedure over the facets scored on both dates, by falling size of z."""
    results = {facet: reading.facet(facet).result for facet in reading.instrument.facets}
    compared = {facet.id: result.z for facet, result in results.items() if result}
    names = {facet.id: facet.name.text() for facet in results}
    rule = _(
        "Many facets are tested at once, so one of them may seem to change by chance. From a z of {reliable}, up or "
        "down, a facet is worth watching. It is called a reliable change only if it also passes Holm’s procedure: "
        "from the largest z down, the k-th p has to stay under {alpha} ÷ ({count} + 1 \u2212 k), as all before it."
    )
    header = ("z", "p", _("Limit"), _("Passed"), _("Facet"))
    rows = tuple(
        (signed(step.z), _p(step.p), decimal(step.limit, 4), _("yes") if step.passed else _("no"), names[step.name])
        for step in holm_steps(compared)
    )
    words = rule.format(reliable=reliable(), alpha=two(FAMILY_ERROR), count=integer(len(compared)))
    return [words, Table(header, rows)]


def _p(p: float) -> str:
    least = 0.0001
    return decimal(p, 4) if p >= least else f"< {decimal(least, 4)}"


def _gap(score: Score, desired: float) -> list[str]:
    found = gap(score, desired)
    if found is None or score.value is None or score.sem is None or score.half_width is None:
        return []
    figures = {"desired": two(desired), "score": term(score.value), "gap": signed(found.value)}
    half = {"z": z90(), "sem": two(score.sem), "half": two(score.half_width)}
    return [
        _("Desired level less the score: {desired} \u2212 {score} = {gap}").format(**figures),
        _("Half of the 90\u202f% band: {z} × {sem} = {half}").format(**half),
    ]


def _movement(reading: CheckReading, facet: Facet, desired: float) -> list[str]:
    """Return the two movements by which the gap changed, each on all answers of its day."""
    if reading.earlier is None or reading.old is None:
        return []
    wish, old = reading.desired_on(reading.earlier.day).get(facet.id), reading.old.facets[facet.id]
    new = reading.profile.facets[facet.id]
    moved = gap_move((old, wish), (new, desired)) if wish is not None else None
    if moved is None or wish is None or old.value is None or new.value is None:
        return []
    of_wish = _("Desired level since {day}: {after} \u2212 {before} = {moved}").format(
        day=i18n.day(reading.earlier.day), after=two(desired), before=two(wish), moved=signed(moved.target)
    )
    of_score = _("Score since {day}, on all answers: {after} \u2212 {before} = {moved}").format(
        day=i18n.day(reading.earlier.day), after=two(new.value), before=two(old.value), moved=signed(moved.score)
    )
    of_gap = _("Change of the gap: {target} \u2212 {score} = {gap}").format(
        target=signed(moved.target), score=f"({signed(moved.score)})", gap=signed(moved.gap)
    )
    margin = _("Half of the 90\u202f% band of what the score moved: {z} × √({squares}) = {margin}").format(
        z=z90(), squares=squares(sem for sem in (old.sem, new.sem) if sem is not None), margin=two(moved.margin)
    )
    return [of_wish, of_score, margin, of_gap]
