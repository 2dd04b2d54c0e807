"""How the next protected time is said, and what came of it: calm, and without blame."""

from datetime import datetime, timedelta
from math import ceil

from lcjournal.core import i18n
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.protected_time import Occurrence, Outcome, Tally


def when_words(one: Occurrence, now: datetime) -> str:
    """Return when an occurrence is, seen from an aware instant: “In 25 minutes”, “Tomorrow at 14:00”."""
    begins = one.begins()
    minutes = ceil((begins - now).total_seconds() / 60)
    time, today = i18n.clock(begins), now.date()  # the day that stands over the page, wherever the slot is
    if minutes <= 0:
        return _("Now, until {time}").format(time=i18n.clock(one.ends()))
    if minutes < 60:
        return ngettext("In {count} minute", "In {count} minutes", minutes).format(count=i18n.integer(minutes))
    if one.day == today:
        return _("Today at {time}").format(time=time)
    if one.day == today + timedelta(days=1):
        return _("Tomorrow at {time}").format(time=time)
    words = _("{day} at {time}").format(day=i18n.day(one.day, "EEEE d MMMM"), time=time)
    return words[:1].upper() + words[1:]


def outcome_name(outcome: Outcome) -> str:
    """Return the words for what came of a slot in one week."""
    return {
        Outcome.HONOURED: _("Kept at its hours"),
        Outcome.MOVED: _("Kept at another time"),
        Outcome.SKIPPED: _("Skipped that week"),
        Outcome.LOST: _("Lost"),
        Outcome.TO_COME: _("To come"),
    }[outcome]


def tally_sentence(tally: Tally) -> str:
    """Return how often protected time was kept; skipped weeks are left out of it, and said."""
    if tally.rate is None:
        return _("Nothing was due yet.") if not tally.skipped else _skipped_sentence(tally.skipped)
    kept, due = i18n.integer(tally.honoured + tally.moved), i18n.integer(tally.due)
    if tally.moved:
        sentence = _("Kept {kept} of {due} times ({share}\u202f%), at another time {moved} of them.")
    else:
        sentence = _("Kept {kept} of {due} times ({share}\u202f%).")
    words = sentence.format(
        kept=kept, due=due, share=i18n.integer(round(100 * tally.rate)), moved=i18n.integer(tally.moved)
    )
    return f"{words} {_skipped_sentence(tally.skipped)}" if tally.skipped else words


def _skipped_sentence(skipped: int) -> str:
    sentence = ngettext("Skipped {count} time, which is not counted.", "Skipped {count} times, not counted.", skipped)
    return sentence.format(count=i18n.integer(skipped))
