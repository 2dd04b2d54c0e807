"""Copying files beside the journal outside the thread of the window."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from lcjournal.core.errors import UserError
from lcjournal.core.side_folder import KeptFile, SideFolder
from lcjournal.ui import background


class FileCopy(QObject):
    """Files on their way into a side folder. One that was cancelled says nothing more."""

    ended = Signal(object, object, object)
    """This copy, the files that are there now, a list of KeptFile, and a sentence on each that could not be had."""

    progressed = Signal(float)

    def __init__(self, files: SideFolder, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files
        self._task: background.Task | None = None

    def copy(self, paths: Sequence[Path]) -> None:
        """Copy files."""
        self._run(partial(_keep, self._files, tuple(paths)))

    def copy_picture(self, image: QImage, name: str) -> None:
        """Keep a picture that is in no file yet; it lies nowhere else."""
        self._run(partial(_keep_picture, self._files, image, name))

    def cancel(self) -> None:
        """Stop; files that are copied already stay beside the journal, attached to nothing."""
        if self._task is not None:
            self._task.cancel()

    def _run(self, work: Callable[[background.Task], tuple[list[KeptFile], list[str]]]) -> None:
        self._task = background.run(work, done=self._on_done, progress=self._on_progress)

    def _on_done(self, copied: tuple[list[KeptFile], list[str]]) -> None:
        self.ended.emit(self, *copied)

    def _on_progress(self, share: float) -> None:
        self.progressed.emit(share)


def _keep(files: SideFolder, paths: Sequence[Path], task: background.Task) -> tuple[list[KeptFile], list[str]]:
    kept: list[KeptFile] = []
    problems: list[str] = []
    total = max(1, sum(path.stat().st_size for path in paths if path.is_file()))
    for path in paths:
        report = partial(_report, task, sum(one.size for one in kept), total)
        try:
            kept.append(files.keep(path, report))
        except UserError as error:
            problems.append(str(error))
    return kept, problems


def _report(task: background.Task, before: int, total: int, size: int) -> None:
    task.report(min(1.0, (before + size) / total))


def _keep_picture(
    files: SideFolder, image: QImage, name: str, _task: background.Task
) -> tuple[list[KeptFile], list[str]]:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    try:
        return [files.keep_data(bytes(buffer.data().data()), name)], []
    except UserError as error:
        return [], [str(error)]
