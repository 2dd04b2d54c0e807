"""One row an activity, for a spreadsheet, as ``csv_writing`` says; times in minutes."""

from lcjournal.core import kinds
from lcjournal.core.formats.chosen import ExportOptions, chosen, steps_by_activity, written
from lcjournal.core.formats.csv_writing import csv_bytes
from lcjournal.core.i18n import _
from lcjournal.core.methods import prompt_name
from lcjournal.core.model import PROMPTS, Activity, NextStep
from lcjournal.core.names import status_name
from lcjournal.core.next_step_words import outcome_name, step_sentence
from lcjournal.core.store import Store


def to_csv(store: Store, options: ExportOptions) -> tuple[bytes, int, int]:
    """Return the file, the number of activities in it, and how many private ones were left out."""
    activities, left_out = chosen(store, options)
    steps = steps_by_activity(store)
    rows = (_row(activity, steps.get(activity.id, [])) for activity in activities)
    return csv_bytes([_header(), *rows]), len(activities), left_out


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
        _("Next steps"),
        _("Identifier"),
    ]


def _row(activity: Activity, steps: list[NextStep]) -> list[str | int]:
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
        "\n".join(map(_step_line, steps)),
        activity.id,
    ]


def _step_line(step: NextStep) -> str:
    """Return the day on which a step is asked about, its words, what came of it and the person’s line on that."""
    told = [step.due.isoformat(), step_sentence(step), outcome_name(step.outcome), step.answer]
    return " · ".join(filter(None, told))
