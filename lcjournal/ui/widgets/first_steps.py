"""Three steps for the first days: note something, check yourself, look at what they make together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import Button, button
from lcjournal.ui.widgets.card import Card, IconLabel
from lcjournal.ui.widgets.labels import label


class FirstSteps(Card):
    """Ticks what is done, and is gone once both of the first two are."""

    note_requested = Signal()
    check_requested = Signal()
    growth_requested = Signal()

    def __init__(self) -> None:
        super().__init__(_("Three steps to begin"))
        self._ticks: list[IconLabel] = []
        self._buttons: list[Button] = []
        steps = (
            (_("Note one thing you learned from"), _("One line above is enough."), _("Note"), self.note_requested),
            (
                _("Say where you are today"),
                _("A pulse takes two minutes, the full self-check about eight."),
                _("Begin"),
                self.check_requested,
            ),
            (
                _("See both on one time axis"),
                _("One point is not a curve yet: it begins with the second check."),
                _("Look"),
                self.growth_requested,
            ),
        )
        for title, sentence, verb, signal in steps:
            self.body.addLayout(self._row(title, sentence, verb))
            self._buttons[-1].clicked.connect(signal)

    def show_done(self, *, noted: bool, checked: bool) -> None:
        """Tick the steps that are done; with both done there is nothing left to show."""
        for tick, step, done in zip(self._ticks, self._buttons, (noted, checked, False), strict=True):
            tick.set_icon("check-square" if done else "caret-right", "accent" if done else "text3")
            step.setVisible(not done)
        self.setVisible(not (noted and checked))

    def _row(self, title: str, sentence: str, verb: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        tick = IconLabel("caret-right", "text3", 20)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, "strong", wrap=True))
        words.addWidget(label(sentence, "meta", "text2", wrap=True))
        act = button(verb, small=True)
        act.setAccessibleName(_("{action}: {title}").format(action=verb, title=title))
        row.addWidget(tick, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        self._ticks.append(tick)
        self._buttons.append(act)
        return row
