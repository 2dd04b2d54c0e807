"""Pages of HTML that are complete in themselves: nothing is fetched, and the browser is told to allow nothing more."""

import base64
import hashlib
from collections.abc import Iterable
from html import escape

from lcjournal.core import paths
from lcjournal.core.i18n import language


def page(title: str, body: Iterable[str], script: str = "") -> str:
    """Return a whole page; ``body`` holds its lines, with the ``script`` if there is one, the only one that may run."""
    css = (paths.resources() / "report.css").read_text(encoding="utf-8").strip()
    allowed = f"style-src '{_digest(css)}'" + (f"; script-src '{_digest(script)}'" if script else "")
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    head = [
        "<!DOCTYPE html>",
        f'<html lang="{language()}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        tag("title", title),
        f"<style>{css}</style>",
        "</head>",
        "<body>",
        "<main>",
    ]
    return "\n".join([*head, *body, "</main>", "</body>", "</html>", ""])


def _digest(text: str) -> str:
    """Return what allows a style or script of just this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def tag(name: str, text: str, css: str = "") -> str:
    """Return an element that holds escaped text."""
    return f'<{name} class="{css}">{escape(text)}</{name}>' if css else f"<{name}>{escape(text)}</{name}>"


def table(caption: str, header: list[str], rows: Iterable[list[str]]) -> list[str]:
    """Return a table of escaped cells; the first cell of each row heads it."""
    lines = ["<table>", tag("caption", caption), "<thead><tr>"]
    lines += [f'<th scope="col">{escape(cell)}</th>' for cell in header]
    lines.append("</tr></thead>")
    lines.append("<tbody>")
    for first, *cells in rows:
        lines.append(f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return [*lines, "</tbody>", "</table>"]
