"""Every page in both languages, both themes and three sizes: nothing is cut off, and everything has a name.

``--shots DIR`` keeps the pictures for eyes.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QToolButton,
    QWidget,
)

from lcjournal.core import demo, i18n
from lcjournal.core.model import Answer, AnswerState, Filter, FormId, Permission, Reflection
from lcjournal.core.paths import data_paths
from lcjournal.core.settings import Settings
from lcjournal.ui import background
from lcjournal.ui.app import App
from lcjournal.ui.pages import PAGES, WELCOME
from lcjournal.ui.widgets.activity_table import ActivityTableView
from lcjournal.ui.widgets.profile.facet_view import FacetView
from lcjournal.ui.widgets.segmented import Segmented

TODAY = date(2026, 11, 18)
SIZES = {"1280x800": (1280, 800, 100), "1024x640": (1024, 640, 100), "200": (1280, 800, 200)}
Scene = Callable[[App], None]


def page(name: str) -> Scene:
    def show(app: App) -> None:
        app.window.navigate(name)

    return show


def reading(app: App) -> None:
    store = app.window.page("journal").context.store
    written = next(row for row in store.activities.page(Filter()) if row.excerpt and not row.private)
    app.window.navigate("journal", written.id)


def writing(app: App) -> None:
    store = app.window.page("journal").context.store
    busy = max(store.activities.all(Filter()), key=lambda activity: len(activity.sessions))
    app.window.navigate("journal", busy)


def whole_entry(app: App) -> None:
    """Read an entry of which everything is told."""
    store = app.window.page("journal").context.store
    told = next(activity for activity in store.activities.all(Filter()) if activity.reflections)
    deeper = replace(
        told,
        stretch=4,
        permission=Permission.REFUSED,
        starred=True,
        link="https://example.org/" + "a" * 40,
        reflections=(*told.reflections, Reflection("kolb.idea", "- [ ] une chose\n- [x] une autre", private=True)),
    )
    store.activities.save(deeper)
    app.window.navigate("journal", told.id)


def as_table(app: App) -> None:
    app.window.navigate("journal")
    button = next(one for one in app.window.findChildren(QToolButton) if one.accessibleName() == i18n._("As a table"))
    button.setChecked(True)
    table = next(one for one in app.window.findChildren(ActivityTableView) if one.isVisible())
    background.wait_for_all()
    QApplication.processEvents()
    table.view.selectRow(1)


def as_list(app: App) -> None:
    next(one for one in app.window.findChildren(QToolButton) if one.accessibleName() == i18n._("As a table")).click()


def settings_of(section: str) -> Scene:
    def show(app: App) -> None:
        app.window.navigate("settings", section)

    return show


def noting(app: App) -> None:
    app.window.navigate("today", "quick_add")
    app.window.page("today").restore({"typed": "Python 2h yesterday #data @karim !private", "cursor": 0, "answers": {}})


def questionnaire(app: App) -> None:
    begin_check(app, FormId.PULSE)


def note(app: App) -> None:
    begin_check(app, FormId.FULL)
    QTest.keyClick(app.window.page("selfcheck").panes()[0], Qt.Key.Key_N)


def looking_back(app: App) -> None:
    begin_check(app, FormId.FULL)
    context = app.window.page("selfcheck").context
    waiting = context.store.checks.under_way()
    assert waiting is not None
    items = context.instrument.items(FormId.FULL)
    context.store.checks.answer(waiting.id, *(Answer(item.id, AnswerState.ANSWERED, 3) for item in items))
    app.window.navigate("selfcheck", "continue")


def desired_levels(app: App) -> None:
    looking_back(app)
    QTest.keyClick(app.window.page("selfcheck").panes()[0], Qt.Key.Key_Return)


def begin_check(app: App, form: FormId) -> None:
    """Show the first question of a new check; one that waits goes into the bin."""
    app.window.navigate("selfcheck", "home")
    checks = app.window.page("selfcheck").context.store.checks
    if waiting := checks.under_way():
        checks.bin(waiting.id)
    app.window.navigate("selfcheck", form)


def results(app: App) -> None:
    checks = app.window.page("selfcheck").context.store.checks.all()
    full = next(check for check in reversed(checks) if check.form is FormId.FULL)
    app.window.navigate("selfcheck", full.id)


def chosen_facet(app: App) -> None:
    results(app)
    next(view for view in app.window.findChildren(FacetView) if view.isVisible()).choose("A3")


def all_answers(app: App) -> None:
    results(app)
    name = i18n._("All answers side by side")
    next(one for one in app.window.findChildren(QPushButton) if one.isVisible() and one.text() == name).click()


def growth_view(index: int) -> Scene:
    """Show the view beside the timeline with this number."""

    def show(app: App) -> None:
        app.window.navigate("growth")
        views = app.window.page("growth").findChildren(Segmented)
        choice = next(one for one in views if one.accessibleName() == i18n._("View"))
        choice.findChildren(QPushButton)[index].click()

    return show


SCENES: dict[str, Scene] = {
    **{spec.name: page(spec.name) for spec in PAGES},
    "reader": reading,
    "editor": writing,
    "whole-entry": whole_entry,
    "table": as_table,
    "list-again": as_list,
    "kinds": settings_of("kinds"),
    "names": settings_of("names"),
    "protected-time": settings_of("time"),
    "quick-add": noting,
    "facets-of-growth": growth_view(1),
    "levels-of-growth": growth_view(2),
    "results": results,
    "chosen-facet": chosen_facet,
    "all-answers": all_answers,
    "questionnaire": questionnaire,
    "note": note,
    "looking-back": looking_back,
    "desired-levels": desired_levels,
    WELCOME.name: page(WELCOME.name),
}


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal, made once."""
    path = tmp_path_factory.mktemp("sample") / "journal.lcjournal"
    i18n.use("fr")  # the longer words
    demo.open_demo(path, TODAY, "fr")
    return path


@pytest.fixture(params=[(language, size) for language in i18n.LANGUAGES for size in SIZES], ids="-".join)
def gallery(
    request: pytest.FixtureRequest, qapp: QApplication, sample: Path, tmp_path: Path
) -> Iterator[tuple[App, str]]:
    language, size = request.param
    places = data_paths(tmp_path)
    shutil.copy(sample, places.journal)
    width, height, scale = SIZES[size]
    app = App(qapp, places, Settings(language=language, theme="light", text_scale=scale, welcomed=True), TODAY)
    app.start()
    app.window.resize(width, height)
    yield app, f"{language}-{size}"
    app.window.hide()
    app.stop()
    app.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_nothing_is_cut_off_and_everything_has_a_name(
    gallery: tuple[App, str], request: pytest.FixtureRequest, subtests: pytest.Subtests
) -> None:
    app, place = gallery
    width = app.window.width()
    shots = Path(request.config.getoption("--shots") or "")
    for theme in ("light", "dark"):
        app.change_settings(theme=theme)
        for name, show in SCENES.items():
            show(app)
            settle(app)
            if request.config.getoption("--shots"):
                shots.mkdir(parents=True, exist_ok=True)
                app.window.grab().save(str(shots / f"{name}-{place}-{theme}.png"))
            with subtests.test(page=name, theme=theme):
                assert app.window.width() == width, "the page makes the window wider"
                found = [fault for widget in seen(app) for fault in faults(widget)]
                assert not found, "\n".join(found)


def settle(app: App) -> None:
    """Let the page lay itself out, in as many passes as it takes, and the work behind it arrive."""
    before: list[QRect] = []
    for _pass in range(50):
        background.wait_for_all()
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        now = [widget.geometry() for widget in seen(app)]
        if now == before:
            return
        before = now


def seen(app: App) -> Iterator[QWidget]:
    return (widget for widget in app.window.findChildren(QWidget) if widget.isVisible())


def faults(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is not None and outside(widget):
        yield f"{told(widget)} {widget.geometry().getRect()} sticks out of {told(parent)} {parent.size().toTuple()}"
    if isinstance(widget, QLabel) and cut_label(widget):
        yield f"{told(widget)} is cut: {widget.size().toTuple()} for {widget.sizeHint().toTuple()}"
    if isinstance(widget, QAbstractButton) and cut_button(widget):
        yield f"{told(widget)} is cut: {widget.size().toTuple()} for {widget.sizeHint().toTuple()}"
    if nameless(widget):
        yield f"{told(widget)} in {told(widget.parentWidget())} takes the focus and has no name"


def told(widget: QWidget | None) -> str:
    words = getattr(widget, "text", str)() if widget is not None else ""
    return f"{type(widget).__name__} “{words or (widget and (widget.accessibleName() or widget.objectName()))}”"


def outside(widget: QWidget) -> bool:
    """Say whether a part of a widget lies outside its parent, where nobody can scroll to."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or widget.width() < 2 or widget.height() < 2:
        return False
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        sideways = isinstance(area, QScrollArea) and widget is area.widget() and not bars(area)
        return sideways and widget.width() > parent.width()
    return not parent.rect().adjusted(-2, -2, 2, 2).contains(QRect(QPoint(widget.x(), widget.y()), widget.size()))


def bars(area: QScrollArea) -> bool:
    return area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def cut_label(label: QLabel) -> bool:
    if not label.text() or label.textFormat() == Qt.TextFormat.RichText:
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    return label.sizeHint().width() > label.width() + 1 or label.sizeHint().height() > label.height() + 1


def cut_button(button: QAbstractButton) -> bool:
    """Say whether words are cut; one that shows … says all of them in its tip."""
    if not button.text() or button.toolTip():
        return False
    needed = button.sizeHint()
    if button.hasHeightForWidth():
        return button.heightForWidth(button.width()) > button.height() + 1
    return needed.width() > button.width() + 1 or needed.height() > button.height() + 1


def nameless(widget: QWidget) -> bool:
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QScrollBar | QScrollArea):
        return False
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractSpinBox | QCalendarWidget):
        return False  # the field of a field
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return False  # its parent has the focus and the name
    return not (widget.accessibleName() or getattr(widget, "text", str)())
