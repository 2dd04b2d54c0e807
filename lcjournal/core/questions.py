"""Questions to begin from when none comes to mind (``resources/questions.toml``)."""

import secrets
import tomllib
from collections.abc import Callable, Sequence
from functools import cache

from lcjournal.core import paths
from lcjournal.core.instruments import Text


@cache
def questions() -> tuple[Text, ...]:
    """Return all questions."""
    table = tomllib.loads((paths.resources() / "questions.toml").read_text(encoding="utf-8"))
    return tuple(Text(**question) for question in table["questions"])


def another(last: str, choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Return a question in the language in use, another one than ``last``."""
    return choose([text for text in (question.text() for question in questions()) if text != last])
