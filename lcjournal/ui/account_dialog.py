"""The page that tells where a number comes from: sentences, formulas and tables, to read, to select and to copy."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.account import Account, Section
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.dialogs import Dialog
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.plain_table import PlainTable

_WIDE_EM, _TALL_EM = 54, 46
"""How large it is where the window leaves room."""
_SHARE = 0.92
"""How much of the window it may cover."""


class AccountDialog(Dialog):
    """Shows an account. The arrow keys and Page down scroll it, Esc closes it."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(account.title, parent)
        self._text = account.text()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.space(12), 0)
        column.setSpacing(theme.space(8))
        for section in account.sections:
            _add(column, section)
        column.addStretch(1)
        self._area = scroll(holder)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(account.title)
        self.body.addWidget(self._area)
        self._said = label("", "meta", "text2")
        self._footer.insertWidget(0, button(_("Copy as text"), on_click=self._copy))
        self._footer.insertWidget(1, self._said)
        self.add_buttons(_("Close"))
        self.resize(self._room())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top, with the keys that scroll."""
        super().showEvent(event)
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _room(self) -> QSize:
        wanted, window = QSize(theme.em(_WIDE_EM), theme.em(_TALL_EM)), self.parentWidget()
        within = window.window().size() if window is not None else self.screen().availableSize()
        return wanted.boundedTo(within * _SHARE)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._said.setText(_("Copied as text."))


def _add(column: QVBoxLayout, section: Section) -> None:
    column.addSpacing(theme.space(8))
    column.addWidget(label(section.heading, "card", wrap=True))
    for part in section.parts:
        if isinstance(part, str):
            line = label(part, "body", "text2", wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)
        else:
            column.addWidget(PlainTable(part, section.heading))
