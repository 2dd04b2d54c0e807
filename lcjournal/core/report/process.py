"""A report made by a process of its own: laying out pages holds Python's lock, and no window may wait for that long.

The child reads one line of JSON, a ``Request``. It answers with lines of JSON, ``{"share": 0.4}`` while it is under
way, then ``{"size": n, "pages": n, "missing": n}`` and the n bytes of the file, or ``{"error": "…"}``. It only reads
the journal, and ends with its input. The key of an encrypted journal goes through the pipe and nowhere else.
"""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, cast

from lcjournal.core.errors import UserError
from lcjournal.core.report.request import Request
from lcjournal.core.spelling_process import command

ARGUMENT = "--make-report"
"""What makes ``lcjournal`` serve as the child."""


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of the file; ``missing`` counts the characters that no font here has a shape for (PDF alone)."""

    data: bytes
    pages: int = 0
    missing: int = 0


def made(request: Request, say: Callable[[float], object]) -> Made:
    """Return the file; ``say`` is told how much is done, 0 to 1, and may raise to stop: the child ends then.

    Raises UserError with the sentence of the child.
    """
    child = subprocess.Popen(  # noqa: S603 -- this same program
        command(ARGUMENT),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        to_child, from_child = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
        to_child.write(request.to_json().encode() + b"\n")
        to_child.close()
        return _heard(from_child, say)
    finally:
        child.kill()
        child.wait()
        cast("IO[bytes]", child.stdout).close()


def _heard(answers: IO[bytes], say: Callable[[float], object]) -> Made:
    while line := answers.readline():
        told = json.loads(line)
        if "error" in told:
            raise UserError(told["error"])
        if "size" in told:
            data = answers.read(told["size"])
            if len(data) == told["size"]:
                return Made(data, told["pages"], told["missing"])
            break
        say(told["share"])
    raise RuntimeError("the process that makes reports ended before the file was whole")
