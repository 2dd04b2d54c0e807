"""Figures with their floors and goals, the machine they were measured on, and child processes that measure."""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ParamSpec

STARTED = "LCJOURNAL_BENCH_STARTED"
"""The environment variable that tells a child the monotonic second at which it was started."""

_COMPILED = Path(tempfile.gettempdir()) / "lcjournal-bench-compiled"

_Given = ParamSpec("_Given")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. ``floor`` is what the least that could do the job takes, measured in the same run."""

    name: str
    value: float
    unit: str
    floor: float
    floor_is: str
    goal: float | None = None

    def as_json(self) -> dict[str, object]:
        """Return the figure with its ratio to the floor and whether the goal is met."""
        rounded = {"value": round(self.value, 2), "floor": round(self.floor, 2)}
        met = None if self.goal is None else self.value <= self.goal
        return asdict(self) | rounded | {"ratio": round(self.value / self.floor, 2), "goal_met": met}


def p95(values: Iterable[float]) -> float:
    """Return the value that 95 of 100 stay under."""
    return statistics.quantiles(values, n=20)[-1]


def milliseconds(work: Callable[_Given, object], *given: _Given.args, **named: _Given.kwargs) -> float:
    """Return how long ``work(*given, **named)`` takes."""
    began = time.perf_counter()
    work(*given, **named)
    return (time.perf_counter() - began) * 1000


def child(*arguments: str) -> dict[str, Any]:
    """Run ``python -m bench.window`` with arguments, offscreen unless told otherwise, and return what it prints.

    Like any program started before, it finds its modules compiled, even where this process may not keep them.
    """
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"PYTHONPYCACHEPREFIX": str(_COMPILED)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment[STARTED] = str(time.monotonic())
    command = [sys.executable, "-m", "bench.window", *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=300)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def machine() -> dict[str, object]:
    """Say where the figures come from."""
    import PySide6
    import sqlite_utils

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    sqlite = sqlite_utils.Database(memory=True).execute("SELECT sqlite_version()").fetchone()[0]
    return {
        "system": platform.platform(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(memory / 2**30, 1),
        "python": platform.python_version(),
        "qt": PySide6.__version__,
        "sqlite": sqlite,
    }
