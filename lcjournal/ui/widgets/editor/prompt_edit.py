"""One question of a reflection: its words, the field to answer in, and whether the answer is for oneself alone."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.methods import prompt_hint, prompt_name
from lcjournal.core.model import Reflection
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import IconButton, tip_with_key
from lcjournal.ui.widgets.editor.prose_edit import ProseEdit
from lcjournal.ui.widgets.labels import label

_LINES = 2
_LOCK = "Ctrl+Shift+P"


class PromptEdit(QWidget):
    """Edits the reflection under one prompt. ``edited`` follows every change the person makes."""

    edited = Signal()
    focused = Signal(bool)
    """The field has the focus now, or has it no longer."""

    def __init__(self, prompt: str) -> None:
        super().__init__()
        self.prompt = prompt
        self._filling = False
        title = prompt_name(prompt)
        self.field = ProseEdit(title, _LINES)
        self.field.textChanged.connect(self._on_edit)
        self.field.installEventFilter(self)
        self._lock = IconButton("lock-simple-open", _("Only for me"), _LOCK, checkable=True)
        self._lock.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the text, and Tab goes on to the next
        self._lock.setAccessibleName(_("Only for me: {title}").format(title=title))
        self._lock.toggled.connect(self._on_lock)
        key = QShortcut(QKeySequence(_LOCK), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._lock.toggle)
        head = QHBoxLayout()
        head.setSpacing(theme.space(8))
        head.addWidget(label(title, "card", "accent_text", buddy=self.field))
        head.addWidget(label(prompt_hint(prompt), "meta", "text3", wrap=True), 1)
        head.addWidget(self._lock)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        lines.addLayout(head)
        lines.addWidget(self.field)
        self._show_lock()

    def show_reflection(self, reflection: Reflection | None) -> None:
        """Show what is written here, or that nothing is."""
        self._filling = True
        self.field.show_text(reflection.text if reflection else "")
        self._lock.setChecked(reflection is not None and reflection.private)
        self._filling = False

    def reflection(self) -> Reflection:
        """Return what stands in the field."""
        return Reflection(self.prompt, self.field.text(), self._lock.isChecked())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell where the focus is."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.focused.emit(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _on_edit(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _on_lock(self) -> None:
        self._show_lock()
        self._on_edit()

    def _show_lock(self) -> None:
        private = self._lock.isChecked()
        self._lock.setIcon(icons.icon("lock-simple" if private else "lock-simple-open", on="accent_text"))
        told = _("Only for me: left out of every share") if private else _("Shared with the entry. Keep it for me")
        self._lock.setToolTip(tip_with_key(told, _LOCK))
