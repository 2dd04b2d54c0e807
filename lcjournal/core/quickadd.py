"""Quick add: one line in everyday words becomes an activity.

The order of words is free, and both languages are always understood: « MOOC Python 2h hier #data », “interview product
manager 50min thursday @karim”. What is not understood stays in the title, in its order; nothing is dropped. What stands
between quotation marks is a title and is not read. The word of a kind leaves the title only where the rest still says
what was done: “MOOC Python” is “Python”, but « cours de Python » stays. ``tests/core/quickadd_lines.tsv`` shows it all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import dropwhile

from babel.units import format_unit

from lcjournal.core import i18n, kinds
from lcjournal.core.clock_times import find_stretches
from lcjournal.core.days import find_day
from lcjournal.core.durations import find_duration
from lcjournal.core.folding import fold
from lcjournal.core.i18n import _
from lcjournal.core.kind_words import KindFound, find_kind, kind_table, spoken_language
from lcjournal.core.marks import take_marks
from lcjournal.core.model import Activity, Kind, Session, Status
from lcjournal.core.phrases import TAKEN, Found
from lcjournal.core.quick_line import AROUND, JOINING, QuickLine, Role, Span
from lcjournal.core.status_words import StatusFound, find_status

# After a word: a colon or dash, or a quotation that begins.
_APART = re.compile(r":|\S\s+(?:[«“\"]|[:–—-]\s)")
# At the beginning of what is left: « demain 9h conférence ».
_TIME_OF_DAY = re.compile(r"\d{1,2}(?:h(?:[0-5]\d)?|:[0-5]\d|(?::[0-5]\d)?[ap]m)")
_ROLES = {Status.PLANNED: Role.PLANNED, Status.IN_PROGRESS: Role.IN_PROGRESS}


@dataclass(frozen=True, slots=True)
class Reading:
    """How one line was understood on the day ``today``.

    ``kind`` is “other” where ``kind_known`` is False; ``day`` is today where ``day_given`` is False; ``minutes`` is
    None where the line speaks of no time; ``start`` is known where it says from when to when.
    """

    text: str
    today: date
    title: str
    kind: str = Kind.OTHER
    kind_known: bool = False
    minutes: int | None = None
    start: time | None = None
    day: date = date.min
    day_given: bool = False
    status: Status = Status.DONE
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    private: bool = False
    spans: tuple[Span, ...] = ()


def parse(text: str, today: date, language: str, own: Mapping[str, str] | None = None) -> Reading:
    """Read a line. ``language`` only decides where a word means different things in French and in English.

    ``own`` is the id of each kind that a person added or renamed, by its name. The earliest reading of a word wins:
    marks, times of the day, the day, a length of time, and then the kind.
    """
    line = QuickLine(text)
    speech = spoken_language([word.strip(AROUND) for word in line.folded.split()], language)
    names = take_marks(line)
    start, between = _take_stretches(line)
    status, day, day_place = _take_day(line, today)
    minutes = _take_duration(line, day_place)
    status = status or _take_late_status(line, day, today)
    line.take_joining_words()
    kind, title = _take_kind(line, speech, own or {})
    return Reading(
        text=line.text,
        today=today,
        title=title,
        kind=kind or Kind.OTHER,
        kind_known=kind is not None,
        minutes=minutes or between,
        start=start,
        day=day or today,
        day_given=day is not None,
        status=status or (Status.PLANNED if day and day > today else Status.DONE),
        tags=_distinct(names[Role.TAG]),
        people=_distinct(names[Role.PERSON]),
        private=any(span.role is Role.PRIVATE for span in line.spans),
        spans=tuple(sorted(line.spans)),
    )


def own_kinds() -> dict[str, str]:
    """Return the id of each kind in use that a person added or renamed, by its name: what ``parse`` asks for."""
    presets = kinds.presets()
    return {info.names[i18n.language()]: info.id for info in kinds.kinds() if info not in presets}


def _take_stretches(line: QuickLine) -> tuple[time | None, int | None]:
    """Return when the line says that it began, and the minutes until it ended, pauses apart."""
    stretches = find_stretches(line.folded)
    for stretch in stretches:
        line.take(stretch.place, Role.DURATION)
    return (stretches[0].start, sum(one.minutes for one in stretches)) if stretches else (None, None)


def _take_day(line: QuickLine, today: date) -> tuple[Status | None, date | None, Found | None]:
    """Return the status the line tells of, its day, and where that stands. The two depend on each other."""
    marked = {span.role for span in line.spans}
    status = next((status for status, role in _ROLES.items() if role in marked), None)
    if status is None and (told := find_status(line.folded)) and _is_told(line.folded, told, today):
        line.take(told.place, _ROLES[told.status])
        status = told.status
    found = find_day(line.folded, today, ahead=status is Status.PLANNED)
    if found is None:
        return status, None, None
    if found.several:
        line.note(found.place, Role.DAY)
    else:
        line.take(found.place, Role.DAY)
    return status, found.day, found.place


def _is_told(folded: str, told: StatusFound, today: date) -> bool:
    """Tell whether words mean the status of the line: they stand apart or right before its day, and fit that day."""
    start, end = told.place
    without = folded[:start] + TAKEN * (end - start) + folded[end:]
    found = find_day(without, today, ahead=told.status is Status.PLANNED)
    if found is None:
        return told.apart
    right_before = end <= found.place.start and not folded[end : found.place.start].strip()
    return (told.apart or right_before) and _fits(told, found.day, today)


def _fits(told: StatusFound, day: date | None, today: date) -> bool:
    """Tell whether a status can be that of the day: nothing is planned for yesterday."""
    return told.status is not Status.PLANNED or day is None or day >= today


def _take_late_status(line: QuickLine, day: date | None, today: date) -> Status | None:
    """Return the status that stands at the end of the line now that the day and the time are taken."""
    told = find_status(line.folded)
    if told is None or not told.apart or not _fits(told, day, today):
        return None
    line.take(told.place, _ROLES[told.status])
    return told.status


def _take_duration(line: QuickLine, day: Found | None) -> int | None:
    if (result := find_duration(line.folded, day)) is None:
        return None
    line.take(result[0], Role.DURATION)
    return result[1]


def _take_kind(line: QuickLine, language: str, own: Mapping[str, str]) -> tuple[str | None, str]:
    """Return the kind and the title, from which the word of the kind is gone where the rest stands without it."""
    pieces = line.pieces()
    cores = [line.folded[piece.start : piece.end].strip(AROUND) for piece in pieces]
    spoken = [place for place, core in enumerate(cores) if core.strip(JOINING)]
    spoken = list(dropwhile(lambda place: _TIME_OF_DAY.fullmatch(cores[place]), spoken))
    ends = ((":" if _APART.match(line.folded, pieces[place].end - 1) else "") for place in spoken)
    spelt = [cores[place] + end for place, end in zip(spoken, ends, strict=True)]
    found = find_kind(spelt, kind_table(language, own))
    if found is None:
        return None, line.title()
    return found.kind, _title_without(line, [pieces[place] for place in spoken], found)


def _title_without(line: QuickLine, pieces: list[Found], found: KindFound) -> str:
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
    sessions = (Session(reading.day, reading.minutes, reading.start),) if reading.minutes and not planned else ()
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
        {Status.PLANNED: _("planned"), Status.IN_PROGRESS: _("in progress")}.get(reading.status, ""),
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
