"""The card of the Growth page: the four lanes of the timeline with their titles, words and tables."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n, progress, progress_words, wording
from lcjournal.core.growth import ChangeWords
from lcjournal.core.i18n import _
from lcjournal.core.model import FormId
from lcjournal.core.progress import Period
from lcjournal.core.stacks import part_totals
from lcjournal.ui import letter_keys, theme
from lcjournal.ui.charts.bars import HoursChoice
from lcjournal.ui.charts.hours_options import HoursOptions
from lcjournal.ui.charts.parts import LaneRow, Side, heat_legend, kind_legend, legend_entry
from lcjournal.ui.charts.seen import GrowthData, Seen
from lcjournal.ui.charts.table_view import TableView
from lcjournal.ui.charts.timeline import Timeline
from lcjournal.ui.widgets.badge import Badge, badge_sort
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label, rule


class GrowthCard(Card):
    """Draws the data, and says in words and tables what is seen of it at the moment."""

    activity_clicked = Signal(str)
    days_chosen = Signal(object)
    """A Period whose entries are wanted."""
    copied = Signal()
    week_said = Signal(str)
    """The week under the cursor in words, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.timeline = Timeline(theme.current(), self)
        self._data: GrowthData | None = None
        self._saving: QMenu | None = None
        self._seen: Seen | None = None
        self._tables = tuple(TableView() for _lane in self.timeline.lanes)
        self.tables_shown = False
        self._wide: bool | None = None
        self._said: tuple[object, ...] = ()
        self._sides = (Side(), Side(), Side())
        self._guide = QCheckBox(_("guide"))
        self._guide.setToolTip(
            _("Smooths the full self-checks to guide the eye. The points and their bands are what counts.")
        )
        self._guide.setFont(theme.font("meta"))
        self._guide.setChecked(True)
        self._guide_entry = legend_entry("guide", self._guide)
        self._options = HoursOptions()
        self._scale, self._hours = label("", "meta", "text2"), label("", "meta", "text2")
        self._rows = self._make_rows()
        self.body.setSpacing(theme.space(8))
        for index, row in enumerate(self._rows):
            if index:
                self.body.addWidget(rule())
            self.body.addWidget(row)
        self.body.addStretch(1)
        self.timeline.span_changed.connect(self._on_span)
        self.timeline.week_changed.connect(self._say_week)
        self.timeline.day_lit.connect(self._say_day)
        self.timeline.activity_clicked.connect(self.activity_clicked)
        self.timeline.days_chosen.connect(self.days_chosen)
        self._options.changed.connect(self._on_options)
        for lane in self.timeline.lanes:
            lane.menu_wanted.connect(self._open_menu)
            self.week_said.connect(lane.say_lit)
        self._guide.toggled.connect(self.timeline.score.show_guide)

    def _make_rows(self) -> tuple[LaneRow, ...]:
        score, marks, hours, heat = self.timeline.lanes
        tables = self._tables
        heading = [
            legend_entry("full", _(progress_words.FORMS[FormId.FULL])),
            legend_entry("pulse", _(progress_words.FORMS[FormId.PULSE])),
            legend_entry("band", wording.band_name()),
            self._guide_entry,
            self._scale,
        ]
        first, second, third = self._sides
        return (
            LaneRow(_("Score"), heading, _at_top(score, marks), _column(*tables[:2]), first),
            LaneRow(_("Hours"), [*self._options.parts, self._hours], _at_top(hours), _column(tables[2]), second),
            LaneRow("", [], _at_top(heat), _column(tables[3]), third),
        )

    def draw(self, data: GrowthData, chosen: Period) -> None:
        """Draw ``data`` and show the chosen period."""
        self._data = data
        self.timeline.draw(data.timeline, chosen, self._options.choice())
        self._say(data)

    @property
    def hours_choice(self) -> HoursChoice:
        """What the bars of hours are."""
        return self._options.choice()

    def choose_hours(self, choice: HoursChoice) -> None:
        """Have other bars of hours."""
        self._options.choose(choice)

    def _on_options(self) -> None:
        if self._data is not None:
            self.timeline.draw_hours(self._options.choice())
            self._say(self._data)

    @property
    def guide_shown(self) -> bool:
        """Tell whether the guide line is shown where there is one."""
        return self._guide.isChecked()

    def show_guide(self, shown: bool) -> None:
        """Show the guide line where there is one, or only the figure."""
        self._guide.setChecked(shown)

    def offer_saving(self, menu: QMenu) -> None:
        """Have ``menu`` in that of the charts too."""
        self._saving = menu

    def set_wide(self, wide: bool) -> None:
        """Put the columns of words at the right of the lanes, or under their titles."""
        if wide == self._wide:
            return
        self._wide = wide
        for row in self._rows:
            row.set_wide(wide)
        if self._seen is not None:
            self._say_hours(self._seen)

    def toggle_tables(self) -> None:
        """Show the tables in place of the charts, or the charts again."""
        self.tables_shown = not self.tables_shown
        for row in self._rows:
            row.show_tables(self.tables_shown)
        self._fill_tables()
        shown = self._tables if self.tables_shown else self.timeline.lanes
        shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Put the data of the chart that has the focus, else of all, on the clipboard, under its sentence."""
        if self._seen is None:
            return
        texts = [
            "\n".join([name, *notes, table.text()])
            for name, notes, table in zip(self._seen.sentences(), self._seen.notes(), self._seen.tables(), strict=True)
        ]
        pairs = zip(self.timeline.lanes, self._tables, strict=True)
        focused = [text for text, pair in zip(texts, pairs, strict=True) if any(widget.hasFocus() for widget in pair)]
        QApplication.clipboard().setText("\n\n".join(focused or texts))
        self.copied.emit()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        line, shift = self.timeline, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return True
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: line.pan(-0.1) if shift else line.move_week(-1),
            Qt.Key.Key_Right: lambda: line.pan(0.1) if shift else line.move_week(1),
            Qt.Key.Key_Up: lambda: line.move_day(-1),
            Qt.Key.Key_Down: lambda: line.move_day(1),
            Qt.Key.Key_Return: line.choose_lit,
            Qt.Key.Key_Enter: line.choose_lit,
            Qt.Key.Key_0: line.reset,
            Qt.Key.Key_Plus: lambda: line.zoom(0.8),
            Qt.Key.Key_Equal: lambda: line.zoom(0.8),
            Qt.Key.Key_Minus: lambda: line.zoom(1.25),
            Qt.Key.Key_Home: lambda: line.show_end(last=False),
            Qt.Key.Key_End: lambda: line.show_end(last=True),
            Qt.Key.Key_T: self.toggle_tables,
        }
        others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        means = letter_keys.speaks(event) and not event.modifiers() & others
        action = keys.get(event.key()) if means else None
        if action is not None:
            action()
        return action is not None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys here: the scroll area around the card would scroll by them."""
        if not self.press(event):
            super().keyPressEvent(event)

    def _on_span(self) -> None:
        if self._data is not None and self._seen is not None and self._seen.span != self.timeline.span():
            self._say(self._data)

    def _say(self, data: GrowthData) -> None:
        self._seen = seen = Seen(data, self.timeline.span(), self.timeline.bars)
        for lane, sentence, notes in zip(self.timeline.lanes, seen.sentences(), seen.notes(), strict=True):
            lane.setAccessibleName(sentence)
            lane.describe(" ".join([*notes, _("T shows it as a table")]))
        self._fill_tables()
        scores = data.timeline.scores
        self._scale.setText(progress_words.scale_sentence(*progress.score_scale(scores.series, scores.desired)))
        self._guide_entry.setVisible(bool(scores.guides))
        said = (seen.span, scores, data.domain, data.trend, tuple(data.remarks))
        if said != self._said:  # the words about the scores stay while only the hours change
            self._said = said
            self._say_score(seen, data)
        self._say_hours(seen)
        _say_days(self._sides[2], seen)

    def _fill_tables(self) -> None:
        if self.tables_shown and self._seen is not None:
            seen = self._seen
            words = zip(seen.tables(), seen.sentences(), seen.notes(), strict=True)
            for view, (table, name, notes) in zip(self._tables, words, strict=True):
                view.show_table(table, name, notes)

    def _say_score(self, seen: Seen, data: GrowthData) -> None:
        column = self._sides[0].start()
        change = data.change(seen.span)
        if change is not None:
            _add_change(column, change)
        elif not seen.points:
            column.addWidget(label(_("No self-check in this period."), wrap=True))
        elif len(seen.points) == 1:
            column.addWidget(label(_("One point is not a curve yet."), wrap=True))
        for note in seen.score_notes:
            column.addWidget(label(note, "meta", wrap=True))
        if change is not None or seen.score_notes:
            column.addWidget(rule())
        for remark in data.remarks if seen.points else ():
            column.addWidget(label(remark, "meta", "text2", wrap=True))
        self._sides[0].finish()

    def _say_hours(self, seen: Seen) -> None:
        column = self._sides[1].start()
        self._hours.setText(seen.hours if seen.sessions else seen.bars.practice.narrowed)
        if seen.sessions:
            totals, bars = part_totals(seen.bars.stacks), seen.bars
            entries = [(bars.look(part), bars.name(part), i18n.duration(time)) for part, time in totals]
            column.addWidget(kind_legend(entries, wide=bool(self._wide)))
        else:
            column.addWidget(label(_("No session in this period."), wrap=True))
        self._sides[1].finish()

    def _say_week(self, start: date | None) -> None:
        if start is None or self._data is None:
            self.week_said.emit("")
            return
        seen = Seen(self._data, Period(start, start + timedelta(days=6)), self.timeline.bars)
        titles = [session.title for session in seen.sessions]
        self.week_said.emit(" ".join([progress_words.week_sentence(seen.weeks[0], titles, seen.points), *seen.lowered]))

    def _say_day(self, day: date | None) -> None:
        """Say a day of the lit week; without one the week is said again."""
        if day is None or self._data is None:
            self._say_week(self.timeline.week())
            return
        sessions = progress.within(self._data.timeline.practice.sessions, Period(day, day))
        self.week_said.emit(progress_words.day_sentence(day, sessions))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lit = self.timeline.week() is not None
        menu.addAction(_("Open these entries in the Journal"), self.timeline.choose_lit).setEnabled(lit)
        menu.addAction(_("Copy as text"), self.copy)
        menu.addAction(_("Charts") if self.tables_shown else _("Tables"), self.toggle_tables)
        if self._saving is not None:
            menu.addMenu(self._saving)
        menu.addAction(_("Back to the chosen period"), self.timeline.reset)
        menu.popup(place)


def _say_days(side: Side, seen: Seen) -> None:
    column = side.start()
    column.addWidget(label(progress_words.days_title(seen.days), "card"))
    if seen.days:
        detail = progress_words.days_detail(progress.busiest_weekday(seen.days))
        column.addWidget(label(detail, "meta", "text2", wrap=True))
        column.addLayout(heat_legend())
        column.addWidget(label(progress_words.longest_day(seen.days), "meta", "text2"))
    side.finish()


def _add_change(column: QVBoxLayout, change: ChangeWords) -> None:
    column.addWidget(Badge(badge_sort(change.verdict), change.badge))
    figures = QHBoxLayout()
    figures.setSpacing(theme.space(8))
    figures.addWidget(label(change.figure, "pane"))
    figures.addWidget(label(change.since, "meta", "text2"), 1, Qt.AlignmentFlag.AlignBottom)
    column.addLayout(figures)
    column.addWidget(label(change.sentence, "meta", wrap=True))


def _at_top(*lanes: QWidget) -> QWidget:
    """Return lanes that stay together where the words beside them need more room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(_column(*lanes))
    column.addStretch(1)
    return holder


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return holder
