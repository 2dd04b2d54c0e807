"""Markdown as a list shows it: its words, without its marks."""

import re

_MARKUP = re.compile(r"\*\*|~~|`+|(?<!\w)[*_]+|[*_]+(?!\w)|\s*\{#[\w-]*\}")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*)\)")
_LEAD = re.compile(r"^(?:\s|>|#{1,6}\s|[-+*]\s|\d{1,9}[.)]\s|\||\\)+")


_TASK = re.compile(r"^\[([ xX])\]\s+")


def plain_line(line: str) -> str:
    """Return one line without its markup; ``""`` if there is no word in it, as in a rule or a heading of dashes."""
    words = _TASK.sub(_box, _LEAD.sub("", line))
    text = _MARKUP.sub("", _LINK.sub(r"\1", words)).strip(" |\t\\")
    return text if re.search(r"\w", text) else ""


def plain(markdown: str) -> str:
    """Return a text as one line of words."""
    return " ".join(" ".join(filter(None, map(plain_line, markdown.splitlines()))).split())


def _box(mark: re.Match[str]) -> str:
    return "☐ " if mark[1] == " " else "☑ "
