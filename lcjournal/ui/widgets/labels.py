"""Words on the screen: labels in the styles of the design, lines and small captions of keys."""

import re
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

FontStyle = Literal["question", "page", "figure", "pane", "card", "reading", "body", "strong", "label", "meta"]
Tone = Literal["text", "text2", "text3", "accent_text", "desired", "decline", "danger", "warn"]

_ENDLESS = re.compile(r"\S{20}(?=\S)")
"""So many letters in a row that a narrow column may have no room for more of them."""


def label(
    text: str = "", font: FontStyle = "body", tone: Tone = "text", *, wrap: bool = False, buddy: QWidget | None = None
) -> QLabel:
    """Return a label of plain text; what a person wrote is never read as markup.

    The font follows the size of the text by itself. ``buddy`` is the field it names, for a screen reader too.
    """
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("face", font)
    result.setProperty("tone", tone)
    result.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        result.setSizePolicy(policy)
    if buddy is not None:
        result.setBuddy(buddy)
        buddy.setAccessibleName(buddy.accessibleName() or text.replace("&", ""))
    return result


def written(text: str, font: FontStyle = "body", tone: Tone = "text") -> QLabel:
    """Return a label of what a person wrote: it wraps, also within a word or an address without end."""
    result = label(font=font, tone=tone, wrap=True)
    set_written(result, text)
    return result


def set_written(widget: QLabel, text: str) -> None:
    """Show what a person wrote; a screen reader is told it as it was written."""
    widget.setText(_ENDLESS.sub("\\g<0>\u200b", text))
    widget.setAccessibleName(text)


def set_tone(widget: QWidget, tone: str) -> None:
    """Give another colour to a label that is already on the screen."""
    set_property(widget, "tone", tone)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet selects on, and look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def rule(*, vertical: bool = False) -> QFrame:
    """Return a hairline."""
    result = QFrame()
    result.setProperty("rule", "vertical" if vertical else "horizontal")
    return result


def key_cap(text: str) -> QLabel:
    """Return the little box that shows a shortcut."""
    result = label(text, "meta", "text2")
    result.setProperty("face", "key")
    result.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return result
