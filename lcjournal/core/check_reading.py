"""One finished self-check as it is read: scores, desired levels and changes in words, beside an earlier check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean

from lcjournal.core import i18n, wording
from lcjournal.core.answer_words import ItemWords, described, item_words, items_table
from lcjournal.core.change import ChangeResult, Changes, GapMove, change, check_before, gap, gap_move
from lcjournal.core.i18n import _, decimal
from lcjournal.core.instruments import Domain, Facet, Instrument
from lcjournal.core.model import Check, FormId, Target
from lcjournal.core.personal import Refinement
from lcjournal.core.progress_words import Table
from lcjournal.core.scoring import Profile, Score, of_version, on_one_axis, profile
from lcjournal.core.then_test import LookBack, look_backs


@dataclass(frozen=True, slots=True)
class Line:
    """A domain or a facet with all that may be said of it. ``desired`` of a domain is the mean of its facets'.

    ``described`` puts the score into the words of the answers, or is ``""`` without one. ``moved`` tells which of the
    two moved since the other date, where both are known.
    """

    id: str
    name: str
    about: str
    score: Score
    described: str
    desired: float | None
    desired_text: str
    result: ChangeResult | None
    moved: GapMove | None

    @property
    def verdict_words(self) -> str:
        """The words beside the figures: what may be said of a change, or why there is no score."""
        if self.score.reason is not None:
            return wording.reason(self.score.reason)
        return wording.badge(self.result.verdict) if self.result else ""

    @property
    def change_text(self) -> str:
        """The change with its sign; nothing to compare with gives nothing."""
        return decimal(self.result.delta, sign=True) if self.result else ""

    @property
    def gap_words(self) -> str:
        """The gap to the desired level in a sentence; nothing where either of the two is not known."""
        gap_now = gap(self.score, self.desired) if self.desired is not None else None
        return wording.gap_sentence(gap_now) if gap_now else ""

    @property
    def movement(self) -> str:
        """Which of the two moved, the score or the desired level, in a sentence; nothing where that is not known."""
        return wording.gap_move_sentence(self.moved) if self.moved else ""

    def spoken(self) -> str:
        """Return the line as a screen reader says it."""
        first = wording.spoken(self.name, self.score, self.desired)
        return f"{first}. {wording.change_sentence(self.result)}" if self.result else first

    def details(self) -> list[str]:
        """Return what it is about, how it was described, and the exact sentences of its change and its gap."""
        changed = wording.change_sentence(self.result) if self.result else ""
        sentences = [self.about, self.described, changed, self.gap_words, self.movement]
        return [sentence for sentence in sentences if sentence]


@dataclass(frozen=True, slots=True)
class AxisShift:
    """A domain of a pulse as scored, and as drawn on the axis of the full form (see ``scoring.on_one_axis``)."""

    domain: Domain
    scored: float
    drawn: float


class CheckReading:
    """A finished check beside an earlier one.

    ``instrument`` is the version that the check answers, with the error to score with; ``refinement`` tells where that
    error comes from if it is the person's own. ``checks`` are all finished ones, oldest first. ``old`` are the scores
    of the earlier check, on all of its answers. ``desired`` are the levels desired on the day of the check, and of the
    newest one those desired now, wherever they were set.
    """

    def __init__(
        self,
        instrument: Instrument,
        check: Check,
        checks: Sequence[Check],
        targets: Sequence[Target],
        compare_id: str = "",
        refinement: Refinement | None = None,
    ) -> None:
        self.instrument, self.check, self.refinement = instrument, check, refinement
        self.checks, self._targets = checks, targets
        before = [other for other in checks if _time(other) < _time(check)]
        self.others = [other for other in before if of_version(instrument, other) and not other.left_out]
        self.of_other_versions = [other for other in before if not of_version(instrument, other)]
        usual = check_before(checks, check)
        self.earlier = next((other for other in self.others if other.id == compare_id), usual)
        self.profile = profile(instrument, check)
        self.old: Profile | None = profile(instrument, self.earlier) if self.earlier else None
        self._changes = change(instrument, self.earlier, check) if self.earlier else Changes({}, {})
        newest = all(other.left_out or _time(other) <= _time(check) for other in checks)
        self.desired = self.desired_on(date.max if newest else check.day)
        self._lines: dict[str, Line] = {}

    @property
    def is_full(self) -> bool:
        """Whether facets are told apart."""
        return self.check.form is FormId.FULL

    @property
    def since(self) -> str:
        """Since when changes are counted: “since 12 May 2026”, or nothing."""
        return _("since {day}").format(day=i18n.day(self.earlier.day)) if self.earlier else ""

    def domain(self, domain: Domain) -> Line:
        """Return what is said of a domain."""
        return self._lines.get(domain.id) or self._lines.setdefault(domain.id, self._of_domain(domain))

    def facet(self, facet: Facet) -> Line:
        """Return what is said of a facet."""
        return self._lines.get(facet.id) or self._lines.setdefault(facet.id, self._of_facet(facet))

    def items(self, facet: Facet) -> tuple[ItemWords, ...]:
        """Return the items of a facet that this check asked, with the answers of both dates."""
        return item_words(self.instrument, facet, self.check, self.earlier)

    def items_table(self, facet: Facet) -> Table:
        """Return these items as text."""
        return items_table(facet.name.text(), self.items(facet), self.check, self.earlier)

    def item_groups(self) -> list[tuple[str, tuple[ItemWords, ...]]]:
        """Return all items that were asked under the name of their facet; those of a pulse under that of their domain.

        In a pulse one item stands for a facet and is never told of alone.
        """
        groups = []
        for domain in self.instrument.domains:
            name, of_facets = domain.name.text(), [(facet, self.items(facet)) for facet in domain.facets]
            if self.is_full:
                groups += [(wording.about(name, facet.name.text()), items) for facet, items in of_facets]
            else:
                groups.append((name, tuple(item for _facet, items in of_facets for item in items)))
        return [group for group in groups if group[1]]

    def table(self) -> Table:
        """Return the profile as text."""
        header = (_("Domain or facet"), _("Score"), _("From"), _("To"), _("Desired"), _("Change"), _("In words"))
        rows = []
        for domain in self.instrument.domains:
            lines = [self.domain(domain)]
            lines += [self.facet(facet) for facet in domain.facets] if self.is_full else []
            rows += [_cells(line) for line in lines]
        return Table(header, tuple(rows))

    def desired_on(self, day: date) -> dict[str, float]:
        """Return the level desired for each facet on a day."""
        return {target.facet: target.value for target in self._targets if target.day <= day}

    def looked_back_on(self) -> Check | None:
        """Return the check that the person looked back on in this one, if it is still there."""
        return next((other for other in self.checks if other.id == self.check.then_of), None)

    def look_backs(self) -> list[LookBack]:
        """Return what was answered in looking back, beside the scores of both dates."""
        then_of = self.looked_back_on()
        return look_backs(self.instrument, then_of, self.check) if then_of else []

    def axis_shifts(self) -> list[AxisShift]:
        """Return how the domains of a pulse are drawn among full checks; nothing where they stay as they are."""
        drawn = {scored.check.id: scored.domains for scored in on_one_axis(self.instrument, self.checks)}
        own: Mapping[str, Score] = drawn.get(self.check.id, {})
        shifts = []
        for domain in self.instrument.domains if own else ():
            raw, on_axis = self.profile.domains[domain.id].value, own[domain.id].value
            if raw is not None and on_axis is not None and raw != on_axis:
                shifts.append(AxisShift(domain, raw, on_axis))
        return shifts

    def _of_domain(self, domain: Domain) -> Line:
        levels = [self.desired[facet.id] for facet in domain.facets if facet.id in self.desired]
        desired = fmean(levels) if levels else None
        score, result = self.profile.domains[domain.id], self._changes.domains.get(domain.id)
        text, words = decimal(desired) if desired is not None else "", described(self.instrument, score)
        return Line(domain.id, domain.name.text(), "", score, words, desired, text, result, None)

    def _of_facet(self, facet: Facet) -> Line:
        desired = self.desired.get(facet.id)
        score, result = self.profile.facets[facet.id], self._changes.facets.get(facet.id)
        text, words = wording.level(desired) if desired is not None else "", described(self.instrument, score)
        name, about, moved = facet.name.text(), facet.about.text(), self._moved(facet)
        return Line(facet.id, name, about, score, words, desired, text, result, moved)

    def _moved(self, facet: Facet) -> GapMove | None:
        """Return which of the two moved, the level or the wish, where both are known on both dates."""
        now, wish = self.profile.facets[facet.id], self.desired.get(facet.id)
        if self.earlier is None or self.old is None or wish is None:
            return None
        old_wish = self.desired_on(self.earlier.day).get(facet.id)
        return gap_move((self.old.facets[facet.id], old_wish), (now, wish)) if old_wish is not None else None


def _time(check: Check) -> tuple[date, datetime]:
    return check.day, check.started_at


def _cells(line: Line) -> tuple[str, ...]:
    score = line.score
    figures = (score.value, score.low, score.high)
    shown = (decimal(figure) if figure is not None else "" for figure in figures)
    return (line.name, *shown, line.desired_text, line.change_text, line.verdict_words)
