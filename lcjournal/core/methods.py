"""Methods of reflection: the questions under which one can write (``resources/methods``).

An activity keeps the id of its method, and each text the id of its prompt, so that every text is read under its
question for ever, whatever the method of the activity is now. The usual method has the id ``""``, and the prompts that
stood in the first journals keep their short ids (``what``, ``note``); those of the others bear the name of the method,
``gibbs.feelings``.
"""

import tomllib
from dataclasses import dataclass
from functools import cache

from lcjournal.core import paths
from lcjournal.core.instruments import Text
from lcjournal.core.model import PROMPTS

USUAL = ""
"""The id of the method of an activity that names none: What? So what? Now what?"""

_FILES = {
    USUAL: "three_questions",
    **{name: name for name in ("note", "gibbs", "kolb", "starr", "pdca", "4c", "aar", "entretien")},
}
"""The file of each method by its id, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, with a few words that help to begin. It can always be left empty."""

    id: str
    name: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Method:
    """A set of questions in order. ``about`` says when it serves, ``source`` who described it, or ``""``."""

    id: str
    name: Text
    about: Text
    source: str
    prompts: tuple[Prompt, ...]


@cache
def methods() -> tuple[Method, ...]:
    """Return all methods, the usual one first."""
    return tuple(_read(method, name) for method, name in _FILES.items())


def method(method_id: str) -> Method:
    """Return a method; one that this version does not know is the usual one."""
    return next((known for known in methods() if known.id == method_id), methods()[0])


def prompt_name(prompt: str) -> str:
    """Return the question of a prompt in the language in use; an unknown one is shown as it is."""
    known = _prompts().get(prompt)
    return known.name.text() if known else prompt


def prompt_hint(prompt: str) -> str:
    """Return a few words that help to begin, or ``""``."""
    known = _prompts().get(prompt)
    return known.hint.text() if known else ""


def reading_order(prompt: str) -> tuple[int, str]:
    """Return where a text stands among those of its activity: free notes first, then method by method."""
    if prompt in PROMPTS:  # nearly all: no file is read for them
        return PROMPTS.index(prompt), ""
    known = list(_prompts())
    return len(PROMPTS) + (known.index(prompt) if prompt in known else len(known)), prompt


@cache
def _prompts() -> dict[str, Prompt]:
    return {prompt.id: prompt for known in methods() for prompt in known.prompts}


def _read(method_id: str, name: str) -> Method:
    table = tomllib.loads((paths.resources() / "methods" / f"{name}.toml").read_text(encoding="utf-8"))
    prompts = (Prompt(prompt["id"], Text(**prompt["name"]), Text(**prompt["hint"])) for prompt in table["prompts"])
    return Method(method_id, Text(**table["name"]), Text(**table["about"]), table["source"], tuple(prompts))
