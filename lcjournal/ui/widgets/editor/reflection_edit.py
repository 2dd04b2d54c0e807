"""Where one writes: What? So what? Now what?, raw Markdown in one frame, and a rendered copy to look at."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _, ngettext
from lcjournal.core.model import PROMPTS, Reflection
from lcjournal.core.names import prompt_name
from lcjournal.ui import theme
from lcjournal.ui.spelling import Spelling
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.editor.find_bar import FindBar
from lcjournal.ui.widgets.editor.prose_edit import ProseEdit
from lcjournal.ui.widgets.editor.spelling_switch import SpellingSwitch
from lcjournal.ui.widgets.labels import label, rule, set_property
from lcjournal.ui.widgets.markdown_view import MarkdownView
from lcjournal.ui.widgets.pictures import Pictures
from lcjournal.ui.widgets.segmented import Segmented

_LINES = 2


class ReflectionEdit(QFrame):
    """Edits the reflections of one activity. ``edited`` follows every change the person makes."""

    edited = Signal()

    files_given = Signal(object, object)
    """What ``ProseEdit.files_given`` says, from any of the fields."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setProperty("card", "field")
        self._filling = False
        self._hidden: list[Reflection] = []
        self._fields: dict[str, ProseEdit] = {}
        self._rows: dict[str, QWidget] = {}
        self._preview = MarkdownView(_("Preview"), pictures=pictures)
        self._words = label("", "meta", "text3")
        self._spelling = SpellingSwitch()
        self._mode = Segmented(_("Write or preview"), (("write", _("Write")), ("preview", _("Preview"))), "write")
        self._mode.chosen.connect(self._show_mode)
        self._stack = QStackedLayout()
        self._find = FindBar(self._shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        column.addLayout(self._toolbar())
        column.addWidget(rule())
        column.addWidget(self._find)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self._prompts())
        self._stack.addWidget(self._preview_page())
        column.addWidget(rule())
        column.addLayout(self._footer())
        keys = {
            "Ctrl+F": self._look_for,
            "Ctrl+H": self._replace,
            "F3": self._find.next,
            "Shift+F3": self._find.previous,
        }
        for text, slot in keys.items():
            QShortcut(QKeySequence(text), self).activated.connect(slot)

    def show_reflections(self, reflections: Iterable[Reflection]) -> None:
        """Show what is written; prompts this editor has no field for are kept as they are."""
        texts = {part.prompt: part.text for part in reflections}
        self._filling = True
        for prompt, field in self._fields.items():
            field.show_text(texts.get(prompt, ""))
        self._rows["note"].setVisible(bool(texts.get("note")))
        self._hidden = [Reflection(prompt, text) for prompt, text in texts.items() if prompt not in self._fields]
        self._filling = False
        self._mode.choose("write")
        self._show_mode("write")
        self._count()
        self._find.look_again()

    def reflections(self) -> tuple[Reflection, ...]:
        """Return what stands in the fields, without those that are empty."""
        shown = [Reflection(prompt, field.text()) for prompt, field in self._fields.items()]
        return (*(part for part in shown if part.text), *self._hidden)

    def check_spelling(self, spelling: Spelling) -> None:
        """Show what is misspelt in every field."""
        self._spelling.check_with(spelling)
        for field in self._fields.values():
            field.check_with(spelling)

    def place(self) -> tuple[str, int]:
        """Return where the cursor is: the prompt and the position in its text."""
        for prompt, field in self._fields.items():
            if field.hasFocus():
                return prompt, field.textCursor().position()
        return "", 0

    def go_to(self, prompt: str, position: int = -1) -> None:
        """Put the cursor into a prompt, at its end without a position."""
        field = self._fields.get(prompt, self._fields["what"])
        cursor = field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if position >= 0:
            cursor.setPosition(min(position, cursor.position()))
        field.setTextCursor(cursor)
        field.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the focus of a field on the frame around all."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            set_property(self, "focused", event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go on writing at the end, as a click under the last line of a sheet of paper would."""
        if self._mode.value() == "write":
            self.go_to(next((prompt for prompt in reversed(PROMPTS) if self._fields[prompt].text()), "what"))

    def _toolbar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.space(8), theme.space(5), theme.space(8), theme.space(5))
        row.setSpacing(theme.space(4))
        for icon, tip, shortcut, slot in (
            ("text-bolder", _("Bold"), "Ctrl+B", self._bold),
            ("text-italic", _("Italic"), "Ctrl+I", self._italic),
            ("list-bullets", _("List"), "Ctrl+Shift+L", self._list),
            ("check-square", _("Task"), "Ctrl+Shift+X", self._task),
            ("quotes", _("Quotation"), "", self._quote),
        ):
            tool = IconButton(icon, tip, shortcut)
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the text
            tool.clicked.connect(slot)
            row.addWidget(tool)
            if shortcut:
                key = QShortcut(QKeySequence(shortcut), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                key.activated.connect(slot)
        row.addStretch(1)
        row.addWidget(self._mode)
        switch = QShortcut(QKeySequence("Ctrl+Shift+V"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        switch.activated.connect(self._switch)
        return row

    def _prompts(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.space(20), theme.space(14), theme.space(20), theme.space(8))
        column.setSpacing(theme.space(14))
        hints = {
            "what": _("what happened, what I saw"),
            "so_what": _("what it changes for me"),
            "now_what": _("one small thing, with a date"),
        }
        for prompt in PROMPTS:
            column.addWidget(self._prompt(prompt, hints.get(prompt, "")))
        column.addStretch(1)
        return page

    def _prompt(self, prompt: str, hint: str) -> QWidget:
        title = prompt_name(prompt)
        field = ProseEdit(title, _LINES)
        field.textChanged.connect(self._on_edit)
        field.files_given.connect(self.files_given)
        field.installEventFilter(self)
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(4))
        head = QHBoxLayout()
        head.setSpacing(theme.space(8))
        head.addWidget(label(title, "card", "accent_text", buddy=field))
        head.addWidget(label(hint, "meta", "text3", wrap=True), 1)
        lines.addLayout(head)
        lines.addWidget(field)
        self._fields[prompt], self._rows[prompt] = field, holder
        return holder

    def _preview_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.space(20), theme.space(14), theme.space(20), theme.space(8))
        column.addWidget(self._preview)
        column.addStretch(1)
        return page

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.space(16), theme.space(7), theme.space(16), theme.space(7))
        row.addWidget(self._words, 1)
        row.addWidget(self._spelling)
        row.addWidget(label(_("Saved as you write"), "meta", "text3"))
        return row

    def _on_edit(self) -> None:
        if not self._filling:
            self._count()
            self._find.look_again()
            self.edited.emit()

    def _count(self) -> None:
        words = sum(len(field.text().split()) for field in self._fields.values())
        text = ngettext("Markdown, {count} word", "Markdown, {count} words", words)
        self._words.setText(text.format(count=words))

    def _shown(self) -> list[ProseEdit]:
        return [field for prompt, field in self._fields.items() if self._rows[prompt].isVisibleTo(self)]

    def _look_for(self) -> None:
        self._write_mode()
        self._find.open(replacing=False)

    def _replace(self) -> None:
        self._write_mode()
        self._find.open(replacing=True)

    def _write_mode(self) -> None:
        if self._mode.value() == "preview":
            self._switch()

    def _switch(self) -> None:
        self._mode.choose("write" if self._mode.value() == "preview" else "preview")
        self._show_mode(self._mode.value())

    def _show_mode(self, mode: str) -> None:
        preview = mode == "preview"
        parts = ((prompt_name(part.prompt) if part.prompt in PROMPTS else "", part.text) for part in self.reflections())
        text = "\n\n".join(f"## {title}\n\n{text}" if title else text for title, text in parts)
        self._preview.show_text(text if preview else "")
        self._stack.setCurrentIndex(int(preview))
        if preview and self._find.isVisible():
            self._find.close_bar()

    def _current(self) -> ProseEdit:
        return next((field for field in self._fields.values() if field.hasFocus()), self._fields["what"])

    def _bold(self) -> None:
        self._surround("**")

    def _italic(self) -> None:
        self._surround("*")

    def _list(self) -> None:
        self._start_lines("- ")

    def _task(self) -> None:
        self._start_lines("- [ ] ")

    def _quote(self) -> None:
        self._start_lines("> ")

    def _surround(self, mark: str) -> None:
        field = self._current()
        cursor = field.textCursor()
        words = cursor.selectedText().replace("\u2029", "\n")
        cursor.insertText(f"{mark}{words}{mark}")
        if not words:
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(mark))
            field.setTextCursor(cursor)

    def _start_lines(self, mark: str) -> None:
        """Put ``mark`` before every line of the selection, as one step to undo."""
        cursor = self._current().textCursor()
        document = self._current().document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        cursor.beginEditBlock()
        for number in range(first, last + 1):
            line = QTextCursor(document.findBlockByNumber(number))
            line.insertText(mark)
        cursor.endEditBlock()
