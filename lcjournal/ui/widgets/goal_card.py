"""A goal on one card of the list: its title, the facet, the two ends of the tension, and what was done for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from lcjournal.core import i18n, wording
from lcjournal.core.goal_words import influence_name
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId, Goal, Target, Totals
from lcjournal.core.scoring import of_version, profile
from lcjournal.ui import theme
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import Tone, label, written
from lcjournal.ui.widgets.tension import Tension, TensionTrack, describe

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def tensions(instrument: Instrument, checks: Sequence[Check], targets: Sequence[Target]) -> dict[str, Tension]:
    """Return the level of each facet in the last full check that counts, with the desired level set last."""
    full = [check for check in checks if check.form is FormId.FULL and not check.left_out]
    last = next((check for check in reversed(full) if of_version(instrument, check)), None)
    scores = profile(instrument, last).facets if last else {}
    desired = {target.facet: target.value for target in targets}
    found = {}
    for facet in instrument.facets:
        score = scores.get(facet.id)
        if score is not None and score.value is not None:
            found[facet.id] = Tension(score.value, score.low, score.high, desired.get(facet.id))
        elif facet.id in desired:
            found[facet.id] = Tension(desired=desired[facet.id])
    return found


def done_for(totals: Totals) -> str:
    """Return how much was done for a goal: “3 activities, 16 h 50”."""
    count = ngettext("{count} activity", "{count} activities", totals.count).format(count=i18n.integer(totals.count))
    if not totals.minutes:
        return count
    return _("{count}, {time}").format(count=count, time=i18n.duration(totals.minutes))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card shows; ``tension`` is that of the facet, if both are there."""

    goal: Goal
    facet: str
    tension: Tension | None
    totals: Totals


class GoalCard(Card):
    """Chosen by a click, Enter or Space; ``moved`` asks for the card before or after it, -1 or 1."""

    chosen = Signal(str)
    moved = Signal(int)

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        goal, facet, tension = shown.goal, shown.facet, shown.tension
        self.goal_id, self._current = goal.id, False
        title = goal.title.strip() or _("Untitled")
        facts = " · ".join(filter(None, (facet, influence_name(goal.influence))))
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(filter(None, (facts, describe(facet, tension) if tension else ""))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.body.setSpacing(theme.space(4))
        self.body.addWidget(written(title, "card"))
        self.body.addWidget(label(facts, "meta", "text2", wrap=True))
        if tension is not None:
            self.body.addWidget(TensionTrack(facet, tension))
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(4))
        foot.addWidget(label(done_for(shown.totals), "meta", "text2", wrap=True), 1)
        for words, tone in _levels(tension) if tension is not None else ():
            foot.addWidget(label(words, "label", tone))
        self.body.addLayout(foot)

    def mark(self, *, current: bool) -> None:
        """Show whether this is the goal that is read."""
        self._current = current
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.goal_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self.goal_id)
        elif event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._current:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 11, 11)
            painter.end()


def _levels(tension: Tension) -> list[tuple[str, Tone]]:
    """Return “3.0”, “→” and “4.0”, each with its colour; a level that is not known is a dash."""
    now = "–" if tension.now is None else i18n.decimal(tension.now)
    if tension.desired is None:
        return [(now, "text")]
    return [(now, "text"), ("→", "text2"), (wording.level(tension.desired), "desired")]
