"""Questionnaires: what is asked, in both languages, and the figures its scores are computed with.

A questionnaire is one JSON file, here ``resources/instruments/lc48-0.1.json``. It is data, never run, and read with
mistrust, since it may come from others. Its wording belongs to it and is in no catalogue.
"""

import functools
import hashlib
import json
import math
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lcjournal.core import i18n, paths
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.instrument_file import SIZE_LIMIT, Document, fault, read
from lcjournal.core.json_places import Place
from lcjournal.core.model import FormId

LOWEST, HIGHEST = 1, 5
"""The ends of the scale of every answer and score."""
UNSHUFFLED = 0
"""The seed of a check answered on paper, where the items stand in the order of the file."""
_BUILTIN = "lc48-0.1.json"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages."""

    en: str
    fr: str

    def text(self, language: str = "") -> str:
        """Return the text in ``language`` (``en`` or ``fr``), without one in the language in use."""
        return self.fr if (language or i18n.language()) == "fr" else self.en


class Group(StrEnum):
    """What a domain speaks of. Domains of two groups are never put together."""

    ME = "me"
    AROUND = "around"
    TENSION = "tension"


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence one answers. Where ``reversed``, agreeing means less of the facet."""

    id: str
    facet: str
    domain: str
    reversed: bool
    pulse: bool
    wording: Text


@dataclass(frozen=True, slots=True)
class Facet:
    """What a few items measure; ``about`` tells it in one sentence."""

    id: str
    domain: str
    name: Text
    about: Text
    items: tuple[Item, ...]

    def items_of(self, form: FormId) -> tuple[Item, ...]:
        """Return the items that a form asks."""
        return self.items if form is FormId.FULL else tuple(item for item in self.items if item.pulse)


@dataclass(frozen=True, slots=True)
class Domain:
    """Facets whose mean is a score, given when ``min_facets`` of them are scored.

    ``may_not_apply``: its items can be answered “does not apply”. ``targets``: a level is desired for each facet.
    """

    id: str
    group: Group
    name: Text
    min_facets: int
    may_not_apply: bool
    targets: bool
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The figures of scoring: see ``scoring``.

    ``item_sem`` is the standard error of measurement of one item, in points, and ``sem_source`` tells where it comes
    from. A facet needs ``min_answered_share`` of its items; ``closed_from`` answers “does not apply” close it.
    """

    item_sem: float
    sem_source: Text
    min_answered_share: float
    closed_from: int


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire. ``answers`` name the values 1 to 5; ``source`` is the file's text, kept with every check.

    ``made_by`` tells where the items come from and ``licence`` what may be done with them, where the file says so.
    """

    id: str
    version: str
    title: Text
    made_by: Text | None
    licence: Text | None
    stem: Text
    answers: tuple[Text, ...]
    not_applicable: Text
    skip: Text
    target_question: Text
    label: Text
    rules: Rules
    domains: tuple[Domain, ...]
    source: str

    @property
    def facets(self) -> tuple[Facet, ...]:
        """All facets, in the order of the file."""
        return tuple(facet for domain in self.domains for facet in domain.facets)

    def items(self, form: FormId) -> tuple[Item, ...]:
        """Return the items that a form asks, in the order of the file."""
        return tuple(item for facet in self.facets for item in facet.items_of(form))

    def order(self, form: FormId, seed: int) -> tuple[Item, ...]:
        """Return the items as they are shown: domain after domain, shuffled inside each; ``UNSHUFFLED`` as printed.

        The order is that of SHA-256 of the seed and the item's id, so a stored seed gives the same one for ever, on
        any machine and any version of Python.
        """
        items = self.items(form)
        if seed == UNSHUFFLED:
            return items
        place = {domain.id: index for index, domain in enumerate(self.domains)}

        def draw(item: Item) -> tuple[int, bytes]:
            return place[item.domain], hashlib.sha256(f"{seed} {item.id}".encode()).digest()

        return tuple(sorted(items, key=draw))

    def domain(self, domain_id: str) -> Domain:
        """Return a domain. Raises KeyError."""
        return {domain.id: domain for domain in self.domains}[domain_id]

    def facet(self, facet_id: str) -> Facet:
        """Return a facet. Raises KeyError."""
        return {facet.id: facet for facet in self.facets}[facet_id]

    def item(self, item_id: str) -> Item:
        """Return an item. Raises KeyError."""
        return {item.id: item for item in self.items(FormId.FULL)}[item_id]


@functools.cache
def builtin() -> Instrument:
    """Return the questionnaire that ships with the app: no start waits for it to be checked, a test has done so."""
    text = (paths.resources() / "instruments" / _BUILTIN).read_bytes().decode()
    return _instrument(json.loads(text), text)


def load(path: Path) -> Instrument:
    """Read a questionnaire from a file. Raises UserError with a sentence that says where it is wrong."""
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UserError(_("“{name}” cannot be opened.").format(name=path.name)) from error
    except UnicodeDecodeError as error:
        raise UserError(_("“{name}” is not a questionnaire: it is no UTF-8 text.").format(name=path.name)) from error
    return parse(text)


def parse(text: str) -> Instrument:
    """Read a questionnaire from JSON text. Raises UserError with a sentence that says where it is wrong."""
    document = read(text)
    _check(document, text)
    return _instrument(document, text)


def _instrument(document: Document, text: str) -> Instrument:
    return Instrument(
        id=document["id"],
        version=document["version"],
        title=_text(document["title"]),
        made_by=_text(document["source"]) if "source" in document else None,
        licence=_text(document["licence"]) if "licence" in document else None,
        stem=_text(document["stem"]),
        answers=tuple(map(_text, document["answers"])),
        not_applicable=_text(document["not_applicable"]),
        skip=_text(document["skip"]),
        target_question=_text(document["target_question"]),
        label=_text(document["label"]),
        rules=_rules(document["rules"]),
        domains=tuple(map(_domain, document["domains"])),
        source=text,
    )


def _text(pair: Document) -> Text:
    return Text(pair["en"], pair["fr"])


def _rules(rules: Document) -> Rules:
    return Rules(
        item_sem=rules["item_sem"],
        sem_source=_text(rules["sem_source"]),
        min_answered_share=rules["min_answered_share"],
        closed_from=int(rules["closed_from"]),  # JSON lets a whole number be written 2.0
    )


def _domain(domain: Document) -> Domain:
    return Domain(
        id=domain["id"],
        group=Group(domain["group"]),
        name=_text(domain["name"]),
        min_facets=int(domain["min_facets"]),
        may_not_apply=domain["may_not_apply"],
        targets=domain["targets"],
        facets=tuple(_facet(facet, domain["id"]) for facet in domain["facets"]),
    )


def _facet(facet: Document, domain_id: str) -> Facet:
    items = tuple(
        Item(item["id"], facet["id"], domain_id, item["key"] == -1, item["pulse"], _text(item))
        for item in facet["items"]
    )
    return Facet(facet["id"], domain_id, _text(facet["name"]), _text(facet["about"]), items)


def _check(document: Document, text: str) -> None:
    """Check what a schema cannot say: ids stand once, half the facets make a domain, one item a facet the pulse."""
    domains = _places(("domains",), document)
    facets = [found for place, domain in domains for found in _places((*place, "facets"), domain)]
    items = [found for place, facet in facets for found in _places((*place, "items"), facet)]
    for things in (domains, facets, items):
        _check_ids(things, text)
    for place, domain in domains:
        most = len(domain["facets"])
        least = math.ceil(most / 2)
        if not least <= domain["min_facets"] <= most:
            sentence = _("Line {line}: “{place}” must be a whole number from {least} to {most}.")
            raise fault(text, (*place, "min_facets"), sentence, least=least, most=most)
    for place, facet in facets:
        if sum(item["pulse"] for item in facet["items"]) > 1:
            sentence = _("Line {line}: the facet {facet} has more than one item in the pulse.")
            raise fault(text, place, sentence, facet=facet["id"])


def _places(place: Place, parent: Document) -> list[tuple[Place, Document]]:
    """Return what a list holds, each thing with its place; the list is the last step of ``place``."""
    return [((*place, index), thing) for index, thing in enumerate(parent[str(place[-1])])]


def _check_ids(things: list[tuple[Place, Document]], text: str) -> None:
    seen: set[str] = set()
    for place, thing in things:
        if thing["id"] in seen:
            sentence = _("Line {line}: “{place}” repeats the id {id}, which stands further up.")
            raise fault(text, (*place, "id"), sentence, id=thing["id"])
        seen.add(thing["id"])
