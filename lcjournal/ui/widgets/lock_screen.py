"""What stands before an encrypted journal: a field for its passphrase, and nothing of what is in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import IconLabel
from lcjournal.ui.widgets.labels import label


class LockScreen(QWidget):
    """Asks for the passphrase. What was typed stays where it does not open the journal."""

    given = Signal(str)
    """The passphrase that the person typed."""

    sheet_wanted = Signal()
    other_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The journal is locked"))
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(_("Passphrase"))
        self._field.setPlaceholderText(_("Passphrase"))
        self._field.returnPressed.connect(self._on_open)
        self._field.textEdited.connect(self._on_edit)
        self._open = button(_("Open"), "primary", on_click=self._on_open)
        self._wrong = label("", "body", "danger", wrap=True)
        self._wrong.hide()
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(_("Opening…"))
        self._busy.hide()
        self._others = QWidget()
        self._build()

    def wait(self) -> None:
        """Show that the passphrase is being tried."""
        self._set_busy(busy=True)

    def refuse(self, sentence: str) -> None:
        """Say why the journal does not open; what was typed is selected."""
        self._set_busy(busy=False)
        self._wrong.setText(sentence)
        self._wrong.show()
        self._field.setAccessibleDescription(sentence)
        self._field.setFocus()
        self._field.selectAll()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(theme.em(30))
        column = QVBoxLayout(middle)
        column.setSpacing(theme.space(12))
        column.addWidget(IconLabel("lock-simple", "accent", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        title = label(_("The journal is locked"), "pane", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        row = QHBoxLayout()
        row.setSpacing(theme.space(8))
        row.addWidget(self._field, 1)
        row.addWidget(self._open)
        column.addLayout(row)
        for part in (self._wrong, self._busy):
            column.addWidget(part)
        ways = QVBoxLayout(self._others)
        ways.setContentsMargins(0, 0, 0, 0)
        for text, signal in (
            (_("Open with the recovery sheet…"), self.sheet_wanted),
            (_("Another journal…"), self.other_wanted),
            (_("Quit"), self.quit_wanted),
        ):
            ways.addWidget(button(text, "quiet", on_click=signal.emit), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._others)
        outer = QGridLayout(self)
        outer.addWidget(middle, 1, 1)
        for place, share in ((0, 1), (1, 1000), (2, 1)):
            outer.setColumnStretch(place, share)
        outer.setRowStretch(0, 1)
        outer.setRowStretch(2, 2)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._field.setReadOnly(busy)
        self._open.setEnabled(not busy)
        self._others.setEnabled(not busy)

    def _on_edit(self) -> None:
        self._wrong.hide()
        self._field.setAccessibleDescription("")

    def _on_open(self) -> None:
        if self._field.text() and not self._field.isReadOnly():
            self.given.emit(self._field.text())
