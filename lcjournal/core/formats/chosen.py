"""What an export holds: the period, whether private entries go along, and the words around the person's own."""

from dataclasses import dataclass, replace
from datetime import date

from lcjournal.core.attachment_words import only_in
from lcjournal.core.i18n import integer, ngettext
from lcjournal.core.model import Activity, Filter, NextStep
from lcjournal.core.next_step_words import step_sentence
from lcjournal.core.store import Store


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One row of the self-check table, every cell as the text to show; ``level`` 0 is a domain, 1 a facet under it."""

    name: str
    value: str
    band: str = ""
    desired: str = ""
    change: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the person chose. Both days are included; None leaves that side open.

    ``private`` takes private entries along; the file for a coach never does, and the JSON copy always does.
    ``label``, ``check`` (a line on which self-check) and ``scores`` go into the file for a coach, and so do the entries
    and the goals unless they are turned off.
    """

    since: date | None = None
    until: date | None = None
    private: bool = False
    label: str = ""
    check: str = ""
    scores: tuple[ScoreLine, ...] = ()
    entries: bool = True
    goals: bool = True


@dataclass(frozen=True, slots=True)
class ExportResult:
    """How many activities were written, how many of the period were left out because they are private.

    A calendar holds none: there ``written`` counts slots and dates of goals.
    ``missing`` counts attached files that should be in it and are gone or damaged.
    """

    written: int
    left_out: int = 0
    missing: int = 0


def missing_words(count: int) -> str:
    """Say how many attached files an export should hold and does not."""
    sentence = ngettext(
        "{count} attached file is missing here or damaged, and is not in it.",
        "{count} attached files are missing here or damaged, and are not in it.",
        count,
    )
    return sentence.format(count=integer(count))


def chosen(store: Store, options: ExportOptions) -> tuple[list[Activity], int]:
    """Return the activities of the period, newest first, and how many private ones were left out.

    Unless private ones are taken along, what is private within an activity (``Reflection.private``) is left out too.
    """
    found = list(store.activities.all(Filter(since=options.since, until=options.until)))
    if options.private:
        return found, 0
    shown = [without_private(activity) for activity in found if not activity.private]
    return shown, len(found) - len(shown)


def without_private(activity: Activity) -> Activity:
    """Return what of an activity may be shared: not its private reflections, nor the pictures that only they show."""
    hidden = only_in(activity, {part.prompt for part in activity.reflections if part.private})
    return replace(
        activity,
        reflections=tuple(part for part in activity.reflections if not part.private),
        attachments=tuple(one for one in activity.attachments if one.sha256 not in hidden),
    )


def written(activity: Activity) -> list[tuple[str, str]]:
    """Return the prompts that hold a text, in reading order, with their texts."""
    return [(part.prompt, part.text) for part in activity.reflections if part.text.strip()]


def steps_by_activity(store: Store) -> dict[str, list[NextStep]]:
    """Return the next steps outside the bin that have words, by the id of their activity, the one due first first."""
    found: dict[str, list[NextStep]] = {}
    for step in store.next_steps.all():
        if step.deleted_at is None and step_sentence(step):
            found.setdefault(step.activity_id, []).append(step)
    return found
