"""Tags or people of an activity, with a quiet line where a new one may be one known already."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.near_names import near
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.tokens import TokenField


class NamesEdit(QWidget):
    """A field of tokens. Nothing is replaced unasked, and what was replaced is put back by the same button."""

    changed = Signal(object)
    """All tokens, after an edit by the person."""

    def __init__(self, name: str, placeholder: str = "", *, prefix: str = "") -> None:
        super().__init__()
        self._field = TokenField(name, placeholder, prefix=prefix)
        self._known: list[str] = []
        self._before: tuple[str, ...] = ()
        self._stands, self._instead = "", ""
        self._words = label("", "meta", "text2", wrap=True)
        self._swap = button("", "quiet", small=True, on_click=self._on_swap)
        self._hint = QWidget()
        row = QHBoxLayout(self._hint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(6))
        row.addWidget(self._words, 1)
        row.addWidget(self._swap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        column.addWidget(self._field)
        column.addWidget(self._hint)
        self._hint.setVisible(False)
        self.setFocusProxy(self._field)
        self._field.changed.connect(self._on_change)

    def tokens(self) -> tuple[str, ...]:
        """Return the tokens, and what is still being typed as the last one."""
        return self._field.tokens()

    def set_tokens(self, tokens: Iterable[str]) -> None:
        """Show these tokens without telling."""
        self._field.set_tokens(tokens)
        self._before = self._field.tokens()
        self._hint.setVisible(False)

    def set_suggestions(self, words: Iterable[str]) -> None:
        """Offer these words, the known ones, while typing."""
        self._known = list(words)
        self._field.set_suggestions(self._known)

    def _on_change(self, tokens: tuple[str, ...]) -> None:
        new = [token for token in tokens if token not in {*self._before, *self._known}]
        self._before = tokens
        close = near(new[-1], [known for known in self._known if known not in tokens]) if new else []
        self._hint.setVisible(False)
        if close:
            self._stands, self._instead = new[-1], close[0]
            self._offer(_("Close to “{name}”, which is in use.").format(name=close[0]), _("Use it"))
        self.changed.emit(tokens)

    def _offer(self, words: str, action: str) -> None:
        said = _("Put “{new}” in place of “{old}”").format(new=self._instead, old=self._stands)
        self._words.setText(words)
        self._swap.setText(action)
        self._swap.setAccessibleName(said)
        self._swap.setToolTip(said)
        self._hint.setVisible(True)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def _on_swap(self) -> None:
        """Put the one in place of the other, and offer the way back."""
        old, new = self._stands, self._instead
        self._field.replace(old, new)
        self._stands, self._instead = new, old
        self._offer(_("“{old}” is now “{new}”.").format(old=old, new=new), _("Undo"))
