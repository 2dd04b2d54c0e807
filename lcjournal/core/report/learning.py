"""“My learning from … to …”: hours, self-checks, goals, entries and next steps of some days. It only reads."""

from datetime import date

from lcjournal.core.i18n import _, day, duration, integer, ngettext
from lcjournal.core.instruments import Instrument
from lcjournal.core.report.entries import chosen, count, left_out, months, next_steps
from lcjournal.core.report.goals import goals, of_period
from lcjournal.core.report.hours import at_a_glance, learning_time
from lcjournal.core.report.options import Contents
from lcjournal.core.report.parts import Report
from lcjournal.core.report.scores import answered, counted, self_checks
from lcjournal.core.store import Store


def learning(store: Store, instrument: Instrument, contents: Contents, today: date, *, personal: bool) -> Report:
    """Put the report together in the language in use; ``personal`` uses the person’s own margins.

    Time, days and counts are those of the entries that are in it: private ones are not counted unless ticked.
    """
    period = contents.period
    sessions = store.activities.sessions(contents.since, contents.until, contents.shown)
    activities = chosen(store, contents)
    told = answered(store, instrument, personal=personal)
    checks = len(counted(told, period)) if contents.self_check else 0
    sections = [at_a_glance(sessions, len(activities), checks), learning_time(sessions, period)]
    if contents.self_check:
        sections += self_checks(told, period)
    if contents.goals:
        sections.append(goals(store, period))
    if contents.entries:
        sections.append(months(activities, contents))
    sections += next_steps(store, contents)
    return Report(title(contents), cover(store, contents, today), tuple(sections), instrument.label.text(), long=True)


def preview(store: Store, contents: Contents) -> list[str]:
    """Say what the report would hold, line by line, without putting it together."""
    sessions = store.activities.sessions(contents.since, contents.until, contents.shown)
    entries, minutes = count(store, contents), sum(session.minutes for session in sessions)
    words = ngettext("{count} entry, {time}", "{count} entries, {time}", entries)
    lines = [words.format(count=integer(entries), time=duration(minutes))]
    if contents.self_check:
        checks = sum(check.day in contents.period and not check.left_out for check in store.checks.all())
        lines.append(ngettext("{count} self-check", "{count} self-checks", checks).format(count=integer(checks)))
    if contents.goals:
        found = len(of_period(store, contents.period))
        lines.append(ngettext("{count} goal", "{count} goals", found).format(count=integer(found)))
    return [*lines, private_sentence(store, contents)]


def title(contents: Contents) -> str:
    """Return what the report is called."""
    return _("My learning from {since} to {until}").format(since=day(contents.since), until=day(contents.until))


def cover(store: Store, contents: Contents, today: date) -> tuple[str, ...]:
    """Return the lines under the title: whose it is, when it was made, and what of the private stays out."""
    lines = [store.person] if store.person else []
    lines.append(_("Written on {day} with LC Journal.").format(day=day(today)))
    return (*lines, private_sentence(store, contents))


def private_sentence(store: Store, contents: Contents) -> str:
    """Say whether private entries are in it, and how many are not; nothing of theirs is counted then."""
    if contents.private:
        return _("Private entries and reflections are in it.")
    stay = left_out(store, contents)
    if not stay:
        return _("No private entry or reflection is in it.")
    sentence = ngettext(
        "{count} private entry is not in it, and its time is not counted.",
        "{count} private entries are not in it, and their time is not counted.",
        stay,
    )
    return sentence.format(count=integer(stay))
