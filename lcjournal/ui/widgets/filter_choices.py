"""What the chips of the journal list offer, and the words for what is chosen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Filter, Status
from lcjournal.core.names import status_name
from lcjournal.core.store import Store

SEVERAL = {"tag": "tags", "person": "people"}
"""The chips that hold several names at once, and the fields of a filter that they set."""

_MOST = 40
_YES_OR_NO = ("starred", "private", "attached")
_FIELDS = {"period": ("since", "until", "session_since", "session_until"), "goal": ("goal_id",)} | {
    chip: (field,) for chip, field in SEVERAL.items()
}
"""The fields of a filter that a chip sets, where they do not bear its name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a chip's menu: its words, the filter that choosing it makes, and whether it is chosen now."""

    text: str
    filter: Filter
    chosen: bool


class FilterChoices:
    """Over one journal; a chip is named ``period``, ``kind``, ``tag`` and so on."""

    def __init__(self, store: Store, instrument: Instrument, today: Callable[[], date]) -> None:
        self._store, self._instrument, self._today = store, instrument, today

    def texts(self, filter_: Filter) -> dict[str, str]:
        """Return the words of each chip for what the filter narrows to, ``""`` where it does not."""
        return {
            "period": _session_text(filter_) or self._period_text(filter_.since, filter_.until),
            "kind": kinds.name(filter_.kind) if filter_.kind else "",
            "tag": ", ".join(filter_.tags),
            "status": status_name(filter_.status) if filter_.status else "",
            "person": ", ".join(filter_.people),
            "goal": self._goal_title(filter_.goal_id),
            "facet": self._facet_names().get(filter_.facet, filter_.facet),
            **{name: dict(_yes_or_no(name)).get(getattr(filter_, name), "") for name in _YES_OR_NO},
        }

    def of(self, name: str, filter_: Filter) -> list[Choice]:
        """Return what a chip offers beside ``filter_``; what is chosen of several is offered to be let go."""
        if name in SEVERAL:
            return self._several(name, filter_)
        field = _fields(name)[0]
        chosen = getattr(filter_, field)
        return [
            Choice(text, replace(self.without(name, filter_), **{field: value}), chosen == value)  # type: ignore[arg-type]  # of its type
            for value, text in self._values(name)
        ]

    @staticmethod
    def without(name: str, filter_: Filter) -> Filter:
        """Return the filter without what a chip narrows to."""
        empty = Filter()
        return replace(filter_, **{field: getattr(empty, field) for field in _fields(name)})

    def _several(self, name: str, filter_: Filter) -> list[Choice]:
        field = SEVERAL[name]
        chosen: tuple[str, ...] = getattr(filter_, field)
        known = self._store.activities.tags() if name == "tag" else self._store.activities.people()
        choices = []
        for word in dict.fromkeys((*known[:_MOST], *chosen)):
            others = tuple(other for other in chosen if other != word)
            wanted = others if word in chosen else (*chosen, word)
            choices.append(Choice(word, replace(filter_, **{field: wanted}), word in chosen))  # type: ignore[arg-type]
        return choices

    def _values(self, name: str) -> Iterable[tuple[object, str]]:
        if name == "period":
            return [(start, text) for text, start in self._starts().items()]
        if name == "status":
            return [(status, status_name(status)) for status in Status]
        if name == "kind":
            return [(kind.id, kinds.name(kind.id)) for kind in kinds.offered()]
        if name == "facet":
            return self._facet_names().items()
        if name == "goal":
            return [(goal.id, goal.title) for goal in self._store.goals.all()]
        return _yes_or_no(name)

    def _goal_title(self, goal_id: str) -> str:
        if not goal_id:
            return ""
        try:
            return self._store.goals.get(goal_id).title or _("Untitled")
        except KeyError:  # the bin was emptied, and a filter still names what was in it
            return _("Untitled")

    def _facet_names(self) -> dict[str, str]:
        return {facet.id: facet.name.text() for facet in self._instrument.facets}

    def _period_text(self, since: date | None, until: date | None) -> str:
        if since and until:
            return _("{first} to {last}").format(first=i18n.day(since, "d MMM y"), last=i18n.day(until, "d MMM y"))
        if until:
            return _("Until {day}").format(day=i18n.day(until, "d MMM y"))
        if since is None:
            return ""
        named = (text for text, start in self._starts().items() if start == since)
        return next(named, _("Since {day}").format(day=i18n.day(since, "d MMM y")))

    def _starts(self) -> dict[str, date]:
        today = self._today()
        return {
            _("This month"): today.replace(day=1),
            _("Three months"): today - timedelta(days=91),
            _("Six months"): today - timedelta(days=182),
            _("This year"): today.replace(month=1, day=1),
        }


def _session_text(filter_: Filter) -> str:
    """Say on which days an activity has a session, ``""`` where that does not matter."""
    first, last = filter_.session_since, filter_.session_until
    if first is None or last is None:
        return ""
    if first == last:
        return _("Sessions of {day}").format(day=i18n.day(first, "d MMM y"))
    return _("Sessions from {first} to {last}").format(first=i18n.day(first, "d MMM y"), last=i18n.day(last, "d MMM y"))


def _fields(name: str) -> tuple[str, ...]:
    return _FIELDS.get(name, (name,))


def _yes_or_no(name: str) -> list[tuple[bool, str]]:
    words = {
        "starred": (_("With a star"), _("Without a star")),
        "private": (_("Private only"), _("Not private")),
        "attached": (_("With an attachment"), _("Without an attachment")),
    }
    return list(zip((True, False), words[name], strict=True))
