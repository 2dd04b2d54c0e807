"""How someone else sees the person, beside how the person does: two views, and neither is called the truth.

Self-ratings and ratings by others agree only in part (r = .29 between self-ratings and performance, Mabe & West 1982),
so a difference is told only where it is more than the error of both.
"""

from dataclasses import dataclass

from lcjournal.core import wording
from lcjournal.core.change import ChangeResult, Verdict, change
from lcjournal.core.i18n import N_, _, decimal
from lcjournal.core.instruments import Group, Instrument
from lcjournal.core.model import Check
from lcjournal.core.progress_words import Table
from lcjournal.core.scoring import Score, profile

_DIFFERENCES = {
    Verdict.RELIABLE_UP: N_("{name} puts it further up ({delta}), more than the error of both would usually give."),
    Verdict.RELIABLE_DOWN: N_("{name} puts it further down ({delta}), more than the error of both would usually give."),
    Verdict.POSSIBLE_UP: N_("{name} may put it further up ({delta}); it could be chance."),
    Verdict.POSSIBLE_DOWN: N_("{name} may put it further down ({delta}); it could be chance."),
    Verdict.WORTH_WATCHING: N_("Worth talking about ({delta}); one facet of many, it may be chance."),
    Verdict.NONE: N_("No difference we could detect ({delta}, it would take about ±{mdc})."),
}


@dataclass(frozen=True, slots=True)
class TwoViews:
    """One domain or facet as the person and as someone else describes it; ``difference`` is a sentence or ``""``."""

    name: str
    own: Score
    theirs: Score
    difference: str


def two_views(instrument: Instrument, own: Check, view: Check) -> list[TwoViews]:
    """Return the domains that speak of the person and their facets; both checks are full and of this version.

    The difference is judged as a change is: on the items that both answered, for facets by Holm’s procedure.
    """
    mine, theirs, differences = profile(instrument, own), profile(instrument, view), change(instrument, own, view)
    lines: list[TwoViews] = []
    for domain in instrument.domains:
        if domain.group is not Group.ME:
            continue
        said = _sentence(differences.domains.get(domain.id), view.rater)
        lines.append(TwoViews(domain.name.text(), mine.domains[domain.id], theirs.domains[domain.id], said))
        for facet in domain.facets:
            said = _sentence(differences.facets.get(facet.id), view.rater)
            lines.append(TwoViews(facet.name.text(), mine.facets[facet.id], theirs.facets[facet.id], said))
    return lines


def _sentence(result: ChangeResult | None, name: str) -> str:
    if result is None:
        return ""
    figures = {"delta": decimal(result.delta, sign=True), "mdc": decimal(result.mdc)}
    return _(_DIFFERENCES[result.verdict]).format(name=name, **figures)


def views_table(lines: list[TwoViews], rater: str) -> Table:
    """Return the two views as rows of text, each score with half of its 90 % band."""
    header = (_("Domain or facet"), _("You"), rater, _("In words"))
    return Table(header, tuple((line.name, _figure(line.own), _figure(line.theirs), line.difference) for line in lines))


def _figure(score: Score) -> str:
    if score.value is None:
        return wording.reason(score.reason) if score.reason else ""
    return _("{score} {margin}").format(score=decimal(score.value), margin=wording.margin(score))
