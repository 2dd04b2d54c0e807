"""The figures of sessions, as lines for a person and values for a machine."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from lcjournal.cli_output import Value
from lcjournal.core import i18n, instruments, kinds
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.model import Filter
from lcjournal.core.progress import Period
from lcjournal.core.protected_time import Tally, tally
from lcjournal.core.protected_week import came_of_it
from lcjournal.core.protected_words import tally_sentence
from lcjournal.core.stats import NO_FACET, SEVERAL_FACETS, Stats, Sum, stats
from lcjournal.core.store import Store

Key = TypeVar("Key", str, date)


def figures(store: Store, filter_: Filter, since: date | None, until: date | None, today: date) -> tuple[str, Value]:
    """Sum up the sessions between two days, both included, of the activities that a filter holds.

    Beside them stands what came of the protected time of these days, whatever the filter; up to ``today`` without an
    end.
    """
    sessions = store.activities.sessions(since, until, filter_)
    found = stats(sessions, store.activities.facets(), i18n.first_weekday())
    kept = _kept(store, since, until or today, today)
    return "\n".join([*_lines(found), *_kept_lines(kept)]), {**_value(found, since, until), **_kept_value(kept)}


def _kept(store: Store, since: date | None, until: date, today: date) -> Tally:
    if since is None:
        days = [change.moved_to for change in store.slots.changes() if change.moved_to]
        since = min([*days, *(slot.since for slot in store.slots.all())], default=until)
    return tally(came_of_it(store, Period(since, until), today, i18n.first_weekday()))


def _kept_lines(kept: Tally) -> list[str]:
    return ["", _("Protected time"), "  " + tally_sentence(kept)] if kept.due or kept.skipped else []


def _lines(found: Stats) -> list[str]:
    count = ngettext("{count} session, {time}", "{count} sessions, {time}", found.all.sessions)
    lines = [count.format(count=i18n.integer(found.all.sessions), time=i18n.duration(found.all.minutes))]
    if not found.all.sessions:
        return lines
    lines.append(_("Working time {working}, own time {own}").format(**_times(working=found.working, own=found.own)))
    lines += ["", _("By kind"), *(_line(kinds.name(kind), one) for kind, one in found.kinds.items())]
    lines += ["", _("By facet"), *(_line(_facet(facet), one) for facet, one in found.facets.items())]
    lines += ["", _("By month"), *(_line(i18n.day(month, "MMMM y"), one) for month, one in found.months.items())]
    return lines


def _times(**sums: Sum) -> dict[str, str]:
    return {name: i18n.duration(one.minutes) if one.minutes else i18n.integer(0) for name, one in sums.items()}


def _line(name: str, one: Sum) -> str:
    return "  " + _("{name}: {time}").format(name=name, time=i18n.duration(one.minutes))


def _facet(facet: str) -> str:
    named = {NO_FACET: _("no facet"), SEVERAL_FACETS: _("several facets")}
    return named.get(facet) or next((one.name.text() for one in instruments.builtin().facets if one.id == facet), facet)


def _kept_value(kept: Tally) -> Mapping[str, Value]:
    counts = {"honoured": kept.honoured, "moved": kept.moved, "skipped": kept.skipped, "lost": kept.lost}
    return {"protected_time": {**counts, "rate": kept.rate}}


def _value(found: Stats, since: date | None, until: date | None) -> dict[str, Value]:
    return {
        "since": since.isoformat() if since else None,
        "until": until.isoformat() if until else None,
        **_sum(found.all),
        "working_time": _sum(found.working),
        "own_time": _sum(found.own),
        "by_kind": _sums(found.kinds),
        "by_facet": {facet or "none": one for facet, one in _sums(found.facets).items()},
        "with_facet": _sums(found.with_facet),
        "by_week": _sums(found.weeks),
        "by_month": _sums(found.months),
        "by_day": _sums(found.days),
    }


def _sums(sums: Mapping[Key, Sum]) -> Value:
    return {str(name): _sum(one) for name, one in sums.items()}


def _sum(one: Sum) -> Value:
    return {"minutes": one.minutes, "sessions": one.sessions, "activities": one.activities}
