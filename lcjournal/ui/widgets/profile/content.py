"""One reading of one check, made anew for each: notes on top, domains, facets, and what stands beside them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import quality, wording
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.scoring import Unscored
from lcjournal.core.store import Store
from lcjournal.core.suggestions import Suggestions
from lcjournal.ui import theme
from lcjournal.ui.widgets.card import Card, Strip
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.profile.check_note import CheckNote
from lcjournal.ui.widgets.profile.evidence import written_card
from lcjournal.ui.widgets.profile.facets_card import FacetsCard, all_answers
from lcjournal.ui.widgets.profile.head import Head
from lcjournal.ui.widgets.profile.look_back import LookBackCard, PulseCard
from lcjournal.ui.widgets.profile.notes import LeftOutNote, QualityNote, ReadingAGap
from lcjournal.ui.widgets.profile.second_views import SecondViewsCard
from lcjournal.ui.widgets.profile.suggestions import SuggestionsCard
from lcjournal.ui.widgets.profile.tiles import DomainTiles
from lcjournal.ui.widgets.profile.wishes import Wishes

_SIDE_EM, _SIDE_CARD_EM, _ONE_COLUMN_EM = 74, 18, 52
_ANY_WIDTH = 16777215


class Content(QWidget):
    """What scrolls: the facets with a column of cards beside them where both fit, and more cards under both."""

    def __init__(self, store: Store, reading: CheckReading, wishes: Wishes, suggested: Suggestions | None) -> None:
        super().__init__()
        self.setProperty("scrolled", "true")
        self._head, self._tiles = Head(reading, wishes), DomainTiles(reading, wishes)
        self.facets = FacetsCard(store, reading, wishes) if reading.is_full else None
        self.note = CheckNote(reading.check.note)
        self.suggestions = SuggestionsCard(suggested, wishes) if suggested is not None else None
        column = QVBoxLayout(self)
        edge = theme.space(28)
        column.setContentsMargins(edge, theme.space(20), edge, theme.space(20))
        column.setSpacing(theme.space(12))
        column.addWidget(self._head)
        if (note := _quality_note(reading, wishes)) is not None:
            column.addWidget(note)
        column.addWidget(self._tiles)
        if self.facets is None:
            column.addWidget(Strip(wording.reason(Unscored.PULSE)))
            column.addWidget(all_answers(wishes))
        self._side = self._make_side(reading, wishes)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(theme.space(16))
        if self.facets is not None:
            self._pair.addWidget(self.facets, 1)
        self._pair.addWidget(self._side)
        column.addLayout(self._pair)
        for card in _below(store, reading, wishes):
            column.addWidget(card)
        column.addWidget(label(reading.instrument.label.text(), "meta", "text3", wrap=True))
        column.addStretch(1)

    def chosen(self) -> str:
        """Return the id of the facet chosen, or ``""``."""
        return self.facets.view.chosen() if self.facets is not None else ""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(20), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one column where two do not fit."""
        super().resizeEvent(event)
        beside = self.facets is not None and self.width() >= theme.em(_SIDE_EM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(across if beside else down)
        self._side.setMaximumWidth(theme.em(_SIDE_CARD_EM) if beside else _ANY_WIDTH)
        self._side.setMinimumWidth(theme.em(_SIDE_CARD_EM) if beside else 0)
        self._tiles.set_narrow(self.width() < theme.em(_ONE_COLUMN_EM))
        self._head.set_narrow(self.width() < theme.em(_SIDE_EM))

    def _make_side(self, reading: CheckReading, wishes: Wishes) -> QWidget:
        holder = QWidget()
        side = QVBoxLayout(holder)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.space(12))
        if self.suggestions is not None:
            side.addWidget(self.suggestions)
        side.addWidget(ReadingAGap(reading, wishes))
        side.addWidget(self.note)
        side.addStretch(1)
        return holder


def _below(store: Store, reading: CheckReading, wishes: Wishes) -> list[Card]:
    cards: list[Card] = []
    then_of, looks = reading.looked_back_on(), reading.look_backs()
    if then_of is not None and looks:
        cards.append(LookBackCard(reading, then_of, looks))
    if not reading.is_full and (shifts := reading.axis_shifts()):
        cards.append(PulseCard(shifts))
    if reading.is_full:
        cards.append(SecondViewsCard(reading, store.checks.views(reading.check.id), wishes))
    written = written_card(store, reading, wishes)
    return [*cards, written] if written is not None else cards


def _quality_note(reading: CheckReading, wishes: Wishes) -> Strip | None:
    if reading.check.left_out:
        return LeftOutNote(wishes)
    signs = quality.flags(reading.instrument, reading.check)
    return QualityNote(reading.check, signs, wishes) if quality.doubtful(signs) else None
