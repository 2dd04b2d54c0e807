"""The marked words of a line: ``#tag``, ``@person``, ``@"Two Words"``, ``!private``, ``!planned``, ``!started``.

A name that leans on the words before it stays in the title, without its sign: « lu un article sur #python », “asked
@karim’s advice”. The “with” before a person goes together with the person.
"""

import re

from lcjournal.core.phrases import START, TAKEN, Found, word_before, words
from lcjournal.core.quick_line import AROUND, QuickLine, Role

_MARK = re.compile(
    rf"(?:{START}(?P<sign>[#@!])|(?<={TAKEN})[/&+]?(?P<next>[#@]))"
    r"(?:[\"“«]\s*(?P<quoted>[^\"“”«»#@]+?)\s*[\"”»]|(?P<word>[^\s#@!?,;()\[\]{}\"“”«»\x01]+(?:#(?![\w#]))?))"
)
# After “with @karim”: “and Paul” goes on with the same people.
_MORE_PEOPLE = re.compile(r"\s*(?:,|et\b|and\b|&)\s*[^\W\d]")
# “@ines, @karim and ” before one more.
_AND_MORE = re.compile(rf"{TAKEN}\s*,?\s+(?:et|and)\s+$")


def take_marks(line: QuickLine) -> dict[Role, list[str]]:
    """Take every mark out of the line; return the names under ``Role.TAG`` and ``Role.PERSON``, in their order."""
    names: dict[Role, list[str]] = {Role.TAG: [], Role.PERSON: []}
    place = 0
    while match := _MARK.search(line.folded, place):
        place = match.start() + 1
        group = "quoted" if match["quoted"] else "word"
        value = match[group].rstrip(AROUND + "/&")
        name = value.removesuffix("'s")
        inside = Found(match.start(group), match.start(group) + len(name))
        role = _role(match["sign"] or match["next"], name)
        if role is None or line.folded.startswith("@", inside.end):
            continue
        whole = Found(match.start(), match.end() if match["quoted"] else inside.end)
        if role not in names:
            line.take(whole, role)
            continue
        names[role].append(line.original(inside))
        if name != value or _leans(line.folded, whole, role):
            line.note(whole, role)
            line.blank(Found(whole.start, inside.start))
            line.blank(Found(inside.end, whole.end))
        else:
            _take_with(line, whole, role)
    return names


def _role(sign: str, value: str) -> Role | None:
    if sign == "!":
        return next((Role(name) for name, flags in words()["flags"].items() if value in flags), None)
    if not any(character.isalpha() for character in value) or (sign == "@" and value[0].isdecimal()):
        return None
    return Role.TAG if sign == "#" else Role.PERSON


def _leans(folded: str, mark: Found, role: Role) -> bool:
    """Tell whether the words before a mark need its name to end on."""
    before = _leaning_word(folded, mark)
    if role is Role.PERSON and before in words()["with"]["words"]:
        return _MORE_PEOPLE.match(folded, mark.end) is not None
    grammar = words()["grammar"]
    return before in {*grammar["prepositions"], *grammar["determiners"]} and not _AND_MORE.search(folded[: mark.start])


def _leaning_word(folded: str, mark: Found) -> str:
    """Return the word right before a mark, ``""`` where a sign or a bracket parts them."""
    return "" if folded[: mark.start].rstrip()[-1:] in AROUND else word_before(folded, mark.start)


def _take_with(line: QuickLine, mark: Found, role: Role) -> None:
    before = _leaning_word(line.folded, mark)
    if role is Role.PERSON and before in words()["with"]["words"]:
        end = len(line.folded[: mark.start].rstrip())
        line.take(Found(end - len(before), end), Role.JOINING)
    line.take(mark, role)
