"""Every modal dialog of the application. Nothing else may open one, so a test can answer them or refuse them.

A test replaces ``dialogs.show`` and the two file questions; the functions below never touch Qt's own static dialogs.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.ui import half_typed, theme
from lcjournal.ui.widgets.buttons import Button, Look, button
from lcjournal.ui.widgets.labels import label

_running: list[QDialog] = []
"""Dialogs that have been shown and whose answer nobody has heard yet, the innermost last."""


class Dialog(QDialog):
    """A title, content in ``body``, and a row of buttons. Esc cancels, Ctrl+Enter presses the primary button."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent or QApplication.activeWindow())
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        edge = theme.space(24)
        column.setContentsMargins(edge, edge, edge, theme.space(20))
        column.setSpacing(theme.space(12))
        column.addWidget(label(title, "pane", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space(12))
        column.addLayout(self.body, 1)
        self._footer = QHBoxLayout()
        self._footer.setSpacing(theme.space(12))
        self._footer.addStretch(1)
        column.addSpacing(theme.space(8))
        column.addLayout(self._footer)
        self.setMinimumWidth(min(theme.em(32), 640))
        self._lasting: tuple[QWidget, ...] = ()
        self._question: half_typed.Question = ()

    def keep_typed(self, *fields: QWidget) -> None:
        """Let what is typed into these fields outlast a lock: what stood there when one came stands there again."""
        self._lasting, self._question = fields, half_typed.question(self.windowTitle(), fields)
        half_typed.put_back(self._question, fields)

    def take_away(self) -> None:
        """Close without an answer, and keep what is typed."""
        if self._lasting:
            half_typed.keep(self._question, self._lasting)
        self.close()

    def add_sentence(self, text: str) -> None:
        """Say something in the body; it can be selected and copied."""
        line = label(text, "body", "text2", wrap=True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(line)

    def add_buttons(self, verb: str, look: Look = "primary", *, cancel: str = "") -> Button:
        """Add the button that goes ahead, after one that does not and has the focus; return the first."""
        ahead = button(verb, look, on_click=self.accept)
        first = ahead
        if cancel:
            first = button(cancel, on_click=self.reject)
            self._footer.addWidget(first)
        self._footer.addWidget(ahead)
        first.setDefault(True)
        first.setFocus()
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(ahead.click)
        return ahead

    def add_other(self, verb: str, on_click: Callable[[], object], look: Look = "") -> Button:
        """Add, before the others, a button for another way to go ahead; ``on_click`` closes the dialog if it should."""
        other = button(verb, look, on_click=on_click)
        self._footer.insertWidget(0, other)
        return other


def show(dialog: QDialog) -> bool:
    """Run a dialog; return whether the person went ahead."""
    _running.append(dialog)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        _running.remove(dialog)


def take_away() -> bool:
    """Close the dialog on top; return whether there was one, or one whose answer is still being waited for."""
    top = QApplication.activeModalWidget()
    if isinstance(top, Dialog):
        top.take_away()
    elif top is not None:
        top.close()
    return top is not None or bool(_running)


def confirm(title: str, sentence: str, verb: str, *, danger: bool = False) -> bool:
    """Ask before something that cannot be undone. ``verb`` is on the button, Cancel is what Enter does."""
    dialog = Dialog(title)
    dialog.add_sentence(sentence)
    dialog.add_buttons(verb, "danger" if danger else "primary", cancel=_("Cancel"))
    return show(dialog)


def ask_line(title: str, name: str, typed: str, verb: str, *, sentence: str = "", hidden: bool = False) -> str:
    """Ask for one line, called ``name``; Enter goes ahead. Empty when the person gives up. ``hidden`` shows dots."""
    dialog = Dialog(title)
    if sentence:
        dialog.add_sentence(sentence)
    field = QLineEdit(typed)
    if hidden:
        field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    dialog.body.addWidget(label(name, "label", "text2", buddy=field))
    dialog.body.addWidget(field)
    if not hidden:
        dialog.keep_typed(field)
    dialog.add_buttons(verb, cancel=_("Cancel")).setDefault(True)
    field.setFocus()
    return field.text().strip() if show(dialog) else ""


def error(problem: UserError | str, title: str = "") -> None:
    """Say what went wrong and what to do, in the sentence of the error."""
    tell(title or _("That did not work"), str(problem))


def tell(title: str, sentence: str) -> None:
    """Say something that must not be missed."""
    dialog = Dialog(title)
    dialog.add_sentence(sentence)
    dialog.add_buttons(_("Close"))
    show(dialog)


def open_file(title: str, patterns: str, folder: Path | None = None) -> Path | None:
    """Ask for a file to read. ``patterns`` is Qt's, such as ``Text (*.txt)``; None when the person gives up."""
    chosen, _filter = QFileDialog.getOpenFileName(_owner(), title, str(folder or Path.home()), patterns)
    return Path(chosen) if chosen else None


def open_files(title: str, patterns: str, folder: Path | None = None) -> list[Path]:
    """Ask for files to read; empty when the person gives up."""
    chosen, _filter = QFileDialog.getOpenFileNames(_owner(), title, str(folder or Path.home()), patterns)
    return [Path(name) for name in chosen]


def save_file(title: str, name: str, patterns: str, folder: Path | None = None) -> Path | None:
    """Ask where to write; the system asks before an existing file is replaced. None when the person gives up."""
    chosen, _filter = QFileDialog.getSaveFileName(_owner(), title, str((folder or Path.home()) / name), patterns)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(Path(name).suffix)


def choose_folder(title: str, folder: Path | None = None) -> Path | None:
    """Ask for a folder; None when the person gives up."""
    chosen = QFileDialog.getExistingDirectory(_owner(), title, str(folder or Path.home()))
    return Path(chosen) if chosen else None


def _owner() -> QWidget | None:
    return QApplication.activeWindow()
