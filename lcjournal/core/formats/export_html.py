"""One HTML file for a coach, complete in itself: no script, no picture, nothing fetched, private entries left out.

The person's text is Markdown with HTML switched off and pictures left as text; links stay links.
"""

import base64
import hashlib
from collections.abc import Iterable
from datetime import date
from html import escape
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lcjournal.core import kinds, paths
from lcjournal.core.formats.chosen import ExportOptions, ScoreLine, chosen, written
from lcjournal.core.i18n import _, clock, day, duration, language
from lcjournal.core.model import Activity, Goal, Influence, Session, Status
from lcjournal.core.names import goal_state_name, prompt_name, status_name
from lcjournal.core.store import Store

_OWN_HEADINGS = 5
"""Ours go down to h5; headings in the person's text begin below them."""


def to_html(store: Store, options: ExportOptions, today: date) -> tuple[bytes, int, int]:
    """Return the file, the number of activities in it, and how many private ones were left out."""
    shown = ExportOptions(options.since, options.until)
    activities, left_out = chosen(store, shown) if options.entries else ([], 0)
    title = _("Learning journal: {name}").format(name=store.person) if store.person else _("Learning journal")
    body = [
        _tag("h1", title),
        _tag("p", _period(options)),
        _tag("p", _("Written on {day}. Private entries are left out.").format(day=day(today))),
        *_scores(options),
        *_goals(store.goals.all() if options.goals else []),
        *(_totals(activities) if options.entries else []),
        *_months(activities),
    ]
    return _page(title, body).encode(), len(activities), left_out


def _page(title: str, body: Iterable[str]) -> str:
    css = (paths.resources() / "report.css").read_text(encoding="utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = [
        "<!DOCTYPE html>",
        f'<html lang="{language()}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        _tag("title", title),
        f"<style>{css}</style>",
        "</head>",
        "<body>",
        "<main>",
    ]
    return "\n".join([*head, *body, "</main>", "</body>", "</html>", ""])


def _tag(name: str, text: str, css: str = "") -> str:
    """Return an element that holds escaped text."""
    return f'<{name} class="{css}">{escape(text)}</{name}>' if css else f"<{name}>{escape(text)}</{name}>"


def _period(options: ExportOptions) -> str:
    since, until = options.since, options.until
    if since and until:
        return _("From {since} to {until}").format(since=day(since), until=day(until))
    if since:
        return _("Since {since}").format(since=day(since))
    return _("Until {until}").format(until=day(until)) if until else _("The whole journal")


def _table(caption: str, header: list[str], rows: Iterable[list[str]]) -> list[str]:
    """Return a table of escaped cells; the first cell of each row heads it."""
    lines = ["<table>", _tag("caption", caption), "<thead><tr>"]
    lines += [f'<th scope="col">{escape(cell)}</th>' for cell in header]
    lines.append("</tr></thead>")
    lines.append("<tbody>")
    for first, *cells in rows:
        lines.append(f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return [*lines, "</tbody>", "</table>"]


def _scores(options: ExportOptions) -> list[str]:
    if not options.scores:
        return []
    header = [_("Domain or facet"), _("Score, 1 to 5"), _("90 % band"), _("Desired level"), _("Change")]
    return [
        _tag("h2", _("Self-check")),
        *_table(options.check or _("Scores"), header, map(_score_cells, options.scores)),
        _tag("p", options.label, "label"),
    ]


def _score_cells(line: ScoreLine) -> list[str]:
    name = escape(line.name) if not line.level else f'<span class="facet">{escape(line.name)}</span>'
    return [name, *map(escape, (line.value, line.band, line.desired, line.change))]


def _goals(goals: list[Goal]) -> list[str]:
    if not goals:
        return []
    lines = [_tag("h2", _("Goals"))]
    for goal in goals:
        facts = [goal_state_name(goal.state)]
        if goal.due:
            facts.append(_("by {day}").format(day=day(goal.due)))
        if goal.influence is Influence.INFLUENCE:
            facts.append(_("I can influence it, not decide it"))
        lines += ["<article>", _tag("h3", goal.title), _tag("p", " · ".join(facts), "facts")]
        parts = ((_("Where I am"), goal.where_i_am), (_("What I want"), goal.what_i_want), (_("Why"), goal.why))
        for name, text in parts:
            lines += [_tag("h4", name), _prose(text)] if text.strip() else []
        lines += [*_steps(goal), "</article>"]
    return lines


def _steps(goal: Goal) -> list[str]:
    rows = [
        [escape(step.text), day(step.due) if step.due else "", day(step.done) if step.done else ""]
        for step in goal.steps
    ]
    return _table(_("Steps"), [_("Step"), _("Due"), _("Done")], rows) if rows else []


def _totals(activities: list[Activity]) -> list[str]:
    minutes: dict[str, int] = {}
    for activity in activities:
        if activity.status is not Status.PLANNED:
            minutes[activity.kind] = minutes.get(activity.kind, 0) + activity.minutes
    heading = _tag("h2", _("Activities"))
    if not activities:
        return [heading, _tag("p", _("No activity in this period."))]
    ranked = sorted(minutes.items(), key=lambda item: -item[1])
    rows = [[escape(kinds.name(kind)), duration(total)] for kind, total in ranked if total]
    total_row = [escape(_("All kinds")), duration(sum(minutes.values()))]
    return [heading, *_table(_("Time by kind"), [_("Kind"), _("Time")], [*rows, total_row])]


def _months(activities: list[Activity]) -> list[str]:
    lines: list[str] = []
    for first, group in groupby(activities, key=lambda activity: activity.day.replace(day=1)):
        name = day(first, "LLLL y")
        lines.append(_tag("h3", name[:1].upper() + name[1:]))
        for activity in group:
            lines += _activity(activity)
    return lines


def _activity(activity: Activity) -> list[str]:
    facts = [day(activity.day), kinds.name(activity.kind), status_name(activity.status)]
    if activity.minutes:
        facts.append(duration(activity.minutes))
    if activity.people:
        facts.append(_("With: {people}").format(people=", ".join(activity.people)))
    facts += [f"#{tag}" for tag in activity.tags]
    lines = ["<article>", _tag("h4", activity.title), _tag("p", " · ".join(facts), "facts")]
    lines += _sessions(activity.sessions)
    for prompt, text in written(activity):
        lines += [_tag("h5", prompt_name(prompt)), _prose(text)]
    return [*lines, "</article>"]


def _sessions(sessions: tuple[Session, ...]) -> list[str]:
    if len(sessions) < 2 and not any(session.note for session in sessions):
        return []
    rows = []
    for session in sessions:
        when = f"{day(session.day)}, {clock(session.start)}" if session.start else day(session.day)
        own = _("own time") if session.own_time else _("working time")
        rows.append([escape(when), duration(session.minutes), escape(own), escape(session.note)])
    return _table(_("Sessions"), [_("Day"), _("Time"), _("Whose time"), _("Note")], rows)


def _prose(text: str) -> str:
    """Return the person's Markdown as HTML: no HTML of their own, no pictures, headings below ours."""
    parser = (
        MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable(["table", "strikethrough"]).disable("image")
    )
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + _OWN_HEADINGS)}"
        elif token.type == "inline":
            _quiet_links(token.children or [])
    return f'<div class="prose">{parser.renderer.render(tokens, parser.options, {})}</div>'


def _quiet_links(tokens: list[Token]) -> None:
    for token in tokens:
        if token.type == "link_open":
            token.attrSet("rel", "noopener noreferrer")
