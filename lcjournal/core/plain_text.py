"""Markdown as a list shows it: its words, without its marks."""

import re

_MARKUP = re.compile(r"\*\*|~~|`+|(?<!\w)[*_]+|[*_]+(?!\w)|\s*\{#[\w-]*\}")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*)\)")
_LEAD = re.compile(r"^(?:\s|>|#{1,6}\s|[-+*]\s|\d{1,9}[.)]\s|\||\\)+")


def plain_line(line: str) -> str:
    """Return one line without its markup; ``""`` if there is no word in it, as in a rule or a heading of dashes."""
    text = _MARKUP.sub("", _LINK.sub(r"\1", _LEAD.sub("", line))).strip(" |\t\\")
    return text if re.search(r"\w", text) else ""


def plain(markdown: str) -> str:
    """Return a text as one line of words."""
    return " ".join(" ".join(filter(None, map(plain_line, markdown.splitlines()))).split())
