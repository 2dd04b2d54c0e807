"""The attached pictures of a journal, read at the size they are shown, outside the thread of the window.

What was attached may come from anyone: only picture formats without a program in them are read, in bounded memory.
"""

from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from lcjournal.core.errors import UserError
from lcjournal.core.sealed_file import is_sealed
from lcjournal.core.side_folder import SideFolder
from lcjournal.ui import background

_FORMATS = {"bmp", "gif", "jpeg", "png", "tiff", "webp"}
_LARGEST_MB = 64
_KEPT_BYTES = 24_000_000

_Key = tuple[str, int, int]


class Pictures(QObject):
    """Gives pictures by the digest of their file. ``ready`` tells which one has been read meanwhile."""

    ready = Signal(str)

    def __init__(self, files: SideFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._kept: OrderedDict[_Key, QImage] = OrderedDict()
        self._awaited: list[_Key] = []
        self._sizes: dict[str, QSize] = {}

    def size(self, digest: str, box: QSize) -> QSize:
        """Return how large the picture is inside ``box``, never enlarged; an empty size where there is no picture."""
        if digest not in self._sizes:
            if self._files.find(digest) is None:
                return QSize()
            picture = _picture(self._files, digest)
            self._sizes[digest] = _size(_reader(picture))
        return _fitted(self._sizes[digest], box)

    def get(self, digest: str, box: QSize) -> QImage | None:
        """Return the picture as it fits into ``box``, in pixels of the screen; None until it is read or without one."""
        key = (digest, box.width(), box.height())
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._awaited and self._files.find(digest) is not None:
            self._awaited.append(key)
            if len(self._awaited) == 1:
                self._read_next()
        return None

    def _read_next(self) -> None:
        """Read one picture at a time, so that many leave the window a processor to itself."""
        background.run(_Reading(self._files, self._awaited[0]), done=self._on_read)

    def _on_read(self, read: tuple[_Key, QImage]) -> None:
        key, image = read
        self._awaited.remove(key)
        if self._awaited:
            self._read_next()
        self._kept[key] = image
        while len(self._kept) > 1 and sum(one.sizeInBytes() for one in self._kept.values()) > _KEPT_BYTES:
            self._kept.popitem(last=False)
        self.ready.emit(key[0])


class _Reading:
    """The work of reading one picture; a null one where it cannot be read."""

    def __init__(self, files: SideFolder, key: _Key) -> None:
        self._files, self._key = files, key

    def __call__(self, _task: background.Task) -> tuple[_Key, QImage]:
        return self._key, read_picture(_picture(self._files, self._key[0]), QSize(self._key[1], self._key[2]))


def _picture(files: SideFolder, digest: str) -> Path | QBuffer:
    """Return the file of a picture; one that is encrypted is read into memory, and never lies on the disk as it is."""
    path, buffer = files.find(digest), QBuffer()
    with suppress(OSError, UserError):
        if path is not None and not is_sealed(path):
            return path
        buffer.setData(b"".join(files.read(digest)))
    return buffer


def read_picture(picture: Path | QBuffer, box: QSize) -> QImage:
    """Return a picture as it fits into ``box``, upright; a null one where there is none to read."""
    reader = _reader(picture)
    size = _fitted(_size(reader), box)
    if size.isEmpty():
        return QImage()
    reader.setScaledSize(size.transposed() if _is_turned(reader) else size)
    return reader.read()


def _reader(picture: Path | QBuffer) -> QImageReader:
    """Return what reads a picture; a buffer must live as long."""
    QImageReader.setAllocationLimit(_LARGEST_MB)
    reader = QImageReader(picture) if isinstance(picture, QBuffer) else QImageReader(str(picture))
    reader.setAutoTransform(True)
    return reader


def _size(reader: QImageReader) -> QSize:
    """Return the size of a picture standing upright, from its head alone; an empty one of what is not read."""
    if reader.format().toStdString() not in _FORMATS:
        return QSize()
    return reader.size().transposed() if _is_turned(reader) else reader.size()


def _is_turned(reader: QImageReader) -> bool:
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)


def _fitted(size: QSize, box: QSize) -> QSize:
    if size.isEmpty() or (size.width() <= box.width() and size.height() <= box.height()):
        return size
    return size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
