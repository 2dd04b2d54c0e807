"""What stands above a question: which form it is, how far one is, how to pause, and a bar for each domain."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.commands import native
from lcjournal.ui.models.check_run import Block
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import IconLabel
from lcjournal.ui.widgets.labels import key_cap, label, set_tone
from lcjournal.ui.widgets.sidebar import Logo


class CheckHeader(QFrame):
    """The line at the top of the questionnaire."""

    pause_requested = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._where = label("", "body", "text2", wrap=True)
        self._saved_icon = IconLabel("check", "text2", 14)
        self._saved = label(_("Answers are saved as you go"), "meta", "text2")
        pause = button(_("Pause"), on_click=self.pause_requested.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(24), theme.space(14), theme.space(24), theme.space(14))
        row.setSpacing(theme.space(8))
        row.addWidget(Logo())
        self._title = label(title, "card")
        row.addWidget(self._title)
        row.addSpacing(theme.space(8))
        row.addWidget(self._where, 1)
        row.addWidget(self._saved_icon)
        row.addWidget(self._saved)
        row.addSpacing(theme.space(8))
        row.addWidget(pause)
        row.addWidget(key_cap(native("Esc")))

    def show_place(self, where: str) -> None:
        """Say how far one is."""
        self._where.setText(where)

    def set_narrow(self, narrow: bool) -> None:
        """Keep to what is needed."""
        for part in (self._title, self._saved_icon, self._saved):
            part.setVisible(not narrow)


class _Bar(QWidget):
    """One domain: its bar over its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(name)
        self._name = label(name, "meta", "text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(6))
        column.addWidget(self._bar)
        column.addWidget(self._name)
        column.addStretch(1)

    def show_block(self, block: Block, *, name: bool) -> None:
        self._bar.setRange(0, max(1, block.total))
        self._bar.setValue(block.done)
        self._name.setVisible(name)
        set_tone(self._name, "text" if block.current else "text3")


class DomainBars(QWidget):
    """A bar for each domain, longer for more questions."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._narrow = False
        self._blocks = list(blocks)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(10))
        self._bars = [_Bar(block.domain.name.text()) for block in blocks]
        for bar, block in zip(self._bars, blocks, strict=True):
            row.addWidget(bar, block.total)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show how far one is."""
        self._blocks = list(blocks)
        for bar, block in zip(self._bars, blocks, strict=True):
            bar.show_block(block, name=block.current or not self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Name only the domain one is in."""
        self._narrow = narrow
        self.show_blocks(self._blocks)
