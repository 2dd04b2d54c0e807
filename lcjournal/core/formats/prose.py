"""The person's Markdown as HTML: no HTML of their own, no pictures but their names, headings below those around it."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lcjournal.core.attachment_words import named_pictures

_LOWEST = 6


def prose(text: str, below: int) -> str:
    """Return a text as HTML in a ``div``; its own headings begin under level ``below``. Links stay links."""
    parser = (
        MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable(["table", "strikethrough"]).disable("image")
    )
    tokens = parser.parse(named_pictures(text))
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(_LOWEST, int(token.tag[1]) + below)}"
        elif token.type == "inline":
            _quiet_links(token.children or [])
    return f'<div class="prose">{parser.renderer.render(tokens, parser.options, {})}</div>'


def _quiet_links(tokens: list[Token]) -> None:
    for token in tokens:
        if token.type == "link_open":
            token.attrSet("rel", "noopener noreferrer")
