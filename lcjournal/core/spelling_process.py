"""Hunspell in a process of its own: reading a dictionary and finding suggestions take longer than a window may wait.

The two talk in lines of JSON over the child's standard input and output; the child ends when its input does. Nothing
else is read or written, and no word is kept.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import IO, Any, cast

from lcjournal.core import paths

ARGUMENT = "--check-words"
"""What makes ``lcjournal`` serve as the child."""

_MOST = 5


class SpellingProcess:
    """Asks the child, which is started with the first question; each question waits for its answer.

    Meant for a thread that may wait. Where Hunspell cannot be had, every word is right and nothing is suggested.
    """

    def __init__(self) -> None:
        self._child: subprocess.Popen[str] | None = None
        self._closed = False
        self._lock = Lock()

    def wrong(self, language: str, words: Sequence[str]) -> set[str]:
        """Return those of ``words`` that the dictionary of ``en`` or ``fr`` does not have."""
        return set(self._ask({"language": language, "words": list(words)}))

    def suggestions(self, language: str, word: str) -> list[str]:
        """Return words that may have been meant, the likeliest first."""
        return self._ask({"language": language, "instead_of": word})

    def close(self) -> None:
        """End the child; whoever still asks gets no answer."""
        with self._lock:
            self._closed = True
            if self._child is not None:
                self._child.communicate()
                self._child = None

    def _ask(self, question: dict[str, object]) -> list[str]:
        with self._lock:
            if self._closed:
                return []
            if self._child is None:
                self._child = subprocess.Popen(  # noqa: S603 -- this same program
                    command(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    encoding="utf-8",
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            try:
                return _exchange(self._child, question)
            except (
                OSError,
                ValueError,
            ):  # it is gone: words go unchecked, which is no reason to stop a person who writes
                return []


def _exchange(child: "subprocess.Popen[str]", question: dict[str, object]) -> list[str]:
    to_child, from_child = cast("IO[str]", child.stdin), cast("IO[str]", child.stdout)
    to_child.write(json.dumps(question) + "\n")
    to_child.flush()
    answer: list[str] = json.loads(from_child.readline() or "[]")
    return answer


def command(argument: str = ARGUMENT) -> list[str]:
    """Return what starts a child: this Python, or this frozen program (on Windows the one that has a console)."""
    program = Path(sys.executable)
    if not getattr(sys, "frozen", False):
        return [str(program), "-m", "lcjournal", argument]
    console = program.with_stem(f"{program.stem}-console")
    return [str(console if console.exists() else program), argument]


def serve(questions: IO[str], answers: IO[str]) -> None:
    """Answer questions until there are no more: what the child does."""
    for line in questions:
        question = json.loads(line)
        answers.write(json.dumps(_answer(question)) + "\n")
        answers.flush()


def _answer(question: dict[str, Any]) -> list[str]:
    hunspell = speller(question["language"])
    if hunspell is None:
        return []
    if "words" in question:
        return [word for word in question["words"] if not hunspell.spell(word)]
    return list(hunspell.suggest(question["instead_of"]))[:_MOST]


@cache
def speller(language: str) -> Any | None:  # noqa: ANN401 -- Hunspell has no types
    """Return the Hunspell of a language, or None where it is not installed."""
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    return Hunspell(language, hunspell_data_dir=str(paths.resources() / "dictionaries"))
