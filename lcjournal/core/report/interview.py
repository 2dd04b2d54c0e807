"""The sheet to prepare a French *entretien de parcours professionnel* (law 2025-989): five parts, no scores.

The person’s own words are those of an entry written by the method ``entretien``; which entries stand under which part
is chosen each time. Scores stay out of it: they are not made to appraise anyone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lcjournal.core.formats.chosen import without_private
from lcjournal.core.i18n import _, day
from lcjournal.core.kinds import name as kind_name
from lcjournal.core.methods import method
from lcjournal.core.model import Activity, ActivityRow, Kind, Status
from lcjournal.core.report.parts import Block, Bullets, Prose, Report, Section, Words
from lcjournal.core.store import Store

METHOD = "entretien"


@dataclass(frozen=True, slots=True)
class Interview:
    """The entry with the person’s own words, ``""`` for none, and the ids of the entries under each part, by prompt."""

    activity_id: str = ""
    entries: dict[str, list[str]] = field(default_factory=dict)


def parts() -> list[tuple[str, str]]:
    """Return the five parts in order: the prompt of each and its name."""
    return [(prompt.id, prompt.name.text()) for prompt in method(METHOD).prompts]


def draft(today: date) -> Activity:
    """Return the entry in which the person writes their own words."""
    return Activity(sheet_title(), today, kind=Kind.OTHER, method=METHOD, status=Status.IN_PROGRESS)


def written(store: Store) -> list[ActivityRow]:
    """Return the entries written by the method, newest first."""
    return store.tables.of_method(METHOD)


def sheet_title() -> str:
    """Return what the sheet is called."""
    return _("Preparing my “entretien de parcours professionnel”")


def interview(store: Store, wanted: Interview, today: date) -> Report:
    """Put the sheet together in the language in use; what is private within the entry stays out."""
    own = without_private(store.activities.get(wanted.activity_id)) if wanted.activity_id else None
    sections = tuple(
        Section(name, tuple(_blocks(store, own.text(prompt) if own else "", wanted.entries.get(prompt, ()))))
        for prompt, name in parts()
    )
    cover = [store.person] if store.person else []
    cover += [_("Written on {day} with LC Journal.").format(day=day(today)), for_oneself(), about_the_law()]
    return Report(sheet_title(), tuple(cover), sections)


def for_oneself() -> str:
    """Say whose sheet it is, and that it goes nowhere by itself."""
    return _("Prepared by you, for you. Nothing is sent: you alone decide what you show of it.")


def about_the_law() -> str:
    """Say what the interview is; who reads English may not know it."""
    return _(
        "The “entretien de parcours professionnel” is a French legal interview (law 2025-989). "
        "CPF is the personal training account, VAE the validation of experience."
    )


def _blocks(store: Store, text: str, ids: Sequence[str]) -> list[Block]:
    blocks: list[Block] = [Prose(text)] if text.strip() else []
    lines = [
        _("{title} · {kind} · {day}").format(
            title=row.title or _("Untitled"), kind=kind_name(row.kind), day=day(row.day)
        )
        for row in store.activities.rows(ids)
        if not row.private
    ]
    blocks += [Words(_("From my journal"), quiet=True), Bullets(tuple(lines))] if lines else []
    return blocks or [Words(_("Nothing noted yet."), quiet=True)]
