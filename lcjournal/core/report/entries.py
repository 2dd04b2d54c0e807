"""The entries of some days in a report, month by month, with what the person wrote about them where they want it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from lcjournal.core import i18n, kinds
from lcjournal.core.formats.chosen import without_private, written
from lcjournal.core.i18n import _, clock, day, duration
from lcjournal.core.methods import prompt_name
from lcjournal.core.model import Activity, NextStep, Session, Status
from lcjournal.core.names import status_name
from lcjournal.core.next_step_words import answer_line, asked_line, step_sentence
from lcjournal.core.progress import Period
from lcjournal.core.progress_words import Table
from lcjournal.core.report.options import Contents
from lcjournal.core.report.parts import Block, Bullets, Prose, Rows, Section, Words
from lcjournal.core.store import Store
from lcjournal.core.store.tables import Column

_DAY = timedelta(days=1)


def chosen(store: Store, contents: Contents) -> list[Activity]:
    """Return the entries that have a session in the period or stand on one of its days, oldest first.

    What is planned is none of them. Private ones, and what is private within one, only come along if that was ticked.
    """
    since, until = contents.since, contents.until
    placed = replace(contents.shown, since=since, until=until)
    later = replace(contents.shown, since=until + _DAY, session_since=since, session_until=until)
    found = [one for filter_ in (later, placed) for one in store.activities.all(filter_)]
    found.reverse()
    found.sort(key=lambda one: _day_of(one, contents.period))
    return [one if contents.private else without_private(one) for one in found if one.status is not Status.PLANNED]


def count(store: Store, contents: Contents) -> int:
    """Return how many entries ``chosen`` returns, without reading them."""
    days = replace(contents.shown, since=contents.since, until=contents.until)
    planned = {row.id for row in store.activities.planned(days)}
    placed = set(store.tables.ids(days, Column.DAY, descending=False)) - planned
    sessions = store.activities.sessions(contents.since, contents.until, contents.shown)
    return len(placed | {session.activity_id for session in sessions})


def left_out(store: Store, contents: Contents) -> int:
    """Return how many entries of the period stay out because they are private."""
    return count(store, replace(contents, private=True)) - count(store, contents)


def months(activities: Sequence[Activity], contents: Contents) -> Section:
    """Return the entries by month; their texts only if they are wanted."""
    sections = []
    for first, group in groupby(activities, key=lambda one: _day_of(one, contents.period).replace(day=1)):
        entries = tuple(entry(one, contents) for one in group)
        sections.append(Section(_month(first), (), entries))
    nothing = () if sections else (Words(_("No activity in this period.")),)
    return Section(_("Activities"), nothing, tuple(sections))


def entry(activity: Activity, contents: Contents) -> Section:
    """Return one entry with its facts, the notes of its sessions of the period and its texts."""
    blocks: list[Block] = [Words(_facts(activity, contents.period), quiet=True)]
    if contents.reflections:
        noted = [one for one in activity.sessions if one.note and one.day in contents.period]
        if noted:
            blocks.append(Rows(_("Sessions"), _notes(noted), (30, 15, 55)))
        return Section(activity.title or _("Untitled"), tuple(blocks), tuple(_texts(activity)))
    return Section(activity.title or _("Untitled"), tuple(blocks))


def next_steps(store: Store, contents: Contents) -> list[Section]:
    """Return the next steps that wait, and those answered in the period; of private entries only if that was ticked."""
    waiting, every = store.next_steps.waiting(), store.next_steps.answered()
    ids = {step.activity_id for step in (*waiting, *every)}
    shown = {row.id for row in store.activities.rows(ids) if contents.private or not row.private}
    answered = [one for one in every if one.answered_at and one.answered_at.astimezone().date() in contents.period]
    told = (
        (_("They wait"), [(step, asked_line(step)) for step in waiting]),
        (_("Answered in this period"), [(step, answer_line(step)) for step in answered]),
    )
    sections = []
    for title, steps in told:
        lines = tuple(_step_line(step, remark) for step, remark in steps if step.activity_id in shown)
        sections += [Section(title, (Bullets(lines),))] if lines else []
    return [Section(_("Next steps"), (), tuple(sections))] if sections else []


def _step_line(step: NextStep, remark: str) -> str:
    return _("{step} ({remark})").format(step=step_sentence(step), remark=remark)


def _texts(activity: Activity) -> list[Section]:
    return [Section(prompt_name(prompt), (Prose(text),)) for prompt, text in written(activity)]


def _facts(activity: Activity, period: Period) -> str:
    facts = [day(_day_of(activity, period)), kinds.name(activity.kind), status_name(activity.status)]
    minutes = sum(session.minutes for session in activity.sessions if session.day in period)
    if minutes:
        facts.append(duration(minutes))
    if activity.people:
        facts.append(_("With: {people}").format(people=", ".join(activity.people)))
    if activity.private:
        facts.append(_("Private"))
    return " · ".join([*facts, *(f"#{tag}" for tag in activity.tags)])


def _notes(sessions: Sequence[Session]) -> Table:
    rows = tuple(
        (f"{day(one.day)}, {clock(one.start)}" if one.start else day(one.day), duration(one.minutes), one.note)
        for one in sessions
    )
    return Table((_("Day"), _("Time"), _("Note")), rows)


def _day_of(activity: Activity, period: Period) -> date:
    """Return the last day of the period on which there was a session, else the day on which the entry stands."""
    return max((session.day for session in activity.sessions if session.day in period), default=activity.day)


def _month(first: date) -> str:
    name = i18n.day(first, "LLLL y")
    return name[:1].upper() + name[1:]
