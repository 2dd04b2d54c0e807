"""A folder of Markdown files, one an activity, with YAML front matter as Obsidian and Joplin read it."""

import re
import unicodedata
from pathlib import Path

import yaml

from lcjournal.core import kinds
from lcjournal.core.errors import UserError
from lcjournal.core.files import write_atomically
from lcjournal.core.formats.chosen import ExportOptions, ExportResult, chosen, written
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Session
from lcjournal.core.names import prompt_name
from lcjournal.core.store import Store

NAME_LENGTH = 80
_FORBIDDEN = re.compile(r'[<>:"/\\|?*#^\[\]]')


def write_folder(store: Store, folder: Path, options: ExportOptions) -> ExportResult:
    """Write the files into a new or empty folder. Raises UserError if the folder holds anything, and OSError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(_("“{name}” is not empty. Choose a new folder.").format(name=folder.name))
    activities, left_out = chosen(store, options)
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for activity in reversed(activities):
        write_atomically(folder / _free_name(activity, taken), to_markdown(activity).encode())
    return ExportResult(len(activities), left_out)


def to_markdown(activity: Activity) -> str:
    """Return one activity as Markdown; what the person wrote stands under its prompt, unchanged."""
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
        "id": activity.id,
    }
    front = yaml.safe_dump(
        {name: value for name, value in facts.items() if value not in ("", [], None)},
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    parts = [text if prompt == "note" else f"## {prompt_name(prompt)}\n\n{text}" for prompt, text in written(activity)]
    return f"---\n{front}---\n\n" + "".join(f"{part.rstrip()}\n\n" for part in parts).rstrip("\n") + "\n"


def _session(session: Session) -> dict[str, object]:
    facts: dict[str, object] = {"date": session.day, "minutes": session.minutes}
    if session.start:
        facts["start"] = f"{session.start:%H:%M}"
    if session.own_time:
        facts["own_time"] = True
    if session.note:
        facts["note"] = session.note
    return facts


def _free_name(activity: Activity, taken: set[str]) -> str:
    """Return a name that every system allows and that differs from the others in more than capitals."""
    stem = f"{activity.day.isoformat()} {safe_name(activity.title)}".strip()
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem} {number}"
    taken.add(name.casefold())
    return f"{name}.md"


def safe_name(title: str) -> str:
    """Return a title without what file names may not hold: control and direction marks, separators, ends with a dot."""
    kept = "".join(letter for letter in title if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    return " ".join(_FORBIDDEN.sub(" ", kept).split())[:NAME_LENGTH].strip(" .")
