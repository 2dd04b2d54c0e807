"""Long writes: done in a thread while the window goes on painting, and told to whoever waits as if done at once."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from lcjournal.core.i18n import integer, ngettext
from lcjournal.core.model import Change
from lcjournal.core.store import Store
from lcjournal.ui import background

T = TypeVar("T")

FEW = 25
"""So many entries are changed within 50 ms, in the thread of the window."""


def patiently(store: Store, count: int, work: Callable[[Store], T], say: Callable[[str], None]) -> T:
    """Do ``work``, which writes about ``count`` entries in one transaction, and return what it returns, or raise.

    Many are written in a thread, with a connection of their own, and ``say`` says so. Keys and clicks wait meanwhile
    and are not lost, so that nothing comes between the work and what is done with its result.
    """
    if count <= FEW:
        return work(store)
    say(
        ngettext("{count} entry is being changed…", "{count} entries are being changed…", count).format(
            count=integer(count)
        )
    )
    touched: list[Change] = []
    results: list[T] = []

    def write(_task: background.Task) -> None:
        with store.beside(touched.append) as other:
            results.append(work(other))

    _Wait().until_done(write)
    for change in touched:
        store.tell(change)
    return results[0]


class _Wait(QObject):
    """Waits for one piece of work while the window paints and its timers run."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._loop = QEventLoop()
        self._error: Exception | None = None

    def until_done(self, work: Callable[[background.Task], None]) -> None:
        """Start the work and wait; raise its error."""
        application = cast("QCoreApplication", QCoreApplication.instance())
        application.installEventFilter(self)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        background.run(work, done=self._on_done, failed=self._on_failed)
        self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        QGuiApplication.restoreOverrideCursor()
        application.removeEventFilter(self)
        self.deleteLater()  # not at once: what the work is told by still knows it
        if self._error is not None:
            raise self._error

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let no window close before the work is done."""
        if event.type() in {QEvent.Type.Close, QEvent.Type.Quit}:
            event.ignore()
            return True
        return False

    def _on_done(self, _nothing: None) -> None:
        self._loop.quit()

    def _on_failed(self, error: Exception) -> None:
        self._error = error
        self._loop.quit()
