"""Colours, fonts and lengths of the screen.

A theme is a file in ``resources/themes``. Everything that paints itself asks ``colour(role)`` when it paints, never
earlier, so that a change of theme needs a repaint and nothing else. Lengths in the code are those of a 14 px font.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from string import Template
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from lcjournal.core import kinds, paths
from lcjournal.ui.style_proxy import ProxyStyle

BASE_PX = 14
PARTS = ("fill", "tint", "ink")
FONTS = MappingProxyType(
    {
        "question": (2.0, QFont.Weight.Medium),
        "page": (1.71, QFont.Weight.DemiBold),
        "figure": (2.0, QFont.Weight.DemiBold),
        "pane": (1.43, QFont.Weight.DemiBold),
        "card": (1.07, QFont.Weight.DemiBold),
        "reading": (1.07, QFont.Weight.Normal),
        "body": (1.0, QFont.Weight.Normal),
        "strong": (1.0, QFont.Weight.Medium),
        "label": (0.93, QFont.Weight.DemiBold),
        "meta": (0.86, QFont.Weight.Normal),
    }
)
_PALETTE = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "sunken"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Dark, "border_strong"),
    (QPalette.ColorRole.Shadow, "scrim"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Link, "accent_text"),
    (QPalette.ColorRole.LinkVisited, "accent_text"),
    (QPalette.ColorRole.ToolTipBase, "snack"),
    (QPalette.ColorRole.ToolTipText, "on_snack"),
    (QPalette.ColorRole.Accent, "accent"),
)


@dataclass(frozen=True)
class Theme:
    """One set of colours: ``roles`` maps a role (or ``kind.part``) to ``#rrggbb``, ``heat`` is the ramp of a day."""

    name: str
    roles: Mapping[str, str]
    heat: tuple[str, ...]

    def colour(self, role: str) -> QColor:
        """Return the colour of a role of the theme, or of ``mooc.ink``; raises KeyError for an unknown role."""
        return QColor(self.roles[role])

    def kind(self, kind: str, part: str) -> QColor:
        """Return the ``fill``, ``tint`` or ``ink`` of a kind; a kind without colours looks like “other”."""
        return QColor(self.roles[f"{kinds.info(kind).look}.{part}"])

    def heat_colour(self, step: int) -> QColor:
        """Return a step of the heat ramp, 0 for empty to 4."""
        return QColor(self.heat[step])


@cache
def load(name: str) -> Theme:
    """Read ``light`` or ``dark`` from the resources."""
    data = tomllib.loads((paths.resources() / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    roles = {role: data["base"].get(value, value) for role, value in data["roles"].items()}
    for kind, parts in data["kinds"].items():
        roles |= {f"{kind}.{part}": roles.get(parts[part], parts[part]) for part in PARTS}
    return Theme(name, MappingProxyType(roles), tuple(data["heat"]["ramp"]))


def high_contrast(theme: Theme) -> Theme:
    """Return the theme with one strength of text, strong lines and no tints."""
    roles = dict(theme.roles)
    roles |= dict.fromkeys(("text2", "text3"), roles["text"]) | dict.fromkeys(
        ("border", "grid"), roles["border_strong"]
    )
    roles |= {role: roles["surface"] for role in roles if role.endswith(("_tint", ".tint"))}
    return replace(theme, roles=MappingProxyType(roles))


def palette(theme: Theme) -> QPalette:
    """Return the palette; an unfocused list keeps its selection colour, so nothing flickers."""
    result = QPalette()
    for role, name in _PALETTE:
        result.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return result


class _Lengths(dict[str, object]):
    """The lengths of the sheet, computed when the template asks: fonts, heights, paddings and radii."""

    def __init__(self, theme: Theme, scale: float) -> None:
        super().__init__(theme.roles)
        self._scale = scale

    def __missing__(self, key: str) -> str:
        """Return ``f_page``, ``h34``, ``p10`` or ``r8`` for the scale."""
        if key.startswith("f_"):
            return str(round(BASE_PX * self._scale * FONTS[key[2:]][0]))
        length = int(key[1:])
        if key[0] == "h":
            return str(2 * round(length * self._scale / 2))
        return str(round(length * min(self._scale, 1.5))) if key[0] == "p" else str(length)


def qss(theme: Theme, scale: float = 1.0) -> str:
    """Return the application's style sheet; ``scale`` is the height of the application font over 14 px."""
    template = Template((paths.resources() / "style.qss").read_text(encoding="utf-8"))
    return template.substitute(_Lengths(theme, scale))


class _Current:
    """The theme on the screen: one application, one look."""

    theme: Theme | None = None


def current() -> Theme:
    """Return the theme on the screen, light before any was applied."""
    return _Current.theme or load("light")


def colour(role: str) -> QColor:
    """Return a colour of the theme on the screen."""
    return current().colour(role)


def scale() -> float:
    """Return how much larger than 14 px the application font is."""
    font = QApplication.font()
    # A font that no theme has set yet is in points. QFontInfo looks for the very face, hundreds of times a window.
    return (font.pixelSize() if font.pixelSize() > 0 else QFontInfo(font).pixelSize()) / BASE_PX


def em(length: float) -> int:
    """Return a length that grows with the text without a limit, such as a height or a column, in pixels.

    ``length`` is in ems of the application font: ``em(43)`` is the width of a page of text.
    """
    return round(length * BASE_PX * scale())


def space(length: float) -> int:
    """Return a padding or the size of an icon: pixels beside 14 px text, at most half as many again beside larger."""
    return round(length * min(scale(), 1.5))


def font(style: str, *, tabular: bool = False, weight: QFont.Weight | None = None) -> QFont:
    """Return the font of a style (see FONTS) for painting; ``tabular`` aligns the figures of a column."""
    ratio, usual = FONTS[style]
    result = QFont(QApplication.font())
    result.setPixelSize(round(BASE_PX * scale() * ratio))
    result.setWeight(weight or usual)
    if tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


class ThemeManager(QObject):
    """Puts a theme and a text size on the application and follows the system while the person wants it to."""

    changed = Signal()

    def __init__(self, app: QApplication, setting: str = "system", text_scale: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._style = ProxyStyle()
        app.setStyle(self._style)
        # A system font of 9 points would put dates under 11 px; a larger one is the person's choice and is kept.
        # The application's own font may be the one of a manager before this one, at the size it chose.
        self._system_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._system_px = max(BASE_PX, QFontInfo(self._system_font).pixelSize())
        self._setting, self._text_scale = setting, text_scale
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self.use(setting, text_scale)

    @property
    def setting(self) -> str:
        """What the person chose: ``system``, ``light`` or ``dark``."""
        return self._setting

    @property
    def text_scale(self) -> int:
        """The size of the text, a percentage."""
        return self._text_scale

    def use(self, setting: str, text_scale: int) -> None:
        """Show ``system``, ``light`` or ``dark`` with the text at a percentage of its usual size."""
        self._setting, self._text_scale = setting, text_scale
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(setting, Qt.ColorScheme.Unknown)
        if self._hints.colorScheme() != scheme:
            self._hints.setColorScheme(scheme)
        self._apply()

    def _follow_system(self) -> None:
        if self._setting == "system":
            self._apply()

    def _name(self) -> str:
        if self._setting != "system":
            return self._setting
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _wants_contrast(self) -> bool:
        # The hint is younger than the oldest Qt the app runs on.
        accessibility = self._hints.accessibility() if hasattr(self._hints, "accessibility") else None
        preference = getattr(accessibility, "contrastPreference", None)
        return preference is not None and preference() == Qt.ContrastPreference.HighContrast

    def _apply(self) -> None:
        theme = load(self._name())
        _Current.theme = high_contrast(theme) if self._wants_contrast() else theme
        text = QFont(self._system_font)
        text.setPixelSize(round(self._system_px * self._text_scale / 100))
        self._app.setFont(text)
        self._app.setPalette(palette(_Current.theme))
        self._app.setStyleSheet(qss(_Current.theme, scale()))
        self.changed.emit()
