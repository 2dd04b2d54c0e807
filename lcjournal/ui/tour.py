"""Every page once, without a person: to see that an installed app works, and to take its pictures."""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Filter, FormId, Status
from lcjournal.ui import background
from lcjournal.ui.app import App
from lcjournal.ui.pages import PAGES

_SETTLE_MS = 250
_SIZE = (1280, 800)


def _settle() -> None:
    """Let the page lay itself out and the work behind it arrive."""
    QApplication.processEvents()
    background.wait_for_all()
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


def _visit(app: App) -> Iterator[str]:
    """Show page after page at one size, the Journal on its newest reflection and the self-check on its last result."""
    app.window.resize(*_SIZE)
    for spec in PAGES:
        app.window.navigate(spec.name, _shown(app, spec.name))
        _settle()
        yield spec.name


def _shown(app: App, page: str) -> str | None:
    store = app.store
    if page == "journal":
        rows = store.activities.page(Filter(status=Status.DONE))
        return next((row.id for row in rows if row.excerpt and not row.private), None)
    if page == "selfcheck":
        checks = [check for check in store.checks.all() if check.form is FormId.FULL]
        return checks[-1].id if checks else None
    return None


def smoke(app: App, out: Path) -> int:
    """Show every page once, save a picture of the first and return the exit code."""
    app.start("today")
    for name in _visit(app):
        if name == PAGES[0].name:
            out.parent.mkdir(parents=True, exist_ok=True)
            if not app.window.grab().save(str(out)):
                sys.stderr.write(_("The picture could not be written: {path}").format(path=out) + "\n")
                return 1
    app.window.close()
    return 0


def take_shots(app: App, folder: Path) -> int:
    """Save a picture of every page of the sample journal, in both languages and both themes; return the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    app.start("today")
    done = _("Pictures of every page are in {folder}.").format(folder=folder)  # in the language it was asked in
    app.journals.open_sample()
    _settle()
    for language in i18n.LANGUAGES:
        for theme in ("light", "dark"):
            app.change_settings(language=language, theme=theme)
            _settle()
            for name in _visit(app):
                app.window.grab().save(str(folder / f"{name}-{language}-{theme}.png"))
    app.window.close()
    sys.stdout.write(f"{done}\n")
    return 0
