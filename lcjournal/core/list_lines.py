"""Lines of Markdown lists: what the next one begins with, and one pushed in or pulled out a level."""

import re

_ITEM = re.compile(
    r"(?P<quote>(?:> ?)*)(?P<indent>[ \t]*)(?P<mark>[-*+]|(?P<number>\d{1,8})(?P<after>[.)]))(?P<gap>[ \t]+)"
    r"(?P<box>\[[ xX]\](?:[ \t]+|$))?(?P<words>.*)"
)


def lead(line: str) -> str:
    """Return what stands before the words of a list item, its mark and its box; ``""`` for a line of no list."""
    found = _ITEM.fullmatch(line)
    return line[: found.start("words")] if found else ""


def is_empty_item(line: str) -> bool:
    """Say whether a line is a list item without a word: Enter there ends the list."""
    found = _ITEM.fullmatch(line)
    return found is not None and not found["words"].strip()


def next_lead(line: str) -> str:
    """Return what the line after a list item begins with: the next number, an empty box; ``""`` outside a list."""
    found = _ITEM.fullmatch(line)
    if not found:
        return ""
    mark = f"{int(found['number']) + 1}{found['after']}" if found["number"] else found["mark"]
    box = "[ ] " if found["box"] else ""
    return f"{found['quote']}{found['indent']}{mark}{found['gap']}{box}"


def shifted(line: str, *, inward: bool) -> str:
    """Return a list item one level further in or out; any other line, and one that is at the margin, as it is."""
    found = _ITEM.fullmatch(line)
    if not found:
        return line
    step = len(found["mark"]) + 1
    before, rest = line[: found.end("quote")], line[found.end("quote") :]
    if inward:
        return f"{before}{' ' * step}{rest}"
    if rest.startswith("\t"):
        return before + rest[1:]
    indent = len(rest) - len(rest.lstrip(" "))
    if 0 < indent < step and before.endswith("> "):  # its space was the first of those that pushed the item in
        before = before[:-1]
    return before + rest[min(step, indent) :]
