"""The bars of hours in words: the names of their parts, what the period before held, and all of it as a table."""

from collections.abc import Mapping, Sequence

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.progress_words import Column, Minutes, Table, days_column, of_columns, times_column
from lcjournal.core.stacks import OTHER_FACETS, OWN, WORKING, Split, Stack, Unit
from lcjournal.core.stats import NO_FACET, SEVERAL_FACETS


def split_name(split: Split) -> str:
    """Return what the parts of a bar are."""
    return {Split.KIND: _("by kind"), Split.FACET: _("by facet"), Split.TIME: _("by own time")}[split]


def unit_title(unit: Unit) -> str:
    """Return what the chart is called."""
    return _("Hours a week") if unit is Unit.WEEK else _("Hours a month")


def part_name(split: Split, part: str, facets: Mapping[str, str]) -> str:
    """Return the name of a part; ``facets`` are the names of facets by id."""
    if split is Split.KIND:
        return kinds.name(part)
    if split is Split.TIME:
        return {WORKING: _("Working time"), OWN: _("Own time")}[part]
    shared = {OTHER_FACETS: _("other facets"), SEVERAL_FACETS: _("several facets"), NO_FACET: _("no facet")}
    return shared.get(part) or facets.get(part, part)


def before_sentence(bars: Sequence[Stack]) -> str:
    """Return how much the period before held."""
    minutes = sum(bar.before for bar in bars)
    return _("{time} in the period before").format(time=i18n.duration(minutes) if minutes else i18n.integer(0))


def protected_name(minutes: int) -> str:
    """Return the label of protected time: “2 h protected”."""
    return _("{time} protected").format(time=i18n.duration(minutes))


def bars_table(bars: Sequence[Stack], unit: Unit, split: Split, facets: Mapping[str, str], *, before: bool) -> Table:
    """Return every bar, also empty ones, with a column for each part in use, their total and the period before."""
    parts = list(dict.fromkeys(part for bar in bars for part in bar.minutes))
    pattern = "d MMMM y" if unit is Unit.WEEK else "MMMM y"
    columns = [days_column(_("Week of") if unit is Unit.WEEK else _("Month"), [bar.first for bar in bars], pattern)]
    for part in parts:
        words = [i18n.duration(bar.minutes[part]) if part in bar.minutes else "" for bar in bars]
        columns.append(
            Column(part_name(split, part, facets), words, [Minutes(bar.minutes.get(part, 0)) for bar in bars])
        )
    columns.append(times_column(_("Total"), [bar.total for bar in bars]))
    if before:
        columns.append(times_column(_("Period before"), [bar.before for bar in bars]))
    return of_columns(columns)
