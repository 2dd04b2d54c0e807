"""On this day: one sentence of the person’s own from about a year, six, three months or one month ago."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity
from lcjournal.core.plain_text import plain_line
from lcjournal.core.progress import months_before
from lcjournal.core.store import Store

_MONTHS = (12, 6, 3, 1)
_AROUND = timedelta(days=3)
_TELLING = ("so_what", "now_what")
"""What was learned is worth more, later, than what happened."""
_SHORT, _LONG = 20, 240
"""A sentence has at least so many characters, and is shown whole up to so many."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])[ \u00a0\u202f]*[”»\"]?\s+")


@dataclass(frozen=True, slots=True)
class Memory:
    """A sentence, the activity it is from, and about how many months ago that was."""

    activity_id: str
    title: str
    day: date
    months: int
    sentence: str


def memory(store: Store, today: date) -> Memory | None:
    """Return what comes up on a day, the same at every look, or None.

    Nothing of a private activity and no private reflection comes up. A year ago goes before six months ago; then the
    activity nearest to the day counts, and of that its most telling text.
    """
    for months in _MONTHS:
        day = months_before(today, months)
        for activity in sorted(store.resurfacing.around(day, _AROUND), key=lambda found: abs(found.day - day)):
            if sentence := telling_sentence(activity):
                return Memory(activity.id, activity.title, activity.day, months, sentence)
    return None


def telling_sentence(activity: Activity) -> str:
    """Return the first sentence of what is not private, what was learned first; ``""`` where none is long enough."""
    shared = [part for part in activity.reflections if not part.private]
    for part in sorted(shared, key=lambda part: part.prompt not in _TELLING):
        for line in part.text.splitlines():
            sentence = _SENTENCE_END.split(plain_line(line), maxsplit=1)[0]
            if len(sentence) >= _SHORT:
                return _shortened(sentence)
    return ""


def heading(found: Memory) -> str:
    """Return how long ago that was and on what day: “Six months ago, 20 May”."""
    words = {
        12: _("A year ago, {day}"),
        6: _("Six months ago, {day}"),
        3: _("Three months ago, {day}"),
        1: _("A month ago, {day}"),
    }[found.months]
    return words.format(day=i18n.day(found.day, "d MMMM"))


def _shortened(sentence: str) -> str:
    if len(sentence) <= _LONG:
        return sentence
    head = sentence[:_LONG]
    return head[: head.rfind(" ") if " " in head else None].rstrip(" ,;:") + "…"
