"""Levels and gaps: where one stands beside before and desired, how the gaps moved, and what went with the hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import Signal
from typing_extensions import override

from lcjournal.core import (
    association,
    gaps,
    growth,
    i18n,
    level_words,
    profile_words,
    progress,
    progress_words,
    wording,
)
from lcjournal.core.check_reading import CheckReading, Line
from lcjournal.core.gaps import GapStep
from lcjournal.core.growth import Choice
from lcjournal.core.i18n import _
from lcjournal.core.progress_words import Table
from lcjournal.core.scoring import Profile, profile
from lcjournal.ui.charts.chart_card import ChartCard
from lcjournal.ui.charts.gap_row import GapRow, gap_row_height
from lcjournal.ui.charts.level_row import LevelRow, row_height
from lcjournal.ui.charts.scatter import Scatter
from lcjournal.ui.charts.sheet import Drawing, Piece, sheet_width
from lcjournal.ui.charts.tiles import Grid, TileContent, Tiles
from lcjournal.ui.charts.views_data import ViewsData, places
from lcjournal.ui.widgets.labels import label

_NOTHING = Table((), ())


@dataclass(frozen=True)
class _Row:
    """How a gap moved, under the words that tell the row from the others."""

    choice: Choice
    step: GapStep
    words: str

    def tile(self, reach: int) -> TileContent:
        row = GapRow(self.words, self.step, self.choice.facet is None and self.words == self.choice.name, reach)
        return TileContent(self.choice.key, level_words.gap_sentence(self.choice.name, self.step), row.draw)


class ProfileCard(ChartCard):
    """The last full check of the period, each domain followed by its facets."""

    opened = Signal(str)

    def __init__(self) -> None:
        self._tiles = Tiles(Grid(1, 1, row_height))
        legend = [
            label(_("● now, with its {band}").format(band=wording.band_name()), "meta", "accent_text"),
            label(_("▼ before"), "meta", "text3"),
            label(_("○ desired"), "meta", "desired"),
            label(progress_words.scale_sentence(progress.LOWEST, progress.HIGHEST), "meta", "text2"),
        ]
        super().__init__(_("Now, before and desired"), self._tiles, legend)
        self._tiles.opened.connect(self.opened)

    def draw(self, data: ViewsData) -> None:
        """Draw the levels of the period."""
        reading = data.reading()
        if reading is None:
            self._tiles.show_tiles([])
            self.tell([_("No full self-check in this period.")], _NOTHING)
            return
        shown = places(reading.instrument)
        lines = profile_words.levels_lines(reading)
        self._tiles.show_tiles([_level_tile(reading, *pair) for pair in zip(shown, lines, strict=True)])
        words = [profile_words.levels_sentence(reading), *growth.margin_remarks(own=data.own_margins)]
        self.tell(words, profile_words.levels_table(reading))

    @override
    def chart_piece(self) -> Piece:
        return self._tiles.piece(sheet_width())


class _GapRows(ChartCard):
    """Gaps as rows whose bars are to be compared."""

    opened = Signal(str)

    def __init__(self, title: str) -> None:
        self._tiles = Tiles(Grid(1, 1, gap_row_height))
        legend = [
            label(_("○ your desired level moved"), "meta", "desired"),
            label(_("● your score moved, with its {band}").format(band=wording.band_name()), "meta", "accent_text"),
        ]
        super().__init__(title, self._tiles, legend)
        self._tiles.opened.connect(self.opened)

    def _show(self, rows: Sequence[_Row], sentence: str) -> None:
        reach = max([1, *(_reach(row.step) for row in rows)])
        self._tiles.show_tiles([row.tile(reach) for row in rows])
        words = [sentence]
        if rows:
            words.append(_("The bars reach ±{points} from the middle.").format(points=i18n.integer(reach)))
        self.tell(words, level_words.gaps_table([(row.choice.name, row.step) for row in rows]))

    @override
    def chart_piece(self) -> Piece:
        return self._tiles.piece(sheet_width())


class GapsCard(_GapRows):
    """The gap of each domain and facet, from the first to the last full check of the period."""

    def __init__(self) -> None:
        super().__init__(_("How the gaps moved"))

    def draw(self, data: ViewsData) -> None:
        """Draw how the gaps of the period moved."""
        rows = [_Row(choice, step, choice.name) for choice, step in _whole_steps(data)]
        self._show(rows, level_words.gaps_sentence([row.step for row in rows if row.choice.facet]))


class StepsCard(_GapRows):
    """The gap of what is chosen, from each full check of the period to the next."""

    def __init__(self) -> None:
        super().__init__(_("From one full self-check to the next"))

    def draw(self, data: ViewsData) -> None:
        """Draw the steps of the chosen domain or facet."""
        choice = data.choice
        steps = gaps.history(_profiles(data), data.targets, choice.id, choice.facets)
        rows = [_Row(choice, step, _between(step)) for step in steps]
        self._show(rows, level_words.steps_sentence(choice.name, len(steps)))


class AssociationCard(ChartCard):
    """Over all full checks of the latest version: a part picked from them could be picked to please."""

    def __init__(self) -> None:
        self._scatter = Scatter()
        super().__init__(_("Hours and score"), self._scatter)

    def draw(self, data: ViewsData) -> None:
        """Draw the hours and the changes of the chosen domain."""
        domain, checks = data.choice.domain, [one.check for one in data.scored]
        instrument = data.instruments[growth.version_of(checks[-1])] if checks else data.choice.instrument
        known = domain.id in {one.id for one in instrument.domains}
        full = association.full_checks(instrument, checks, domain.id) if known else []
        found = association.intervals(instrument, full, data.sessions, domain.id)
        enough = len(full) >= association.MIN_CHECKS
        self._scatter.show_points(found if enough else [])
        self.show_chart(enough)
        words = level_words.association_sentences(domain.name.text(), association.association(found), len(full))
        self.tell(words, level_words.association_table(found))

    @override
    def chart_piece(self) -> Piece:
        return self._scatter.piece() if self.chart_shown else Drawing(0, lambda _painter, _box: None)


def _level_tile(reading: CheckReading, choice: Choice, line: Line) -> TileContent:
    before = profile_words.previous(reading, line.id)
    row = LevelRow(line, before, whole=choice.facet is None)
    return TileContent(choice.key, profile_words.level_sentence(line, before), row.draw)


def _reach(step: GapStep) -> int:
    return ceil(max(abs(step.move.target), abs(step.move.score) + step.move.margin))


def _profiles(data: ViewsData) -> list[Profile]:
    return [profile(data.instruments[growth.version_of(check)], check) for check in data.full]


def _whole_steps(data: ViewsData) -> list[tuple[Choice, GapStep]]:
    """Return each domain and facet whose gap is known in the first and the last check of the period."""
    profiles = _profiles(data)
    if len(profiles) < 2:
        return []
    instrument = data.instruments[growth.version_of(profiles[-1].check)]
    ends = profiles[0], profiles[-1]
    found = [(choice, gaps.step(*ends, data.targets, choice.id, choice.facets)) for choice in places(instrument)]
    return [(choice, step) for choice, step in found if step]


def _between(step: GapStep) -> str:
    first, last = (i18n.day(day, "d MMM y") for day in (step.before.day, step.after.day))
    return _("{first} to {last}").format(first=first, last=last)
