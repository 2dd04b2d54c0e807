"""A display of its own for the real window, and keys that are pressed on it (Linux only)."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 30.0
"""Seconds until a window is there."""

_PROGRAMS = ("Xvfb", "xdotool")


def missing() -> list[str]:
    """Return the programs this needs that are not installed."""
    return [name for name in _PROGRAMS if shutil.which(name) is None]


def press(environment: dict[str, str], *arguments: str) -> str:
    """Have xdotool do something, and return what it says."""
    command = ["xdotool", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return done.stdout


@contextmanager
def display() -> Iterator[str]:
    """Have a display of its own, whose number is free; leaving ends it."""
    reading, writing = os.pipe()
    # By itself it begins anew when the last program has left, and lets nobody in meanwhile.
    command = ["Xvfb", "-displayfd", str(writing), "-noreset", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
