"""What the reader shows of an activity beside its text: facts, links, its sessions."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core import i18n
from lcjournal.core.addresses import openable
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity, Permission, Session, Status
from lcjournal.core.names import permission_name, status_name, stretch_name
from lcjournal.ui import theme
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label

_STATUS_ICONS = {Status.PLANNED: "calendar-blank", Status.IN_PROGRESS: "play", Status.DONE: "check"}


def still(tag: Tag) -> Tag:
    """Return a tag that is only read."""
    tag.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tag.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return tag


def flow(widgets: Sequence[QWidget], gap: int = 8) -> QWidget:
    """Return widgets that fill lines like words."""
    holder = QWidget()
    lines = FlowLayout(holder, gap, min(gap, theme.space(6)))
    for widget in widgets:
        lines.addWidget(widget)
    return holder


def state_tags(activity: Activity, today: date) -> list[Tag]:
    """Return where an activity stands, and whether it is private or starred.

    One that is begun or done on a day to come says so: a slip in the year, or a clock that was wrong.
    """
    tags = [still(Tag(status_name(activity.status), _STATUS_ICONS[activity.status]))]
    if activity.status is not Status.PLANNED and activity.day > today:
        tags.append(still(Tag(_("On a day still to come"), "warning", tint="warn_tint", ink="warn")))
    if activity.private:
        tags.append(still(Tag(_("Private"), "lock-simple")))
    if activity.starred:
        tags.append(still(Tag(_("Starred"), "star")))
    return tags


def facts(activity: Activity) -> QWidget:
    """Return when it was, how long, with whom, where it comes from, and the rarer things that were said of it."""
    tags: list[QWidget] = [still(_Fact(text, icon, tint="canvas")) for icon, text in _facts(activity)]
    if activity.link:
        tags.append(_link(activity.link))
    return flow(tags, theme.space(16))


def links(activity: Activity, goal: str, instrument: Instrument) -> list[Tag]:
    """Return the facets, the goal (its title, "" for none) and the tags of an activity."""
    names = {facet.id: facet.name.text() for facet in instrument.facets}
    tags = []
    for link in activity.facets:
        tag = still(Tag(names.get(link.facet, link.facet), "compass"))
        tag.setToolTip(link.why)
        tags.append(tag)
    if goal:
        tags.append(still(Tag(goal, "target", tint="desired_tint", ink="desired")))
    return tags + [still(Tag(f"# {name}")) for name in activity.tags]


def session_line(session: Session) -> QWidget:
    """Return a session in words."""
    words: list[QWidget] = [label(i18n.day(session.day, "EEE d MMM y"), "body", "text2")]
    if session.start:
        words.append(label(i18n.clock(session.start), "body", "text3"))
    words.append(label(i18n.duration(session.minutes), "strong"))
    words.append(label(_("own time") if session.own_time else _("working time"), "body", "text3"))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(flow(words, theme.space(16)))
    if session.note:
        column.addWidget(label(session.note, "body", "text2", wrap=True))
    return holder


class _Fact(Tag):
    """An icon and words, cut with … where there is no room for all of them."""

    padding = 0


class _Link(_Fact):
    """Opens its address with the system’s program, by a click and never by itself."""

    def __init__(self, address: str) -> None:
        super().__init__(address.partition("://")[2] or address, "arrow-square-out", tint="canvas", ink="accent_text")
        self._address = address
        self.setToolTip(address)
        self.setAccessibleDescription(_("Opens outside this application"))
        self.clicked.connect(self._open)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address, QUrl.ParsingMode.StrictMode))


def _link(text: str) -> Tag:
    address = openable(text)
    return _Link(address) if address else still(_Fact(text, "link-simple", tint="canvas"))


def _facts(activity: Activity) -> Iterator[tuple[str, str]]:
    yield "calendar-blank", i18n.day(activity.day, "EEEE d MMMM y")
    if activity.minutes:
        yield "clock", _time_spent(activity)
    if activity.people:
        yield "user", ", ".join(activity.people)
    if activity.source:
        yield "books", activity.source
    if activity.permission is not Permission.UNSAID:
        yield "handshake", permission_name(activity.permission)
    if activity.stretch is not None:
        words = _("Stretch {number} of 5, {words}")
        yield "arrow-up-right", words.format(number=activity.stretch, words=stretch_name(activity.stretch).lower())


def _time_spent(activity: Activity) -> str:
    own = sum(session.minutes for session in activity.sessions if session.own_time)
    if not own:
        return i18n.duration(activity.minutes)
    if own == activity.minutes:
        return _("{time} of own time").format(time=i18n.duration(own))
    words = _("{time}, of which {own} own time")
    return words.format(time=i18n.duration(activity.minutes), own=i18n.duration(own))
