"""Icons of the Phosphor font, painted when they are shown in the colours of the theme at that moment.

The font file comes with qtawesome, whose own import takes half a second and is not needed to read a file.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QIcon,
    QIconEngine,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from typing_extensions import override

from lcjournal.ui import theme


def _fonts() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package qtawesome, which brings the icon font")
    return Path(spec.submodule_search_locations[0]) / "fonts"


@cache
def _charmap() -> dict[str, str]:
    file = next(_fonts().glob("phosphor-charmap-*.json"))
    return {name: chr(int(code, 16)) for name, code in json.loads(file.read_text(encoding="utf-8")).items()}


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(next(_fonts().glob("phosphor-[0-9]*.ttf"))))
    return QFontDatabase.applicationFontFamilies(number)[0]


def draw(painter: QPainter, name: str, box: QRectF | QRect, colour: QColor) -> None:
    """Paint an icon such as ``book-open`` in a square box."""
    rect = QRectF(box)
    face = QFont(_family())
    face.setPixelSize(max(1, round(min(rect.width(), rect.height()))))
    painter.save()
    if painter.paintEngine().type() is QPaintEngine.Type.SVG:
        # Who opens the file has no such font.
        painter.fillPath(_shape(face, _charmap()[name], rect.center()), colour)
    else:
        painter.setFont(face)
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _charmap()[name])
    painter.restore()


def _shape(face: QFont, glyph: str, centre: QPointF) -> QPainterPath:
    path, metrics = QPainterPath(), QFontMetricsF(face)
    left, top = centre.x() - metrics.horizontalAdvance(glyph) / 2, centre.y() - metrics.height() / 2
    path.addText(QPointF(left, top + metrics.ascent()), face, glyph)
    return path


def pixmap(name: str, colour: QColor, size: int, dpr: float = 1.0) -> QPixmap:
    """Return an icon as a picture of ``size`` logical pixels."""
    result = QPixmap(round(size * dpr), round(size * dpr))
    result.setDevicePixelRatio(dpr)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    draw(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return result


class _GlyphEngine(QIconEngine):
    """Paints one glyph: in ``role``, in ``on`` while checked, and in the colour of disabled things."""

    def __init__(self, name: str, role: str, on: str) -> None:
        super().__init__()
        self._name, self._role, self._on = name, role, on

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Read the theme now, so that the icon follows it."""
        role = self._on if state == QIcon.State.On else self._role
        # A button asks for a box wider than high to keep its words away from the glyph, which stands on the left.
        box = QRect(rect.left(), rect.top(), min(rect.width(), rect.height()), rect.height())
        draw(painter, self._name, box, theme.colour("disabled" if mode == QIcon.Mode.Disabled else role))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the glyph on nothing."""
        result = QPixmap(size)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return result

    @override
    def clone(self) -> QIconEngine:
        """Return an engine of the same glyph."""
        return _GlyphEngine(self._name, self._role, self._on)


def icon(name: str, role: str = "text2", on: str = "") -> QIcon:
    """Return an icon in the colour of a role (``mooc.ink`` too), and of ``on`` while its button is checked."""
    if name not in _charmap():
        raise KeyError(name)
    return QIcon(_GlyphEngine(name, role, on or role))


def draw_logo(painter: QPainter, box: QRectF | QRect) -> None:
    """Paint the logo: a filled dot (now), an open ring (desired) and the curve that joins them."""
    rect = QRectF(box)
    side = min(rect.width(), rect.height())
    now = rect.topLeft() + QPointF(0.24 * side, 0.72 * side)
    wish = rect.topLeft() + QPointF(0.72 * side, 0.27 * side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath(now)
    path.quadTo(QPointF(now.x() + 0.06 * side, wish.y() + 0.04 * side), wish - QPointF(0.14 * side, 0))
    painter.setPen(QPen(theme.colour("accent"), 0.075 * side))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawEllipse(now, 0.19 * side, 0.19 * side)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("desired"), 0.095 * side))
    painter.drawEllipse(wish, 0.155 * side, 0.155 * side)
    painter.restore()


def logo(size: int = 256) -> QIcon:
    """Return the logo as the icon of the window."""
    result = QPixmap(size, size)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    draw_logo(painter, QRectF(0, 0, size, size))
    painter.end()
    return QIcon(result)
