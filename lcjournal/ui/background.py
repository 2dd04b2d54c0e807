"""Slow work outside the thread of the window.

``work`` is a function of values and paths; it takes a ``Task``, reports through it and stops when it is cancelled.
What it returns or raises arrives in the thread of the window.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal
from typing_extensions import override

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 -- it says what happened, and it is not an error
    """The person pressed Cancel; ``failed`` is not called for it."""


class Task(QObject):
    """A piece of work under way."""

    _progressed = Signal(float)
    _finished = Signal(object, object)

    def __init__(
        self,
        done: Callable[[T], object] | None,
        failed: Callable[[Exception], object] | None,
        progress: Callable[[float], object] | None,
    ) -> None:
        super().__init__(QCoreApplication.instance())  # or a thread that lets go of it last would end it
        self._done, self._failed, self._progress = done, failed, progress
        self._cancelled = False
        self._progressed.connect(self._on_progress)
        self._finished.connect(self._on_finish)

    @property
    def cancelled(self) -> bool:
        """Whether the work should stop; read from its thread."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next report; nothing is delivered after this."""
        self._cancelled = True

    def report(self, share: float) -> None:
        """Say how much is done, 0 to 1, from the work's thread; raises Cancelled when it should stop."""
        if self._cancelled:
            raise Cancelled
        self._progressed.emit(share)

    def _on_progress(self, share: float) -> None:
        if self._progress is not None and not self._cancelled:
            self._progress(share)

    def _on_finish(self, result: object, error: Exception | None) -> None:
        _Running.tasks.discard(self)
        self.deleteLater()
        if self._cancelled:
            return
        if error is None:
            if self._done is not None:
                self._done(result)  # type: ignore[arg-type]  # run() binds the types
        elif self._failed is not None:
            self._failed(error)
        else:
            raise error


class _Running:
    """Tasks whose results are still to come; Qt's pool does not keep their Python half alive."""

    tasks: set[Task] = set()  # noqa: RUF012 -- one application, one set


class _Job(QRunnable):
    def __init__(self, task: Task, work: Callable[[Task], object]) -> None:
        super().__init__()
        self._task, self._work = task, work

    @override
    def run(self) -> None:
        result: object = None
        error: Exception | None = None
        try:
            result = self._work(self._task)
        except Cancelled:
            self._task.cancel()
        except Exception as caught:  # noqa: BLE001 -- handed whole to the window's thread, which tells or crashes
            error = caught
        self._task._finished.emit(result, error)  # noqa: SLF001 -- the other half of Task


def run(
    work: Callable[[Task], T],
    *,
    done: Callable[[T], object] | None = None,
    failed: Callable[[Exception], object] | None = None,
    progress: Callable[[float], object] | None = None,
) -> Task:
    """Start ``work`` in the pool. Without ``failed`` an exception is raised in the window's thread: it is a bug."""
    task = Task(done, failed, progress)
    for slot in (done, failed, progress):
        if isinstance(receiver := getattr(slot, "__self__", None), QObject):
            receiver.destroyed.connect(task.cancel)  # a page that is gone waits for nothing
    _Running.tasks.add(task)
    QThreadPool.globalInstance().start(_Job(task, work))
    return task


def wait_for_all() -> None:
    """Wait until all work has ended; called when the application quits."""
    QThreadPool.globalInstance().waitForDone()
