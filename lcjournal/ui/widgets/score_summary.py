"""Two cards for Today: the latest score with its margin, and where the tension is greatest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel

from lcjournal.core import wording
from lcjournal.core.change import change, check_before
from lcjournal.core.i18n import _, day, decimal
from lcjournal.core.instruments import Group, Instrument
from lcjournal.core.model import Check, FormId, Target
from lcjournal.core.scoring import of_version, profile
from lcjournal.ui import theme
from lcjournal.ui.widgets.badge import Badge, badge_sort
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.spark import Spark, SparkPoint
from lcjournal.ui.widgets.tension import Tension, TensionTrack

_MOST = 3
_RECENT = 6
"""Checks of which the small line tells."""


class LatestScore(Card):
    """The domain “me” of the last check; without one, how to begin."""

    check_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(self.title)
        self.remark.setWordWrap(True)
        self.body.addWidget(self.remark)
        self.body.setSpacing(theme.space(6))
        self._figure, self._margin, self._spark = label("", "figure"), label("", "meta", "text2"), Spark()
        self._badge = Badge("noise", "")
        self._since = label("", "meta", "text2", wrap=True)
        self._none = label(_("No self-check yet. It takes two minutes or eight."), "body", "text2", wrap=True)
        self._begin = button(_("Full self-check"), "", "compass", small=True)
        self._begin.clicked.connect(self.check_requested)
        figures = QHBoxLayout()
        figures.setSpacing(theme.space(6))
        figures.addWidget(self._figure)
        figures.addWidget(self._margin, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addWidget(self._spark, 1)
        self.body.addLayout(figures)
        changed = QHBoxLayout()
        changed.setSpacing(theme.space(8))
        changed.addWidget(self._badge)
        changed.addWidget(self._since, 1)
        self.body.addLayout(changed)
        self.body.addWidget(self._none)
        self.body.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)

    def show_checks(self, instrument: Instrument, checks: Sequence[Check]) -> None:
        """Show the last check that counts."""
        counted = [check for check in checks if not check.left_out and of_version(instrument, check)]
        domain = next(domain for domain in instrument.domains if domain.group is Group.ME)
        self.title.setText(domain.name.text())
        self.setAccessibleName(domain.name.text())
        last = counted[-1] if counted else None
        score = profile(instrument, last).domains[domain.id] if last else None
        for widget in (self._none, self._begin):
            widget.setVisible(last is None)
        for shown in (self._figure, self._margin, self._badge, self._since):
            shown.setVisible(False)
        self._show_spark(instrument, domain.id, counted)
        self._show(self.remark, wording.check_line(last) if last else "")
        if last is None or score is None:
            return
        self._show(self._figure, decimal(score.value) if score.value is not None else "–")
        self._show(self._margin, wording.reason(score.reason) if score.reason else wording.margin(score))
        self.setAccessibleDescription(wording.spoken(domain.name.text(), score))
        earlier = check_before(counted, last)
        result = change(instrument, earlier, last).domains.get(domain.id) if earlier else None
        if result is not None and earlier is not None:
            self._badge.show_text(badge_sort(result.verdict), wording.badge(result.verdict))
            self._badge.setVisible(True)
            since = _("{delta} since {day}").format(
                delta=decimal(result.delta, sign=True), day=day(earlier.day, "d MMM y")
            )
            self._show(self._since, since)
            self._since.setToolTip(wording.change_sentence(result))

    def _show_spark(self, instrument: Instrument, domain: str, checks: Sequence[Check]) -> None:
        scored = [(check, profile(instrument, check).domains[domain]) for check in checks[-_RECENT:]]
        points = [
            SparkPoint(check.day, score.value, score.low, score.high, check.form is FormId.PULSE)
            for check, score in scored
            if score.value is not None and score.low is not None and score.high is not None
        ]
        self._spark.setVisible(len(points) > 1)
        if len(points) > 1:
            told = [
                _("{day}: {score}").format(day=day(check.day, "d MMM y"), score=wording.with_margin(score))
                for check, score in scored
            ]
            self._spark.show_points(points, "\n".join(told))

    def _show(self, widget: QLabel, text: str) -> None:
        widget.setText(text)
        widget.setVisible(bool(text))


class TensionSummary(Card):
    """The facets whose desired level lies furthest above the present one, of the last full check."""

    def __init__(self) -> None:
        super().__init__(_("Creative tension"), _("now → desired"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space(10))
        self.body.addLayout(self._grid)

    def show_checks(self, instrument: Instrument, checks: Sequence[Check], targets: Sequence[Target]) -> None:
        """Show the widest gaps; the card is not there while there is none to show."""
        empty(self._grid)
        counted = [check for check in checks if not check.left_out and of_version(instrument, check)]
        full = next((check for check in reversed(counted) if check.form is FormId.FULL), None)
        gaps = _gaps(instrument, full, targets) if full else []
        self.setVisible(bool(gaps))
        for row, (name, tension) in enumerate(gaps):
            now, desired = tension.now or 0.0, tension.desired or 0.0
            self._grid.addWidget(label(name, "body", wrap=True), row, 0)
            self._grid.addWidget(TensionTrack(name, tension), row, 1)
            figures = _("{now} → {desired}").format(now=decimal(now), desired=wording.level(desired))
            self._grid.addWidget(label(figures, "label"), row, 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)


def _gaps(instrument: Instrument, check: Check, targets: Sequence[Target]) -> list[tuple[str, Tension]]:
    desired = {target.facet: target.value for target in targets}
    scores = profile(instrument, check).facets
    found = []
    for facet in instrument.facets:
        score = scores[facet.id]
        if score.value is not None and desired.get(facet.id, 0.0) > score.value:
            tension = Tension(score.value, score.low, score.high, desired[facet.id])
            found.append((desired[facet.id] - score.value, facet.name.text(), tension))
    return [(name, tension) for _gap, name, tension in sorted(found, key=lambda gap: -gap[0])[:_MOST]]
