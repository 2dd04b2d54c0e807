"""Looking back on a week or a month, and the way from there to the entry that says what one makes of it."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from lcjournal.core import i18n, reviewing
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity
from lcjournal.core.progress import Period
from lcjournal.core.protected_review import time_review
from lcjournal.core.report.review import ReviewOf
from lcjournal.core.reviewing import Span
from lcjournal.core.store import Store
from lcjournal.ui import dialogs, theme
from lcjournal.ui.report_saving import Desk, ReportSaving
from lcjournal.ui.wide_dialog import WideDialog
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.review_view import ReviewView
from lcjournal.ui.widgets.segmented import Segmented


@dataclass(frozen=True, slots=True)
class Away:
    """Suggestions that were put away: their keys, and what keeps one more."""

    keys: Callable[[], Container[str]]
    put: Callable[[str], object]


def show_review(store: Store, instrument: Instrument, today: date, away: Away) -> Activity | str | None:
    """Show what the days hold; return the entry to write or the id of the one to read that the person chose."""
    dialog = ReviewDialog(store, instrument, today, away)
    dialogs.show(dialog)
    return dialog.chosen


class ReviewDialog(WideDialog):
    """A week or a month, from which one can go on to the one before and the one after."""

    def __init__(self, store: Store, instrument: Instrument, today: date, away: Away) -> None:
        self._area: QScrollArea = scroll(QWidget())
        super().__init__(_("Review of a week or a month"), self._area)
        self._store, self._instrument, self._today, self._away = store, instrument, today, away
        self.chosen: Activity | str | None = None
        self._span = Segmented(_("How much"), [(Span.WEEK.value, _("Week")), (Span.MONTH.value, _("Month"))])
        self._span.chosen.connect(self._on_span)
        self._name = label("", "card", wrap=True)
        before, after = IconButton("caret-left", _("Before")), IconButton("caret-right", _("After"))
        before.clicked.connect(self._before)
        after.clicked.connect(self._after)
        head = QHBoxLayout()
        head.setSpacing(theme.space(8))
        for widget in (self._span, before, after):
            head.addWidget(widget)
        head.addWidget(self._name, 1)
        self.body.insertLayout(0, head)
        self._saving = ReportSaving(Desk(store, instrument, today))
        self.body.addWidget(self._saving)
        save = self.add_other(_("Save as…"), self._save)
        QWidget.setTabOrder(self.add_other(_("Write my review"), self._write), save)
        self._saving.busy.connect(save.setDisabled)
        self.finished.connect(self._saving.stop)
        for first, second in ((self._span, before), (before, after), (after, self._area)):
            QWidget.setTabOrder(first, second)
        self._show(reviewing.period_of(Span.WEEK, today))

    def _show(self, period: Period) -> None:
        self._period = period
        self._name.setText(reviewing.period_name(self._kind(), period))
        time = time_review(self._store, self._instrument, period, self._today, self._away.keys())
        view = ReviewView(reviewing.review(self._store, period), time, self._instrument)
        view.opened.connect(self._open)
        view.put_away.connect(self._away.put)
        self._area.setWidget(view)
        self._area.setAccessibleDescription(self._name.text())
        self._area.verticalScrollBar().setValue(0)
        last: QWidget = self._area
        for widget in view.findChildren(QWidget):  # before the buttons below, as one reads
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(last, widget)
                last = widget

    def _kind(self) -> Span:
        return Span(self._span.value())

    def _on_span(self) -> None:
        """Show the week or the month of the last day that was shown, or of today where it is among these days."""
        last = self._today if self._today in self._period else self._period.until
        self._show(reviewing.period_of(self._kind(), last))

    def _before(self) -> None:
        self._show(reviewing.neighbour(self._kind(), self._period, -1))

    def _after(self) -> None:
        self._show(reviewing.neighbour(self._kind(), self._period, 1))

    def _open(self, activity_id: str) -> None:
        self.chosen = activity_id
        self.accept()

    def _write(self) -> None:
        self.chosen = reviewing.draft(self._kind(), self._period, self._today)
        self.accept()

    def _save(self) -> None:
        wanted = ReviewOf(self._kind().value, self._period.since, self._period.until)
        self._saving.save(wanted, i18n.language(), self._name.text())
