"""Growth: the score of a domain or facet, the activities, the hours and the days on one time axis, and more views."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import growth, kinds
from lcjournal.core.account import account
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _
from lcjournal.core.model import Change, Check, Filter
from lcjournal.core.progress import Period
from lcjournal.ui import dialogs, theme
from lcjournal.ui.account_dialog import AccountDialog
from lcjournal.ui.chart_saving import ChartSaving
from lcjournal.ui.charts import growth_body
from lcjournal.ui.charts.bars import HoursChoice
from lcjournal.ui.charts.growth_body import TIMELINE, GrowthBody
from lcjournal.ui.charts.growth_source import GrowthSource, narrowed_words
from lcjournal.ui.charts.seen import GrowthData
from lcjournal.ui.charts.sheet import Sheet
from lcjournal.ui.charts.timeline import TimelineData
from lcjournal.ui.charts.views_data import ViewsData
from lcjournal.ui.context import Context
from lcjournal.ui.models.profile import read_check
from lcjournal.ui.pages.page import Page
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.domain_choice import DomainChoice
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.lane_filter import LaneFilter
from lcjournal.ui.widgets.segmented import Segmented
from lcjournal.ui.widgets.span_choice import SpanChoice
from lcjournal.ui.widgets.state_panel import StatePanel

_WIDE_EM = 84
"""The width of the window from which the words stand at the right of the lanes."""


class GrowthPage(Page):
    """Clicking a mark opens its activity in the Journal."""

    shows = Change.ACTIVITIES | Change.CHECKS | Change.TARGETS | Change.TIME | Change.GOALS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._source = GrowthSource(context.store, context.instrument, context.today, self._personal_margins)
        self._filter = LaneFilter(context.store, context.instrument, context.today)
        self._changed = self.shows
        self._look = (theme.current(), theme.scale())
        self._title = label(_("Growth"), "page")
        self._domain = DomainChoice(context.instrument)
        self._period = SpanChoice(context.today())
        self._view = Segmented(_("View"), growth_body.views(), TIMELINE)
        self._saving = ChartSaving(context, self._sheet, self)
        self._account = IconButton("info", _("Where these numbers come from"))
        self._account.clicked.connect(self._show_account)
        self._week = label(self._hint(), "meta", "text2", wrap=True)
        self._holder, self._stack = QWidget(), QStackedLayout()
        self._inner = QVBoxLayout(self._holder)
        self._body = self._make_body()
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._domain.currentIndexChanged.connect(self._draw)
        self._period.changed.connect(self._draw)
        self._view.chosen.connect(self._show_view)
        self._filter.filter_changed.connect(self.refresh)

    def _personal_margins(self) -> bool:
        return self.context.controls.settings().personal_margins

    def _hint(self) -> str:
        if self._view.value() == TIMELINE:
            return _("← → a week, ↑ ↓ a day, Enter its entries, T the tables, Ctrl+C copies.")
        return _("Arrows go from one to the next, Enter opens it, T shows the tables, Ctrl+C copies them.")

    def _lay_out(self) -> None:
        controls = QWidget()
        flow = FlowLayout(controls, theme.space(12))
        for widget in (self._domain, self._period, self._saving.button, self._account):
            flow.addWidget(widget)
        self._header.setSpacing(theme.space(8))
        self._header.addWidget(self._title)
        self._header.addStretch(1)
        self._header.addWidget(controls)
        choice = QWidget()
        row = FlowLayout(choice, theme.space(12))
        row.addWidget(self._view)
        row.addWidget(self._filter)
        row.addWidget(self._period.fields)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(theme.space(8))
        self._inner.addWidget(choice)
        self._inner.addWidget(self._body)
        empty = StatePanel(
            "chart-line-up",
            _("Nothing to draw yet"),
            _("A self-check gives the first point, a session the first bar."),
            [(_("Go to the self-check"), self._open_self_check), (_("Go to the journal"), self._open_journal)],
        )
        self._stack.addWidget(scroll(self._holder))
        self._stack.addWidget(scroll(empty))
        column = QVBoxLayout(self)
        edge = theme.space(28)
        column.setContentsMargins(edge, theme.space(16), edge, theme.space(12))
        column.setSpacing(theme.space(8))
        column.addLayout(self._header)
        column.addLayout(self._stack, 1)
        column.addWidget(self._week)

    def _make_body(self) -> GrowthBody:
        body = GrowthBody()
        body.card.activity_clicked.connect(self._open_activity)
        body.card.days_chosen.connect(self._open_days)
        body.card.week_said.connect(self._say_week)
        body.card.offer_saving(self._saving.menu)
        body.copied.connect(self._say_copied)
        body.opened.connect(self._open_place)
        self.begin_at(body)
        return body

    @override
    def refresh(self) -> None:
        changed, self._changed = self._changed, Change(0)
        self._filter.show_filter(self._filter.filter)  # a goal may be called something else
        self._source.refresh(changed, self._filter.filter, narrowed_words(self._filter.words()))
        if changed & Change.CHECKS:
            self._domain.offer(self._source.instruments.values())
        self._draw()

    @override
    def _on_change(self, change: Change) -> None:
        self._changed |= change
        super()._on_change(change)

    def _draw(self) -> None:
        nothing = self._source.is_empty()
        self._stack.setCurrentIndex(1 if nothing else 0)
        self._saving.button.setEnabled(not nothing)
        self._week.setVisible(not nothing)
        self._account.setEnabled(bool(self._told(self._source.practice.whole)))
        self._filter.setVisible(self._body.view == TIMELINE)
        if not nothing and self._body.view == TIMELINE:
            self._body.card.draw(self._data(), self._span())
        elif not nothing:
            self._body.views.draw(self._views_data())

    def _span(self) -> Period:
        return self._period.period(self._source.practice.whole)

    def _show_view(self) -> None:
        self._body.show_view(self._view.value())
        self._week.setText(self._hint())
        self._draw()

    def _open_place(self, key: str) -> None:
        """Show a domain or facet of another view on the time axis."""
        self._view.choose(TIMELINE)
        self._domain.choose(key)
        self._show_view()
        self._body.card.timeline.score.setFocus(Qt.FocusReason.TabFocusReason)

    def _views_data(self) -> ViewsData:
        source, choice = self._source, self._domain.chosen
        scored, levels = source.of(choice), source.levels(choice)
        return ViewsData(choice, source.instruments, scored, levels, source.sessions, self._span(), source.own_margins)

    def _data(self) -> GrowthData:
        source, choice = self._source, self._domain.chosen
        scored, place = source.of(choice), choice.id
        points, practice = growth.points(scored, place), source.practice
        return GrowthData(
            TimelineData(practice.whole.until, practice, source.scores(choice), _icon),
            choice.name,
            lambda span: growth.change_words(source.instruments, scored, place, span),
            "" if choice.facet else growth.trend_words(points),  # a trend is told of domains alone
            growth.remarks(choice.instrument, points, place, own_margins=source.own_margins),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys of the charts work from the header too."""
        if self._stack.currentIndex() or not self._body.press(event):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.window().width() >= theme.em(_WIDE_EM)
        self._header.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._body.card.set_wide(wide)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_body"):
            QTimer.singleShot(0, self, self._follow_theme)

    def _follow_theme(self) -> None:
        """Make the charts anew: what pyqtgraph has drawn keeps the colours it was given."""
        look = (theme.current(), theme.scale())
        if look == self._look:
            return
        self._look = look
        old, self._body = self._body, self._make_body()
        self._body.card.show_guide(old.card.guide_shown)
        self._body.card.choose_hours(old.card.hours_choice)
        self._body.show_view(old.view)
        self._inner.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._fit()
        self.mark_stale()

    @override
    def state(self) -> dict[str, object]:
        return self._period.state() | {
            "domain": self._domain.currentData(),
            "view": self._view.value(),
            "tables": self._body.tables_shown,
            "guide": self._body.card.guide_shown,
            "hours": self._body.card.hours_choice,
            "filter": self._filter.filter,
            "span": self._body.card.timeline.zoomed(),
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        self._domain.choose(state.get("domain"))
        self._period.restore(state)
        self._view.choose(str(state.get("view", TIMELINE)))
        self._body.show_view(self._view.value())
        self._body.card.show_guide(bool(state.get("guide", True)))
        if isinstance(hours := state.get("hours"), HoursChoice):
            self._body.card.choose_hours(hours)
        if isinstance(filter_ := state.get("filter"), Filter):
            self._filter.show_filter(filter_)
        if state.get("tables"):
            self._body.toggle_tables()
        self.refresh()
        if isinstance(span := state.get("span"), Period):
            self._body.card.timeline.zoom_to(span)

    def _say_week(self, sentence: str) -> None:
        self._week.setText(sentence or self._hint())

    def _say_copied(self) -> None:
        self.context.say(_("Copied as text."))

    def _open_activity(self, activity_id: str) -> None:
        self.open_requested.emit("journal", activity_id)

    def _open_days(self, days: Period) -> None:
        """Open the entries of some days, narrowed as they are here."""
        wanted = replace(self._filter.filter, session_since=days.since, session_until=days.until)
        self.open_requested.emit("journal", wanted)

    def _open_self_check(self) -> None:
        self.open_requested.emit("selfcheck", None)

    def _open_journal(self) -> None:
        self.open_requested.emit("journal", None)

    def _told(self, span: Period) -> list[Check]:
        return self._source.told(self._domain.chosen, span)

    def _show_account(self) -> None:
        """Account for the last check in sight, beside the one that its change is told from."""
        told = self._told(self._body.card.timeline.span()) or self._told(self._source.practice.whole)
        dialogs.show(AccountDialog(account(_reading(self.context, told), self._domain.chosen.id)))

    def _sheet(self) -> AbstractContextManager[Sheet]:
        data = self._data()
        for_a_file = replace(data, timeline=replace(data.timeline, practice=self._source.for_a_file()))
        return self._body.sheet(for_a_file, self._span())


def _reading(context: Context, told: Sequence[Check]) -> CheckReading:
    """Read the last of some checks beside the first."""
    personal = context.controls.settings().personal_margins
    return read_check(context.store, context.instrument, told[-1].id, told[0].id, personal=personal)


def _icon(kind: str) -> str:
    return kinds.info(kind).icon
