"""Earlier versions of what was written about an activity: what changed since, and the way back."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QListWidget, QTextBrowser
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.model import Revision
from lcjournal.core.revision_words import version_line
from lcjournal.core.store import Store
from lcjournal.core.text_diff import Kind, difference
from lcjournal.core.written import texts, with_text
from lcjournal.ui import dialogs, theme
from lcjournal.ui.dialogs import Dialog
from lcjournal.ui.text_changes import TextChanges
from lcjournal.ui.widgets.labels import label

_BESIDE_EM = 46
"""The narrowest window with the list beside the text; in a smaller one it stands above."""


def show_history(store: Store, changes: TextChanges, activity_id: str) -> None:
    """Show the earlier versions of an activity, and put back the one the person asks for."""
    dialog = HistoryDialog(store, activity_id)
    if dialogs.show(dialog) and (chosen := dialog.chosen()) is not None:
        changes.put_back(activity_id, chosen)


class HistoryDialog(Dialog):
    """A list of versions and, for the one that is chosen, the difference to what stands there now."""

    def __init__(self, store: Store, activity_id: str) -> None:
        super().__init__(_("Earlier versions"))
        self._activity = store.activities.get(activity_id)
        now = texts(self._activity)
        self._versions = [
            version for version in store.revisions.of(activity_id) if version.text != now.get(version.field)
        ]
        self._now = now
        self._list, self._text = QListWidget(), QTextBrowser()
        self._list.setAccessibleName(_("Earlier versions"))
        self._list.setWordWrap(True)
        self._list.setSpacing(theme.space(4))
        self._text.setAccessibleName(_("What changed since"))
        self._text.setProperty("face", "reading")
        self._text.setTabChangesFocus(True)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if self._versions:
            self._offer()
        else:
            self.add_sentence(_("Nothing was replaced here yet. When a text changes, the one before it is kept here."))
            self.add_buttons(_("Close"))

    def chosen(self) -> Revision | None:
        """Return the version that is chosen."""
        row = self._list.currentRow()
        return self._versions[row] if row >= 0 else None

    @override
    def sizeHint(self) -> QSize:
        window = self.parentWidget()
        room = window.window().size() if window is not None else self.screen().availableSize()
        wanted = QSize(theme.em(62), theme.em(40)) if self._versions else super().sizeHint()
        return wanted.boundedTo(room * 0.92)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= theme.em(_BESIDE_EM)
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _offer(self) -> None:
        self._panes.setSpacing(theme.space(12))
        self._panes.addWidget(self._list, 2)
        self._panes.addWidget(self._text, 3)
        self.body.addLayout(self._panes, 1)
        told = _("Struck through: in this version only. Underlined: written since. What stands there now is kept too.")
        self.body.addWidget(label(told, "meta", "text3", wrap=True))
        self._ahead = self.add_buttons(_("Put this back"), cancel=_("Close"))
        for version in self._versions:
            self._list.addItem(version_line(version))
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, row: int) -> None:
        version = self._versions[row]
        self._text.clear()
        cursor = QTextCursor(self._text.document())
        for piece in difference(version.text, self._now.get(version.field, "")):
            cursor.insertText(piece.text, _look(piece.kind))
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._ahead.setEnabled(with_text(self._activity, version.field, version.text) is not None)


def _look(kind: Kind) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(theme.colour("text" if kind is Kind.SAME else "text2"))
    if kind is Kind.GONE:
        look.setFontStrikeOut(True)
        look.setBackground(theme.colour("sunken"))
    elif kind is Kind.ADDED:
        look.setForeground(theme.colour("accent_text"))
        look.setFontUnderline(True)
    return look
