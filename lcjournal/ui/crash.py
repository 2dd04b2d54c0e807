"""What happens when the app has a bug: a dialog that says so calmly, and a log without anything a person wrote."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from lcjournal import __version__
from lcjournal.core.errors import ReadOnlyJournalError, UserError
from lcjournal.core.i18n import _
from lcjournal.core.store.soundness import tells_of_damage
from lcjournal.ui import dialogs
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.labels import label

_LOG_BYTES = 200_000
_logger = logging.getLogger("lcjournal")


def describe(error: BaseException) -> str:
    """Return where the app failed, frame by frame. The message is left out: it may quote what a person wrote."""
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in extract_tb(error.__traceback__)]
    return "\n".join([f"LC Journal {__version__}, {sys.platform}", type(error).__qualname__, *places])


class CrashReporter(QObject):
    """Takes over from Python's hooks. An exception of any thread comes to the window's thread by a signal.

    ``saved_at`` returns where the journal is; it is asked when the dialog opens. Without a ``folder`` that takes files
    nothing is logged.
    """

    said = Signal(str)
    """A sentence that needs no answer: the journal is open to read, and something would have written."""

    damaged = Signal()
    """The file of the journal turned out to be damaged, while something in it was read."""

    _caught = Signal(object)

    def __init__(self, folder: Path, saved_at: Callable[[], Path | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saved_at = saved_at
        self._showing = False
        self._handler = RotatingFileHandler(
            folder / "lcjournal.log", maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self.fault: Path | None = None
        """The log of a crash of the last run, to be offered to the person, or None."""
        self._fault_file: TextIO | None = None
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self.fault = _set_fault_aside(folder)
            self._fault_file = (folder / "fault.log").open("w", encoding="utf-8")
        # Later, for it may have happened while Qt paints or lays out: a dialog in the midst of that ends the process.
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over. ``remove`` gives back."""
        if self._fault_file is not None:
            _logger.addHandler(self._handler)
            faulthandler.enable(self._fault_file)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def remove(self) -> None:
        """Give the hooks back to Python and close the files."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if sys.__stderr__ is None:  # a window without a terminal
            faulthandler.disable()
        else:
            faulthandler.enable(sys.__stderr__)
        if self._fault_file is not None:
            self._fault_file.close()
        _logger.removeHandler(self._handler)
        self._handler.close()

    def report(self, error: BaseException) -> None:
        """Log an exception, and tell the person a moment later, from any thread."""
        if not isinstance(error, UserError):
            _logger.error("%s", describe(error))
        self._caught.emit(error)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _on_caught(self, error: BaseException) -> None:
        if isinstance(error, ReadOnlyJournalError):
            self.said.emit(str(error))
            return
        if isinstance(error, UserError):
            dialogs.error(error)
            return
        if tells_of_damage(error):
            self.damaged.emit()
            return
        if self._showing:  # never a dialog on top of a dialog
            return
        self._showing = True
        try:
            self._show(describe(error))
        finally:
            self._showing = False

    def _show(self, report: str) -> None:
        dialog = dialogs.Dialog(_("Something did not work"))
        saved = self._saved_at()
        if saved is not None:
            dialog.add_sentence(_("Your journal is saved at {path}.").format(path=saved))
        dialog.add_sentence(_("The report below says where the app failed. It holds nothing you wrote."))
        dialog.body.addWidget(label(report, "meta", "text3", wrap=True))
        copy = button(
            _("Copy the report"), "quiet", "copy", on_click=lambda: QGuiApplication.clipboard().setText(report)
        )
        dialog.body.addWidget(copy)
        dialog.add_buttons(_("Go on"))
        dialogs.show(dialog)


def _set_fault_aside(folder: Path) -> Path | None:
    """Keep the last run's fault log, if it has one, before a new one is begun."""
    fault, kept = folder / "fault.log", folder / "fault-previous.log"
    if fault.exists() and fault.stat().st_size:
        fault.replace(kept)
        return kept
    return None
