"""What every lane of the time axis has in common: a left axis of fixed width, X that moves, Y that does not."""

from collections.abc import Sequence
from datetime import date

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.ui import theme
from lcjournal.ui.charts.items import Grid
from lcjournal.ui.charts.time_axis import DateAxis, day_at
from lcjournal.ui.theme import Theme


class Lane(pg.GraphicsView):
    """One plot of the shared time axis. It is drawn in the colours of ``look``; its keys are those of the page.

    ``height`` is in pixels beside 14 px text. Dragging, Shift and the wheel, or a sideways wheel move the time; Ctrl
    and the wheel zoom. The plain wheel scrolls the page, or moves the time where the page needs no scrolling.
    pyqtgraph's PlotWidget would do the same, and build a hidden form of options for 10 ms a lane.
    """

    day_pointed = Signal(object)
    """The pointer is over this day, or has left (None)."""
    day_clicked = Signal(object)
    """This day was clicked."""
    reset_wanted = Signal()
    menu_wanted = Signal(object)
    """The context menu is wanted at this place of the screen."""

    def __init__(self, look: Theme, height: float, *, dated: bool = False) -> None:
        super().__init__(background=look.colour("surface"))
        self.look, self._words = look, ""
        self.setFixedHeight(theme.em(height / theme.BASE_PX))
        self.setMinimumWidth(theme.em(12))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box = pg.ViewBox(enableMenu=False, enableMouse=True, defaultPadding=0)
        self.box.setMouseEnabled(x=True, y=False)
        self._axis = self._left_axis()
        layout = pg.GraphicsLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addItem(self._axis, 0, 0)
        layout.addItem(self.box, 0, 1)
        if dated:
            dates = DateAxis(look)
            dates.linkToView(self.box)
            layout.addItem(dates, 1, 1)
        self.setCentralItem(layout)
        self._drawn: list[pg.GraphicsObject] = []
        self._grid = Grid(look.colour("grid"))
        self._week = pg.LinearRegionItem(
            brush=look.colour("hover"), pen=pg.mkPen(look.colour("border_strong")), movable=False
        )
        self._week.setZValue(-30)
        self._week.hide()
        self.scene().sigMouseClicked.connect(self._on_click)
        self.box.sigRangeChanged.connect(self._follow_range)
        self.box.addItem(self._grid, ignoreBounds=True)
        self.box.addItem(self._week, ignoreBounds=True)

    def _follow_range(self) -> None:
        """Move what is drawn before it is painted: pyqtgraph does so while it paints, and then paints once more."""
        self.box.updateMatrix()

    def _left_axis(self) -> pg.AxisItem:
        axis = pg.AxisItem("left", pen=pg.mkPen(None), textPen=self.look.colour("text2"))
        axis.enableAutoSIPrefix(enable=False)
        axis.setWidth(theme.em(52 / theme.BASE_PX))  # room for “30 min”
        axis.setTickFont(theme.font("meta", tabular=True))
        axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=theme.space(8), hideOverlappingLabels=False)
        axis.linkToView(self.box)
        return axis

    def describe(self, words: str) -> None:
        """Say what there is to know besides the name, for a screen reader."""
        self._words = words
        self.setAccessibleDescription(words)

    def say_lit(self, sentence: str) -> None:
        """Say what is lit up, to a screen reader too; nothing gives back what was there to know."""
        self.setAccessibleDescription(sentence or self._words)

    def put(self, item: pg.GraphicsObject) -> None:
        """Add something to the drawing."""
        self._drawn.append(item)
        self.box.addItem(item, ignoreBounds=True)

    def clear_lane(self) -> None:
        """Take out what was put in."""
        for item in self._drawn:
            self.box.removeItem(item)
        self._drawn = []

    def set_levels(self, names: Sequence[tuple[float, str]], low: float, high: float, *, lines: bool = True) -> None:
        """Show Y from ``low`` to ``high`` with these names at the left."""
        self.box.setYRange(low, high, padding=0)
        self._axis.setTicks([list(names)])
        self._grid.set_levels([level for level, _name in names] if lines else ())

    def light_week(self, start: date | None) -> None:
        """Light up the week that begins on ``start``, or none."""
        self._week.setVisible(start is not None)
        if start is not None:
            self._week.setRegion((start.toordinal(), start.toordinal() + 7))

    def position(self, point: QPointF) -> QPointF:
        """Return a place of this widget in units of the data."""
        place: QPointF = self.box.mapSceneToView(self.mapToScene(point.toPoint()))
        return place

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say over which day the pointer is."""
        super().mouseMoveEvent(event)
        place = self.position(event.position())
        self.day_pointed.emit(day_at(place.x()) if self.box.viewRect().contains(place) else None)

    def _on_click(self, event: MouseClickEvent) -> None:
        """Say which day was clicked; a drag is none, and a double click comes back to the chosen period."""
        place = self.position(QPointF(self.mapFromScene(event.scenePos())))
        if event.button() == Qt.MouseButton.LeftButton and not event.double() and self.box.viewRect().contains(place):
            self.clicked_at(place)

    def clicked_at(self, place: QPointF) -> None:
        """Do what a click means at a place in units of the data."""
        self.day_clicked.emit(day_at(place.x()))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the charts, by the mouse or by the key for it."""
        self.menu_wanted.emit(event.globalPos())
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Say that the pointer has left."""
        super().leaveEvent(event)
        self.day_pointed.emit(None)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the period that was chosen."""
        self.reset_wanted.emit()
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys to the page, which moves all lanes."""
        event.ignore()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move or zoom the time, or let the page scroll."""
        turn = event.angleDelta()
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier:
            centre = self.position(event.position())
            self.box.scaleBy((0.9 ** ((turn.y() or turn.x()) / 120), 1), center=centre)
        elif turn.x() or keys & Qt.KeyboardModifier.ShiftModifier or not _page_scrolls(self):
            self.box.translateBy(x=-(turn.x() or turn.y()) / 120 * self.box.viewRect().width() / 12)
        else:
            event.ignore()
            return
        event.accept()


def _page_scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent is not None and parent.verticalScrollBar().maximum() > 0
