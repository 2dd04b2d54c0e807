"""Colours that can be told apart, sheets that can be read, lengths that follow the text."""

import re
from itertools import product

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Kind
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import IconButton

THEMES = ("light", "dark")
SURFACES = ("canvas", "sidebar", "surface", "sunken", "raised", "hover", "selected")
WORDS = ("text", "text2", "text3", "accent_text")
PAIRS = (
    *product(WORDS, SURFACES),
    ("text", "band"),
    ("text", "mark"),
    ("text", "accent_tint"),
    ("text", "warn_tint"),
    ("text", "danger_tint"),
    ("text2", "mark"),
    ("accent_text", "accent_tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    ("desired", "surface"),
    ("desired", "canvas"),
    ("desired", "desired_tint"),
    ("decline", "surface"),
    ("decline", "decline_tint"),
    ("danger", "surface"),
    ("danger", "canvas"),
    ("danger", "danger_tint"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
    ("warn", "surface"),
    ("warn", "warn_tint"),
    ("on_snack", "snack"),
    ("snack_accent", "snack"),
    *((f"{kind}.ink", f"{kind}.tint") for kind in Kind),
    *((f"{kind}.ink", "surface") for kind in Kind),
)
MARKS = (
    *product(("accent", "border_strong", "focus"), SURFACES),
    ("desired", "sunken"),
    ("accent", "band"),
    *((f"{kind}.fill", surface) for kind in Kind for surface in ("surface", "canvas", "sunken")),
)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_words_can_be_read(name: str, ink: str, paper: str) -> None:
    shown = theme.load(name)
    assert _contrast(shown.colour(ink), shown.colour(paper)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("mark", "paper"), MARKS)
def test_marks_can_be_seen(name: str, mark: str, paper: str) -> None:
    shown = theme.load(name)
    assert _contrast(shown.colour(mark), shown.colour(paper)) >= 3.0


@pytest.mark.parametrize("name", THEMES)
def test_high_contrast_reads_better_still(name: str) -> None:
    shown = theme.high_contrast(theme.load(name))
    for word, surface in product(("text", "text2", "text3"), SURFACES):
        assert _contrast(shown.colour(word), shown.colour(surface)) >= 7
    assert _contrast(shown.colour("border"), shown.colour("surface")) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_the_heat_of_a_day_is_told_by_lightness_alone(name: str) -> None:
    steps = [_luminance(theme.load(name).heat_colour(step)) for step in range(5)]
    assert steps == sorted(steps, reverse=name == "light")


def test_both_themes_have_the_same_roles() -> None:
    assert theme.load("light").roles.keys() == theme.load("dark").roles.keys()


def test_a_kind_without_colours_looks_like_other() -> None:
    shown = theme.load("light")
    assert shown.kind("falconry", "ink") == shown.kind("other", "ink")


@pytest.mark.parametrize(("name", "scale"), list(product(THEMES, (0.8, 1.0, 2.0))))
def test_the_sheet_leaves_no_hole(name: str, scale: float) -> None:
    sheet = theme.qss(theme.load(name), scale)
    assert "$" not in sheet
    assert re.findall(r": *px|\bpt\b", sheet) == []


def test_round_corners_stay_below_half_the_height() -> None:
    sheet = theme.qss(theme.load("light"), 0.8)
    for rule in sheet.split("}"):
        height = re.search(r"min-height: (\d+)px", rule)
        radius = re.search(r"border-radius: (\d+)px", rule)
        if height and radius:
            assert int(radius[1]) <= int(height[1]) / 2


def test_twice_the_text_makes_twice_the_height_and_half_more_padding(looks: theme.ThemeManager) -> None:
    looks.use("light", 100)
    height, padding = theme.em(2), theme.space(16)
    looks.use("light", 200)
    assert theme.em(2) == 2 * height
    assert theme.space(16) == padding * 1.5


def test_no_style_of_text_goes_under_11_pixels(looks: theme.ThemeManager) -> None:
    looks.use("light", 100)
    assert min(theme.font(style).pixelSize() for style in theme.FONTS) >= 11


def test_a_theme_changes_the_application_and_tells(looks: theme.ThemeManager, qapp: QApplication) -> None:
    looks.use("light", 100)
    told: list[str] = []
    looks.changed.connect(lambda: told.append(theme.current().name))
    looks.use("dark", 100)
    assert told == ["dark"]
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("canvas")


def test_a_system_that_does_not_say_is_light(looks: theme.ThemeManager) -> None:
    looks.use("system", 100)
    assert theme.current().name == "light"


def test_an_icon_follows_the_theme(looks: theme.ThemeManager) -> None:
    looks.use("light", 100)
    icon = icons.icon("target", "accent")
    before = icon.pixmap(32, 32).toImage()
    looks.use("dark", 100)
    assert icon.pixmap(32, 32).toImage() != before


def test_an_unknown_icon_is_a_mistake(looks: theme.ThemeManager) -> None:
    with pytest.raises(KeyError):
        icons.icon("unicorn-on-a-bicycle")


def test_the_logo_is_a_dot_and_a_ring(looks: theme.ThemeManager) -> None:
    looks.use("light", 100)
    image = QImage(100, 100, QImage.Format.Format_ARGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    icons.draw_logo(painter, QRect(0, 0, 100, 100))
    painter.end()
    assert image.pixelColor(24, 72) == theme.colour("accent")
    assert image.pixelColor(72, 27) == theme.colour("surface")


def test_a_second_manager_starts_from_the_size_of_the_system(looks: theme.ThemeManager, qapp: QApplication) -> None:
    usual = theme.scale()
    looks.use("light", 200)
    second = theme.ThemeManager(qapp, "light", 100)
    assert theme.scale() == usual
    second.deleteLater()


def test_an_icon_that_stands_alone_grows_as_much_as_the_text(qtbot: QtBot, looks: theme.ThemeManager) -> None:
    calendar = IconButton("calendar-blank", "Go to a day")
    qtbot.addWidget(calendar)
    calendar.show()
    usual = calendar.iconSize().width()
    looks.use("light", 200)
    assert calendar.iconSize().width() == 2 * usual
