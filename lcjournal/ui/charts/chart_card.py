"""A card with one chart: its sentence stands over it, and its table in its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.progress_words import Table
from lcjournal.ui import theme
from lcjournal.ui.charts.sheet import Piece, Words
from lcjournal.ui.charts.table_view import TableView
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label


class ChartCard(Card):
    """Shows ``chart``, or its data; subclasses give ``chart_piece``, the chart on paper."""

    def __init__(self, title: str, chart: QWidget, legend: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.name, self.table = title, Table((), ())
        self.setAccessibleName(title)
        self.chart, self._view = chart, TableView()
        self.chart_shown, self._tables = True, False
        self._sentences: list[str] = []
        self._words = label("", "meta", "text2", wrap=True)
        head = QWidget()
        flow = FlowLayout(head, theme.space(12))
        flow.addWidget(label(title, "card"))
        for entry in legend:
            flow.addWidget(entry)
        for widget in (head, self._words, chart, self._view):
            self.body.addWidget(widget)
        self._view.hide()

    def tell(self, sentences: Sequence[str], table: Table) -> None:
        """Say what is drawn, and give its data."""
        self._sentences, self.table = list(sentences), table
        self._words.setText(" ".join(sentences))
        self.chart.setAccessibleName(" ".join([self.name + ".", *sentences]))
        self.chart.setAccessibleDescription(_("T shows it as a table"))
        self._view.show_table(table, sentences[0], sentences[1:])

    def show_chart(self, shown: bool) -> None:
        """Have a chart, or none where there is nothing to draw yet."""
        self.chart_shown = shown
        self.chart.setVisible(shown and not self._tables)

    def show_table(self, shown: bool) -> None:
        """Show the data in place of the chart, or the chart again."""
        focused = self.has_focus()
        self._tables = shown
        self.chart.setVisible(self.chart_shown and not shown)
        self._view.setVisible(shown)
        if focused:
            self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to what is shown."""
        shown = self._view if self._tables else self.chart
        shown.setFocus(Qt.FocusReason.TabFocusReason)

    def has_focus(self) -> bool:
        """Tell whether the keyboard is in this card."""
        inside = QApplication.focusWidget()
        return inside is not None and self.isAncestorOf(inside)

    def text(self) -> str:
        """Return the sentences and the data, as they are copied."""
        rows = [self.table.text()] if self.table.rows else []
        return "\n".join([self.name, *self._sentences, *rows])

    def pieces(self) -> list[Piece]:
        """Return the card as parts of a sheet that has a title."""
        return [Words(" ".join(self._sentences)), self.chart_piece()]

    def chart_piece(self) -> Piece:
        """Return the chart on paper."""
        raise NotImplementedError
