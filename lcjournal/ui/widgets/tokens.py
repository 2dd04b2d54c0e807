"""A field of words that are each one thing: people, tags."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit
from typing_extensions import override

from lcjournal.ui import theme
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import set_property
from lcjournal.ui.widgets.tab_order import reach_before


class TokenField(QFrame):
    """Tokens and a place to type one more. Enter or a comma adds it; Backspace in the empty field removes the last.

    ``changed`` carries all tokens after an edit by the person; ``set_tokens`` is silent. ``prefix`` is shown before
    each token and taken off what is typed (``#`` for tags).
    """

    changed = Signal(object)

    def __init__(self, name: str, placeholder: str = "", *, prefix: str = "") -> None:
        super().__init__()
        self._prefix = prefix
        self._tokens: list[str] = []
        self._tags: list[Tag] = []
        self.setProperty("field", "true")
        self._field = QLineEdit()
        self._field.setProperty("look", "bare")
        self._field.setPlaceholderText(placeholder)
        self._field.setAccessibleName(name)
        self._field.setMinimumWidth(max(theme.em(8), self._field.fontMetrics().horizontalAdvance(f"{placeholder}  ")))
        self._field.installEventFilter(self)
        self._field.returnPressed.connect(self._add_typed)
        self._field.textEdited.connect(self._on_edit)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._add_typed, Qt.ConnectionType.QueuedConnection)
        self._field.setCompleter(completer)
        self._flow = FlowLayout(self, theme.space(6))
        self._flow.setContentsMargins(theme.space(7), theme.space(5), theme.space(7), theme.space(5))
        self._flow.addWidget(self._field)
        self.setFocusProxy(self._field)

    def tokens(self) -> tuple[str, ...]:
        """Return the tokens, and what is still being typed as the last one."""
        typed = self._clean(self._field.text())
        return (*self._tokens, typed) if typed and typed not in self._tokens else tuple(self._tokens)

    def set_tokens(self, tokens: Iterable[str]) -> None:
        """Show these tokens without telling."""
        self._tokens = list(dict.fromkeys(tokens))
        for tag in self._tags:
            self._flow.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        self._tags = []
        for index, token in enumerate(self._tokens):
            tag = Tag(f"{self._prefix} {token}" if self._prefix else token, closable=True)
            tag.setObjectName(token)
            tag.closed.connect(self._on_closed)
            self._tags.append(tag)
            self._flow.insert_widget(index, tag)
            reach_before(tag, self._field)
        self.updateGeometry()

    def replace(self, old: str, new: str) -> None:
        """Put one token in the place of another, and tell."""
        self._edit([new if token == old else token for token in self._tokens])

    def set_suggestions(self, words: Iterable[str]) -> None:
        """Offer these words while typing."""
        self._words.setStringList(list(words))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the focus on the frame, keep what was typed on leaving, and remove by Backspace."""
        if event.type() == QEvent.Type.FocusIn:
            set_property(self, "field", "focus")
        elif event.type() == QEvent.Type.FocusOut:
            set_property(self, "field", "true")
            self._add_typed()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            empty = not self._field.text()
            if event.key() == Qt.Key.Key_Backspace and empty and self._tokens:
                self._edit(self._tokens[:-1])
                return True
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Type here, wherever the field was clicked."""
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)

    def _clean(self, text: str) -> str:
        return text.strip().removeprefix(self._prefix).strip() if self._prefix else text.strip()

    def _on_edit(self, text: str) -> None:
        if "," in text:
            *whole, rest = text.split(",")
            self._field.setText(rest.lstrip())
            self._edit([*self._tokens, *filter(None, map(self._clean, whole))])

    def _add_typed(self) -> None:
        typed = self._clean(self._field.text())
        self._field.clear()
        if typed and typed not in self._tokens:
            self._edit([*self._tokens, typed])

    def _on_closed(self) -> None:
        closed = self.sender().objectName()
        self._field.setFocus()
        self._edit([token for token in self._tokens if token != closed])

    def _edit(self, tokens: list[str]) -> None:
        self.set_tokens(tokens)
        self.changed.emit(tuple(self._tokens))
