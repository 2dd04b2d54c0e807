"""Templates: a method, and words to begin from. One comes with each kind (``resources/templates.toml``)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from lcjournal.core import i18n, kinds, paths
from lcjournal.core.model import Reflection


@dataclass(frozen=True, slots=True)
class Template:
    """What an activity can begin as. ``id`` is ``""`` for one that comes with the app."""

    name: str
    kind: str
    method: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    id: str = ""


def shipped(kind: str) -> Template | None:
    """Return the template that comes with a kind, in the language in use; a kind of the person's own has none."""
    return _template(kind, table) if (table := _tables().get(kind)) else None


def offered(own: tuple[Template, ...], kind: str) -> tuple[Template, ...]:
    """Return the templates to offer for a kind: the person's own of it, the one that comes with it, then the others."""
    fitting = [template for template in own if template.kind == kind]
    others = [template for template in own if template.kind != kind]
    rest = [kind, *(other.id for other in kinds.offered() if other.id != kind)]
    ready = [template for template in map(shipped, rest) if template is not None]
    first = [template for template in ready if template.kind == kind]
    return (*fitting, *first, *others, *(template for template in ready if template.kind != kind))


def _template(kind: str, table: dict[str, Any]) -> Template:
    language = i18n.language()
    texts = table.get("texts", {})
    parts = tuple(Reflection(prompt, text[language]) for prompt, text in texts.items())
    return Template(table["name"][language], kind, table["method"], reflections=parts)


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "templates.toml").read_text(encoding="utf-8"))
