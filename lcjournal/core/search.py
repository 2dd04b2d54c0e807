"""What a person types to find something: words, “phrases”, ``-without``, ``#tag``, ``@person``, ``kind:``, ``before:``.

Others are ``goal:`` (words of its title), ``facet:`` (``A1`` or the beginning of its name), ``is:`` (planned, in
progress, done, private, starred) and ``has:`` (an attachment, a link).

``parse`` never raises: what is no operator, or only half of one, is text. Text is looked for folded
(``core.folding``), every word as the beginning of a word. ``before:`` and ``after:`` leave out the day, month or year
they name; ``since:`` and ``until:`` include it. Operators and their values are understood in both languages; the names
of facets are those of the questionnaire in use (``use_facets``).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from lcjournal.core.day_meanings import add_months, make_date
from lcjournal.core.days import FIRST_YEAR, LAST_YEAR
from lcjournal.core.folding import fold, fold_mapped, original_range
from lcjournal.core.kinds import kinds, word_key
from lcjournal.core.model import Filter, Status

__all__ = ["SearchQuery", "Term", "fold", "highlight_ranges", "narrow", "parse", "use_facets"]


class Term(NamedTuple):
    """Folded text to find: a phrase of whole words or, with ``prefix``, one whose last word may go on."""

    text: str
    prefix: bool


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A typed query.

    ``match`` is a valid FTS5 expression over the columns ``title``, ``text`` and ``names``, or None where no word is
    looked for. ``excluded`` is one too, set only where ``match`` is None: rows that match it do not count.
    ``terms`` is what to highlight.
    """

    match: str | None = None
    excluded: str | None = None
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    kind: str = ""
    status: Status | None = None
    since: date | None = None
    until: date | None = None
    private: bool | None = None
    starred: bool | None = None
    attached: bool | None = None
    linked: bool | None = None
    terms: tuple[Term, ...] = ()


_TOKEN = re.compile(
    r"(?P<minus>-?)(?P<lead>[#@]|[^\W\d_]+(?:['’][^\W\d_]+)?:)?"
    r"(?:\"(?P<q1>[^\"]*)\"|“(?P<q2>[^“”]*)”|«(?P<q3>[^«»]*)»)(?=\s|$)"
    r"|(?P<word>\S+)"
)
_OPERATOR = re.compile(r"(?P<minus>-?)(?P<lead>[#@]|[^\W\d_]+(?:['’][^\W\d_]+)?:)(?P<value>.+)", re.DOTALL)
_KEYS = {
    **dict.fromkeys(("tag", "tags", "etiquette", "etiquettes"), "tag"),
    **dict.fromkeys(("with", "avec"), "with"),
    **dict.fromkeys(("kind", "type"), "kind"),
    **dict.fromkeys(("before", "avant"), "before"),
    **dict.fromkeys(("after", "apres"), "after"),
    **dict.fromkeys(("since", "depuis"), "since"),
    **dict.fromkeys(("until", "jusqu'au", "jusque"), "until"),
    **dict.fromkeys(("is", "est"), "is"),
    **dict.fromkeys(("has", "a", "contient"), "has"),
    **dict.fromkeys(("goal", "objectif"), "goal"),
    **dict.fromkeys(("facet", "facette"), "facet"),
    "#": "tag",
    "@": "with",
}
_STATES = {
    **dict.fromkeys(("planned", "prevu", "prevue"), Status.PLANNED),
    **dict.fromkeys(("in progress", "in-progress", "ongoing", "en cours", "en-cours"), Status.IN_PROGRESS),
    **dict.fromkeys(("done", "fait", "faite", "termine", "terminee"), Status.DONE),
}
_YES = {
    **dict.fromkeys(("private", "prive", "privee"), "private"),
    **dict.fromkeys(("starred", "star", "favourite", "favorite", "favori", "favorite", "etoile"), "starred"),
}
_PARTS = {
    **dict.fromkeys(("attachment", "attachments", "file", "files"), "attached"),
    **dict.fromkeys(("piece jointe", "pieces jointes", "piece", "pieces", "pj", "fichier", "fichiers"), "attached"),
    **dict.fromkeys(("link", "links", "url", "lien", "liens"), "linked"),
    **dict.fromkeys(("star", "etoile"), "starred"),
}
_DAY = re.compile(
    r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?"
    r"|(?P<day2>\d{1,2})[-/.](?P<month2>\d{1,2})[-/.](?P<year2>\d{4})|(?P<month3>\d{1,2})[-/.](?P<year3>\d{4})"
)
_WORD = re.compile(r"[^\W_]+")


class _Piece(NamedTuple):
    """One typed piece: ``key`` is an operator of ``_KEYS`` or ``""``."""

    key: str
    value: str
    minus: bool
    phrase: bool
    raw: str


class _InUse:
    """The folded names of each facet in the questionnaire in use: one process, one person."""

    facets: Mapping[str, tuple[str, ...]] = {}


def use_facets(names: Mapping[str, Iterable[str]]) -> None:
    """Take up the names of the facets, by id, under which ``facet:`` finds them."""
    _InUse.facets = {facet: tuple(map(word_key, (facet, *known))) for facet, known in names.items()}


def parse(text: str) -> SearchQuery:
    """Read what a person typed. An empty query, or one of signs alone, matches everything: ``match`` is None."""
    query = SearchQuery()
    wanted: list[str] = []
    unwanted: list[str] = []
    terms: list[Term] = []
    for piece in map(_piece, _TOKEN.finditer(text)):
        narrower = _OPERATORS[piece.key](query, piece) if piece.key else None
        if narrower is not None:
            query = narrower
        elif piece.minus:
            unwanted += _excluding(piece)
        else:
            term = Term(fold(piece.value if piece.phrase and not piece.key else piece.raw), not piece.phrase)
            if expression := _expression(term):
                wanted.append(expression)
                terms.append(term)
    match, excluded = _match(wanted, unwanted)
    return replace(query, terms=tuple(terms), match=match, excluded=excluded)


def narrow(filter_: Filter) -> tuple[Filter, SearchQuery]:
    """Return the filter with what was typed as operators moved into its fields, and the query that is left to ask.

    Days narrow further; a kind, a status, ``is:`` or ``has:`` that is typed goes before the chip of the same field.
    """
    query = parse(filter_.text)
    return (
        replace(
            filter_,
            kind=query.kind or filter_.kind,
            status=query.status or filter_.status,
            private=filter_.private if query.private is None else query.private,
            starred=filter_.starred if query.starred is None else query.starred,
            attached=filter_.attached if query.attached is None else query.attached,
            since=max((day for day in (filter_.since, query.since) if day), default=None),
            until=min((day for day in (filter_.until, query.until) if day), default=None),
        ),
        query,
    )


def _piece(match: re.Match[str]) -> _Piece:
    if (word := match["word"]) is not None:
        return _word_piece(word)
    value = next(match[name] for name in ("q1", "q2", "q3") if match[name] is not None)
    key = _key(match["lead"])
    if match["lead"] and not key:
        return _Piece("", match[0], minus=False, phrase=False, raw=match[0])
    return _Piece(key, value.strip(), bool(match["minus"]), phrase=True, raw=match[0])


def _word_piece(word: str) -> _Piece:
    operator = _OPERATOR.fullmatch(word)
    if operator and (key := _key(operator["lead"])):
        return _Piece(key, operator["value"], bool(operator["minus"]), phrase=False, raw=word)
    minus = len(word) > 1 and word[0] == "-" and word[1] != "-"
    return _Piece("", word[minus:], minus, phrase=False, raw=word)


def _key(lead: str | None) -> str:
    return _KEYS.get(fold(lead or "").removesuffix(":"), "")


def _narrow_tag(query: SearchQuery, piece: _Piece) -> SearchQuery | None:
    return None if piece.minus or not piece.value else replace(query, tags=(*query.tags, piece.value))


def _narrow_person(query: SearchQuery, piece: _Piece) -> SearchQuery | None:
    if word_key(piece.value) in _PARTS:  # « avec:pièce-jointe »
        return _narrow_part(query, piece)
    return None if piece.minus or not piece.value else replace(query, people=(*query.people, piece.value))


def _narrow_kind(query: SearchQuery, piece: _Piece) -> SearchQuery | None:
    kind = "" if piece.minus else _kind(word_key(piece.value))
    return replace(query, kind=kind) if kind else None


def _kind(typed: str) -> str:
    """Return the kind that ``typed`` names or, first letters being enough, whose name it begins; else ``""``."""
    if named := next((info.id for info in kinds() if typed in map(word_key, info.names.values())), ""):
        return named  # before all words: a person may have given a word of a preset to a kind of their own
    for info in kinds():
        if typed == info.id or any(typed in words for words in info.words.values()):
            return info.id
    begun = (info.id for info in kinds() if any(word_key(name).startswith(typed) for name in info.names.values()))
    return next(begun, "") if typed else ""


def _narrow_part(query: SearchQuery, piece: _Piece) -> SearchQuery | None:
    field = _PARTS.get(word_key(piece.value))
    return replace(query, **{field: not piece.minus}) if field else None  # type: ignore[arg-type]  # of yes or no


def _narrow_goal(query: SearchQuery, piece: _Piece) -> SearchQuery | None:
    words = fold(piece.value).strip()
    return None if piece.minus or not words else replace(query, goals=(*query.goals, words))


def _narrow_facet(query: SearchQuery, piece: _Piece) -> SearchQuery | None:
    typed = word_key(piece.value)
    known = (facet for facet, names in _InUse.facets.items() if any(name.startswith(typed) for name in names))
    facet = next(known, "") if typed and not piece.minus else ""
    return replace(query, facets=(*query.facets, facet)) if facet else None


def _narrow_state(query: SearchQuery, piece: _Piece) -> SearchQuery | None:
    state = fold(piece.value)
    if field := _YES.get(state):
        return replace(query, **{field: not piece.minus})  # type: ignore[arg-type]  # of yes or no
    return replace(query, status=_STATES[state]) if state in _STATES and not piece.minus else None


def _narrow_days(query: SearchQuery, piece: _Piece) -> SearchQuery | None:
    period = None if piece.minus else _period(piece.value)
    if period is None:
        return None
    first, last = period
    if piece.key in {"before", "until"}:
        until = first - timedelta(days=1) if piece.key == "before" else last
        return replace(query, until=min(until, query.until or until))
    since = last + timedelta(days=1) if piece.key == "after" else first
    return replace(query, since=max(since, query.since or since))


_OPERATORS: dict[str, Callable[[SearchQuery, _Piece], SearchQuery | None]] = {
    "tag": _narrow_tag,
    "with": _narrow_person,
    "kind": _narrow_kind,
    "is": _narrow_state,
    "has": _narrow_part,
    "goal": _narrow_goal,
    "facet": _narrow_facet,
    **dict.fromkeys(("before", "after", "since", "until"), _narrow_days),
}


def _period(typed: str) -> tuple[date, date] | None:
    """Return the first and the last day of ``2026``, ``2026-11``, ``11/2026``, ``2026-11-18`` or ``18/11/2026``."""
    if not (match := _DAY.fullmatch(fold(typed))):
        return None
    year, month, day = (next((int(match[n]) for n in names if match[n]), 0) for names in _DAY_GROUPS)
    first = make_date(year, month or 1, day or 1)
    if first is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if day:
        return first, first
    following = add_months(first, 1 if month else 12)
    return (first, following - timedelta(days=1)) if following else None


_DAY_GROUPS = (("year", "year2", "year3"), ("month", "month2", "month3"), ("day", "day2"))


def _expression(term: Term) -> str:
    """Return a term as an FTS5 string, or ``""`` where nothing of it can be looked for."""
    if not _WORD.search(term.text):
        return ""
    quoted = term.text.replace('"', " ").strip()
    return f'"{quoted}"*' if term.prefix else f'"{quoted}"'


def _excluding(piece: _Piece) -> list[str]:
    """Return what a row must not match: ``-word`` anywhere, ``-#tag`` and ``-@person`` among names, words exactly."""
    named = piece.key in {"tag", "with"}
    text = piece.value if named or not piece.key else piece.raw.removeprefix("-")
    expression = _expression(Term(fold(text), prefix=False))
    return [f"{{names}} : {expression}" if named else expression] if expression else []


def _match(wanted: list[str], unwanted: list[str]) -> tuple[str | None, str | None]:
    """Return ``match`` and ``excluded`` of a query."""
    without = " OR ".join(f"({expression})" for expression in unwanted)
    if not wanted:
        return None, without or None
    match = " AND ".join(wanted)
    return (f"({match}) NOT ({without})" if without else match), None


def highlight_ranges(text: str, query: SearchQuery) -> list[tuple[int, int]]:
    """Return where ``text`` holds what was looked for, as ``text[start:end]``, in order and without overlaps."""
    folded, places = fold_mapped(text)
    found = [match.span() for match in _WORD.finditer(folded)]
    words = [folded[start:end] for start, end in found]
    ranges = []
    for term in query.terms:
        typed = _WORD.findall(term.text)
        for place in range(len(words) - len(typed) + 1):
            if _stands_at(words[place : place + len(typed)], typed, prefix=term.prefix):
                end = found[place + len(typed) - 1][0] + len(typed[-1])
                ranges.append(original_range(places, found[place][0], end))
    return _merged(sorted(ranges))


def _stands_at(words: list[str], typed: list[str], *, prefix: bool) -> bool:
    if words[:-1] != typed[:-1]:
        return False
    return words[-1].startswith(typed[-1]) if prefix else words[-1] == typed[-1]


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
