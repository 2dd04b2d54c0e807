"""A short run of a disk that gets full and of what else befalls a folder; ``make torture`` runs it long."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def tortured(name: str, rounds: int) -> dict[str, Any]:
    """Run one torture in a process of its own."""
    command = [sys.executable, "-m", "torture", name, "--rounds", str(rounds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    result: dict[str, Any] = json.loads(done.stdout)["runs"][name]
    return result


def test_a_disk_that_gets_full_at_any_write_loses_nothing_and_is_told_of() -> None:
    result = tortured("full-disk", 40)
    if not result["rounds"]:
        pytest.skip(result["why"])
    assert (result["lost"], result["unsaid"], result["unsound"]) == (0, 0, 0)
    assert result["acknowledged"] > 40
    assert all("disk is full" in sentence for sentence in result["sentences"])
    assert result["sentences"]
    assert "with ballast" not in result["failed"]


@pytest.mark.skipif(sys.platform != "linux", reason="the one who writes is forked")
def test_a_folder_that_goes_away_or_can_only_be_read_loses_nothing_and_is_told_of() -> None:
    result = tortured("places", 1)
    assert (result["lost"], result["unsaid"]) == (0, 0)
    assert result["acknowledged"] > 4
