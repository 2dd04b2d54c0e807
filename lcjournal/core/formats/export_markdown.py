"""A folder of Markdown files, one an activity, with YAML front matter as Obsidian and Joplin read it.

Attached files go into a folder ``attachments`` inside it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from lcjournal.core import kinds
from lcjournal.core.attachment_words import linked_pictures
from lcjournal.core.errors import UserError
from lcjournal.core.file_names import openable_name
from lcjournal.core.files import write_atomically, write_chunks_atomically
from lcjournal.core.formats.chosen import ExportOptions, ExportResult, chosen, steps_by_activity, written
from lcjournal.core.i18n import _
from lcjournal.core.methods import prompt_name
from lcjournal.core.model import Activity, NextStep, Session
from lcjournal.core.store import Store

NAME_LENGTH = 80
_ATTACHED = "attachments"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*#^\[\]]')


def write_folder(store: Store, folder: Path, options: ExportOptions) -> ExportResult:
    """Write the files into a new or empty folder. Raises UserError if the folder holds anything, and OSError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(_("“{name}” is not empty. Choose a new folder.").format(name=folder.name))
    activities, left_out = chosen(store, options)
    folder.mkdir(parents=True, exist_ok=True)
    places, steps = _copy_attached(store, activities, folder), steps_by_activity(store)
    taken: set[str] = set()
    for activity in reversed(activities):
        text = to_markdown(activity, places, steps.get(activity.id, ()))
        write_atomically(folder / _free_name(activity, taken), text.encode())
    return ExportResult(len(activities), left_out)


def to_markdown(activity: Activity, places: Mapping[str, str], steps: Iterable[NextStep]) -> str:
    """Return one activity as Markdown; what the person wrote stands under its prompt.

    Nothing in it is changed but the addresses of attached pictures, to those in ``places``, by digest.
    """
    facts = {
        "title": activity.title,
        "date": activity.day,
        "kind": kinds.name(activity.kind),
        "status": activity.status.value,
        "minutes": activity.minutes,
        "sessions": [_session(session) for session in activity.sessions],
        "people": list(activity.people),
        "tags": list(activity.tags),
        "facets": [{"facet": link.facet, "why": link.why} if link.why else link.facet for link in activity.facets],
        "private": activity.private,
        "source": activity.source,
        "next_steps": [_step(step) for step in steps],
        "attachments": [places.get(one.sha256, one.name) for one in activity.attachments],
        "id": activity.id,
    }
    front = yaml.safe_dump(
        {name: value for name, value in facts.items() if value not in ("", [], None)},
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    texts = [(prompt, linked_pictures(text, places)) for prompt, text in written(activity)]
    parts = [text if prompt == "note" else f"## {prompt_name(prompt)}\n\n{text}" for prompt, text in texts]
    return f"---\n{front}---\n\n" + "".join(f"{part.rstrip()}\n\n" for part in parts).rstrip("\n") + "\n"


def _copy_attached(store: Store, activities: Iterable[Activity], folder: Path) -> dict[str, str]:
    """Copy the files of these activities and return their addresses by digest; one that is gone has none."""
    places: dict[str, str] = {}
    taken: set[str] = set()
    for attachment in (one for activity in activities for one in activity.attachments):
        here = store.attachments.files.find(attachment.sha256) is not None
        if here and attachment.sha256 not in places:
            name = _free(openable_name(attachment.name), taken)
            write_chunks_atomically(folder / _ATTACHED / name, store.attachments.files.read(attachment.sha256))
            places[attachment.sha256] = f"{_ATTACHED}/{name}"
    return places


def _free(name: str, taken: set[str]) -> str:
    """Return a name that differs from the others in more than capitals, with its ending."""
    path, number = Path(name), 1
    while name.casefold() in taken:
        number += 1
        name = f"{path.stem} {number}{path.suffix}"
    taken.add(name.casefold())
    return name


def _session(session: Session) -> dict[str, object]:
    facts: dict[str, object] = {"date": session.day, "minutes": session.minutes}
    if session.start:
        facts["start"] = f"{session.start:%H:%M}"
    if session.own_time:
        facts["own_time"] = True
    if session.note:
        facts["note"] = session.note
    return facts


def _step(step: NextStep) -> dict[str, object]:
    facts = {
        "if": step.cue.strip(),
        "then": step.action.strip(),
        "asked": step.due,
        "outcome": step.outcome.value,
        "answer": step.answer.strip(),
    }
    return {name: value for name, value in facts.items() if value}


def _free_name(activity: Activity, taken: set[str]) -> str:
    """Return a name that every system allows and that differs from the others in more than capitals."""
    stem = f"{activity.day.isoformat()} {safe_name(activity.title)}".strip()
    return _free(f"{stem}.md", taken)


def safe_name(title: str) -> str:
    """Return a title without what file names may not hold: control and direction marks, separators, ends with a dot."""
    kept = "".join(letter for letter in title if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    return " ".join(_FORBIDDEN.sub(" ", kept).split())[:NAME_LENGTH].strip(" .")
