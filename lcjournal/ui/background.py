"""Slow work outside the thread of the window.

``work`` is a function of values and paths; it takes a ``Task``, reports through it and stops when it is cancelled.
What it returns or raises arrives in the thread of the window, and the thread of the work keeps hold of none of it:
``work`` and the two slots lead to widgets, and a widget ends with the process if another thread lets go of it last.
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
    _finished = Signal()

    def __init__(
        self,
        work: Callable[["Task"], T],
        done: Callable[[T], object] | None,
        failed: Callable[[Exception], object] | None,
        progress: Callable[[float], object] | None,
    ) -> None:
        super().__init__(QCoreApplication.instance())  # or a thread that lets go of it last would end it
        self._work: Callable[[Task], T] | None = work
        self._done, self._failed, self._progress = done, failed, progress
        self._result: object = None
        self._error: Exception | None = None
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

    def do(self) -> None:
        """Do the work, in its thread; nothing of it is left in that thread when this returns."""
        try:
            if self._work is not None:
                self._result = self._work(self)
        except Cancelled:
            self._cancelled = True
        except Exception as caught:  # noqa: BLE001 -- handed whole to the window's thread, which tells or crashes
            self._error = caught

    def end(self) -> None:
        """Say, from the work's thread, that it is done."""
        self._finished.emit()

    def _on_progress(self, share: float) -> None:
        if self._progress is not None and not self._cancelled:
            self._progress(share)

    def _on_finish(self) -> None:
        _Running.tasks.discard(self)
        self.deleteLater()
        done, failed, result, error = self._done, self._failed, self._result, self._error
        self._work = self._done = self._failed = self._progress = self._result = self._error = None
        if self._cancelled:
            return
        if error is None:
            if done is not None:
                done(result)  # type: ignore[arg-type]  # run() binds the types
        elif failed is not None:
            failed(error)
        else:
            raise error


class _Running:
    """Tasks whose results are still to come; Qt's pool does not keep their Python half alive."""

    tasks: set[Task] = set()  # noqa: RUF012 -- one application, one set


class _Job(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    @override
    def run(self) -> None:
        self._task.do()
        self._task.end()


def run(
    work: Callable[[Task], T],
    *,
    done: Callable[[T], object] | None = None,
    failed: Callable[[Exception], object] | None = None,
    progress: Callable[[float], object] | None = None,
) -> Task:
    """Start ``work`` in the pool. Without ``failed`` an exception is raised in the window's thread: it is a bug."""
    task = Task(work, done, failed, progress)
    for slot in (done, failed, progress):
        if isinstance(receiver := getattr(slot, "__self__", None), QObject):
            receiver.destroyed.connect(task.cancel)  # a page that is gone waits for nothing
    _Running.tasks.add(task)
    QThreadPool.globalInstance().start(_Job(task))
    return task


def wait_for_all() -> None:
    """Wait until all work has ended; called when the application quits."""
    QThreadPool.globalInstance().waitForDone()
