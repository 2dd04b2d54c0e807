"""The small line of scores on Today: said in words, and only from two checks on."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtGui import QImage

from lcjournal.core import instruments
from lcjournal.core.model import Answer, AnswerState, Check, FormId
from lcjournal.ui import theme
from lcjournal.ui.app import App
from lcjournal.ui.widgets.spark import Spark, SparkPoint

Find = Any
Start = Callable[..., App]
BANK = instruments.builtin()


def check(day: date, form: FormId, value: int) -> Check:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    answers = {item.id: Answer(item.id, AnswerState.ANSWERED, value) for item in BANK.items(form)}
    return Check("", BANK.id, BANK.version, form, "en", 1, day, at, at, answers=answers)


@pytest.fixture
def app(start: Start) -> App:
    return start("today")


def test_it_is_there_from_two_scores_on_and_says_them_with_their_margins(app: App, find: Find) -> None:
    app.store.checks.add(check(date(2026, 3, 2), FormId.FULL, 3), BANK.source, "1")
    sparks = app.window.findChildren(Spark)
    assert not any(spark.isVisible() for spark in sparks)
    app.store.checks.add(check(date(2026, 6, 2), FormId.PULSE, 4), BANK.source, "1")
    (spark,) = [spark for spark in sparks if spark.isVisible()]
    first, second = spark.accessibleName().splitlines()
    assert first.startswith("2 Mar 2026: 3.")
    assert second.startswith("2 Jun 2026: ")
    assert "±" in first


def painted(spark: Spark, role: str) -> int:
    """Return how many points of a picture have a colour of the theme."""
    spark.resize(200, 44)
    image: QImage = spark.grab().toImage()
    wanted = theme.colour(role).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_what_is_far_apart_is_not_joined(looks: theme.ThemeManager, show: Callable[..., object]) -> None:
    spark = Spark()
    show(spark)
    near = [SparkPoint(date(2026, 1, 1), 3, 2.7, 3.3), SparkPoint(date(2026, 9, 1), 3, 2.7, 3.3, pulse=True)]
    far = [SparkPoint(date(2025, 1, 1), 3, 2.7, 3.3), SparkPoint(date(2026, 9, 1), 3, 2.7, 3.3)]
    spark.show_points(near, "near")
    assert painted(spark, "band") > 0
    spark.show_points(far, "far")
    assert painted(spark, "band") == 0
    assert painted(spark, "accent") > 0


def test_nothing_is_painted_without_points(looks: theme.ThemeManager, show: Callable[..., object]) -> None:
    spark = Spark()
    show(spark)
    assert painted(spark, "accent") == 0
