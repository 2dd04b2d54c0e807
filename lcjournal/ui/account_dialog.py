"""The page that tells where a number comes from: sentences, formulas and tables, to read, to select and to copy."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core.account import Account, Section
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.wide_dialog import WideDialog
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.plain_table import PlainTable


class AccountDialog(WideDialog):
    """Shows an account, which can be copied as text."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.space(12), 0)
        column.setSpacing(theme.space(8))
        for section in account.sections:
            _add(column, section)
        column.addStretch(1)
        super().__init__(account.title, scroll(holder), parent)
        self._text = account.text()
        self._said = label("", "meta", "text2")
        self._footer.insertWidget(0, button(_("Copy as text"), on_click=self._copy))
        self._footer.insertWidget(1, self._said)

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
