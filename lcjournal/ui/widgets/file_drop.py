"""Files that the pointer or the clipboard carries."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget
from typing_extensions import override


def files_in(data: QMimeData) -> list[Path]:
    """Return the files of this computer that are carried."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def carried_by(data: QMimeData) -> list[Path] | QImage | None:
    """Return the files or, without words beside it, the picture that is carried; None for anything else."""
    if files := files_in(data):
        return files
    image = data.imageData() if data.hasImage() and not data.hasText() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


class FileDrop(QObject):
    """Lets files be dropped anywhere on ``widgets``, also on fields that would take them for text."""

    files_given = Signal(object)
    """The files that were dropped, a list of Path."""

    awaited = Signal(bool)
    """Whether files are over one of the widgets now."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, as copies whatever the other program proposes: it would delete what it thinks moved."""
        if event.type() == QEvent.Type.DragLeave:
            self.awaited.emit(False)
        if not isinstance(event, (QDropEvent, QDragMoveEvent)) or not (files := files_in(event.mimeData())):
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        dropped = event.type() == QEvent.Type.Drop
        self.awaited.emit(not dropped)
        if dropped:
            self.files_given.emit(files)
        return True
