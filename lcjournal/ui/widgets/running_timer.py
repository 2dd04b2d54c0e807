"""The timer that runs, at the foot of the sidebar."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.timekeeper import Timekeeper
from lcjournal.ui.widgets.buttons import IconButton, tip_with_key
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.sidebar import FootPart

_TICK_MS = 5_000


class RunningTimer(FootPart):
    """Its activity, how long it has been running, and buttons that stop it. Nothing is seen while no timer runs."""

    open_requested = Signal(str, object)
    """A page is wanted: its name, and the id of the activity to read there."""

    def __init__(self, timekeeper: Timekeeper) -> None:
        super().__init__()
        self._timekeeper, self._rail = timekeeper, False
        self.setProperty("card", "true")
        self._title = Tag("", tint="surface", ink="text")
        self._title.clicked.connect(self._on_open)
        self._time = label("", "strong", "accent_text")
        self._stop = IconButton("stop", _("Stop the timer"), "Ctrl+T")
        self._stop.clicked.connect(timekeeper.stop)
        self._discard = IconButton("x", _("Discard the timer"))
        self._discard.clicked.connect(timekeeper.discard)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.space(2))
        self._row.addWidget(self._time, 1)
        self._row.addWidget(self._stop)
        self._row.addWidget(self._discard)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addLayout(self._row)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._show)
        timekeeper.changed.connect(self._show)
        self.set_rail(rail=False)
        self._show()

    @override
    def set_rail(self, *, rail: bool) -> None:
        self._rail = rail
        side = theme.space(2 if rail else 6)
        self._column.setContentsMargins(side, theme.space(4), side, theme.space(4))
        self._row.setContentsMargins(0 if rail else theme.space(8), 0, 0, 0)
        self._row.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self._title, self._time, self._discard):
            part.setVisible(not rail)

    def _show(self) -> None:
        runs = self._timekeeper.running() is not None and not self._timekeeper.asks
        self.setVisible(runs)
        if not runs:
            self._clock.stop()
            return
        self._clock.start()
        title = self._timekeeper.activity().title or _("Untitled")
        time = i18n.duration(self._timekeeper.minutes())
        self._title.setText(title)
        self._title.setAccessibleDescription(_("Opens the activity"))
        self._time.setText(time)
        words = _("Timer: {title}, {time}").format(title=title, time=time)
        self.setAccessibleName(words)
        stop = _("Stop the timer")
        self._stop.setToolTip(tip_with_key(f"{words}\n{stop}", "Ctrl+T"))

    def _on_open(self) -> None:
        self.open_requested.emit("journal", self._timekeeper.activity().id)
