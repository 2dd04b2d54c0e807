"""The charts of a report as SVG: light whatever the theme, readable without colour, each beside a table of its data.

Only what SVG Tiny knows is used, as paper draws the same text. Colours are those of the light theme.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from html import escape
from itertools import pairwise

from lcjournal.core import kinds, paths
from lcjournal.core.i18n import N_, _, day, duration, integer
from lcjournal.core.model import FormId
from lcjournal.core.progress import Break, Period, ScorePoint, score_scale
from lcjournal.core.report.parts import Bar, Curve, Hours

WIDTH, HEIGHT = 640, 230
"""The size of a chart without its legend, in its own units."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 12, 28
_LEGEND_ROW, _LEGEND_COLUMNS = 20, 4
_MOST_TICKS = 9
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""How many months may lie between two ticks."""
_HOURS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_DAYS_WITH_DAYS = 62
"""Up to so many days the axis names days, beyond them months."""
_LEGEND = (("line", N_("score, with its 90\u202f% band")), ("ring", N_("pulse")), ("dash", N_("desired level")))


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG with its height in its own units, ``WIDTH`` wide."""

    svg: str
    height: int


@cache
def colours() -> dict[str, str]:
    """Return the roles of the light theme, and the fill of each kind under ``mooc.fill``, as ``#rrggbb``."""
    data = tomllib.loads((paths.resources() / "themes" / "light.toml").read_text(encoding="utf-8"))
    roles = {role: data["base"].get(value, value) for role, value in data["roles"].items()}
    fills = {f"{kind}.fill": roles.get(parts["fill"], parts["fill"]) for kind, parts in data["kinds"].items()}
    return roles | fills


def picture(chart: Curve | Hours, name: str) -> Picture:
    """Draw a chart; ``name`` begins the ids of its title and description, and is the page’s own."""
    if isinstance(chart, Curve):
        lines, height = [*_curve(chart), *_curve_legend()], HEIGHT + _LEGEND_ROW
    else:
        used = list(dict.fromkeys(kind for bar in chart.bars for kind, _minutes in bar.minutes))
        rows = -(-len(used) // _LEGEND_COLUMNS)
        lines, height = [*_hours(chart), *_hours_legend(used)], HEIGHT + rows * _LEGEND_ROW
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-words" font-family="sans-serif" font-size="12">'
    )
    told = [f'<title id="{name}-title">{escape(chart.title)}</title>']
    told.append(f'<desc id="{name}-words">{escape(chart.sentence)}</desc>')
    return Picture("\n".join([head, *told, *lines, "</svg>"]), height)


class _Axes:
    """Days from left to right, values from the bottom up, in the units of the picture."""

    def __init__(self, since: date, until: date, low: float, high: float) -> None:
        self.since, self.until, self._low, self._high = since, until, low, high
        self._days = max(1, (until - since).days)

    def x(self, day: date) -> float:
        """Return how far right a day stands."""
        return _LEFT + 8 + (WIDTH - _LEFT - _RIGHT - 16) * (day - self.since).days / self._days

    def y(self, value: float) -> float:
        """Return how far down a value stands; beyond the ends of the scale it stands at the end."""
        shown = min(self._high, max(self._low, value))
        return HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * (shown - self._low) / (self._high - self._low)


def _curve(chart: Curve) -> Iterator[str]:
    points = chart.series.points
    low, high = score_scale(chart.series, chart.desired)
    axes = _Axes(chart.since, chart.until, low, high)
    for level in range(low, high + 1):
        yield from _level(axes.y(level), integer(level))
    for tick, name in _ticks(chart.since, chart.until):
        yield _text(axes.x(tick), HEIGHT - 8, name, "middle")
    for run in chart.series.runs:
        ends = [(point.day, point.low) for point in run] + [(point.day, point.high) for point in reversed(run)]
        yield f'<polygon points="{_path(axes, ends)}" fill="{colours()["band"]}"/>'
    yield from _language_marks(axes, chart)
    yield from _desired(axes, chart)
    for run in chart.series.runs:
        joined = _path(axes, [(point.day, point.value) for point in run])
        yield f'<polyline points="{joined}" fill="none" stroke="{colours()["accent"]}" stroke-width="2"/>'
    for point in points:
        yield from _point(axes, point)


def _level(y: float, name: str) -> Iterator[str]:
    yield _line(_LEFT, y, WIDTH - _RIGHT, y, "grid")
    yield _text(_LEFT - 8, y + 4, name, "end")


def _language_marks(axes: _Axes, chart: Curve) -> Iterator[str]:
    for broken, why in chart.series.breaks:
        if why is Break.LANGUAGE:
            x = axes.x(broken)
            yield _line(x, _TOP, x, HEIGHT - _BOTTOM, "text3", 'stroke-dasharray="1 3"')


def _desired(axes: _Axes, chart: Curve) -> Iterator[str]:
    """Draw the desired level as steps, each up to the next."""
    before = [(chart.since, level) for since, level in chart.desired if since < chart.since][-1:]
    held = before + [step for step in chart.desired if step[0] in Period(chart.since, chart.until)]
    corners: list[tuple[date, float]] = []
    for (since, level), (until, _next) in pairwise([*held, (chart.until, 0.0)]):
        corners += [(since, level), (until, level)]
    if corners:
        dashes = 'stroke-width="2" stroke-dasharray="6 4"'
        yield f'<polyline points="{_path(axes, corners)}" fill="none" stroke="{colours()["desired"]}" {dashes}/>'


def _point(axes: _Axes, point: ScorePoint) -> Iterator[str]:
    x = axes.x(point.day)
    yield _line(x, axes.y(point.low), x, axes.y(point.high), "accent")
    yield _dot(x, axes.y(point.value), full=point.form is FormId.FULL)


def _dot(x: float, y: float, *, full: bool) -> str:
    """Draw a full check as a filled dot and a pulse as a smaller ring."""
    inside = colours()["accent"] if full else colours()["surface"]
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{5 if full else 3.5}" fill="{inside}" '
        f'stroke="{colours()["accent"]}" stroke-width="1.5"/>'
    )


def _curve_legend() -> Iterator[str]:
    y = HEIGHT + 12.0
    for place, (mark, words) in enumerate(_LEGEND):
        x = _LEFT + place * 210.0
        if mark == "dash":
            yield _line(x, y - 4, x + 22, y - 4, "desired", 'stroke-width="2" stroke-dasharray="6 4"')
        else:
            yield _dot(x + 11, y - 4, full=mark == "line")
        yield _text(x + 28, y, _(words))


def _ticks(since: date, until: date) -> list[tuple[date, str]]:
    """Return the days that the axis names: both ends of a short stretch, else the first days of months or years."""
    if (until - since).days <= _DAYS_WITH_DAYS:
        middle = since + (until - since) / 2
        return [(one, day(one, "d MMM")) for one in dict.fromkeys((since, middle, until))]
    first = since.year * 12 + since.month - 1
    count = until.year * 12 + until.month - 1 - first
    step = next((step for step in _STEPS if count // step < _MOST_TICKS), _STEPS[-1])
    ticks = [date(month // 12, month % 12 + 1, 1) for month in range(first, first + count + 1) if month % step == 0]
    pattern = "y" if step >= 12 else "MMM yy"
    return [(one, day(one, pattern)) for one in ticks if since <= one <= until - timedelta(days=1)]


def _hours(chart: Hours) -> Iterator[str]:
    most = max((bar.total for bar in chart.bars), default=0) / 60
    step = next((step for step in _HOURS if most / step <= 5), _HOURS[-1])
    top = max(step, step * -(-int(most * 60) // (step * 60)))
    axes = _Axes(date.min, date.min, 0, top)
    for hours in range(0, top + 1, step):
        yield from _level(axes.y(hours), duration(hours * 60) if hours else integer(0))
    slot = (WIDTH - _LEFT - _RIGHT) / max(1, len(chart.bars))
    every = -(-len(chart.bars) // _MOST_TICKS)
    for place, bar in enumerate(chart.bars):
        x = _LEFT + slot * place
        yield from _stack(axes, bar, x + slot * 0.15, slot * 0.7)
        if place % every == 0:
            yield _text(x + slot / 2, HEIGHT - 8, bar.name, "middle")


def _stack(axes: _Axes, bar: Bar, x: float, width: float) -> Iterator[str]:
    below = 0
    for kind, minutes in bar.minutes:
        top, bottom = axes.y((below + minutes) / 60), axes.y(below / 60)
        below += minutes
        edge = f'stroke="{colours()["surface"]}" stroke-width="0.75"'
        box = f'x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{bottom - top:.1f}"'
        yield f'<rect {box} fill="{_fill(kind)}" {edge}/>'


def _hours_legend(used: Sequence[str]) -> Iterator[str]:
    for place, kind in enumerate(used):
        row, column = divmod(place, _LEGEND_COLUMNS)
        x, y = _LEFT + column * 146.0, HEIGHT + 12.0 + row * _LEGEND_ROW
        yield f'<rect x="{x:.1f}" y="{y - 10:.1f}" width="11" height="11" fill="{_fill(kind)}"/>'
        yield _text(x + 17, y, kinds.name(kind))


def _fill(kind: str) -> str:
    return colours()[f"{kinds.info(kind).look}.fill"]


def _path(axes: _Axes, corners: Sequence[tuple[date, float]]) -> str:
    return " ".join(f"{axes.x(when):.1f},{axes.y(value):.1f}" for when, value in corners)


def _line(x: float, y: float, to_x: float, to_y: float, colour: str, more: str = "") -> str:
    ends = f'x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"'
    return f'<line {ends} stroke="{colours()[colour]}" {more}/>'


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colours()["text2"]}">{escape(words)}</text>'
