"""From the command line to the window, or to pictures of it."""

import argparse
import gc
import os
import sys
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from lcjournal.core import disk_words
from lcjournal.core import settings as settings_file
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.paths import data_paths
from lcjournal.ui import dialogs, garbage
from lcjournal.ui.app import App


def main(parsed: argparse.Namespace) -> int:
    """Open the window; with ``--smoke`` or ``--shots`` only to take pictures. Returns the exit code."""
    if "QT_QPA_PLATFORM" not in os.environ and not _has_display():
        if not (parsed.smoke or parsed.shots):
            sentence = _(
                "There is no display here to open a window on. The commands work without one: lcjournal --help"
            )
            sys.stderr.write(sentence + "\n")
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qt = QApplication.instance() or QApplication(["lcjournal"])
    if not isinstance(qt, QApplication):
        raise TypeError("a Qt application without a screen is already running")
    qt.setApplicationName("LC Journal")
    qt.setDesktopFileName("lcjournal")
    places = data_paths(parsed.data)
    settings = settings_file.load(places.settings)
    app = App(qt, places, replace(settings, language=parsed.lang or settings.language), parsed.today)
    app.crash.install()
    try:
        return _run(qt, app, parsed)
    except (UserError, OSError) as error:
        dialogs.tell(_("That did not work"), disk_words.sentence(error))
        return 1
    finally:
        app.stop()
        gc.enable()


def _run(qt: QApplication, app: App, parsed: argparse.Namespace) -> int:
    if parsed.shots or parsed.smoke:
        from lcjournal.ui import tour  # pictures are for those who make the app

        return tour.take_shots(app, parsed.shots) if parsed.shots else tour.smoke(app, parsed.smoke)
    app.start()
    gc.freeze()
    garbage.Collector(app)
    return qt.exec()


def _has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
