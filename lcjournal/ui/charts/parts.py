"""What stands around the lanes: titles, legends, and the column of words at the right."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label

Shape = Literal["full", "pulse", "band", "guide", "kind", "heat"]
SIDE_EM = 206 / 14


class Swatch(QWidget):
    """What a legend shows beside a word: a marker, a line, the band, the colour of a kind or a step of the heat map."""

    def __init__(self, shape: Shape, detail: str = "") -> None:
        super().__init__()
        self._shape, self._detail = shape, detail
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = theme.space(13 if self._shape == "heat" else 12)
        return QSize(theme.space(16) if self._shape in {"band", "guide"} else side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._shape == "pulse":
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        elif self._shape == "guide":
            painter.setPen(QPen(look.colour("text3"), 1))
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        elif self._shape == "full":
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(box)
        else:
            colours = {"band": look.colour("band"), "kind": look.kind(self._detail, "fill")}
            painter.setBrush(colours.get(self._shape) or look.heat_colour(int(self._detail)))
            painter.drawRoundedRect(box, theme.space(2), theme.space(2))
        painter.end()


def legend_entry(shape: Shape, word: str | QWidget, detail: str = "") -> QWidget:
    """Return a swatch and its word, or what stands for one."""
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, theme.space(8), 0)
    row.setSpacing(theme.space(6))
    row.addWidget(Swatch(shape, detail))
    row.addWidget(label(word, "meta", "text2") if isinstance(word, str) else word)
    return entry


class LaneRow(QWidget):
    """A title with words beside it, a chart or its table, and a side column that moves under the title when narrow."""

    def __init__(self, title: str, heading: Sequence[QWidget], charts: QWidget, tables: QWidget, side: QWidget) -> None:
        super().__init__()
        shown = QWidget()
        self._stack = QStackedLayout(shown)
        self._stack.addWidget(charts)
        self._stack.addWidget(tables)
        self._charts, self._tables, self._side = charts, tables, side
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        if title:
            head = QWidget()
            flow = FlowLayout(head, theme.space(8))
            flow.addWidget(label(title, "card"))
            for widget in heading:
                flow.addWidget(widget)
            column.addWidget(head)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(theme.space(24))
        self._body.addWidget(shown, 1)
        self._body.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._body)
        self.show_tables(False)

    def set_wide(self, wide: bool) -> None:
        """Put the side column at the right, or under the title."""
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop)
        self._body.setSpacing(theme.space(24 if wide else 8))
        self._side.setMinimumWidth(theme.em(SIDE_EM) if wide else 0)
        self._side.setMaximumWidth(theme.em(SIDE_EM) if wide else 1 << 20)
        self._body.setAlignment(self._side, Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0))

    def show_tables(self, shown: bool) -> None:
        """Show the data as tables, or the charts; the row is as high as what it shows."""
        ignored = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        usual = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._charts.setSizePolicy(ignored if shown else usual)
        self._tables.setSizePolicy(usual if shown else ignored)
        self._stack.setCurrentWidget(self._tables if shown else self._charts)


class Side(QWidget):
    """A column of words that are said anew when the period changes."""

    def __init__(self) -> None:
        super().__init__()
        self._holder = QVBoxLayout(self)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()

    def start(self) -> QVBoxLayout:
        """Forget what was said and return the column to fill; ``finish`` shows it."""
        self._holder.removeWidget(self._content)
        self._content.hide()
        self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(6))
        return column

    def finish(self) -> None:
        """Show at once what was put into the column; Qt alone would do so one round of events later."""
        self._holder.addWidget(self._content)
        self._content.show()


def kind_legend(entries: Sequence[tuple[str, str, str]], *, wide: bool) -> QWidget:
    """Return the legend of the hours: kind, its name and its total, in the order given; in a column, or in lines."""
    holder = QWidget()
    if not wide:
        flow = FlowLayout(holder, theme.space(8))
        for kind, name, total in entries:
            flow.addWidget(legend_entry("kind", f"{name} {total}", kind))
        return holder
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.space(8))
    grid.setVerticalSpacing(theme.space(3))
    grid.setColumnStretch(1, 1)
    for row, (kind, name, total) in enumerate(entries):
        grid.addWidget(Swatch("kind", kind), row, 0)
        grid.addWidget(label(name, "meta", wrap=True), row, 1)
        grid.addWidget(label(total, "meta", "text2"), row, 2, Qt.AlignmentFlag.AlignRight)
    return holder


def heat_legend() -> QHBoxLayout:
    """Return the ramp of the heat map, from less to more."""
    row = QHBoxLayout()
    row.setSpacing(theme.space(4))
    row.addWidget(label(_("less"), "meta", "text2"))
    for step in range(5):
        row.addWidget(Swatch("heat", str(step)))
    row.addWidget(label(_("more"), "meta", "text2"))
    row.addStretch(1)
    return row
