"""Every write, fsync, truncation, opening and rename failing once: nothing acknowledged is lost, and it is said.

strace makes the system call fail (Linux only). The writer opens a journal, does ten deeds and goes on after a failure,
as a person would who reads the sentence.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

from lcjournal.core.store import Store
from torture.writer import missing

_CALLS = {"pwrite64": 40, "write": 4, "fsync": 4, "fdatasync": 12, "ftruncate": 2, "openat": 8, "rename": 1}
"""The calls that write, with how many of each the writer makes at most."""

_ERRORS = ("EIO", "ENOSPC")
_DEEDS = 10


def run(seed: int, rounds: int) -> dict[str, object]:
    """Inject ``rounds`` faults, one a run; return how many met a call, what was lost, what was not said."""
    if shutil.which("strace") is None:
        return {"rounds": 0, "why": "strace is not installed"}
    random, begun = Random(seed), time.monotonic()
    met, acknowledged = 0, 0
    lost: list[str] = []
    unsaid: list[str] = []
    said: dict[str, int] = {}
    for number in range(rounds):
        call, error = tuple(_CALLS)[number % len(_CALLS)], _ERRORS[number // len(_CALLS) % len(_ERRORS)]
        when = 1 + random.randrange(_CALLS[call])
        with tempfile.TemporaryDirectory(prefix="lcjournal-faults-") as name:
            path = Path(name) / "journal.lcjournal"
            Store.open(path).close()
            told, injected, ended = _write(path, f"{call}:error={error}:when={when}", random.getrandbits(32))
            met += injected
            acknowledged += sum(one["deed"] not in {"begin", "failed", "end"} for one in told)
            for one in told:
                if one["deed"] == "failed":
                    said[one["said"]] = said.get(one["said"], 0) + 1
            if not ended:
                unsaid.append(f"{call} {error} {when}")
            with Store.open(path) as store:
                lost += [f"{call} {error} {when}: {problem}" for problem in store.file_problems()]
                lost += [f"{call} {error} {when}: {one}" for one in missing(store, told)]
    return {
        "rounds": rounds,
        "met": met,
        "acknowledged": acknowledged,
        "lost": len(lost),
        "unsaid": len(unsaid),
        "examples": [*lost, *unsaid][:5],
        "sentences": said,
        "seconds": round(time.monotonic() - begun, 1),
    }


def _write(path: Path, fault: str, seed: int) -> tuple[list[dict[str, Any]], bool, bool]:
    """Run the writer under a fault; return what it told, whether the fault was met, and whether it ended by itself."""
    call = fault.partition(":")[0]
    trace = path.with_name("trace")
    watched = [f"-P{path}{suffix}" for suffix in ("", "-wal", "-shm")] + [f"-P{path.parent}"]
    writer = [sys.executable, "-m", "torture.writer", str(path), str(seed), str(_DEEDS)]
    command = [
        "strace",
        "-f",
        "-qq",
        "-o",
        str(trace),
        *watched,
        "-e",
        f"trace={call}",
        "-e",
        f"inject={fault}",
        *writer,
    ]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines() if line.endswith(b"}")]
    injected = "INJECTED" in trace.read_text(errors="replace")
    return told, injected, bool(told) and told[-1]["deed"] == "end"
