"""The right pane of the Journal: one activity, to read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity, Session, Status
from lcjournal.core.names import status_name
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import IconLabel, scroll
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.kinds import KindBadge
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.markdown_view import MarkdownView

_STATUS_ICONS = {Status.PLANNED: "calendar-blank", Status.IN_PROGRESS: "play", Status.DONE: "check"}


def prompt_title(prompt: str) -> str:
    """Return the heading over what was written under a prompt."""
    return {"what": _("What?"), "so_what": _("So what?"), "now_what": _("Now what?")}.get(prompt, "")


class Reader(QWidget):
    """Shows an activity and offers what can be done with it."""

    edit_requested = Signal(str)
    bin_requested = Signal(str)
    done_requested = Signal(str)
    private_requested = Signal(str)
    duplicate_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self._instrument = instrument
        self._id = ""
        self._back = IconButton("arrow-left", _("Back to the list"), "Esc")
        self._back.clicked.connect(self.back_requested)
        self._badges = QHBoxLayout()
        self._private = IconButton("lock-simple-open", _("Make private"), "P", checkable=True)
        self._private.clicked.connect(self._on_private)
        self._content = QWidget()
        self._area = scroll(self._content)
        QVBoxLayout(self._content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._header())
        column.addWidget(self._area, 1)

    def show_back(self, *, visible: bool) -> None:
        """Offer the way back to the list, where list and reader do not fit side by side."""
        self._back.setVisible(visible)

    def show_activity(self, activity: Activity, goal: str = "") -> None:
        """Show an activity; ``goal`` is the title of the goal it is linked to."""
        same, top = activity.id == self._id, self._area.verticalScrollBar().value()
        self._id = activity.id
        self._show_badges(activity)
        self._private.setChecked(activity.private)
        self._content = QWidget()
        self._fill(QVBoxLayout(self._content), activity, goal)
        self._content.setProperty("scrolled", "true")
        self._content.setMaximumWidth(theme.em(48))
        self._area.setWidget(self._content)
        self._area.verticalScrollBar().setValue(top if same else 0)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.space(32), theme.space(12), theme.space(20), theme.space(8))
        row.setSpacing(theme.space(8))
        row.addWidget(self._back)
        row.addLayout(self._badges)
        row.addStretch(1)
        edit = button(_("Edit"), "", "pencil-simple")
        edit.clicked.connect(self._on_edit)
        row.addWidget(edit)
        row.addWidget(self._private)
        more = IconButton("dots-three", _("More"))
        more.setMenu(self._menu())
        more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(more)
        return row

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for text, slot in (
            (_("Mark done"), self._on_done),
            (_("Duplicate"), self._on_duplicate),
            (_("Move to the bin"), self._on_bin),
        ):
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        return menu

    def _show_badges(self, activity: Activity) -> None:
        while (item := self._badges.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._badges.addWidget(KindBadge(activity.kind, kinds.info(activity.kind).icon, kinds.name(activity.kind)))
        self._badges.addWidget(_still(Tag(status_name(activity.status), _STATUS_ICONS[activity.status])))
        if activity.private:
            self._badges.addWidget(_still(Tag(_("Private"), "lock-simple")))

    def _fill(self, column: QVBoxLayout, activity: Activity, goal: str) -> None:
        column.setContentsMargins(theme.space(36), theme.space(8), theme.space(36), theme.space(32))
        column.setSpacing(theme.space(10))
        title = label(activity.title or _("Untitled"), "page", wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(title)
        column.addWidget(_facts(activity))
        if links := self._links(activity, goal):
            column.addWidget(_flow(links))
        written = [part for part in activity.reflections if part.text.strip()]
        for part in written:
            heading = prompt_title(part.prompt)
            if heading:
                column.addSpacing(theme.space(8))
                column.addWidget(label(heading, "card", "accent_text"))
            view = MarkdownView(heading or _("Reflection"))
            view.show_text(part.text)
            column.addWidget(view)
        if not written:
            column.addSpacing(theme.space(8))
            column.addWidget(label(_("No reflection yet, three lines are enough"), "reading", "text3", wrap=True))
        if activity.sessions:
            column.addSpacing(theme.space(8))
            column.addWidget(rule())
            column.addWidget(label(_("Sessions"), "label", "text2"))
            for session in activity.sessions:
                column.addLayout(_session_line(session))
        column.addStretch(1)

    def _links(self, activity: Activity, goal: str) -> list[QWidget]:
        names = {facet.id: facet.name.text() for facet in self._instrument.facets}
        tags: list[QWidget] = []
        for link in activity.facets:
            tag = _still(Tag(names.get(link.facet, link.facet), "compass"))
            tag.setToolTip(link.why)
            tags.append(tag)
        if goal:
            tags.append(_still(Tag(goal, "target", tint="desired_tint", ink="desired")))
        tags += [_still(Tag(f"# {name}")) for name in activity.tags]
        return tags

    def _on_edit(self) -> None:
        self.edit_requested.emit(self._id)

    def _on_bin(self) -> None:
        self.bin_requested.emit(self._id)

    def _on_done(self) -> None:
        self.done_requested.emit(self._id)

    def _on_private(self) -> None:
        self.private_requested.emit(self._id)

    def _on_duplicate(self) -> None:
        self.duplicate_requested.emit(self._id)


def _still(tag: Tag) -> Tag:
    """Return a tag that is only read."""
    tag.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tag.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return tag


def _flow(widgets: list[QWidget]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


def _facts(activity: Activity) -> QWidget:
    facts = [("calendar-blank", i18n.day(activity.day, "EEEE d MMMM y"))]
    if activity.minutes:
        facts.append(("clock", i18n.duration(activity.minutes)))
    if activity.people:
        facts.append(("user", ", ".join(activity.people)))
    if activity.source:
        facts.append(("link-simple", activity.source))
    widgets: list[QWidget] = []
    for icon, text in facts:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, theme.space(8), 0)
        row.setSpacing(theme.space(6))
        row.addWidget(IconLabel(icon))
        words = label(text, "body", "text2")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words)
        widgets.append(pair)
    return _flow(widgets)


def _session_line(session: Session) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.space(16))
    row.addWidget(label(i18n.day(session.day, "EEE d MMM y"), "body", "text2"))
    if session.start:
        row.addWidget(label(i18n.clock(session.start), "body", "text3"))
    row.addWidget(label(i18n.duration(session.minutes), "strong"))
    row.addWidget(label(_("own time") if session.own_time else _("working time"), "body", "text3"))
    row.addWidget(label(session.note, "body", "text2", wrap=True), 1)
    return row
