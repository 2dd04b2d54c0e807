"""What the Growth page draws: the timeline, or a view beside it, one at a time."""

from contextlib import AbstractContextManager, nullcontext

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.progress import Period
from lcjournal.ui.charts.growth_card import GrowthCard
from lcjournal.ui.charts.picture import growth_sheet
from lcjournal.ui.charts.seen import GrowthData
from lcjournal.ui.charts.sheet import Sheet
from lcjournal.ui.charts.views import FACETS, LEVELS, GrowthViews

TIMELINE = "timeline"


class GrowthBody(QWidget):
    """Hands the keys to what is shown."""

    opened = Signal(str)
    """The key of a domain or facet that is to be shown on the time axis."""
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.card, self.views = GrowthCard(), GrowthViews()
        self.view = TIMELINE
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addWidget(self.views)
        self.views.opened.connect(self.opened)
        for shown in (self.card, self.views):
            shown.copied.connect(self.copied)
        self.show_view(self.view)

    @property
    def tables_shown(self) -> bool:
        """Tell whether what is shown is shown as tables."""
        return self.card.tables_shown if self.view == TIMELINE else self.views.tables_shown

    def show_view(self, view: str) -> None:
        """Show the timeline or another view."""
        self.view = view
        self.card.setVisible(view == TIMELINE)
        self.views.setVisible(view != TIMELINE)
        if view != TIMELINE:
            self.views.show_view(view)
        self.setFocusProxy(self.card.timeline.score if view == TIMELINE else self.views.first())

    def toggle_tables(self) -> None:
        """Show the tables in place of the charts that are shown, or the charts again."""
        self.card.toggle_tables() if self.view == TIMELINE else self.views.toggle_tables()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        return self.card.press(event) if self.view == TIMELINE else self.views.press(event)

    def sheet(self, data: GrowthData, span: Period) -> AbstractContextManager[Sheet]:
        """Give what is shown, to be saved: of the timeline what is in sight, of a view the chosen period."""
        if self.view != TIMELINE:
            return nullcontext(self.views.sheet(span))
        card = self.card
        return growth_sheet(data, card.timeline.span(), card.hours_choice, guide=card.guide_shown)


def views() -> list[tuple[str, str]]:
    """Return the views with their names."""
    return [(TIMELINE, _("Timeline")), (FACETS, _("Facets")), (LEVELS, _("Levels and gaps"))]
