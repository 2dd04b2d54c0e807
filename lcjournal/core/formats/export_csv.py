"""One row an activity, for a spreadsheet: UTF-8 with a mark, CRLF, ISO days, minutes.

The delimiter is ``;`` where the region writes decimals with a comma, as spreadsheets there expect.
"""

import csv
import io
import re

from lcjournal.core import kinds
from lcjournal.core.formats.chosen import ExportOptions, chosen, written
from lcjournal.core.i18n import _, decimal
from lcjournal.core.methods import prompt_name
from lcjournal.core.model import PROMPTS, Activity
from lcjournal.core.names import status_name
from lcjournal.core.store import Store

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")


def to_csv(store: Store, options: ExportOptions) -> tuple[bytes, int, int]:
    """Return the file, the number of activities in it, and how many private ones were left out."""
    activities, left_out = chosen(store, options)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if "," in decimal(0.5) else ",")
    writer.writerow(_header())
    writer.writerows([_guarded(cell) for cell in _row(activity)] for activity in activities)
    return b"\xef\xbb\xbf" + out.getvalue().encode(), len(activities), left_out


def _header() -> list[str]:
    columns = [_("Date"), _("Title"), _("Kind"), _("Status"), _("Minutes"), _("Minutes of own time"), _("People")]
    return [
        *columns,
        _("Tags"),
        _("Facets"),
        _("Private"),
        _("Source"),
        *map(prompt_name, PROMPTS),
        _("Other reflections"),
        _("Identifier"),
    ]


def _row(activity: Activity) -> list[str | int]:
    own = sum(session.minutes for session in activity.sessions if session.own_time)
    return [
        activity.day.isoformat(),
        activity.title,
        kinds.name(activity.kind),
        status_name(activity.status),
        activity.minutes,
        own,
        "; ".join(activity.people),
        "; ".join(activity.tags),
        "; ".join(link.facet for link in activity.facets),
        _("yes") if activity.private else _("no"),
        activity.source,
        *map(activity.text, PROMPTS),
        "\n\n".join(f"{prompt_name(prompt)}\n{text}" for prompt, text in written(activity) if prompt not in PROMPTS),
        activity.id,
    ]


def _guarded(cell: str | int) -> str | int:
    """Return the cell so that no spreadsheet takes a person's text for a formula."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
