"""A short run of each torture; ``make torture`` runs them long, with the figures of docs/reliability.md."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills by fork, and strace, are of Linux")


def tortured(name: str, rounds: int) -> dict[str, Any]:
    """Run one torture in a process of its own, for it forks."""
    command = [sys.executable, "-m", "torture", name, "--rounds", str(rounds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    result: dict[str, Any] = json.loads(done.stdout)["runs"][name]
    return result


@pytest.mark.parametrize("name", ["kills", "kills-encrypted"])
def test_nothing_acknowledged_is_lost_by_a_kill(name: str) -> None:
    result = tortured(name, 6)
    assert (result["lost"], result["unsound"]) == (0, 0)
    assert result["acknowledged"] > 6


def test_a_deed_that_is_killed_is_done_or_not() -> None:
    assert tortured("deeds", 1)["lost"] == 0


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace makes the calls fail")
def test_a_disk_that_fails_once_loses_nothing_and_is_told_of() -> None:
    result = tortured("faults", 8)
    assert (result["lost"], result["unsaid"]) == (0, 0)
    assert result["acknowledged"] > 0
