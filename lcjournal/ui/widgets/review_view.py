"""What a week or a month holds, in words and plain tables."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _, integer
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import ActivityRow, NextStep
from lcjournal.core.next_step_words import answer_line, asked_line, step_sentence
from lcjournal.core.progress_words import Table
from lcjournal.core.protected_review import Suggestion, TimeReview
from lcjournal.core.reviewing import Review
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.plain_table import PlainTable


class ReviewView(QWidget):
    """Reads from top to bottom; a part without anything to say is not there. ``opened`` carries an activity’s id.

    ``put_away`` carries the key of a suggestion that is not wanted.
    """

    opened = Signal(str)
    put_away = Signal(str)

    def __init__(self, review: Review, time: TimeReview, instrument: Instrument) -> None:
        super().__init__()
        self.setProperty("scrolled", "true")
        self._suggested: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.space(12), 0)
        self._column.setSpacing(theme.space(6))
        self._add_hours(review, time.planned)
        self._add_time(time)
        self._add_facets(review, instrument)
        self._add_rows(_("Under way and done"), review.noted)
        self._add_rows(_("Planned"), review.planned)
        self._add_steps(_("Next steps that wait"), review.open_steps, asked_line)
        self._add_steps(_("Next steps answered in these days"), review.answered_steps, answer_line)
        self._add_rows(_("Without a reflection yet"), review.unreflected)
        self._add_suggestions(time.suggestions)
        self._column.addStretch(1)

    def _add_hours(self, review: Review, planned: Mapping[str, int]) -> None:
        self._column.addWidget(label(_("Learning time"), "label", "text2"))
        self._column.addWidget(label(i18n.duration(review.minutes), "figure"))
        if review.kinds or planned:
            self._column.addWidget(PlainTable(_hours_table(review, planned), _("Time by kind")))
        if not review.noted:
            self._column.addWidget(label(_("Nothing noted on these days."), "body", "text2", wrap=True))

    def _add_time(self, time: TimeReview) -> None:
        if time.sentences:
            self._head(_("Protected time"))
        for sentence in time.sentences:
            self._column.addWidget(label(sentence, "body", wrap=True))

    def _add_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        if suggestions:
            self._head(_("Long ago"))
        for suggestion in suggestions:
            line = self._suggested[suggestion.key] = QWidget()
            away = button(_("Not now"), "quiet", small=True, on_click=self._on_away)
            away.setObjectName(suggestion.key)
            away.setAccessibleName(_("{action}: {title}").format(action=away.text(), title=suggestion.sentence))
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(suggestion.sentence, "body", wrap=True), 1)
            row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
            self._column.addWidget(line)

    def _add_facets(self, review: Review, instrument: Instrument) -> None:
        names = {facet.id: facet.name.text() for facet in instrument.facets}
        rows = tuple((names.get(facet, facet), integer(count)) for facet, count in review.facets)
        if rows:
            self._head(_("Facets touched"))
            self._column.addWidget(PlainTable(Table((_("Facet"), _("Entries")), rows), _("Facets touched")))

    def _add_rows(self, title: str, rows: Sequence[ActivityRow]) -> None:
        if rows:
            self._head(title)
        for row in rows:
            words = _("{title} · {day}").format(title=row.title or _("Untitled"), day=i18n.day(row.day, "EEE d MMM"))
            link = Tag(words, kinds.info(row.kind).icon, tint="canvas", ink="accent_text")
            link.setObjectName(row.id)
            link.clicked.connect(self._on_link)
            self._column.addWidget(link)

    def _add_steps(self, title: str, steps: Sequence[NextStep], remark: Callable[[NextStep], str]) -> None:
        if steps:
            self._head(title)
        for step in steps:
            row, words = QHBoxLayout(), QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(label(step_sentence(step), "body", wrap=True))
            words.addWidget(label(remark(step), "meta", "text2", wrap=True))
            link = button(_("Read the entry"), "quiet", small=True)
            link.setAccessibleName(_("{action}: {title}").format(action=link.text(), title=step_sentence(step)))
            link.setObjectName(step.activity_id)
            link.clicked.connect(self._on_link)
            row.addLayout(words, 1)
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(row)

    def _head(self, title: str) -> None:
        self._column.addSpacing(theme.space(10))
        self._column.addWidget(label(title, "card", wrap=True))

    def _on_away(self) -> None:
        key = self.sender().objectName()
        self._suggested[key].hide()
        self.put_away.emit(key)

    def _on_link(self) -> None:
        self.opened.emit(self.sender().objectName())


def _hours_table(review: Review, planned: Mapping[str, int]) -> Table:
    """Return the time of each kind and, where some is, what is planned on these days."""
    done = dict(review.kinds)
    header, rows = [_("Kind"), _("Time")], []
    for kind in (*done, *(kind for kind in planned if kind not in done)):
        row = [kinds.name(kind), i18n.duration(done.get(kind, 0))]
        rows.append((*row, i18n.duration(planned.get(kind, 0))) if planned else tuple(row))
    return Table((*header, _("Planned")) if planned else tuple(header), tuple(rows))
