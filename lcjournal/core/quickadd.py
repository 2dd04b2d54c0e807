"""Quick add: one line in everyday words becomes an activity.

The order of words is free, and both languages are always understood: « MOOC Python 2h hier #data », “interview product
manager 50min thursday @karim”. What is not understood stays in the title, in its order; nothing is dropped.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from babel.units import format_unit

from lcjournal.core import i18n, kinds
from lcjournal.core.days import find_day
from lcjournal.core.durations import find_duration
from lcjournal.core.folding import fold, fold_mapped, original_range
from lcjournal.core.i18n import _
from lcjournal.core.kind_words import KindFound, find_kind, spoken_language
from lcjournal.core.model import Activity, Kind, Session, Status
from lcjournal.core.phrases import START, TAKEN, Found, words

_MARK = re.compile(
    START + r"(?P<sign>[#@!])(?:[\"“«]\s*(?P<quoted>[^\"“”«»#@]+?)\s*[\"”»]|(?P<word>[^\s#@!?,;()\[\]{}\"“”«»\x01]+))"
)
_PIECE = re.compile(rf"{TAKEN}+|[^\s{TAKEN}]+")
# After a word: a colon or dash, or a quotation that begins.
_APART = re.compile(r":|\S\s+(?:[«“\"]|[:–—-]\s)")
_AROUND = ".,;:!?()[]{}«»“”\"'…"
_JOINING = ",;:-–—|/·•&+"


class Role(StrEnum):
    """What a piece of the line was understood as."""

    KIND = "kind"
    DURATION = "duration"
    DAY = "day"
    TAG = "tag"
    PERSON = "person"
    PRIVATE = "private"
    PLANNED = "planned"


class Span(NamedTuple):
    """``text[start:end]`` of the line was understood as ``role``. A kind may stand in the title as well."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Reading:
    """How one line was understood on the day ``today``.

    ``kind`` is “other” where ``kind_known`` is False; ``day`` is today where ``day_given`` is False; ``minutes`` is
    None where the line speaks of no time.
    """

    text: str
    today: date
    title: str
    kind: Kind = Kind.OTHER
    kind_known: bool = False
    minutes: int | None = None
    day: date = date.min
    day_given: bool = False
    status: Status = Status.DONE
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    private: bool = False
    spans: tuple[Span, ...] = ()


class _Line:
    """A line while it is being read: its folded text, in which what is understood gives way to TAKEN marks."""

    def __init__(self, text: str) -> None:
        self.text = text.replace(TAKEN, " ")
        self.folded, self._places = fold_mapped(self.text)
        self.spans: list[Span] = []

    def original(self, found: Found) -> str:
        start, end = original_range(self._places, *found)
        return self.text[start:end]

    def note(self, found: Found, role: Role) -> None:
        self.spans.append(Span(*original_range(self._places, *found), role))

    def take(self, found: Found, role: Role) -> None:
        self.note(found, role)
        self.folded = self.folded[: found.start] + TAKEN * (found.end - found.start) + self.folded[found.end :]

    def pieces(self) -> list[Found]:
        """Return the words that are left, without signs that only joined them to what was taken."""
        found = [Found(*match.span()) for match in _PIECE.finditer(self.folded)]
        taken = [self.folded[piece.start] == TAKEN for piece in found]
        around = zip([False, *taken], found, taken, [*taken[1:], False], strict=False)
        return [
            piece
            for before, piece, here, after in around
            if not here and not ((before or after) and self._only_joins(piece))
        ]

    def _only_joins(self, piece: Found) -> bool:
        """Tell whether a piece is a comma or dash, or a bracket that touches what was taken."""
        signs = self.folded[piece.start : piece.end]
        touches = TAKEN in self.folded[max(0, piece.start - 1) : piece.end + 1]
        return not signs.strip(_AROUND + _JOINING if touches else _JOINING + ".")

    def title(self) -> str:
        title = " ".join(self.original(piece) for piece in self.pieces())
        return title.strip(_JOINING.replace("+", "") + " ") if TAKEN in self.folded else title


def parse(text: str, today: date, language: str) -> Reading:
    """Read a line. ``language`` only decides where a word means different things in French and in English."""
    line = _Line(text)
    speech = spoken_language([word.strip(_AROUND) for word in line.folded.split()], language)
    names = _take_marks(line)
    planned = any(span.role is Role.PLANNED for span in line.spans)
    day = _take_day(line, today, planned=planned)
    minutes = _take_duration(line)
    kind, title = _take_kind(line, speech)
    return Reading(
        text=line.text,
        today=today,
        title=title,
        kind=kind or Kind.OTHER,
        kind_known=kind is not None,
        minutes=minutes,
        day=day or today,
        day_given=day is not None,
        status=Status.PLANNED if planned or (day and day > today) else Status.DONE,
        tags=_distinct(names[Role.TAG]),
        people=_distinct(names[Role.PERSON]),
        private=any(span.role is Role.PRIVATE for span in line.spans),
        spans=tuple(sorted(line.spans)),
    )


def _take_marks(line: _Line) -> dict[Role, list[str]]:
    """Take ``#tag``, ``@person``, ``@"Two Words"``, ``!private`` and ``!planned``; return the names."""
    names: dict[Role, list[str]] = {Role.TAG: [], Role.PERSON: []}
    for match in _MARK.finditer(line.folded):
        group = "quoted" if match["quoted"] else "word"
        value = match[group].rstrip(_AROUND)
        found = Found(match.start(), match.end() if match["quoted"] else match.start(group) + len(value))
        role = _role(match["sign"], value)
        if role is None:
            continue
        if role in names:
            names[role].append(line.original(Found(match.start(group), match.start(group) + len(value))))
        line.take(found, role)
    return names


def _role(sign: str, value: str) -> Role | None:
    if sign == "!":
        return next((Role(name) for name, flags in words()["flags"].items() if value in flags), None)
    if not any(character.isalpha() for character in value) or (sign == "@" and value[0].isdecimal()):
        return None
    return Role.TAG if sign == "#" else Role.PERSON


def _take_day(line: _Line, today: date, *, planned: bool) -> date | None:
    if (result := find_day(line.folded, today, ahead=planned)) is None:
        return None
    line.take(result[0], Role.DAY)
    return result[1]


def _take_duration(line: _Line) -> int | None:
    if (result := find_duration(line.folded)) is None:
        return None
    line.take(result[0], Role.DURATION)
    return result[1]


def _take_kind(line: _Line, language: str) -> tuple[Kind | None, str]:
    """Return the kind and the title, from which the word of the kind is gone where the rest stands without it."""
    pieces = line.pieces()
    cores = [line.folded[piece.start : piece.end].strip(_AROUND) for piece in pieces]
    spoken = [place for place, core in enumerate(cores) if core.strip(_JOINING)]
    ends = ((":" if _APART.match(line.folded, pieces[place].end - 1) else "") for place in spoken)
    found = find_kind([cores[place] + end for place, end in zip(spoken, ends, strict=True)], language)
    if found is None:
        return None, line.title()
    return found.kind, _title_without(line, [pieces[place] for place in spoken], found)


def _title_without(line: _Line, pieces: list[Found], found: KindFound) -> str:
    place = Found(pieces[found.start].start, pieces[found.end - 1].end)
    if found.whole or TAKEN in line.folded[place.start : place.end]:
        line.note(place, Role.KIND)
        return line.title()
    line.take(place, Role.KIND)
    return line.title()


def _distinct(names: list[str]) -> tuple[str, ...]:
    """Return names without repetitions; accents and capitals make no other name."""
    return tuple({fold(name): name for name in reversed(names)}.values())[::-1]


def to_activity(reading: Reading) -> Activity:
    """Return the activity to add, with one session where time was spent.

    A plan has no session yet: its duration, as it was typed, ends the title, so that it is not lost.
    """
    planned = reading.status is Status.PLANNED
    typed = [reading.text[span.start : span.end] for span in reading.spans if span.role is Role.DURATION and planned]
    sessions = (Session(reading.day, reading.minutes),) if reading.minutes and not planned else ()
    return Activity(
        title=" ".join(part for part in (reading.title, *typed) if part),
        day=reading.day,
        kind=reading.kind,
        status=reading.status,
        sessions=sessions,
        people=reading.people,
        tags=reading.tags,
        private=reading.private,
    )


def describe(reading: Reading) -> str:
    """Return the sentence a screen reader says: “Understood as: online course, Python, 2 hours, tag data”."""
    kind = kinds.name(reading.kind)
    parts = [
        kind[:1].lower() + kind[1:] if reading.kind_known else "",
        reading.title,
        spoken_duration(reading.minutes or 0),
        i18n.day(reading.day, "EEEE d MMMM" if reading.day.year == reading.today.year else "EEEE d MMMM y"),
        _("planned") if reading.status is Status.PLANNED else "",
        *(_("tag {name}").format(name=name) for name in reading.tags),
        *(_("with {name}").format(name=name) for name in reading.people),
        _("private") if reading.private else "",
    ]
    return _("Understood as: {parts}").format(parts=", ".join(part for part in parts if part))


def spoken_duration(minutes: int) -> str:
    """Return “2 hours 30 minutes” as a sentence says it, or ``""`` for none."""
    hours, rest = divmod(minutes, 60)
    units = (("duration-hour", hours), ("duration-minute", rest))
    return " ".join(format_unit(count, unit, "long", locale=i18n.language()) for unit, count in units if count)
