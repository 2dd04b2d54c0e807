"""What stands in the place of the journal while something long is done to it."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from lcjournal.core.i18n import _
from lcjournal.ui.widgets.state_panel import StatePanel

_STEPS = 1000


class ProgressPanel(StatePanel):
    """Says what is being done and how far it is; ``cancel`` is offered where it can be stopped."""

    def __init__(self, icon: str, title: str, sentence: str, cancel: Callable[[], object] | None = None) -> None:
        super().__init__(icon, title, sentence, [(_("Cancel"), cancel)] if cancel else ())
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        column = self.content.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, self._bar)

    def show_share(self, share: float) -> None:
        """Show how much is done, 0 to 1."""
        self._bar.setValue(round(share * _STEPS))
