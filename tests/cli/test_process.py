"""The commands as programs of their own: what they load, and what they do when nobody listens."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Lc

ROOT = Path(__file__).resolve().parents[2]


def started(
    folder: Path, *words: str, options: tuple[str, ...] = (), **more: object
) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, *options, "-m", "lcjournal", "--data", str(folder), "--lang", "fr", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        line, env=environment, text=True, encoding="utf-8", stderr=subprocess.PIPE, timeout=60, check=False, **more
    )


@pytest.mark.parametrize("command", ["list", "score", "verify"])
def test_a_command_loads_no_window(folder: Path, sample: Path, command: str) -> None:
    ran = started(folder, command, options=("-X", "importtime"), stdout=subprocess.PIPE)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.stderr.splitlines() if "|" in line}
    assert ran.returncode == 0
    assert "lcjournal" in loaded
    assert loaded & {"PySide6", "shiboken6", "pyqtgraph", "qtawesome", "markdown_it", "hypothesis", "pytest"} == set()
    assert sample.exists()


def test_french_is_written_whatever_the_terminal_claims(folder: Path, sample: Path) -> None:
    ran = started(folder, "list", stdout=subprocess.PIPE)
    assert "activités" in ran.stdout
    assert sample.exists()


def test_a_reader_that_has_seen_enough_is_no_problem(folder: Path, sample: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        ran = started(folder, "list", stdout=write)
    finally:
        os.close(write)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert sample.exists()


def test_a_process_that_writes_keeps_the_others_out(folder: Path, lc: "Lc") -> None:
    from lcjournal.core.store import Store

    lc("add", "MOOC Python 2h")
    with Store.open(folder / "journal.lcjournal"):
        ran = started(folder, "add", "MOOC SQL 2h", stdout=subprocess.PIPE)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert str(os.getpid()) in ran.stderr
    assert "Traceback" not in ran.stderr
