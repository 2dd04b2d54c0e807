"""A disk as it stands after the power went: what was synced is there, what was not is there, torn or gone.

The model takes less for granted than any file system does that keeps a journal of its own:

- What was written to a file, and its length, holds from the next fsync or fdatasync of that file. Until then each write
  is kept, gone, or torn: each of its 512-byte sectors kept or not. Where the data is gone the length may have grown all
  the same, with zeros. Nothing of one file waits for what was written to another before.
- A name made, changed or taken away holds from the next fsync of its folder, not from that of the file; until then each
  such change is kept or not, in whatever order. A rename within a folder is one change, one across folders is two.

ext4, XFS and APFS keep names in order, and make those before durable with any fsync; POSIX promises neither, so nothing
here relies on it.

Each file and folder has its own mood when the power goes, from all kept to all gone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

SECTOR = 512

_MOODS = ((1, 0, 0), (8, 1, 1), (1, 1, 1), (1, 1, 8), (0, 0, 1))
"""Weights of what becomes of a write: kept, torn, gone."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file, or a folder, that got a name for the first time. Names are paths below the folder, ``a/b``."""

    node: int
    name: str
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file that has another name now; whatever had that name has none."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A file that has a second name now."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A name that is no longer there."""

    name: str


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes that were written to a file."""

    node: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    """A file that was made shorter or longer."""

    node: int
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """A file that was synced."""

    node: int


@dataclass(frozen=True, slots=True)
class FolderSynced:
    """A folder that was synced; ``""`` is the one above all others."""

    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the process told the world."""

    data: bytes


Step = Made | Renamed | Linked | Removed | Written | Resized | Synced | FolderSynced | Said

_Names = dict[str, int | None]
"""Names, each with the number of what it stands for, None for nothing."""


@dataclass(slots=True)
class _File:
    """What a file holds for certain, and what was done to it since; a folder holds nothing."""

    is_folder: bool = False
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Written | Resized] = field(default_factory=list)

    def now(self) -> bytearray:
        """Return what who reads it finds in it."""
        content = bytearray(self.durable)
        for step in self.pending:
            _keep(content, step)
        return content

    def sync(self) -> None:
        self.durable, self.pending = self.now(), []

    def left(self, random: Random) -> bytearray:
        """Return what a loss of power leaves of it."""
        content, mood = bytearray(self.durable), random.choice(_MOODS)
        for step in self.pending:
            (fate,) = random.choices(("kept", "torn", "gone"), mood)
            if fate == "kept":
                _keep(content, step)
            elif isinstance(step, Written):
                if random.random() < 0.5:
                    _lengthen(content, step.offset + len(step.data))
                if fate == "torn":
                    _tear(content, step, random)
        return content


class Disk:
    """Follows steps from an empty folder on; ``now`` tells what is there, ``left`` what a loss of power leaves.

    Both return what files hold by name, and None for each folder.
    """

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._names: _Names = {}
        self._durable_names: _Names = {}
        self._pending: dict[str, list[_Names]] = {}

    def do(self, step: Step) -> None:
        """Take one step."""
        match step:
            case Made(node, name, is_folder):
                self._files[node] = _File(is_folder)
                self._change({name: node})
            case Renamed() | Linked() | Removed():
                for change in self._changes(step):
                    self._change(change)
            case Written(node) | Resized(node):
                self._files[node].pending.append(step)
            case Synced(node):
                self._files[node].sync()
            case FolderSynced(name):
                for change in self._pending.pop(name, []):
                    self._durable_names |= change

    def now(self) -> dict[str, bytes | None]:
        """Return what who reads the folder finds."""
        return self._found(self._names, _File.now)

    def left(self, random: Random) -> dict[str, bytes | None]:
        """Return what is found where the power goes now."""
        names = dict(self._durable_names)
        for changes in self._pending.values():
            kept, _torn, gone = random.choice(_MOODS)
            for change in changes:
                if random.random() * (kept + gone) < kept:
                    names |= change
        return self._found(names, lambda file: file.left(random))

    def _changes(self, step: Renamed | Linked | Removed) -> Iterator[_Names]:
        match step:
            case Renamed(old, new) if folder_of(old) == folder_of(new):
                yield {old: None, new: self._names[old]}
            case Renamed(old, new):
                yield {new: self._names[old]}
                yield {old: None}
            case Linked(old, new):
                yield {new: self._names[old]}
            case Removed(name):
                yield {name: None}

    def _change(self, change: _Names) -> None:
        self._names |= change
        self._pending.setdefault(folder_of(next(iter(change))), []).append(change)

    def _found(self, names: _Names, content: Callable[[_File], bytearray]) -> dict[str, bytes | None]:
        """Return what has a name, in a folder that has one."""
        found: dict[str, bytes | None] = {"": None}
        for name, node in sorted(names.items()):
            if node is not None and folder_of(name) in found:
                file = self._files[node]
                found[name] = None if file.is_folder else bytes(content(file))
        del found[""]
        return found


def folder_of(name: str) -> str:
    """Return the folder that a name stands in."""
    return name.rpartition("/")[0]


def _keep(content: bytearray, step: Written | Resized) -> None:
    if isinstance(step, Resized):
        del content[step.size :]
        _lengthen(content, step.size)
    else:
        _lengthen(content, step.offset)
        content[step.offset : step.offset + len(step.data)] = step.data


def _lengthen(content: bytearray, size: int) -> None:
    content.extend(bytes(max(0, size - len(content))))


def _tear(content: bytearray, step: Written, random: Random) -> None:
    """Keep some sectors of what was written."""
    end = step.offset + len(step.data)
    for start in range(step.offset - step.offset % SECTOR, end, SECTOR):
        first, last = max(start, step.offset), min(start + SECTOR, end)
        if random.random() < 0.5:
            _keep(content, Written(step.node, first, step.data[first - step.offset : last - step.offset]))
