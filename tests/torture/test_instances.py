"""A short run of two instances that meet; ``make torture`` runs it long."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the instances are forked")


def test_of_two_that_open_a_journal_at_once_one_writes_and_a_kill_refuses_nobody() -> None:
    command = [sys.executable, "-m", "torture", "instances", "--rounds", "10"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads(done.stdout)["runs"]["instances"]
    assert (result["double_opens"], result["refusals"], result["unsaid"], result["lost"]) == (0, 0, 0, 0)
    assert result["by_app"] == 1
    assert result["acknowledged"] > 10
