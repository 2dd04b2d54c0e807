"""All facets side by side, each on the same scale: opening one shows it on the time axis."""

from PySide6.QtCore import Signal
from typing_extensions import override

from lcjournal.core import growth, level_words, progress, progress_words, wording
from lcjournal.core.growth import FacetLevels
from lcjournal.core.i18n import _
from lcjournal.core.model import FormId
from lcjournal.core.progress import Period
from lcjournal.ui import theme
from lcjournal.ui.charts.chart_card import ChartCard
from lcjournal.ui.charts.parts import legend_entry
from lcjournal.ui.charts.sheet import Piece, sheet_width
from lcjournal.ui.charts.small_chart import HEIGHT_EM, SmallChart
from lcjournal.ui.charts.tiles import Grid, TileContent, Tiles
from lcjournal.ui.charts.views_data import ViewsData
from lcjournal.ui.widgets.labels import label

# Wide enough for the longest name of a facet in French.
_GRID = Grid(17.2, 4, lambda _width: theme.em(HEIGHT_EM))


class FacetsCard(ChartCard):
    """Only full checks tell a facet, so only they are drawn."""

    opened = Signal(str)
    """The key of the facet to be shown."""

    def __init__(self) -> None:
        self._tiles = Tiles(_GRID)
        legend = [
            legend_entry("full", _(progress_words.FORMS[FormId.FULL])),
            legend_entry("band", wording.band_name()),
            label(_("╌ desired"), "meta", "desired"),
            label(progress_words.scale_sentence(progress.LOWEST, progress.HIGHEST), "meta", "text2"),
        ]
        super().__init__(_("Facets"), self._tiles, legend)
        self._tiles.opened.connect(self.opened)

    def draw(self, data: ViewsData) -> None:
        """Draw the facets of a questionnaire."""
        instrument, span = data.choice.instrument, data.span
        keys = {choice.facet.id: choice.key for choice in growth.choices(instrument, []) if choice.facet}
        levels = growth.facet_levels(instrument, data.scored, data.targets)
        self._tiles.show_tiles([_tile(keys[one.facet.id], one, span) for one in levels])
        rows = [(one.facet.name.text(), level_words.seen_points(one.series, span), one.desired) for one in levels]
        points = [point for _name, points, _steps in rows for point in points]
        notes = [*growth.margin_remarks(own=data.own_margins), *progress_words.apart_sentences(points)]
        self.tell([level_words.facets_sentence(len(levels), span), *notes], level_words.facets_table(rows))

    @override
    def chart_piece(self) -> Piece:
        return self._tiles.piece(sheet_width())


def _tile(key: str, levels: FacetLevels, span: Period) -> TileContent:
    name, points = levels.facet.name.text(), level_words.seen_points(levels.series, span)
    wish = level_words.desired_on(levels.desired, span.until)
    chart = SmallChart(
        name,
        level_words.figure(points),
        "" if wish is None else progress_words.level(wish),
        levels.series,
        levels.desired,
        span,
    )
    lowered = [one for one in levels.lowered if one.day in span]
    words = [level_words.facet_sentence(name, points, wish), *progress_words.lowering_sentences(lowered)]
    return TileContent(key, " ".join(words), chart.draw)
