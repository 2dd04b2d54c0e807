"""The domains as tiles: what speaks of me apart from what speaks of the place around me."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from lcjournal.core import wording
from lcjournal.core.check_reading import CheckReading, Line
from lcjournal.core.i18n import N_, _, decimal
from lcjournal.core.instruments import Domain, Group
from lcjournal.ui import theme
from lcjournal.ui.widgets.badge import Badge, badge_sort
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.profile.wishes import Wishes

_GROUPS = {Group.ME: N_("Me"), Group.AROUND: N_("Around me"), Group.TENSION: N_("Where I am heading")}


class _Tile(Card):
    """One domain: its score with its margin, the desired level, and what may be said of its change."""

    def __init__(self, line: Line, wishes: Wishes) -> None:
        super().__init__(line.name)
        self._domain, self._wishes = line.id, wishes
        self.setAccessibleName(line.spoken())
        figures = _figures(line)
        account = IconButton("info", _("Where this number comes from: {name}").format(name=line.name))
        account.clicked.connect(self._on_account)
        figures.addWidget(account)
        self.body.addLayout(figures)
        if line.described:
            self.body.addWidget(label(line.described, "meta", "text2", wrap=True))
        if line.result is not None and line.score.value is not None:
            badge = Badge(badge_sort(line.result.verdict), wording.badge(line.result.verdict))
            self.body.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(label(wording.change_sentence(line.result), "meta", "text2", wrap=True))
        self.body.addStretch(1)

    def _on_account(self) -> None:
        self._wishes.account.emit(self._domain)


def _figures(line: Line) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.space(8))
    if line.score.value is None:
        row.addWidget(label(line.verdict_words, "body", "text2", wrap=True), 1)
    else:
        row.addWidget(label(decimal(line.score.value), "figure"))
        row.addWidget(label(wording.margin(line.score), "meta", "text2"), 1, Qt.AlignmentFlag.AlignVCenter)
    if line.desired is not None:
        desired = _("desired {level}").format(level=line.desired_text)
        row.addWidget(label(desired, "meta", "desired"), 0, Qt.AlignmentFlag.AlignVCenter)
    return row


class DomainTiles(QWidget):
    """The tiles of one reading; ``set_narrow`` puts them one under another."""

    def __init__(self, reading: CheckReading, wishes: Wishes) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(12))
        self._grid.setVerticalSpacing(theme.space(8))
        self._groups = [
            (label(_(_GROUPS[group]), "label", "text2"), self._tiles(reading, group, wishes)) for group in Group
        ]
        self._shown: bool | None = None
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Use one column, or “me” and the tension side by side over what is around me."""
        if narrow == self._shown:
            return
        self._shown = narrow
        if narrow:
            self._stack()
        else:
            self._spread()

    def _tiles(self, reading: CheckReading, group: Group, wishes: Wishes) -> list[_Tile]:
        of_group: list[Domain] = [domain for domain in reading.instrument.domains if domain.group is group]
        return [_Tile(reading.domain(domain), wishes) for domain in of_group]

    def _stack(self) -> None:
        row = 0
        for caption, tiles in self._groups:
            for widget in (caption, *tiles) if tiles else ():
                self._grid.addWidget(widget, row, 0, 1, 6)
                row += 1

    def _spread(self) -> None:
        """Six columns: six for the most tiles of a row, so that two and three of them share the width evenly."""
        (me, mine), (around, others), (tension, ours) = self._groups
        self._grid.addWidget(me, 0, 0, 1, 3)
        self._grid.addWidget(tension, 0, 3, 1, 3)
        for column, tiles in ((0, mine), (3, ours)):
            for one in tiles:
                self._grid.addWidget(one, 1, column, 1, 3)
        self._grid.addWidget(around, 2, 0, 1, 6)
        share = 6 // max(1, len(others))
        for place, tile in enumerate(others):
            self._grid.addWidget(tile, 3, place * share, 1, share)
        for column in range(6):
            self._grid.setColumnStretch(column, 1)
