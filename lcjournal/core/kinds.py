"""The preset kinds of activity: their names, icons and the words by which they are known (``resources/kinds.toml``)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from lcjournal.core import i18n, paths
from lcjournal.core.folding import fold
from lcjournal.core.model import Kind


@dataclass(frozen=True, slots=True)
class KindInfo:
    """One kind. ``names``, ``tooltips`` and ``words`` are by language; ``icon`` is a Phosphor name without ``ph.``.

    ``words`` name the kind at either end of a line, ``verbs`` only where a line begins with them, ``anywhere`` also in
    the middle of a sentence; all three are folded (``core.folding``), with spaces for hyphens.
    """

    id: Kind
    icon: str
    names: dict[str, str]
    tooltips: dict[str, str]
    words: dict[str, frozenset[str]]
    verbs: frozenset[str]
    anywhere: frozenset[str]


@cache
def kinds() -> tuple[KindInfo, ...]:
    """Return the nine kinds in the order of ``Kind``."""
    tables = tomllib.loads((paths.resources() / "kinds.toml").read_text(encoding="utf-8"))
    return tuple(_read(kind, tables[kind]) for kind in Kind)


def _read(kind: Kind, table: dict[str, Any]) -> KindInfo:
    return KindInfo(
        id=kind,
        icon=table["icon"],
        names=table["name"],
        tooltips=table.get("tooltip", {}),
        words={language: _folded(table["words"][language]) for language in i18n.LANGUAGES},
        verbs=_folded(table.get("verbs", [])),
        anywhere=_folded(table.get("anywhere", [])),
    )


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(word_key(word) for word in words)


def word_key(word: str) -> str:
    """Return the form in which words of kinds are compared: folded, hyphens as spaces."""
    return fold(word).replace("-", " ")


def info(kind: str) -> KindInfo:
    """Return what is known of ``kind``; one that this version does not know looks like “other”."""
    return next((known for known in kinds() if known.id == kind), kinds()[-1])


def name(kind: str, language: str | None = None) -> str:
    """Return the name of a kind, in the language in use unless told; an unknown kind is shown as it is."""
    known = next((known for known in kinds() if known.id == kind), None)
    return known.names[language or i18n.language()] if known else kind


def tooltip(kind: str) -> str:
    """Return a short explanation of a kind in the language in use, or ``""``."""
    return info(kind).tooltips.get(i18n.language(), "")
