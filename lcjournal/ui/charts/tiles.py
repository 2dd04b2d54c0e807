"""Small charts that are read one by one: a grid with one Tab stop, moved through by the arrow keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.charts.sheet import Drawing, Piece
from lcjournal.ui.theme import Theme

Draw = Callable[[QPainter, QRectF, Theme], None]
_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}


@dataclass(frozen=True)
class TileContent:
    """What a tile shows: ``draw`` paints it, ``sentence`` says it, ``key`` is what opening it asks for."""

    key: str
    sentence: str
    draw: Draw


@dataclass(frozen=True)
class Grid:
    """As many columns of ``column_em`` as fit, at most ``most``; ``height`` gives the height of a tile of a width."""

    column_em: float
    most: int
    height: Callable[[float], int]

    def columns(self, width: int) -> int:
        """Return how many columns stand side by side in a width."""
        return max(1, min(self.most, width // max(1, theme.em(self.column_em))))

    def tile_height(self, width: int) -> int:
        """Return the height of a tile where the whole grid is this wide."""
        return self.height(width / self.columns(width))


class Tile(QAbstractButton):
    """One small chart. Clicking it, Enter and Space open what it is of."""

    def __init__(self, content: TileContent) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_content(content)

    def show_content(self, content: TileContent) -> None:
        """Show another chart."""
        self.content = content
        self.setAccessibleName(content.sentence)
        self.setAccessibleDescription(_("Enter shows it on the time axis"))
        self.setToolTip(content.sentence)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(12), self.minimumHeight())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.current()
        if self.underMouse():
            painter.fillRect(self.rect(), look.colour("hover"))
        self.content.draw(painter, QRectF(self.rect()), look)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the grid: Qt would move the focus by the order of making."""
        if event.key() in _ARROWS:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class Tiles(QWidget):
    """A grid of tiles. One of them can be reached by Tab, the last that had the focus."""

    opened = Signal(str)
    """The key of a tile that was opened."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid, self._columns, self._tiles = grid, 0, list[Tile]()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_tiles(self, contents: Sequence[TileContent]) -> None:
        """Show other charts; where there are as many as before the focus stays."""
        if len(contents) != len(self._tiles):
            self._make(contents)
        for tile, content in zip(self._tiles, contents, strict=True):
            tile.show_content(content)

    def piece(self, width: int) -> Piece:
        """Return the tiles as a part of a sheet of this width, in the look of paper."""
        contents, look = [tile.content for tile in self._tiles], theme.load("light")
        columns, height = self._grid.columns(width), self._grid.tile_height(width)
        across = width // columns

        def draw(painter: QPainter, box: QRect) -> None:
            for index, content in enumerate(contents):
                place = box.topLeft() + QPoint(index % columns * across, index // columns * height)
                content.draw(painter, QRectF(place, QSize(across, height)), look)

        return Drawing(-(-len(contents) // columns) * height, draw)

    def reach(self, index: int) -> None:
        """Give the focus to a tile, if there is one with this number."""
        if 0 <= index < len(self._tiles):
            for tile in self._tiles:
                tile.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._tiles[index].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocusProxy(self._tiles[index])
            self._tiles[index].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the tiles."""
        here = next((index for index, tile in enumerate(self._tiles) if tile.hasFocus()), None)
        if here is None or event.key() not in _ARROWS:
            super().keyPressEvent(event)
            return
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._tiles) - 1}
        key = Qt.Key(event.key())
        self.reach(ends[key] if key in ends else here + steps[key])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _make(self, contents: Sequence[TileContent]) -> None:
        for tile in self._tiles:
            self._layout.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = [Tile(content) for content in contents]
        for index, tile in enumerate(self._tiles):
            tile.setFocusPolicy(Qt.FocusPolicy.ClickFocus if index else Qt.FocusPolicy.StrongFocus)
            tile.clicked.connect(self._on_click)
        if self._tiles:
            self.setFocusProxy(self._tiles[0])
        self._columns = 0
        self._place()
        for tile in self._tiles:
            tile.show()  # Qt alone would do so one round of events later

    def _place(self) -> None:
        """Stand the tiles in as many columns as fit."""
        columns, height = self._grid.columns(self.width()), self._grid.tile_height(self.width())
        for index, tile in enumerate(self._tiles):
            tile.setFixedHeight(height)
            if columns != self._columns:
                self._layout.addWidget(tile, index // columns, index % columns)
        for column in range(self._grid.most):
            self._layout.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns

    def _on_click(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.opened.emit(tile.content.key)
