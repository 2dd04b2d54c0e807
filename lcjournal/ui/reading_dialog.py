"""Pages to read: how the self-check measures, and all that a questionnaire asks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from lcjournal.core import i18n, paths
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.questionnaire_page import questionnaire_page, questionnaire_title
from lcjournal.ui import dialogs, theme
from lcjournal.ui.wide_dialog import WideDialog
from lcjournal.ui.widgets.markdown_view import MarkdownView


def show_measurement() -> None:
    """Show how the self-check measures, with the figures of the simulation."""
    text = paths.measurement(i18n.language()).read_text(encoding="utf-8")
    dialogs.show(_reading(_("How it is measured"), text))


def show_questionnaire(instrument: Instrument) -> None:
    """Show every statement of a questionnaire and how it is scored."""
    dialogs.show(_reading(questionnaire_title(instrument), questionnaire_page(instrument)))


def _reading(title: str, markdown: str) -> WideDialog:
    """Return a dialog with a page of Markdown less its first line, which is the title."""
    text = _Text(title)
    text.show_text(markdown.partition("\n")[2].strip())
    return WideDialog(title, text)


class _Text(MarkdownView):
    """A text that scrolls itself."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @override
    def show_text(self, text: str) -> None:
        super().show_text(text)
        self._part_paragraphs()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top: putting the text in leaves the cursor at its end."""
        super().showEvent(event)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(40), theme.em(20))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.em(8))

    def _part_paragraphs(self) -> None:
        """Leave air around headings and paragraphs: Qt measures its own in points, and our fonts are in pixels."""
        air = QTextBlockFormat()
        block = self.document().firstBlock()
        while block.isValid():
            cursor = QTextCursor(block)
            if cursor.currentTable() is None:
                heading = bool(block.blockFormat().headingLevel())
                air.setTopMargin(theme.space(16 if heading and block.blockNumber() else 0))
                air.setBottomMargin(theme.space(4 if heading or cursor.currentList() is not None else 8))
                cursor.mergeBlockFormat(air)
            block = block.next()
