import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lcjournal.__main__ import main
from lcjournal.core import i18n

TODAY = "2026-11-22"  # a Sunday


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, what it printed, and what it said had gone wrong."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:  # noqa: ANN401 -- JSON can be anything
        return json.loads(self.out)


Lc = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _system(monkeypatch: pytest.MonkeyPatch) -> None:
    """An English system, and Python's own hook back at the end."""
    monkeypatch.setattr(i18n, "_system_locale", lambda: "en_GB")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def lc(folder: Path, capsys: pytest.CaptureFixture[str]) -> Lc:
    """Run ``lcjournal`` on a folder of its own, on a Sunday: ``lc("add", "MOOC 2h")``."""

    def run(*words: object) -> Ran:
        capsys.readouterr()
        try:
            code = main(["--data", str(folder), "--today", TODAY, *map(str, words)])
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else -1
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


@pytest.fixture
def sample(lc: Lc, folder: Path) -> Path:
    """Return the sample journal."""
    assert lc("demo").code == 0
    return folder / "journal.lcjournal"
