"""The recovery sheet on paper."""

from datetime import date
from html import escape

from lcjournal.core.i18n import _, day


def page(name: str, groups: str, made_on: date) -> str:
    """Return the sheet of the journal called ``name`` as HTML; ``groups`` as ``keys.sheet`` returns them."""
    told = _(
        "Whoever has this sheet and the journal file can read the journal. Keep it on paper, away from the computer."
    )
    how = _("To use it: “Open with the recovery sheet…” on the screen that asks for the passphrase.")
    cells = [_cell(number, group) for number, group in enumerate(groups.split(" "), 1)]
    rows = "".join(f"<tr>{''.join(cells[start : start + 4])}</tr>" for start in range(0, len(cells), 4))
    title, of = _("Recovery sheet of a journal"), _("{name}, {day}").format(name=name, day=day(made_on))
    return (
        f"<h1>{escape(title)}</h1><p>{escape(of)}</p><p>{escape(told)}</p>"
        f"<table cellpadding='8'>{rows}</table><p>{escape(how)}</p>"
    )


def _cell(number: int, group: str) -> str:
    return f"<td>{number}&nbsp;&nbsp;<b>{escape(group)}</b></td>"
