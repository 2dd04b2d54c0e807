"""The two levels of a goal on one card: the picture, how the desired level moved, and where it is changed."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import wording
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.goal_legend import End
from lcjournal.ui.widgets.labels import label, set_written, written
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.level_edit import LevelEdit
from lcjournal.ui.widgets.tension import Tension
from lcjournal.ui.widgets.tension_arc import TensionArc, legend

_MOST_MOVES = 3


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of the facet of a goal: its name, the picture, the month of the earlier level, and words.

    ``desired`` says the desired level and since when, ``moves`` how it came there, newest first.
    """

    facet: str
    tension: Tension
    before: str = ""
    desired: str = ""
    moves: list[str] = field(default_factory=list)


class GoalTension(Card):
    """``level_set`` carries the desired level that the person chose."""

    level_set = Signal(float)

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._shown: Levels | None = None
        self._change = button(_("Change the desired level"), "quiet", small=True, on_click=self._open)
        self._change.setEnabled(not read_only)
        self._edit = LevelEdit(_("Desired level"))
        self._edit.level_changed.connect(self._on_level)
        self._level = label("", "label", "desired")
        self._level.setMinimumWidth(theme.em(2.5))
        self._set = button(_("Set"), "", small=True, on_click=self._on_set)
        self._panel = QWidget()
        row = QHBoxLayout(self._panel)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self._edit,
            self._level,
            self._set,
            button(_("Cancel"), "quiet", small=True, on_click=self._close),
        ):
            row.addWidget(widget)
        self._top = QVBoxLayout()
        self._moves = written("", "meta", "text2")
        foot = QHBoxLayout()
        foot.addWidget(self._moves, 1)
        foot.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._top)
        self.body.addLayout(foot)
        self.body.addWidget(self._panel)
        self._panel.hide()

    def show_levels(self, levels: Levels | None) -> None:
        """Show the levels, or nothing where the goal is about no facet."""
        self.setVisible(levels is not None)
        if levels is None or levels == self._shown:
            self._shown = levels
            return
        self._shown = levels
        empty(self._top)
        holder = QWidget()
        flow = FlowLayout(holder, theme.space(24), theme.space(4))
        for end, words in legend(levels.tension, levels.desired):
            flow.addWidget(End(end, words))
        self._top.addWidget(holder)
        self._top.addWidget(TensionArc(levels.facet, levels.tension, levels.before))
        set_written(self._moves, "\n".join(levels.moves[:_MOST_MOVES]))
        known = levels.tension.desired is not None
        self._change.setText(_("Change the desired level") if known else _("Set a desired level"))
        self._close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the level as it is."""
        if event.key() == Qt.Key.Key_Escape and self._panel.isVisible():
            self._close()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self._shown is not None:
            self._edit.set_level(self._shown.tension.desired)
            self._change.hide()
            self._panel.show()
            self._edit.setFocus()
            self._on_level()

    def _close(self) -> None:
        back = self._edit.hasFocus() or self._set.hasFocus()
        self._panel.hide()
        self._change.show()
        if back:
            self._change.setFocus()

    def _on_level(self) -> None:
        level = self._edit.level()
        self._level.setText("" if level is None else wording.level(level))
        self._set.setEnabled(level is not None and self._shown is not None and level != self._shown.tension.desired)

    def _on_set(self) -> None:
        level = self._edit.level()
        self._close()
        if level is not None:
            self.level_set.emit(level)
