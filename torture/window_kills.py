"""kill -9 while someone types into a new entry: what was typed up to two seconds before is there at the next start.

The real window stands on a display of its own (Xvfb), xdotool presses the keys at ten to twenty a second. Every tenth
time the window is started again: it has to be where one was writing, so that a word typed then goes on there.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from lcjournal.core.model import Activity
from lcjournal.core.paths import DataPaths, data_paths
from lcjournal.core.store import Store
from torture import screen

_ALLOWED = 2.0
"""Seconds of typing that a kill may cost."""

_LONGEST = 6.0
"""Seconds from the first key to the kill at most; it comes at any moment from the first tenth of a second on."""

_AGAIN_EVERY = 10
_AGAIN = "again"


@dataclass(slots=True)
class _Figures:
    """What came of all rounds; ``losses`` in seconds of typing, ``late`` those over what is allowed."""

    keys: int = 0
    losses: list[float] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)
    again: int = 0
    went_on: int = 0


@dataclass(slots=True)
class _Typed:
    """Keys that were pressed, each with the second just before, and when the process was killed."""

    text: str = ""
    times: list[float] = field(default_factory=list)
    killed: float = 0.0

    def loss(self, kept: str) -> float | None:
        """Return how many seconds of typing are not in ``kept``; None where that is not what was typed."""
        if not self.text.startswith(kept):
            return None
        return self.killed - self.times[len(kept)] if len(kept) < len(self.text) else 0.0


def run(seed: int, rounds: int) -> dict[str, object]:
    """Kill the window ``rounds`` times while someone types; return how many seconds of it were lost."""
    if needed := screen.missing():
        return {"rounds": 0, "why": f"not installed: {', '.join(needed)}"}
    random, figures, begun = Random(seed), _Figures(), time.monotonic()
    with screen.display() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        for number in range(rounds):
            with tempfile.TemporaryDirectory(prefix="lcjournal-typing-") as name:
                places = data_paths(Path(name))
                typed = _killed(places, environment, random)
                _look(places, typed, figures)
                if number % _AGAIN_EVERY == 0:
                    _go_on(places, environment, figures)
    return {
        "rounds": rounds,
        "keys": figures.keys,
        "late": len(figures.late),
        "lost": len(figures.lost),
        "loss_seconds_max": round(max(figures.losses, default=0.0), 2),
        "loss_seconds_median": round(statistics.median(figures.losses or [0.0]), 2),
        "started_again": figures.again,
        "went_on": figures.went_on,
        "unsound": len(figures.unsound),
        "examples": [*figures.late, *figures.lost, *figures.unsound][:5],
        "seconds": round(time.monotonic() - begun, 1),
    }


def _killed(places: DataPaths, environment: dict[str, str], random: Random) -> _Typed:
    """Start the app, type into a new entry, kill the app at a random moment; return what was typed by then."""
    places.settings.write_text(json.dumps({"language": "en", "welcomed": True}), encoding="utf-8")
    title = f"Entry {random.randrange(1000)}\r"
    words = " ".join(f"w{number:04}" for number in range(100))
    typed = _Typed()
    with _window(places, environment):
        screen.press(environment, "key", "ctrl+shift+n")
        end = time.monotonic() + random.uniform(0.1, _LONGEST)
        for key in title + words:
            typed.times.append(time.monotonic())
            typed.text += "\n" if key == "\r" else key
            screen.press(environment, *(("key", "Return") if key == "\r" else ("type", "--delay", "0", "--", key)))
            pause = random.uniform(0.04, 0.09)
            if time.monotonic() + pause >= end:
                time.sleep(max(0.0, end - time.monotonic()))
                break
            time.sleep(pause)
        typed.killed = time.monotonic()
    return typed


def _look(places: DataPaths, typed: _Typed, figures: _Figures) -> None:
    """Open the journal and look how much of what was typed is there, and that it is known to be under the pen."""
    figures.keys += len(typed.text)
    with Store.open(places.journal) as store:
        figures.unsound += store.problems()
        writing = store.draft.activity_id()
        kept = _words(store.activities.get(writing)) if writing else ""
    loss = typed.loss(kept)
    if loss is None:
        figures.lost.append(f"typed {typed.text!r}, kept {kept!r}")
        return
    figures.losses.append(loss)
    if loss > _ALLOWED:
        figures.late.append(f"{loss:.2f} s: {typed.text!r} to {kept!r}")


def _go_on(places: DataPaths, environment: dict[str, str], figures: _Figures) -> None:
    """Start the app again after a kill and type a word: it has to go on where one was writing, if anything was kept."""
    with Store.open_read_only(places.journal) as store:
        writing = store.draft.activity_id()
    if not writing:
        return
    figures.again += 1
    with _window(places, environment):
        screen.press(environment, "type", "--delay", "20", "--", _AGAIN)
        deadline = time.monotonic() + screen.PATIENCE
        while not (words := _kept(places, writing)).endswith(_AGAIN) and time.monotonic() < deadline:
            time.sleep(0.1)
    if words.endswith(_AGAIN):
        figures.went_on += 1
    else:
        figures.lost.append(f"the window did not go on: {words!r}")


def _kept(places: DataPaths, activity: str) -> str:
    """Return what is kept of an activity by now."""
    with Store.open_read_only(places.journal) as store:
        return _words(store.activities.get(activity))


def _words(activity: Activity) -> str:
    """Return what was kept of the title and the text as it was typed, Return between them."""
    text = "".join(part.text for part in activity.reflections)
    return f"{activity.title}\n{text}" if text else activity.title


@contextmanager
def _window(places: DataPaths, environment: dict[str, str]) -> Iterator[None]:
    """Have the app run with its window under the keys; leaving kills it."""
    command = [sys.executable, "-m", "lcjournal", "--data", str(places.folder)]
    noise = places.folder / "stderr"
    with noise.open("wb") as errors:
        app = subprocess.Popen(command, env=environment, stderr=errors)
    try:
        deadline = time.monotonic() + screen.PATIENCE
        while not (windows := screen.press(environment, "search", "--onlyvisible", "--pid", str(app.pid)).split()):
            if time.monotonic() > deadline or app.poll() is not None:
                raise TimeoutError(f"no window came: exit code {app.poll()}, {noise.read_text(errors='replace')}")
            time.sleep(0.05)
        screen.press(environment, "windowfocus", "--sync", windows[0])
        yield
    finally:
        app.kill()
        app.wait()
