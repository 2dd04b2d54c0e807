"""Task boxes in raw Markdown: where “- [ ]” stands, and a text with one of them ticked.

CommonMark decides what a list item is, so that a box inside code, or one that is only words, is none.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MAY_HOLD_ONE = re.compile(r"\[[ xX]\]")
_BOX = re.compile(r"\[[ xX]\](?=\s|$)")
_LEAD = re.compile(r"(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s)*(?=\[[ xX]\])")
_LINE_END = re.compile(r"\r\n?|\n")


class TaskBox(NamedTuple):
    """A box whose one character stands at ``offset`` of the text: a space, or an x that says it is done."""

    offset: int
    checked: bool


def task_boxes(text: str) -> list[TaskBox]:
    """Return the task boxes of a Markdown text, in order."""
    if not _MAY_HOLD_ONE.search(text):
        return []
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    found = (_LEAD.match(text, starts[line]) for line in _lines_of_tasks(text))
    offsets = [lead.end() + 1 for lead in found if lead]
    return [TaskBox(offset, text[offset] != " ") for offset in offsets]


def toggle(text: str, number: int) -> str:
    """Return the text with its box ``number`` (from 0) ticked, or no longer ticked; no other character changes.

    Raises IndexError when there is no such box.
    """
    box = task_boxes(text)[number]
    return text[: box.offset] + (" " if box.checked else "x") + text[box.offset + 1 :]


def _lines_of_tasks(text: str) -> Iterator[int]:
    """Yield the number of each line on which a list item begins with a box."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(text)
    for item, inside, words in zip(tokens, tokens[1:], tokens[2:], strict=False):
        opens = item.type == "list_item_open" and inside.type == "paragraph_open"
        if opens and words.map and _BOX.match(words.content):
            yield words.map[0]
