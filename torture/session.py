"""A whole session of the real window under strace: no network, no write where none should be, no word in the clear.

The window stands on a display of its own, xdotool presses the keys, and every call that opens, makes, moves or removes
a file or speaks to anything is written down. Every second session has a passphrase: afterwards, and while it is locked,
a secret that was typed everywhere may stand in no file. The others have to show it, or nothing is shown.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from lcjournal.core import keyring, keys, sealing
from lcjournal.core.model import Filter
from lcjournal.core.paths import DataPaths, data_paths
from lcjournal.core.store import Store
from torture import screen

_PASSPHRASE = "four words by chance"
_OPEN = {"open", "openat"}
_CHANGE = {
    *("creat", "truncate", "mkdir", "mkdirat", "mknod", "mknodat", "rename", "renameat", "renameat2", "unlink"),
    *("unlinkat", "rmdir", "link", "linkat", "symlink", "symlinkat", "chmod", "fchmodat"),
}
_CALLS = ",".join(["%network", *(f"?{name}" for name in sorted(_OPEN | _CHANGE))])
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+|\?)")
_PATH = re.compile(r'(?:AT_FDCWD|\d+)<([^>]*)>, "([^"]*)"|"([^"]*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
_LOCAL = ("AF_UNIX", "AF_NETLINK")
_NOWHERE = ("/dev/", "/proc/", "/memfd:")
"""What is no place on a disk: devices, what the system tells of itself, memory that has a name."""


@dataclass(slots=True)
class Figures:
    """What came of all sessions."""

    calls: int = 0
    deeds: int = 0
    network: list[str] = field(default_factory=list)
    local: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    outside: list[str] = field(default_factory=list)
    plaintext: list[str] = field(default_factory=list)
    blind: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Session:
    """One session: where everything of it lies, and the word that is typed everywhere."""

    root: Path
    secret: str
    environment: dict[str, str]
    encrypted: bool

    @property
    def places(self) -> DataPaths:
        return data_paths(self.root / "data")

    def focus(self) -> bool:
        """Put the window under the keys, there being nothing else on the display; return whether there is one."""
        shown = screen.press(self.environment, "search", "--onlyvisible", "--name", "LC Journal").split()
        if shown:
            screen.press(self.environment, "windowfocus", "--sync", shown[-1])
        return bool(shown)

    def key(self, *names: str) -> None:
        screen.press(self.environment, "key", "--delay", "40", *names)
        time.sleep(0.3)

    def type(self, text: str) -> None:
        screen.press(self.environment, "type", "--delay", "25", "--", text)
        time.sleep(0.3)


def run(seed: int, rounds: int) -> dict[str, object]:
    """Go through ``rounds`` sessions; return what was called, written elsewhere or found in the clear."""
    needed = [*screen.missing(), *(["strace"] if shutil.which("strace") is None else [])]
    if needed:
        return {"rounds": 0, "why": f"not installed: {', '.join(needed)}"}
    random, figures, begun = Random(seed), Figures(), time.monotonic()
    with screen.display() as display:
        for number in range(rounds):
            with tempfile.TemporaryDirectory(prefix="lcjournal-session-") as name:
                secret = f"secret{random.randrange(10**9):09}"
                session = _begun(Path(name), secret, display, encrypted=bool(number % 2))
                _go_through(session, figures)
    return {
        "rounds": rounds,
        "deeds": figures.deeds,
        "calls": figures.calls,
        "network": len(figures.network),
        "local": sorted(figures.local),
        "written": len(figures.written),
        "outside": len(figures.outside),
        "plaintext": len(figures.plaintext),
        "blind": len(figures.blind),
        "undone": len(figures.undone),
        "examples": [*figures.network, *figures.outside, *figures.plaintext, *figures.undone][:8],
        "seconds": round(time.monotonic() - begun, 1),
    }


def _begun(root: Path, secret: str, display: str, *, encrypted: bool) -> _Session:
    """Lay out folders, each of which the app could write to, and a journal that says a word already."""
    for name in ("home", "data", "temporary", "chosen"):
        (root / name).mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "LC_"))}
    environment = kept | {
        "HOME": str(root / "home"),
        "TMPDIR": str(root / "temporary"),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "LCJOURNAL_PASSPHRASE": _PASSPHRASE,
    }
    session = _Session(root, secret, environment, encrypted)
    session.places.settings.write_text('{"language": "en", "welcomed": true}', encoding="utf-8")
    Store.open(session.places.journal).close()
    if encrypted:
        sealing.seal(session.places.journal, _PASSPHRASE)
        keyring.forget()
    return session


def _go_through(session: _Session, figures: Figures) -> None:
    """Have the window, and then some commands, do what a person does; look at all they called and left."""
    _use_window(session, figures)
    archive = str(session.root / "chosen" / "all.zip")
    for command in (["list"], ["verify"], ["backup"], ["export", "--format", "zip", archive]):
        figures.deeds += 1
        traced = _traced(session.root / f"trace-{command[0]}", session, *command)
        done = subprocess.run(traced, env=session.environment, capture_output=True, timeout=120, check=False)
        if done.returncode:
            figures.undone.append(command[0])
    for told in session.root.glob("trace*"):
        read(told, session.root, figures)
    found = _in_the_clear(session)
    if session.encrypted:
        figures.plaintext += found
    elif not found:
        figures.blind.append(session.secret)


def _use_window(session: _Session, figures: Figures) -> None:
    command = _traced(session.root / "trace", session)
    window = subprocess.Popen(command, env=session.environment, stderr=subprocess.DEVNULL)
    try:
        for name, deed in _DEEDS:
            figures.deeds += 1
            _until(session.focus)
            if not deed(session):
                figures.undone.append(name)
            if name == "lock" and session.encrypted:
                figures.plaintext += _in_the_clear(session)
        session.focus()
        session.key("ctrl+q")
        window.wait(screen.PATIENCE)
    except subprocess.TimeoutExpired:
        figures.undone.append("quit")
    finally:
        subprocess.run(["pkill", "-9", "-P", str(window.pid)], check=False)  # strace lets go of what it follows
        window.kill()
        window.wait()


def _traced(trace: Path, session: _Session, *command: str) -> list[str]:
    strace = ["strace", "-f", "-y", "-qq", "-s", "300", "-o", str(trace), "-e", f"trace={_CALLS}"]
    return [*strace, sys.executable, "-m", "lcjournal", "--data", str(session.places.folder), *command]


def _unlock(session: _Session) -> bool:
    """Give the passphrase, where there is one: what is typed afterwards is kept only if it opened the journal."""
    if session.encrypted:
        time.sleep(1)
        session.type(_PASSPHRASE)
        session.key("Return")
        time.sleep(3)
        keys.unlock(session.places.journal, _PASSPHRASE)
    return True


def _note(session: _Session) -> bool:
    session.key("ctrl+n")
    session.type(f"read {session.secret} 30min with {session.secret}person")
    session.key("Return")
    return _until(lambda: _kept(session, lambda store: len(store.activities.page(Filter())) == 1))


def _write(session: _Session) -> bool:
    session.key("ctrl+shift+n")
    session.type(f"{session.secret} talk")
    session.key("Return")
    session.type(f"What {session.secret} said")

    def written(store: Store) -> bool:
        texts = [part.text for one in store.activities.all() for part in one.reflections]
        return any(text.endswith("said") for text in texts)

    return _until(lambda: _kept(session, written))


def _search(session: _Session) -> bool:
    session.key("ctrl+k")
    session.type(session.secret)
    session.key("Escape")
    for page in "12345":
        session.key(f"ctrl+{page}")
    session.key("ctrl+e", "ctrl+comma")
    return True


def _back_up(session: _Session) -> bool:
    session.key("ctrl+k")
    session.type("back up now")
    session.key("Return")
    return _until(lambda: bool(list(session.places.backups.glob("*.lcjournal"))))


def _half_typed(session: _Session) -> bool:
    session.key("ctrl+n")
    session.type(f"{session.secret} half")
    return _until(lambda: _kept(session, lambda store: store.draft.line().endswith("half")))


def _lock(session: _Session) -> bool:
    if not session.encrypted:
        return True
    session.key("ctrl+l")
    time.sleep(2)
    titles = screen.press(session.environment, "search", "--onlyvisible", "--name", session.secret)
    return not titles.strip()


_DEEDS: tuple[tuple[str, Callable[[_Session], bool]], ...] = (
    ("unlock", _unlock),
    ("note", _note),
    ("write", _write),
    ("search", _search),
    ("back up", _back_up),
    ("half typed", _half_typed),
    ("lock", _lock),
    ("unlock again", _unlock),
)


def _kept(session: _Session, look: Callable[[Store], bool]) -> bool:
    with Store.open_read_only(session.places.journal) as store:
        return look(store)


def _until(state: Callable[[], bool]) -> bool:
    """Wait for something; return whether it came."""
    deadline = time.monotonic() + screen.PATIENCE
    while not (there := state()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return there


def read(trace: Path, root: Path, figures: Figures) -> None:
    """Sort what was called: over the network, to this computer alone, and where it wrote."""
    for line in trace.read_text(errors="replace").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        call, arguments, result = match.groups()
        figures.calls += 1
        family = re.search(r"AF_\w+", arguments)
        if family is not None:
            if family[0] in _LOCAL:
                named = re.search(r'sun_path=@?"([^"]*)"', arguments)
                figures.local.add(f"{family[0]} {named[1]}" if named else family[0])
            else:
                figures.network.append(line)
        elif result != "-1" and (call in _CHANGE or (call in _OPEN and _WRITES.search(arguments))):
            places = [place for place in _paths(arguments) if not place.startswith(_NOWHERE)]
            figures.written.update(places)
            figures.outside += [place for place in places if not _is_allowed(place, root)]


def _paths(arguments: str) -> list[str]:
    """Return the files that a call names, whole."""
    found = []
    for folder, name, alone in _PATH.findall(arguments):
        found.append(alone or str(Path(folder) / name))
    return found


def _is_allowed(place: str, root: Path) -> bool:
    """Whether the app may write there: its data, its temporary folder, and where the person chose."""
    return any(Path(place).is_relative_to(root / name) for name in ("data", "temporary", "chosen"))


def _in_the_clear(session: _Session) -> list[str]:
    """Return the files in which the secret can be read, those the person chose left aside."""
    kept = (session.root / name for name in ("home", "data", "temporary"))
    files = [path for folder in kept for path in folder.rglob("*") if path.is_file()]
    return [str(path.relative_to(session.root)) for path in files if _says(path, session.secret)]


def _says(path: Path, secret: str) -> bool:
    contents = [str(path).encode(), path.read_bytes()]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            contents += [archive.read(name) for name in archive.namelist()]
    return any(secret.encode(code) in content for content in contents for code in ("utf-8", "utf-16-le", "utf-16-be"))
