"""The views beside the timeline: all facets, and levels with their gaps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.progress import Period
from lcjournal.ui import letter_keys, theme
from lcjournal.ui.charts.chart_card import ChartCard
from lcjournal.ui.charts.facets_card import FacetsCard
from lcjournal.ui.charts.level_cards import AssociationCard, GapsCard, ProfileCard, StepsCard
from lcjournal.ui.charts.sheet import Piece, Sheet, Words
from lcjournal.ui.charts.views_data import ViewsData

FACETS, LEVELS = "facets", "levels"


class GrowthViews(QStackedWidget):
    """Shows one view at a time. The keys are those of the timeline: T for the tables, Ctrl+C to copy."""

    opened = Signal(str)
    """The key of a domain or facet that is to be shown on the time axis."""
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tables_shown = False
        facets, levels, hours = FacetsCard(), ProfileCard(), AssociationCard()
        gaps, steps = GapsCard(), StepsCard()
        for card in (facets, levels, gaps, steps):
            card.opened.connect(self.opened)
        self._draws = {FACETS: (facets.draw,), LEVELS: (levels.draw, gaps.draw, steps.draw, hours.draw)}
        self._cards: dict[str, tuple[ChartCard, ...]] = {FACETS: (facets,), LEVELS: (levels, gaps, steps, hours)}
        self._titles = {FACETS: (_("Facets"), _("facets")), LEVELS: (_("Levels and gaps"), _("levels"))}
        self._pages = {name: self._page(cards) for name, cards in self._cards.items()}
        self.show_view(FACETS)

    def _page(self, cards: tuple[ChartCard, ...]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(12))
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self.addWidget(page)
        return page

    def draw(self, data: ViewsData) -> None:
        """Draw the view that is shown."""
        for draw in self._draws[self._shown()]:
            draw(data)

    def show_view(self, name: str) -> None:
        """Show one of the views, which is to be drawn now; the other does not keep room for itself."""
        for other, page in self._pages.items():
            policy = QSizePolicy.Policy.Preferred if other == name else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.setCurrentWidget(self._pages[name])

    def first(self) -> QWidget:
        """Return the first chart of the view that is shown."""
        return self._cards[self._shown()][0].chart

    def toggle_tables(self) -> None:
        """Show the tables in place of the charts, or the charts again."""
        self.tables_shown = not self.tables_shown
        for cards in self._cards.values():
            for card in cards:
                card.show_table(self.tables_shown)
        self._focused()[0].take_focus()

    def copy(self) -> None:
        """Put the data of the chart that has the focus, else of all, on the clipboard, under their sentences."""
        QApplication.clipboard().setText("\n\n".join(card.text() for card in self._focused()))
        self.copied.emit()

    def sheet(self, span: Period) -> Sheet:
        """Return the view to be saved, which was drawn for this period."""
        title, name = self._titles[self._shown()]
        cards = self._cards[self._shown()]
        pieces = [piece for card in cards for piece in _named(card, alone=len(cards) == 1)]
        return Sheet(title, name, span, pieces, [(card.name, card.table) for card in cards])

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_T and letter_keys.speaks(event) and not event.modifiers() & others:
            self.toggle_tables()
        else:
            return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    def _shown(self) -> str:
        return next(name for name, page in self._pages.items() if page is self.currentWidget())

    def _focused(self) -> list[ChartCard]:
        """Return the card with the focus, else all that are shown."""
        shown = self._cards[self._shown()]
        return [card for card in shown if card.has_focus()] or list(shown)


def _named(card: ChartCard, *, alone: bool) -> list[Piece]:
    return card.pieces() if alone else [Words(card.name, "card"), *card.pieces()]
