"""Questionnaires: what is asked, in both languages, and the figures its scores are computed with.

A questionnaire is one JSON file, here ``resources/instruments/lc48-0.1.json``. It is data, never run, and read with
mistrust, since it may come from others. Its wording belongs to it and is in no catalogue.
"""

import functools
import hashlib
import math
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lcjournal.core import i18n, paths
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.instrument_file import SIZE_LIMIT, Node, read_json
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
    """A questionnaire. ``answers`` name the values 1 to 5; ``source`` is the file's text, kept with every check."""

    id: str
    version: str
    title: Text
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
    """Return the questionnaire that ships with the app."""
    return load(paths.resources() / "instruments" / _BUILTIN)


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
    root = read_json(text)
    answers = tuple(_text(node) for node in root.get("answers").values(HIGHEST, HIGHEST))
    domains = tuple(_domain(node) for node in root.get("domains").values())
    _check_ids([domain.id for domain in domains])
    _check_ids([facet.id for domain in domains for facet in domain.facets])
    _check_ids([item.id for domain in domains for facet in domain.facets for item in facet.items])
    return Instrument(
        id=root.get("id").name(),
        version=root.get("version").name(),
        title=_text(root.get("title")),
        stem=_text(root.get("stem")),
        answers=answers,
        not_applicable=_text(root.get("not_applicable")),
        skip=_text(root.get("skip")),
        target_question=_text(root.get("target_question")),
        label=_text(root.get("label")),
        rules=_rules(root.get("rules")),
        domains=domains,
        source=text,
    )


def _text(node: Node) -> Text:
    return Text(node.get("en").text(), node.get("fr").text())


def _rules(node: Node) -> Rules:
    return Rules(
        item_sem=node.get("item_sem").number(0.05, HIGHEST - LOWEST),
        sem_source=_text(node.get("sem_source")),
        min_answered_share=node.get("min_answered_share").number(0.5, 1),
        closed_from=node.get("closed_from").integer(1, 20),
    )


def _domain(node: Node) -> Domain:
    domain_id = node.get("id").name()
    facets = tuple(_facet(facet, domain_id) for facet in node.get("facets").values())
    return Domain(
        id=domain_id,
        group=Group(node.get("group").choice([group.value for group in Group])),
        name=_text(node.get("name")),
        min_facets=node.get("min_facets").integer(math.ceil(len(facets) / 2), len(facets)),
        may_not_apply=node.get("may_not_apply").flag(),
        targets=node.get("targets").flag(),
        facets=facets,
    )


def _facet(node: Node, domain_id: str) -> Facet:
    facet_id = node.get("id").name()
    items = tuple(_item(item, facet_id, domain_id) for item in node.get("items").values())
    if sum(item.pulse for item in items) > 1:
        raise UserError(_("Facet {facet} has more than one item in the pulse.").format(facet=facet_id))
    return Facet(facet_id, domain_id, _text(node.get("name")), _text(node.get("about")), items)


def _item(node: Node, facet_id: str, domain_id: str) -> Item:
    key = node.get("key").choice([1, -1])
    return Item(node.get("id").name(), facet_id, domain_id, key == -1, node.get("pulse").flag(), _text(node))


def _check_ids(ids: list[str]) -> None:
    for name, times in Counter(ids).items():
        if times > 1:
            raise UserError(_("The questionnaire uses the id “{name}” more than once.").format(name=name))
