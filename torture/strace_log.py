"""What processes do to one folder, told by strace: step by step, with all bytes (Linux only)."""

import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from torture.power_disk import (
    Disk,
    FolderSynced,
    Linked,
    Made,
    Removed,
    Renamed,
    Resized,
    Said,
    Step,
    Synced,
    Written,
    folder_of,
)

_CALLS = (
    *("openat", "close", "lseek", "write", "pwrite64", "ftruncate", "fsync", "fdatasync"),
    *("?mkdir", "?mkdirat", "?rename", "?renameat", "?renameat2", "?unlink", "?unlinkat", "?rmdir", "?link", "?linkat"),
)
"""The calls that are followed. Others change files too: whoever follows compares with what is there in the end."""

_LONGEST = 1 << 24
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_STDOUT = 1
_SHARED = "-shm"


@dataclass(slots=True)
class _Open:
    """A file that is open: its number, where the next write goes, and whether each goes to the end."""

    node: int
    place: int
    appends: bool


def followed(folder: Path, commands: list[list[str]]) -> tuple[Disk, list[Step]]:
    """Return a disk with what is in ``folder``, and what commands then do there, one after another.

    Raises ChildProcessError where one fails, AssertionError where they do what is not followed.
    """
    follower, disk, now = Follower(folder), Disk(), Disk()
    steps = [step for command in commands for step in follower.steps(command)]
    for step in follower.found:
        disk.do(step)
    for step in (*follower.found, *steps):
        now.do(step)
    there = {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if not path.name.endswith(_SHARED)
    }
    if now.now() != there:
        raise AssertionError("strace was not told all that was done to the folder")
    return disk, steps


class Follower:
    """Follows one process after another in ``folder``; ``found`` are the steps to what is there before the first.

    The index of a write-ahead log is left out: it is memory that SQLite shares in a file, and makes anew after a crash.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._nodes: dict[str, int] = {"": 0}
        self._folders = {0: ""}
        self._sizes: dict[int, int] = {}
        self._open: dict[int, _Open] = {}
        self.found = [step for path in sorted(folder.rglob("*")) for step in self._there(path)]

    def steps(self, command: list[str]) -> list[Step]:
        """Run a command to its end and return what it did. Raises ChildProcessError where it fails."""
        self._open.clear()
        with tempfile.NamedTemporaryFile("r", prefix="lcjournal-strace-", encoding="ascii") as log:
            what = ["-e", f"trace={','.join(_CALLS)}", "-e", "signal=none"]
            strace = ["strace", "-f", "-qqq", "-xx", "-s", str(_LONGEST), "-o", log.name, *what]
            done = subprocess.run([*strace, *command], check=False, capture_output=True, timeout=120)
            if done.returncode:
                raise ChildProcessError(done.stderr.decode(errors="replace"))
            return [step for line in log for step in self._steps(line)]

    def _there(self, path: Path) -> Iterator[Step]:
        name = str(path.relative_to(self._folder))
        if path.is_dir():
            yield from self._made_folder(name)
        else:
            made, content = self._made(name), path.read_bytes()
            self._sizes[made.node] = len(content)
            yield from (made, Written(made.node, 0, content), Synced(made.node))
        yield FolderSynced(folder_of(name))

    def _steps(self, line: str) -> Iterator[Step]:
        found = _LINE.match(line)
        if found is None or '"...' in line:
            raise ValueError(f"strace says what is not understood: {line[:100]}")
        call, arguments, result = found[1], found[2].split(", "), int(found[3])
        if result < 0:
            return
        if call == "openat":
            yield from self._opened(arguments, result)
        elif arguments[0].isdigit():
            yield from self._done(call, arguments, result)
        else:
            yield from self._named(call, [self._name(one) for one in arguments if one.startswith('"')])

    def _opened(self, arguments: list[str], number: int) -> Iterator[Step]:
        name, flags = self._name(arguments[1]), arguments[2]
        self._open.pop(number, None)
        if name is None:
            return
        if name not in self._nodes:
            yield self._made(name)
        node = self._nodes[name]
        if "O_TRUNC" in flags and self._sizes[node]:
            self._sizes[node] = 0
            yield Resized(node, 0)
        self._open[number] = _Open(node, 0, "O_APPEND" in flags)

    def _done(self, call: str, arguments: list[str], result: int) -> Iterator[Step]:
        """Tell what was done to a file by its number."""
        number = int(arguments[0])
        if call == "write" and number == _STDOUT:
            yield Said(_bytes(arguments[1])[:result])
        file = self._open.get(number)
        if file is None:
            return
        match call:
            case "close":
                del self._open[number]
            case "lseek":
                file.place = result
            case "write" | "pwrite64":
                yield self._written(file, arguments, result)
            case "ftruncate":
                self._sizes[file.node] = int(arguments[1])
                yield Resized(file.node, int(arguments[1]))
            case "fsync" | "fdatasync":
                yield FolderSynced(self._folders[file.node]) if file.node in self._folders else Synced(file.node)

    def _written(self, file: _Open, arguments: list[str], length: int) -> Written:
        if len(arguments) > 3:
            offset = int(arguments[3])
        else:
            offset = self._sizes[file.node] if file.appends else file.place
            file.place = offset + length
        self._sizes[file.node] = max(self._sizes[file.node], offset + length)
        return Written(file.node, offset, _bytes(arguments[1])[:length])

    def _named(self, call: str, names: list[str | None]) -> Iterator[Step]:
        """Tell what was done to names."""
        if None in names:
            return
        name = str(names[0])
        if call.startswith("mkdir"):
            yield from self._made_folder(name)
        elif call.startswith("rename"):
            self._nodes[str(names[1])] = self._nodes.pop(name)
            yield Renamed(name, str(names[1]))
        elif call.startswith("link"):
            self._nodes[str(names[1])] = self._nodes[name]
            yield Linked(name, str(names[1]))
        else:
            del self._nodes[name]
            yield Removed(name)

    def _made_folder(self, name: str) -> Iterator[Step]:
        made = self._made(name, is_folder=True)
        self._folders[made.node] = name
        yield made

    def _made(self, name: str, *, is_folder: bool = False) -> Made:
        node = self._nodes[name] = len(self._sizes) + 1
        self._sizes[node] = 0
        return Made(node, name, is_folder)

    def _name(self, argument: str) -> str | None:
        """Return a name below the folder, or None for what lies elsewhere and for the index of a log."""
        path = _bytes(argument).decode()
        inside = path == self._folder or path.startswith(f"{self._folder}/")
        return path[len(self._folder) + 1 :] if inside and not path.endswith(_SHARED) else None


def _bytes(argument: str) -> bytes:
    return bytes.fromhex(argument.strip('"').replace("\\x", ""))
