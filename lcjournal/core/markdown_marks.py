"""Where a line of raw Markdown has marks: what an editor shows in another colour. Close to CommonMark, not a parser.

Words stay where they are and keep every mark; only code fences reach from one line to the next.
"""

import re
from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """What a stretch of a line is."""

    HEADING = "heading"
    QUOTE = "quote"
    LIST = "list"
    TASK = "task"
    CODE = "code"
    BOLD = "bold"
    ITALIC = "italic"
    STRUCK = "struck"
    LINK = "link"


class Span(NamedTuple):
    """A stretch ``[start:end]`` of a line."""

    start: int
    end: int
    mark: Mark


_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}(?!.*`)|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s.*)?")
_LEAD = re.compile(r"\s*(?P<quote>(?:>\s?)+)?\s*(?P<list>(?:[-*+]|\d{1,9}[.)])(?=\s))?\s*(?P<task>\[[ xX]\](?=\s|$))?")
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)")
_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()\s]*\)|<https?://[^\s<>]+>|https?://[^\s<>()]+[^\s<>().,;:!?]")
_STYLED = (
    (
        Mark.BOLD,
        re.compile(
            r"(?<![\\*])\*\*(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S)\*\*(?!\*)|(?<!\w)__(?=\S)(?:[^_]|_(?!_))+?(?<=\S)__(?!\w)"
        ),
    ),
    (
        Mark.ITALIC,
        re.compile(r"(?<![\\*])\*(?![*\s])[^*]+(?<![\s\\])\*(?!\*)|(?<![\w\\])_(?![_\s])[^_]+(?<!\s)_(?!\w)"),
    ),
    (Mark.STRUCK, re.compile(r"(?<!\\)~~(?=\S)(?:[^~]|~(?!~))+?(?<=\S)~~")),
)


def fence_after(line: str, fence: str) -> str:
    """Return the marks that close the code a line is in or opens, ``""`` outside code; ``fence`` is that before it."""
    found = _FENCE.match(line)
    if not fence:
        return found["marks"] if found else ""
    closes = found and found["marks"].startswith(fence) and not line[found.end() :].strip()
    return "" if closes else fence


def spans(line: str) -> list[Span]:
    """Return the marks of a line outside code fences; styles may lie in a quotation, in a heading and in each other."""
    if _HEADING.fullmatch(line):
        found = [Span(0, len(line), Mark.HEADING)]
        start = 0
    else:
        lead = _LEAD.match(line)
        parts = [(part, *lead.span(part)) for part in ("quote", "list", "task") if lead and lead[part]]
        found = [Span(begin, end, Mark(part)) for part, begin, end in parts]
        start = max((end for _part, _begin, end in parts), default=0)
    code = [Span(*match.span(), Mark.CODE) for match in _CODE.finditer(line, start)]
    rest = _without(line, code)
    links = [Span(*match.span(), Mark.LINK) for match in _LINK.finditer(rest, start)]
    rest = _without(rest, links)
    styled = [Span(*match.span(), mark) for mark, pattern in _STYLED for match in pattern.finditer(rest, start)]
    return found + styled + code + links


def _without(line: str, taken: list[Span]) -> str:
    """Return the line with what is taken blotted out, so that no style begins or ends inside it."""
    for span in taken:
        line = line[: span.start] + "x" * (span.end - span.start) + line[span.end :]
    return line
