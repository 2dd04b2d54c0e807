"""What is measured in a process of its own: ``python -m bench.window WHAT FOLDER`` prints JSON.

Nothing of Qt or the app is imported before it is needed: the time of imports is part of a start.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.figures import STARTED, milliseconds, p95

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QListView, QWidget

    from lcjournal.ui.app import App

_SCROLLS, _REDRAWS = 150, 15

_SQLITE = "lcjournal.core.sqlite"
"""The one module of the app that its floor needs: it tells sqlite-utils which SQLite to take."""


def start(folder: Path) -> dict[str, Any]:
    """Open the app as a person does and report when its first page has been painted, and the memory then."""
    import importlib

    from bench.corpus import TODAY
    from lcjournal import __main__ as program

    importlib.import_module("lcjournal.ui")  # before anything of Qt, as the program does
    answer: dict[str, Any] = {}
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    qt = QApplication(["lcjournal"])

    def look() -> None:
        from lcjournal.ui.main_window import MainWindow

        _wait_for_paint(qt, next(one for one in qt.topLevelWidgets() if isinstance(one, MainWindow)))
        seconds = time.monotonic() - float(os.environ[STARTED])
        imports = _imports()
        _rest(qt)
        answer.update({"ms": seconds * 1000, "imports": imports, **_memory()})
        qt.quit()

    QTimer.singleShot(0, look)
    program.main(["--data", str(folder), "--today", TODAY.isoformat()])
    return answer


def _imports() -> list[str]:
    """Return every module that is not the app's own, in order, and every class of Qt that the app takes from them.

    PySide6 makes a class when it is first asked for, with its enumerations: that is a part of importing it.
    """
    own = {name: vars(module) for name, module in sys.modules.items() if name.startswith("lcjournal")}
    left_out = ("lcjournal", "bench", "__", "shiboken", "signature_bootstrap")  # the last two come with PySide6
    specs = {name: getattr(one, "__spec__", None) for name, one in sys.modules.items() if not name.startswith(left_out)}
    others = [name for name, spec in specs.items() if spec and spec.name == name]  # no second names
    classes = {
        f"{value.__module__}:{value.__name__}"
        for names in own.values()
        for value in names.values()
        if isinstance(value, type) and value.__module__.startswith("PySide6.")
    }
    return [_SQLITE, *others, *sorted(classes)]


def bare(imports: Path) -> dict[str, Any]:
    """Show an empty window after importing what stands in a file."""
    import importlib

    for line in imports.read_text(encoding="utf-8").split():
        module, _colon, name = line.partition(":")
        getattr(importlib.import_module(module), name or "__name__")
    from PySide6.QtWidgets import QApplication, QMainWindow

    qt = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    _wait_for_paint(qt, window)
    seconds = time.monotonic() - float(os.environ[STARTED])
    _rest(qt)
    return {"ms": seconds * 1000, **_memory()}


def journal(folder: Path) -> dict[str, Any]:
    """Show the list, scroll it and type in its search field; the floor is Qt's own list of the same titles."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit, QListView

    from bench.queries import WORDS
    from lcjournal.core.i18n import _
    from lcjournal.core.model import Filter
    from lcjournal.ui.widgets.reader import Reader

    with _app(folder) as (qt, app):
        _open_today(qt, app)
        page = app.window.page("journal")
        visit = milliseconds(_painted, qt, page, partial(app.window.navigate, "journal"))
        view = page.findChildren(QListView)[0]
        field = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == _("Search the journal"))
        first = [milliseconds(_painted, qt, view.viewport(), page.refresh) for _again in range(_REDRAWS)]
        scroll = _scrolls(qt, view)
        reader = page.findChildren(Reader)[0]
        rows = app.store.activities.page(Filter(), limit=600)[::20]
        opened = [milliseconds(_painted, qt, reader, partial(page.open, row.id)) for row in rows]
        view.setFocus()
        press = partial(QTest.keyClick, view, Qt.Key.Key_PageDown)
        read = [milliseconds(_painted, qt, view.viewport(), press) for _again in range(_SCROLLS)]
        keys = []
        for word in WORDS:
            field.clear()
            keys += [milliseconds(_painted, qt, view.viewport(), partial(QTest.keyClicks, field, key)) for key in word]
        drawn = {"visit": visit, "first": p95(first), "scroll": p95(scroll), "read": p95(read)}
        return {**drawn, "open": p95(opened), "key": p95(keys)}


def backup(folder: Path) -> dict[str, Any]:
    """Paint the window without a pause while a backup is made: the longest frame, and the longest with none made."""
    from lcjournal.core.backup import backups

    with _app(folder) as (qt, app):
        _open_today(qt, app)
        _rest(qt)
        context = app.window.page("today").context
        paint = partial(_painted, qt, app.window, lambda: None)
        still = [milliseconds(paint) for _again in range(_SCROLLS)]
        began, frames = time.monotonic(), list[float]()
        context.backing_up.make()
        while not backups(context.paths.backups, app.store.path.stem):
            frames.append(milliseconds(paint))
        return {"longest": max(frames), "still": max(still), "seconds": time.monotonic() - began}


def report(folder: Path) -> dict[str, Any]:
    """Paint the window without a pause while a report of a hundred pages is made."""
    from bench.report import measured

    with _app(folder) as (qt, app):
        _open_today(qt, app)
        _rest(qt)
        paint = partial(_painted, qt, app.window, lambda: None)
        return measured(app.store, app.window.page("today").context.instrument, paint, folder)


def plain_list(_folder: Path) -> dict[str, Any]:
    """Do the same with a QListView of as many strings, all in memory."""
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QApplication, QListView

    qt = QApplication(["list"])
    view = QListView()
    view.setUniformItemSizes(True)
    view.resize(360, 600)
    view.show()
    _wait_for_paint(qt, view)
    titles = [f"Entry {number}" for number in range(100_000)]
    model = QStringListModel(titles)
    first = milliseconds(_painted, qt, view.viewport(), partial(view.setModel, model))
    return {"first": first, "scroll": p95(_scrolls(qt, view))}


def growth(folder: Path) -> dict[str, Any]:
    """Draw the growth page over all its years; the floor is pyqtgraph drawing as many marks without words."""
    from PySide6.QtWidgets import QComboBox

    from lcjournal.core.model import Change, Filter
    from lcjournal.core.progress import Preset
    from lcjournal.ui.charts.growth_card import GrowthCard
    from lcjournal.ui.widgets.lane_filter import LaneFilter

    with _app(folder) as (qt, app):
        _open_today(qt, app)
        visit = milliseconds(_painted, qt, app.window, partial(app.window.navigate, "growth"))
        page = app.window.page("growth")
        page.restore({"domain": "A", "preset": Preset.ALL})
        _rest(qt)
        say, domains = page.context.bus.changed.emit, page.findChildren(QComboBox)[0]
        (chips,), (card,) = page.findChildren(LaneFilter), page.findChildren(GrowthCard)
        line = card.timeline

        def narrow(number: int) -> None:
            chips.show_filter(Filter(tags=("data",)) if number % 2 else Filter())
            chips.filter_changed.emit()

        works: dict[str, Callable[[int], object]] = {
            "anew": lambda _number: say(page.shows),
            "session": lambda _number: say(Change.ACTIVITIES),
            "filter": narrow,
            "domain": lambda number: domains.setCurrentIndex(number % 5),
        }
        drawn = {
            name: p95(milliseconds(_painted, qt, page, partial(work, number)) for number in range(1, _REDRAWS + 1))
            for name, work in works.items()
        }
        page.restore({"domain": "A", "preset": Preset.THIS_YEAR})
        _rest(qt)
        steps = [
            milliseconds(_painted, qt, line.score.viewport(), partial(line.pan, -0.02)) for _again in range(_SCROLLS)
        ]
        drawn["pan"] = p95(steps)
    import numpy as np
    import pyqtgraph

    plot = pyqtgraph.PlotWidget()
    plot.resize(1000, 600)
    plot.show()
    _wait_for_paint(qt, plot.viewport())

    def draw() -> None:
        plot.clear()
        plot.plot(np.arange(240), np.full(240, 3.0), symbol="o")
        plot.addItem(pyqtgraph.BarGraphItem(x=np.arange(1040), height=np.full(1040, 2.0), width=0.8))

    floor = [milliseconds(_painted, qt, plot.viewport(), draw) for _again in range(_REDRAWS)]
    return {"visit": visit, **drawn, "floor": p95(floor)}


@contextmanager
def _app(folder: Path) -> Iterator[tuple["QApplication", "App"]]:
    from PySide6.QtWidgets import QApplication

    from bench.corpus import TODAY
    from lcjournal.core import settings
    from lcjournal.core.paths import data_paths
    from lcjournal.ui import garbage
    from lcjournal.ui.app import App

    qt = QApplication(["lcjournal"])
    kept = garbage.Collector(qt)  # as in the program itself
    places = data_paths(folder)
    app = App(qt, places, settings.load(places.settings), TODAY)
    try:
        yield qt, app
    finally:
        app.stop()
        kept.deleteLater()


def _open_today(qt: "QApplication", app: "App") -> None:
    """Open the window and, like the program itself, spare the collector what stays as long as it does."""
    app.start("today")
    gc.freeze()
    _wait_for_paint(qt, app.window)


def _scrolls(qt: "QApplication", view: "QListView") -> list[float]:
    """Scroll down a page at a time, as the wheel does."""
    bar = view.verticalScrollBar()
    from PySide6.QtWidgets import QAbstractSlider

    down = QAbstractSlider.SliderAction.SliderPageStepAdd
    return [milliseconds(_painted, qt, view.viewport(), partial(bar.triggerAction, down)) for _again in range(_SCROLLS)]


def _wait_for_paint(qt: "QApplication", widget: "QWidget") -> None:
    _painted(qt, widget, widget.update)


def _painted(qt: "QApplication", widget: "QWidget", work: Callable[[], object]) -> None:
    """Do ``work`` and return when ``widget`` has been painted after it and the loop has nothing left to do now."""
    from PySide6.QtCore import QEvent, QObject
    from typing_extensions import override

    class Watch(QObject):
        painted = False

        @override
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    widget.installEventFilter(watch)
    work()
    widget.update()
    while not watch.painted:
        qt.processEvents()
    # What a person's loop does by itself: without a loop that runs, what was taken off the screen would pile up.
    qt.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    widget.removeEventFilter(watch)


def _rest(qt: "QApplication") -> None:
    until = time.monotonic() + 1
    while time.monotonic() < until:
        qt.processEvents()
        time.sleep(0.01)


def _memory() -> dict[str, float]:
    """Return the peak and present memory of this process in MiB, where the system says it."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return {}
    values = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith(("VmHWM", "VmRSS"))}
    return {"peak_mib": int(values["VmHWM"]) / 1024, "mib": int(values["VmRSS"]) / 1024}


_MEASURES = {
    "start": start,
    "bare": bare,
    "journal": journal,
    "plain_list": plain_list,
    "growth": growth,
    "backup": backup,
    "report": report,
}

if __name__ == "__main__":
    print(json.dumps(_MEASURES[sys.argv[1]](Path(sys.argv[2]))))
