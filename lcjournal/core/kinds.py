"""The kinds of activity: nine presets (``resources/kinds.toml``) and what a person made of them.

A person renames, hides, moves and adds kinds in their journal. Names of kinds stand in lists, charts, files and
sentences, so, like the language in use (``core.i18n``), the kinds in use are one for the whole process: ``use`` is
called when a journal opens and after each change of its kinds, and everything else just asks for a name.
"""

import tomllib
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lcjournal.core import i18n, paths
from lcjournal.core.folding import fold
from lcjournal.core.model import Kind

OWN_ICON = "bookmark-simple"
"""The icon of every kind that a person added."""


@dataclass(frozen=True, slots=True)
class OwnKind:
    """One of a person's kinds, as their journal keeps it; the order of several is the order in which they are offered.

    ``id`` is that of a preset or a UUIDv7. ``name`` is ``""`` for a preset that keeps its name. ``look`` is the preset
    whose colours an added kind has taken over, ``""`` for those of “other”.
    """

    id: str
    name: str = ""
    hidden: bool = False
    look: str = ""


@dataclass(frozen=True, slots=True)
class KindInfo:
    """One kind. ``names``, ``tooltips`` and ``words`` are by language; ``icon`` is a Phosphor name without ``ph.``.

    ``words`` name the kind at either end of a line, ``verbs`` only where a line begins with them, ``anywhere`` also in
    the middle of a sentence; all three are folded (``core.folding``), with spaces for hyphens. ``look`` is the preset
    whose colours it has.
    """

    id: str
    icon: str
    look: str
    names: dict[str, str]
    tooltips: dict[str, str]
    words: dict[str, frozenset[str]]
    verbs: frozenset[str]
    anywhere: frozenset[str]


@cache
def presets() -> tuple[KindInfo, ...]:
    """Return the nine kinds that come with the app, as they come, in the order of ``Kind``."""
    tables = tomllib.loads((paths.resources() / "kinds.toml").read_text(encoding="utf-8"))
    return tuple(_read(kind, tables[kind]) for kind in Kind)


def _read(kind: Kind, table: dict[str, Any]) -> KindInfo:
    return KindInfo(
        id=kind,
        icon=table["icon"],
        look=kind,
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


class _InUse:
    """The kinds of the journal on the screen: one process, one person."""

    kinds: tuple[KindInfo, ...] = ()
    offered: tuple[KindInfo, ...] = ()


def use(own: Iterable[OwnKind]) -> None:
    """Take up a person’s kinds; none at all are the presets."""
    chosen = whole(own)
    _InUse.kinds = tuple(_info(kind) for kind in chosen)
    _InUse.offered = tuple(info for info, kind in zip(_InUse.kinds, chosen, strict=True) if not kind.hidden)


def whole(own: Iterable[OwnKind]) -> tuple[OwnKind, ...]:
    """Return the kinds that a journal keeps and, behind them, the presets it does not know."""
    kept = tuple(own)
    known = {kind.id for kind in kept}
    return (*kept, *(OwnKind(preset.id) for preset in presets() if preset.id not in known))


def _info(own: OwnKind) -> KindInfo:
    preset = next((known for known in presets() if known.id == own.id), None)
    if preset is None:
        words = dict.fromkeys(i18n.LANGUAGES, frozenset({word_key(own.name)}))
        names = dict.fromkeys(i18n.LANGUAGES, own.name)
        return KindInfo(own.id, OWN_ICON, own.look or Kind.OTHER, names, {}, words, frozenset(), frozenset())
    if not own.name:
        return preset
    words = {language: known | {word_key(own.name)} for language, known in preset.words.items()}
    return replace(preset, names=dict.fromkeys(i18n.LANGUAGES, own.name), tooltips={}, words=words)


def coloured(own: Iterable[OwnKind], used: Container[str]) -> tuple[OwnKind, ...]:
    """Give the colours of hidden presets to added kinds: each keeps what it has while that preset is hidden.

    The eight colours are all that can be told apart, so a new kind takes one that is free, first of a preset that no
    activity is of (``used`` holds those that have some), and without one looks like “other”.
    """
    kinds = tuple(own)
    hidden = {kind.id for kind in kinds if kind.hidden}
    free = [preset.id for preset in presets() if preset.id in hidden and preset.id != Kind.OTHER]
    kept = [replace(kind, look=kind.look if kind.look in free else "") for kind in kinds]
    taken = {kind.look for kind in kept}
    left = iter(sorted((look for look in free if look not in taken), key=lambda look: look in used))
    return tuple(replace(kind, look=next(left, "")) if _is_added(kind) and not kind.look else kind for kind in kept)


def _is_added(kind: OwnKind) -> bool:
    return all(kind.id != preset.id for preset in presets())


def kinds() -> tuple[KindInfo, ...]:
    """Return all kinds in the person’s order, also those they hid; a renamed one answers to both its names."""
    return _InUse.kinds or presets()


def offered() -> tuple[KindInfo, ...]:
    """Return the kinds to choose from, in the person’s order."""
    return _InUse.offered if _InUse.kinds else presets()


def info(kind: str) -> KindInfo:
    """Return what is known of ``kind``; one that is not known looks like “other”."""
    return _find(kind) or next(known for known in kinds() if known.id == Kind.OTHER)


def name(kind: str, language: str | None = None) -> str:
    """Return the name of a kind, in the language in use unless told; an unknown kind is shown as it is."""
    known = _find(kind)
    return known.names[language or i18n.language()] if known else kind


def tooltip(kind: str) -> str:
    """Return a short explanation of a kind in the language in use, or ``""``."""
    return info(kind).tooltips.get(i18n.language(), "")


def _find(kind: str) -> KindInfo | None:
    return next((known for known in kinds() if known.id == kind), None)
