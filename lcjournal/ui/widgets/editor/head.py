"""The line over the editor: the way back, when it was saved, what stood there before, and that one is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import IconLabel
from lcjournal.ui.widgets.labels import label


class EditorHead(QWidget):
    """Says when the entry was saved last; there is nothing to save by hand."""

    done = Signal()
    history_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tick, self._saved = IconLabel("check", "text3", 14), label("", "meta", "text3")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(24), theme.space(12), theme.space(20), theme.space(12))
        row.setSpacing(theme.space(6))
        back = button(_("Journal"), "quiet", "arrow-left", on_click=self.done.emit)
        back.setAccessibleName(_("Back to the journal"))
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._tick)
        row.addWidget(self._saved)
        history = IconButton("clock-counter-clockwise", _("Earlier versions"))
        history.clicked.connect(self.history_wanted)
        row.addWidget(history)
        row.addSpacing(theme.space(8))
        done = button(_("Done"), "primary", on_click=self.done.emit)
        done.setToolTip(_("Done (Esc); everything is saved already"))
        row.addWidget(done)
        self.say_saved("")

    def say_saved(self, text: str) -> None:
        """Say when the entry was saved, or nothing."""
        self._saved.setText(text)
        self._tick.setVisible(bool(text))
