"""The right pane of the Journal: one activity, to read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity, Session, Status
from lcjournal.core.names import prompt_name, status_name
from lcjournal.core.search import SearchQuery
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.kinds import KindBadge
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.markdown_view import MarkdownView

_HEADED = ("what", "so_what", "now_what")
_STATUS_ICONS = {Status.PLANNED: "calendar-blank", Status.IN_PROGRESS: "play", Status.DONE: "check"}


class Reader(QWidget):
    """Shows an activity and offers what can be done with it."""

    edit_requested = Signal(str)
    bin_requested = Signal(str)
    done_requested = Signal(str)
    private_requested = Signal(str)
    duplicate_requested = Signal(str)
    check_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self._instrument = instrument
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("Entry"))
        self._id, self._check_id = "", ""
        self._back = IconButton("arrow-left", _("Back to the list"), "Esc")
        self._back.clicked.connect(self.back_requested)
        holder = QWidget()
        self._badges = FlowLayout(holder)
        self._views: list[MarkdownView] = []
        self._query = SearchQuery()
        self._private = IconButton("lock-simple-open", _("Make private"), "P", checkable=True)
        self._private.clicked.connect(self._on_private)
        self._content = QWidget()
        self._area = scroll(self._content)
        QVBoxLayout(self._content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._header(holder))
        column.addWidget(self._area, 1)

    def show_back(self, *, visible: bool) -> None:
        """Offer the way back to the list, where list and reader do not fit side by side."""
        self._back.setVisible(visible)

    def show_activity(self, activity: Activity, goal: str = "", about: str = "") -> None:
        """Show an activity; ``goal`` is the title of the goal it is linked to, ``about`` what it was written about."""
        same, top = activity.id == self._id, self._area.verticalScrollBar().value()
        self._id = activity.id
        self._show_badges(activity)
        self._private.setChecked(activity.private)
        self._content = QWidget()
        self._fill(QVBoxLayout(self._content), activity, self._links(activity, goal, about))
        self._content.setProperty("scrolled", "true")
        self._content.setMaximumWidth(theme.em(48))
        self._area.setWidget(self._content)
        self._area.verticalScrollBar().setValue(top if same else 0)
        self.mark(self._query)

    def mark(self, query: SearchQuery) -> None:
        """Mark what was searched and scroll to where it first stands."""
        self._query = query
        for view in self._views:
            view.mark(query)
        if query.terms:
            QTimer.singleShot(0, self, self._go_to_hit)  # once the new text is laid out

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_E: self._on_edit,
            Qt.Key.Key_P: self._on_private,
            Qt.Key.Key_Delete: self._on_bin,
        }
        if event.key() == Qt.Key.Key_Escape and self._back.isVisible():
            self.back_requested.emit()
        elif (slot := keys.get(Qt.Key(event.key()))) is not None and not event.modifiers():
            slot()
        else:
            super().keyPressEvent(event)

    def _go_to_hit(self) -> None:
        for view in self._views:
            hit = view.mark(self._query)
            if hit is not None:
                place = view.mapTo(self._content, hit.center())
                self._area.ensureVisible(place.x(), place.y(), 0, theme.em(4))
                return

    def _header(self, badges: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.space(32), theme.space(12), theme.space(20), theme.space(8))
        row.setSpacing(theme.space(8))
        row.addWidget(self._back)
        row.addWidget(badges, 1, Qt.AlignmentFlag.AlignVCenter)
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
        empty(self._badges)
        self._badges.addWidget(KindBadge(activity.kind, kinds.info(activity.kind).icon, kinds.name(activity.kind)))
        self._badges.addWidget(_still(Tag(status_name(activity.status), _STATUS_ICONS[activity.status])))
        if activity.private:
            self._badges.addWidget(_still(Tag(_("Private"), "lock-simple")))

    def _fill(self, column: QVBoxLayout, activity: Activity, links: list[QWidget]) -> None:
        column.setContentsMargins(theme.space(36), theme.space(8), theme.space(36), theme.space(32))
        column.setSpacing(theme.space(10))
        title = label(activity.title or _("Untitled"), "page", wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(title)
        column.addWidget(_facts(activity))
        if links:
            column.addWidget(_flow(links))
        written = [part for part in activity.reflections if part.text.strip()]
        self._views = []
        for part in written:
            heading = prompt_name(part.prompt) if part.prompt in _HEADED else ""
            if heading:
                column.addSpacing(theme.space(8))
                column.addWidget(label(heading, "card", "accent_text"))
            view = MarkdownView(heading or _("Reflection"))
            view.show_text(part.text)
            self._views.append(view)
            column.addWidget(view)
        if not written:
            column.addSpacing(theme.space(8))
            column.addWidget(label(_("No reflection yet, three lines are enough"), "reading", "text3", wrap=True))
        if activity.sessions:
            column.addSpacing(theme.space(8))
            column.addWidget(rule())
            column.addWidget(label(_("Sessions"), "label", "text2"))
            for session in activity.sessions:
                column.addWidget(_session_line(session))
        column.addStretch(1)

    def _links(self, activity: Activity, goal: str, about: str) -> list[QWidget]:
        names = {facet.id: facet.name.text() for facet in self._instrument.facets}
        tags: list[QWidget] = []
        if about and activity.check_id:
            self._check_id = activity.check_id
            check = Tag(about, "clipboard-text")
            check.clicked.connect(self._on_check)
            tags.append(check)
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

    def _on_check(self) -> None:
        self.check_requested.emit(self._check_id)

    def _on_duplicate(self) -> None:
        self.duplicate_requested.emit(self._id)


def _still(tag: Tag) -> Tag:
    """Return a tag that is only read."""
    tag.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tag.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return tag


def _flow(widgets: Sequence[QWidget], gap: int = 8) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


class _Fact(Tag):
    """An icon and words, cut with … where there is no room for all of them."""

    padding = 0


def _facts(activity: Activity) -> QWidget:
    facts = [("calendar-blank", i18n.day(activity.day, "EEEE d MMMM y"))]
    if activity.minutes:
        facts.append(("clock", i18n.duration(activity.minutes)))
    if activity.people:
        facts.append(("user", ", ".join(activity.people)))
    if activity.source:
        facts.append(("link-simple", activity.source))
    return _flow([_still(_Fact(text, icon, tint="canvas")) for icon, text in facts], theme.space(16))


def _session_line(session: Session) -> QWidget:
    words: list[QWidget] = [label(i18n.day(session.day, "EEE d MMM y"), "body", "text2")]
    if session.start:
        words.append(label(i18n.clock(session.start), "body", "text3"))
    words.append(label(i18n.duration(session.minutes), "strong"))
    words.append(label(_("own time") if session.own_time else _("working time"), "body", "text3"))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(_flow(words, theme.space(16)))
    if session.note:
        column.addWidget(label(session.note, "body", "text2", wrap=True))
    return holder
