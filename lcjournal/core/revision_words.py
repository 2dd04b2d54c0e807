"""The words that name a text and its earlier versions."""

from lcjournal.core import i18n
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.methods import prompt_name
from lcjournal.core.model import Revision


def field_name(field: str) -> str:
    """Return the words for a field of ``core.written``."""
    if field == "title":
        return _("Title")
    if field.startswith("session "):
        return _("Note on the session")
    if field.startswith("why "):
        return _("Why it helps")
    name = prompt_name(field)
    return _("Reflection") if name == field else name


def version_line(revision: Revision) -> str:
    """Return which text a version is of, the local day and time it was written, and its length."""
    written = revision.written_at.astimezone()
    words = len(revision.text.split())
    line = ngettext("{field} · {day}, {time} · {count} word", "{field} · {day}, {time} · {count} words", words)
    day, time = i18n.day(written.date(), "d MMM y"), i18n.clock(written)
    return line.format(field=field_name(revision.field), day=day, time=time, count=words)
