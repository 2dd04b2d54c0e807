"""What could help next: a few things to do, drawn from the person's own gaps and from what they have not done lately.

The ideas are content (``resources/suggestions.toml``). Which of them are shown follows from the person's figures alone:
the facets with the largest gap to the desired level first, those whose gap exceeds the error band before all others,
and in each facet a kind of activity that was not used lately.
"""

import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from lcjournal.core import i18n, kinds, paths, wording
from lcjournal.core.change import Gap, gap
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.folding import fold
from lcjournal.core.i18n import N_, _, decimal, ngettext
from lcjournal.core.instruments import Facet, Instrument, Text
from lcjournal.core.model import ActivityRow, Check, FormId, Kind, SessionFact
from lcjournal.core.scoring import Score, profile

RECENT = timedelta(days=90)
"""How long a kind of activity, or an idea carried out, counts as used."""
_MOST = 3
_UNUSED = {
    Kind.MOOC: N_("No online course in the last 90 days."),
    Kind.PROJECT: N_("No project in the last 90 days."),
    Kind.READING: N_("No reading in the last 90 days."),
    Kind.PEER: N_("No peer exchange in the last 90 days."),
    Kind.INTERVIEW: N_("No interview in the last 90 days."),
    Kind.SHADOWING: N_("No shadowing in the last 90 days."),
    Kind.CLIENT: N_("No client visit in the last 90 days."),
    Kind.CONFERENCE: N_("No conference in the last 90 days."),
    Kind.OTHER: N_("Nothing of another kind in the last 90 days."),
}


@dataclass(frozen=True, slots=True)
class Idea:
    """A thing to do for one facet. By ``key``, such as ``A3/two-colleagues``, it is remembered when put away."""

    key: str
    facet: str
    kind: Kind
    minutes: int
    title: Text

    def is_named(self, title: str) -> bool:
        """Tell whether an activity of this title is this idea, in whichever language it was planned."""
        return fold(title.strip()) in {fold(self.title.en), fold(self.title.fr)}


@dataclass(frozen=True, slots=True)
class Ideas:
    """All ideas, in the order in which they are thought of, and the id of the questionnaire whose facets they name."""

    instrument: str
    ideas: tuple[Idea, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal tells on the day ``today``: sessions of any time, what is planned, suggestions put away."""

    today: date
    sessions: Sequence[SessionFact] = ()
    planned: Sequence[ActivityRow] = ()
    dismissed: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An idea with the figures it was drawn from. ``uses`` counts the recent sessions of its kind.

    ``score`` is that of the facet; ``planned`` is the entry once the idea is planned.
    """

    idea: Idea
    facet: Facet
    gap: Gap
    score: Score
    uses: int
    planned: ActivityRow | None = None

    def numbers(self) -> str:
        """Say why it is suggested, with the figures: “Gap +1.2 (±0.6). No interview in the last 90 days.”."""
        sentence = (
            _("Gap {gap} ({margin}).") if self.gap.beyond_band else _("Gap {gap}, within the error band ({margin}).")
        )
        first = sentence.format(gap=decimal(self.gap.value, sign=True), margin=wording.margin(self.score))
        return f"{first} {self._use()}"

    def time(self) -> str:
        """Return about how long it takes."""
        return _("about {time}").format(time=i18n.duration(self.idea.minutes))

    def _use(self) -> str:
        if not self.uses:
            preset = next(info for info in kinds.presets() if info.id == self.idea.kind)
            if kinds.info(self.idea.kind).names == preset.names:
                return _(_UNUSED[self.idea.kind])
            return _("{kind}: not once in the last 90 days.").format(kind=kinds.name(self.idea.kind))
        sentence = ngettext(
            "{kind}: once in the last 90 days.", "{kind}: {count} times in the last 90 days.", self.uses
        )
        return sentence.format(kind=kinds.name(self.idea.kind), count=i18n.integer(self.uses))


@dataclass(frozen=True, slots=True)
class Suggestions:
    """At most three suggestions, one a facet, with the sentence that stands above them.

    Without any, ``remark`` says how suggestions come about; with some it is ``""`` unless their figures are from an
    earlier check.
    """

    rows: tuple[Suggestion, ...]
    remark: str


@cache
def known_ideas() -> Ideas:
    """Return the ideas that come with the app."""
    tables = tomllib.loads((paths.resources() / "suggestions.toml").read_text(encoding="utf-8"))
    instrument = str(tables.pop("instrument"))
    ideas = [
        Idea(f"{facet}/{key}", facet, Kind(idea["kind"]), idea["minutes"], Text(**idea["title"]))
        for facet, of_facet in tables.items()
        for key, idea in of_facet.items()
    ]
    return Ideas(instrument, tuple(ideas))


def suggestions(reading: CheckReading, known: Known) -> Suggestions:
    """Return what could help after a check; after a pulse by the facets of the last full check before it."""
    if reading.instrument.id != known_ideas().instrument:
        return Suggestions((), _("There are suggestions only for the questionnaire that comes with LC Journal."))
    check = _told_apart(reading)
    lines = [reading.facet(facet) for facet in reading.instrument.facets]
    desired = {line.id: line.desired for line in lines if line.desired is not None}
    scores = profile(reading.instrument, check).facets if check else {}
    rows = ranked(reading.instrument, scores, desired, known)
    if not rows:
        return Suggestions((), how_they_come_about())
    if check is None or check is reading.check:
        return Suggestions(rows, "")
    day = i18n.day(check.day)
    return Suggestions(rows, _("By the facets of your last full self-check, {day}").format(day=day))


def ranked(
    instrument: Instrument, scores: Mapping[str, Score], desired: Mapping[str, float], known: Known
) -> tuple[Suggestion, ...]:
    """Return at most three suggestions, those for a gap larger than its error band first, then by the size of the gap.

    ``scores`` and ``desired`` levels are by facet. Without both a facet gives none, nor does one that is where it was
    desired. Of equal gaps the facet that stands first in the questionnaire comes first.
    """
    recent = [fact for fact in known.sessions if known.today - RECENT <= fact.day <= known.today]
    needs: list[tuple[Facet, Score, Gap]] = []
    for facet in instrument.facets:
        if facet.id in scores and facet.id in desired:
            found = gap(scores[facet.id], desired[facet.id])
            if found is not None and found.value > 0:
                needs.append((facet, scores[facet.id], found))
    needs.sort(key=lambda need: (not need[2].beyond_band, -need[2].value))
    uses = Counter(fact.kind for fact in recent)
    rows: list[Suggestion] = []
    for facet, score, found in needs:
        idea = _idea_for(facet, known, recent)
        if idea is not None:
            rows.append(Suggestion(idea, facet, found, score, uses[idea.kind], _planned(idea, known)))
    return tuple(rows[:_MOST])


def how_they_come_about() -> str:
    """Say where suggestions come from."""
    return _(
        "Suggestions come from the gaps between your levels and those you want, and from kinds of activity not in your "
        "journal lately. They need a full self-check and desired levels; where no gap is left, there are none."
    )


def _told_apart(reading: CheckReading) -> Check | None:
    """Return the check whose facets tell something: this one, or the last full one before a pulse."""
    if reading.is_full:
        return reading.check
    return next((check for check in reversed(reading.others) if check.form is FormId.FULL), None)


def _planned(idea: Idea, known: Known) -> ActivityRow | None:
    return next((row for row in known.planned if idea.is_named(row.title)), None)


def _idea_for(facet: Facet, known: Known, recent: Sequence[SessionFact]) -> Idea | None:
    """Return what is planned for a facet already; else the first idea of a kind that was not used lately, else any."""
    used = {fact.kind for fact in recent}
    ideas = [
        idea
        for idea in known_ideas().ideas
        if idea.facet == facet.id
        and idea.key not in known.dismissed
        and not any(idea.is_named(fact.title) for fact in recent)
    ]
    return min(ideas, key=lambda idea: (_planned(idea, known) is None, idea.kind in used), default=None)
