"""Which column of a CSV file means what: presets for known exports, else a guess from headers that a person checks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lcjournal.core.formats.csv_table import CsvTable
from lcjournal.core.formats.values import date_order, plain
from lcjournal.core.kinds import kinds, word_key
from lcjournal.core.model import Kind, Status


@dataclass(frozen=True, slots=True)
class Mapping:
    """Column numbers, from 0, of what is read; None or an empty tuple where there is no such column.

    ``day_order`` is ``ymd``, ``dmy`` or ``mdy``, or None while day and month could be swapped: then a person must say.
    ``other_day`` is read where ``day`` is empty; such a row is not finished unless ``status`` says so.
    The first text column is taken as it is, the others under their header. ``empty`` lists what means “nothing”.
    """

    title: int | None = None
    day: int | None = None
    day_order: str | None = None
    other_day: int | None = None
    minutes: int | None = None
    hours: bool = False
    kind: int | None = None
    only_kind: str = ""
    status: int | None = None
    text: tuple[int, ...] = ()
    tags: int | None = None
    people: int | None = None
    source: int | None = None
    provider: str = ""
    empty: frozenset[str] = frozenset()

    def columns(self) -> set[int]:
        """Return the columns that are read."""
        single = (self.title, self.day, self.other_day, self.minutes, self.kind, self.status)
        found = {*single, self.tags, self.people, self.source, *self.text}
        return {column for column in found if column is not None}


@dataclass(frozen=True, slots=True)
class Preset:
    """A known export: its name, the headers it must have, and what they mean. ``fields`` name Mapping's columns."""

    name: str
    fields: dict[str, str]
    text: tuple[str, ...] = ()
    kind: Kind = Kind.OTHER
    empty: frozenset[str] = field(default=frozenset())


PRESETS = (
    Preset(
        "LinkedIn Learning",
        {
            "title": "Content Title",
            "day": "Content Completed At (if completed)",
            "other_day": "Content Last Watched Date (if viewed)",
            "tags": "Content Type",
        },
        text=("Content Description", "Notes taken on videos (if taken)"),
        kind=Kind.MOOC,
        empty=frozenset({"N/A"}),
    ),
    Preset(
        "Goodreads",
        {
            "title": "Title",
            "day": "Date Read",
            "other_day": "Date Added",
            "status": "Exclusive Shelf",
            "tags": "Bookshelves",
            "source": "Author",
        },
        text=("My Review", "Private Notes", "My Rating"),
        kind=Kind.READING,
        empty=frozenset({"0"}),
    ),
    Preset(
        "StoryGraph",
        {
            "title": "Title",
            "day": "Last Date Read",
            "other_day": "Date Added",
            "status": "Read Status",
            "tags": "Tags",
            "source": "Authors",
        },
        text=("Review", "Star Rating", "Moods"),
        kind=Kind.READING,
    ),
)

_WORDS = {
    "title": "title|titre|intitule|course|cours|formation|activity|activite|sujet|subject|topic|name|nom|event|libelle",
    "day": "date|day|jour|completed|completion|finished|fin|end|start|debut|when|quand|timestamp|time added|le|"
    "added|ajout",
    "minutes": "minutes|duration|duree|temps|time spent|hours|heures|length|estimated learning hours|h|min",
    "kind": "kind|type|format|categorie|category|nature|modalite",
    "status": "status|statut|state|etat|shelf|avancement|read status|completed",
    "text": "text|texte|description|notes|note|comment|comments|commentaire|commentaires|review|reflection|reflexion|"
    "what|so what|now what|quoi|et alors|et maintenant|learned|appris|summary|resume|contenu|content",
    "tags": "tags|tag|etiquettes|mots-cles|keywords|labels|bookshelves|themes|skills|competences",
    "people": "people|personnes|with|avec|participants|instructor|formateur|speaker|intervenant|with whom|avec qui",
    "source": "source|provider|organisme|url|link|lien|author|authors|auteur|organisation|organization|"
    "university|etablissement",
}
_SECOND_DAYS = re.compile(r"added|ajout|enrol|inscription|saved|viewed|start|debut")
_NO_DAYS = re.compile(r"naissance|birth|expected|\bdue\b|echeance|modified|publi|valid|expir")


def preset_for(table: CsvTable) -> Mapping | None:
    """Return the mapping of the known export this table is, or None."""
    places = {name: index for index, name in reversed(list(enumerate(table.header)))}
    for preset in PRESETS:
        if {*preset.fields.values(), *preset.text[:1]} <= places.keys():
            mapping = Mapping(
                **{name: places[header] for name, header in preset.fields.items()},  # type: ignore[arg-type]  # columns
                text=tuple(places[header] for header in preset.text if header in places),
                only_kind=preset.kind,
                provider=preset.name,
                empty=preset.empty,
            )
            return with_day_order(table, mapping)
    return None


def guess_mapping(table: CsvTable) -> Mapping:
    """Return the preset's mapping or, by the words in its headers, the likeliest one; each column is used once."""
    if known := preset_for(table):
        return known
    free = dict(enumerate(plain(re.sub(r"[_/]+", " ", name)) for name in table.header))
    found: dict[str, int | None] = {}
    for name in ("day", "minutes", "status", "kind", "tags", "people", "title", "source"):
        found[name] = _taken(name, free, table)
    found["other_day"] = _taken("day", free, table)
    text = tuple(index for index, header in free.items() if _rank("text", header) is not None)
    if found["title"] is None and free.keys() - set(text):
        found["title"] = min(free.keys() - set(text))
    header = plain(table.header[found["minutes"]]) if found["minutes"] is not None else ""
    hours = bool(re.search(r"\bh(eures?|ours?|rs)?\b", header)) and "min" not in header
    mapping = Mapping(**found, text=text, hours=hours)  # type: ignore[arg-type]  # column numbers by name
    return with_day_order(table, mapping)


def with_day_order(table: CsvTable, mapping: Mapping) -> Mapping:
    """Return the mapping with the order of day, month and year that its date columns show, or None for both fit."""
    columns = [column for column in (mapping.day, mapping.other_day) if column is not None]
    return replace(mapping, day_order=date_order(cell for column in columns for cell in table.column(column)))


def _rank(name: str, header: str) -> tuple[int, int] | None:
    """Return how well a header fits (0 is best): the whole header is the word, or it has the word; None if not."""
    words = _WORDS[name].split("|")
    if header in words:
        return 0, words.index(header)
    inside = [index for index, word in enumerate(words) if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", header)]
    return (1, inside[0]) if inside else None


def _taken(name: str, free: dict[int, str], table: CsvTable) -> int | None:
    """Take the column that fits best out of the free ones, if one does."""
    ranked = [(rank, index) for index, header in free.items() if (rank := _rank(name, header)) is not None]
    if name == "day":
        ranked = [item for item in ranked if _has_dates(table.column(item[1])) and not _NO_DAYS.search(free[item[1]])]
        usual = [(rank, index) for rank, index in ranked if not _SECOND_DAYS.search(free[index])]
        done = [(rank, index) for rank, index in usual if re.search(r"compl|fini|\bfin\b|\bend|termin", free[index])]
        ranked = done or usual or ranked
    if not ranked:
        return None
    best = min(ranked)[1]
    del free[best]
    return best


def _has_dates(cells: Iterable[str]) -> bool:
    some = [cell for cell in cells if cell.strip()][:50]
    return any(re.search(r"\d{4}|\d{1,2}[-/.]\d{1,2}", cell) for cell in some)


_KIND_WORDS = {
    Kind.MOOC: r"mooc|cours|course|e-?learning|video|learning path|formation|parcours|module|online|lesson|lecon",
    Kind.CONFERENCE: r"conf|webinar|webinaire|event|evenement|talk|colloque|seminaire|salon|meetup|congres",
    Kind.READING: r"read|book|livre|lecture|article|blog|papier|paper|ebook|hardcover|paperback|podcast",
    Kind.PROJECT: r"proje[ct]t?|assignment|mission",
    Kind.PEER: r"peer|pairs|mentor|coach|echange|group|groupe|atelier|workshop|codev",
    Kind.INTERVIEW: r"interview|entretien",
    Kind.SHADOWING: r"shadow|immersion|vis ma vie|observation",
    Kind.CLIENT: r"client|customer",
}
_STATUS_WORDS = {
    Status.PLANNED: r"plan|prevu|to.?read|a lire|want|wish|to.?do|a faire|not started|non commence|unread|inscrit|0 ?%",
    Status.IN_PROGRESS: r"progress|en cours|current|start|commence|reading|did.?not|incompl|not |non |paus"
    r"|(?:false|faux|no|non)\b|[1-9]\d? ?%",
    Status.DONE: r"read|done|compl|fini|termine|lu\b|acheve|valide|passed|true|vrai|yes|oui|archive|1\b|100\b",
}


def kind_of(text: str) -> str:
    """Return the preset kind that a word in either language means, else ``other``."""
    word = plain(text)
    for known in kinds():
        if word == known.id or word_key(word) in frozenset().union(*known.words.values()):
            return known.id
    return next((kind for kind, words in _KIND_WORDS.items() if re.search(rf"\b(?:{words})", word)), Kind.OTHER)


def status_of(text: str) -> Status | None:
    """Return the status that a word in either language means, or None."""
    word = plain(text)
    found = (status for status, words in _STATUS_WORDS.items() if re.search(rf"\b(?:{words})", word))
    return next(found, None)
