"""The picture of creative tension: a filled dot (now), an open ring (desired), and what pulls one to the other."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core import wording
from lcjournal.core.i18n import _, decimal
from lcjournal.ui import theme
from lcjournal.ui.theme import Theme

LOWEST, HIGHEST = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class Tension:
    """Levels on the scale of 1 to 5. ``now`` has no meaning without its margin, so they come together or not at all."""

    now: float | None = None
    low: float | None = None
    high: float | None = None
    desired: float | None = None
    previous: float | None = None


def describe(name: str, tension: Tension) -> str:
    """Return what the picture says, for a screen reader."""
    if tension.now is None or tension.low is None or tension.high is None:
        if tension.desired is None:
            return _("{name}: not enough answers").format(name=name)
        return _("{name}: not enough answers, desired {desired}").format(
            name=name, desired=wording.level(tension.desired)
        )
    values = {"name": name, "now": decimal(tension.now), "low": decimal(tension.low), "high": decimal(tension.high)}
    if tension.desired is None:
        return _("{name}: now {now}, between {low} and {high}").format(**values)
    desired = wording.level(tension.desired)
    return _("{name}: now {now}, between {low} and {high}, desired {desired}").format(**values, desired=desired)


def _edge() -> float:
    """Return the room at both ends of a track, where a dot may stand."""
    return 5.5 * theme.space(100) / 100 + 2


def place_of(box: QRectF, level: float) -> float:
    """Return where a level lies on the track in ``box``; what is beyond the scale is drawn at its end."""
    share = (min(max(level, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)
    return box.left() + _edge() + share * (box.width() - 2 * _edge())


def level_at(box: QRectF, x: float) -> float:
    """Return the level of the track in ``box`` at a place on the screen, for a click."""
    share = (x - box.left() - _edge()) / max(1.0, box.width() - 2 * _edge())
    return LOWEST + min(max(share, 0.0), 1.0) * (HIGHEST - LOWEST)


class _Pencil:
    """Draws one track; the lengths are those of the design at 14 px."""

    def __init__(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        self.painter, self.look = painter, look
        self.unit = theme.space(100) / 100
        self.radius = 5.5 * self.unit
        self.outer, self.box = box, box.adjusted(_edge(), 0, -_edge(), 0)
        self.middle = box.center().y()

    def x(self, level: float) -> float:
        return place_of(self.outer, level)

    def line(self, start: float, end: float, pen: QPen) -> None:
        self.painter.setPen(pen)
        self.painter.drawLine(QPointF(start, self.middle), QPointF(end, self.middle))

    def tick(self, x: float, half: float, pen: QPen) -> None:
        self.painter.setPen(pen)
        self.painter.drawLine(QPointF(x, self.middle - half), QPointF(x, self.middle + half))

    def scale(self) -> None:
        pen = QPen(self.look.colour("border"), 1.6 * self.unit)
        self.line(self.box.left(), self.box.right(), pen)
        for level in range(int(LOWEST), int(HIGHEST) + 1):
            self.tick(self.x(level), (4.5 if level in {LOWEST, HIGHEST} else 3.5) * self.unit, pen)

    def margin(self, low: float, high: float) -> None:
        pen = QPen(self.look.colour("accent"), 2 * self.unit)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.line(self.x(low), self.x(high), pen)
        for level in (low, high):
            self.tick(self.x(level), 4.5 * self.unit, pen)

    def pull(self, start: float, end: float) -> None:
        pen = QPen(self.look.colour("desired"), 2 * self.unit)
        pen.setDashPattern([1.6, 1.1])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.line(self.x(start), self.x(end), pen)

    def ring(self, level: float) -> None:
        self.painter.setPen(QPen(self.look.colour("desired"), 2.25 * self.unit))
        self.painter.setBrush(self.look.colour("surface"))
        self.painter.drawEllipse(QPointF(self.x(level), self.middle), self.radius, self.radius)

    def dot(self, level: float) -> None:
        self.painter.setPen(QPen(self.look.colour("surface"), 1.5 * self.unit))
        self.painter.setBrush(self.look.colour("accent"))
        size = self.radius + 0.75 * self.unit
        self.painter.drawEllipse(QPointF(self.x(level), self.middle), size, size)

    def last_time(self, level: float) -> None:
        x, top, half = self.x(level), self.middle - 9.5 * self.unit, 4 * self.unit
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.colour("text3"))
        corners = [QPointF(x - half, top), QPointF(x + half, top), QPointF(x, top + 6.5 * self.unit)]
        self.painter.drawPolygon(QPolygonF(corners))


def draw_track(painter: QPainter, box: QRectF, tension: Tension, look: Theme | None = None) -> None:
    """Paint the track in ``box``; for delegates too, and in another ``look`` for paper."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pencil = _Pencil(painter, box, look or theme.current())
    pencil.scale()
    if tension.now is not None and tension.desired is not None:
        pencil.pull(tension.now, tension.desired)
    if tension.previous is not None:
        pencil.last_time(tension.previous)
    if tension.low is not None and tension.high is not None:
        pencil.margin(tension.low, tension.high)
    if tension.desired is not None:
        pencil.ring(tension.desired)
    if tension.now is not None:
        pencil.dot(tension.now)
    painter.restore()


class TensionTrack(QWidget):
    """One track, 1 to 5 from left to right. ``remark`` is what may be said of the change, read after the levels."""

    def __init__(self, name: str, tension: Tension, remark: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_tension(name, tension, remark)

    def show_tension(self, name: str, tension: Tension, remark: str = "") -> None:
        """Show other levels."""
        self._tension = tension
        words = describe(name, tension)
        self.setAccessibleName(words)
        self.setAccessibleDescription(remark)
        self.setToolTip(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size in a row of 36 px beside 14 px text."""
        return QSize(theme.em(14), theme.space(24))

    @override
    def minimumSizeHint(self) -> QSize:
        """Stay readable in a narrow column."""
        return QSize(theme.space(88), theme.space(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track."""
        painter = QPainter(self)
        draw_track(painter, QRectF(self.rect()), self._tension)
        painter.end()
