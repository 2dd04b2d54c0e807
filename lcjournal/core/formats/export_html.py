"""One HTML file for a coach, complete in itself: no script, no picture, nothing fetched, private entries left out.

Of attached files it holds the names and sizes.

The person's text is Markdown with HTML switched off and pictures left as text; links stay links.
"""

from collections.abc import Mapping
from datetime import date
from html import escape
from itertools import groupby

from lcjournal.core import kinds
from lcjournal.core.attachment_words import file_size
from lcjournal.core.formats.chosen import ExportOptions, ScoreLine, chosen, steps_by_activity, written
from lcjournal.core.formats.html_page import page, table, tag
from lcjournal.core.formats.prose import prose
from lcjournal.core.i18n import _, clock, day, duration
from lcjournal.core.methods import prompt_name
from lcjournal.core.model import Activity, Attachment, Goal, Influence, NextStep, Session, Status
from lcjournal.core.names import goal_state_name, status_name
from lcjournal.core.next_step_words import answer_line, outcome_name, step_sentence
from lcjournal.core.store import Store

_OWN_HEADINGS = 5
"""Ours go down to h5; headings in the person's text begin below them."""


def to_html(store: Store, options: ExportOptions, today: date) -> tuple[bytes, int, int]:
    """Return the file, the number of activities in it, and how many private ones were left out."""
    shown = ExportOptions(options.since, options.until)
    activities, left_out = chosen(store, shown) if options.entries else ([], 0)
    title = _("Learning journal: {name}").format(name=store.person) if store.person else _("Learning journal")
    body = [
        tag("h1", title),
        tag("p", _period(options)),
        tag("p", _("Written on {day}. Private entries are left out.").format(day=day(today))),
        *_scores(options),
        *_goals(store.goals.all() if options.goals else []),
        *(_totals(activities) if options.entries else []),
        *_months(activities, steps_by_activity(store)),
    ]
    return page(title, body).encode(), len(activities), left_out


def _period(options: ExportOptions) -> str:
    since, until = options.since, options.until
    if since and until:
        return _("From {since} to {until}").format(since=day(since), until=day(until))
    if since:
        return _("Since {since}").format(since=day(since))
    return _("Until {until}").format(until=day(until)) if until else _("The whole journal")


def _scores(options: ExportOptions) -> list[str]:
    if not options.scores:
        return []
    header = [_("Domain or facet"), _("Score, 1 to 5"), _("90 % band"), _("Desired level"), _("Change")]
    return [
        tag("h2", _("Self-check")),
        *table(options.check or _("Scores"), header, map(_score_cells, options.scores)),
        tag("p", options.label, "label"),
    ]


def _score_cells(line: ScoreLine) -> list[str]:
    name = escape(line.name) if not line.level else f'<span class="facet">{escape(line.name)}</span>'
    return [name, *map(escape, (line.value, line.band, line.desired, line.change))]


def _goals(goals: list[Goal]) -> list[str]:
    if not goals:
        return []
    lines = [tag("h2", _("Goals"))]
    for goal in goals:
        facts = [goal_state_name(goal.state)]
        if goal.due:
            facts.append(_("by {day}").format(day=day(goal.due)))
        if goal.influence is Influence.INFLUENCE:
            facts.append(_("I can influence it, not decide it"))
        lines += ["<article>", tag("h3", goal.title), tag("p", " · ".join(facts), "facts")]
        parts = ((_("Where I am"), goal.where_i_am), (_("What I want"), goal.what_i_want), (_("Why"), goal.why))
        for name, text in parts:
            lines += [tag("h4", name), prose(text, _OWN_HEADINGS)] if text.strip() else []
        lines += [*_steps(goal), "</article>"]
    return lines


def _steps(goal: Goal) -> list[str]:
    rows = [
        [escape(step.text), day(step.due) if step.due else "", day(step.done) if step.done else ""]
        for step in goal.steps
    ]
    return table(_("Steps"), [_("Step"), _("Due"), _("Done")], rows) if rows else []


def _totals(activities: list[Activity]) -> list[str]:
    minutes: dict[str, int] = {}
    for activity in activities:
        if activity.status is not Status.PLANNED:
            minutes[activity.kind] = minutes.get(activity.kind, 0) + activity.minutes
    heading = tag("h2", _("Activities"))
    if not activities:
        return [heading, tag("p", _("No activity in this period."))]
    ranked = sorted(minutes.items(), key=lambda item: -item[1])
    rows = [[escape(kinds.name(kind)), duration(total)] for kind, total in ranked if total]
    total_row = [escape(_("All kinds")), duration(sum(minutes.values()))]
    return [heading, *table(_("Time by kind"), [_("Kind"), _("Time")], [*rows, total_row])]


def _months(activities: list[Activity], steps: Mapping[str, list[NextStep]]) -> list[str]:
    lines: list[str] = []
    for first, group in groupby(activities, key=lambda activity: activity.day.replace(day=1)):
        name = day(first, "LLLL y")
        lines.append(tag("h3", name[:1].upper() + name[1:]))
        for activity in group:
            lines += _activity(activity, steps.get(activity.id, []))
    return lines


def _activity(activity: Activity, steps: list[NextStep]) -> list[str]:
    facts = [day(activity.day), kinds.name(activity.kind), status_name(activity.status)]
    if activity.minutes:
        facts.append(duration(activity.minutes))
    if activity.people:
        facts.append(_("With: {people}").format(people=", ".join(activity.people)))
    facts += [f"#{tag}" for tag in activity.tags]
    lines = ["<article>", tag("h4", activity.title), tag("p", " · ".join(facts), "facts")]
    lines += _sessions(activity.sessions)
    for prompt, text in written(activity):
        lines += [tag("h5", prompt_name(prompt)), prose(text, _OWN_HEADINGS)]
    return [*lines, *_next_steps(steps), *_attachments(activity.attachments), "</article>"]


def _next_steps(steps: list[NextStep]) -> list[str]:
    if not steps:
        return []
    lines = [tag("h5", _("Next steps")), "<ul>"]
    for step in steps:
        outcome = tag("span", answer_line(step) or outcome_name(step.outcome), "facts")
        lines.append(f"<li>{escape(step_sentence(step))}<br>{outcome}</li>")
    return [*lines, "</ul>"]


def _attachments(attachments: tuple[Attachment, ...]) -> list[str]:
    if not attachments:
        return []
    named = (_("{name}, {size}").format(name=one.name, size=file_size(one.size)) for one in attachments)
    return [tag("h5", _("Attachments, not in this file")), "<ul>", *(tag("li", line) for line in named), "</ul>"]


def _sessions(sessions: tuple[Session, ...]) -> list[str]:
    if len(sessions) < 2 and not any(session.note for session in sessions):
        return []
    rows = []
    for session in sessions:
        when = f"{day(session.day)}, {clock(session.start)}" if session.start else day(session.day)
        own = _("own time") if session.own_time else _("working time")
        rows.append([escape(when), duration(session.minutes), escape(own), escape(session.note)])
    return table(_("Sessions"), [_("Day"), _("Time"), _("Whose time"), _("Note")], rows)
