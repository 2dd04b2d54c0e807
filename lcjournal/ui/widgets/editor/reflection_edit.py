"""Where one writes: the questions of a method, raw Markdown in one frame, and a rendered copy to look at."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import methods
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.methods import prompt_name, reading_order
from lcjournal.core.model import Reflection
from lcjournal.ui import theme
from lcjournal.ui.spelling import Spelling
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.editor.find_bar import FindBar
from lcjournal.ui.widgets.editor.marks import start_lines, surround
from lcjournal.ui.widgets.editor.method_choice import MethodChoice
from lcjournal.ui.widgets.editor.prompt_edit import PromptEdit
from lcjournal.ui.widgets.editor.prose_edit import ProseEdit
from lcjournal.ui.widgets.editor.sight import reveal
from lcjournal.ui.widgets.editor.spelling_switch import SpellingSwitch
from lcjournal.ui.widgets.editor.two_ends import TwoEnds
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label, rule, set_property
from lcjournal.ui.widgets.markdown_view import MarkdownView
from lcjournal.ui.widgets.pictures import Pictures
from lcjournal.ui.widgets.segmented import Segmented
from lcjournal.ui.widgets.tab_order import reach_before


class ReflectionEdit(QFrame):
    """Edits the reflections of one activity. ``edited`` follows every change the person makes.

    Its ``find_bar`` is to be shown over it, where it stays in sight however long the text is.
    """

    edited = Signal()

    files_given = Signal(object, object)
    """What ``ProseEdit.files_given`` says, from any of the fields."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setProperty("card", "field")
        self._prompts: list[PromptEdit] = []
        self._preview = MarkdownView(_("Preview"), pictures=pictures)
        self._words = label("", "meta", "text3")
        self.choice, self._spelling = MethodChoice(), SpellingSwitch()
        self._checker: Spelling | None = None
        self._mode = Segmented(_("Write or preview"), (("write", _("Write")), ("preview", _("Preview"))), "write")
        self._mode.chosen.connect(self._show_mode)
        self.choice.method_chosen.connect(self._on_method)
        self.choice.question_given.connect(self._ask)
        self._stack = QStackedLayout()
        self.find_bar = FindBar(self._shown)
        self._column, copy = QVBoxLayout(), QVBoxLayout()
        copy.addWidget(self._preview)
        self._left = "", 0
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        column.addWidget(self._toolbar())
        column.addWidget(rule())
        column.addLayout(self._stack, 1)
        self._stack.addWidget(_page(self._column))
        self._stack.addWidget(_page(copy))
        column.addWidget(rule())
        column.addWidget(self._footer())
        self._ask_for(methods.USUAL, ())
        keys = {
            "Ctrl+F": self._look_for,
            "Ctrl+H": self._replace,
            "F3": self.find_bar.next,
            "Shift+F3": self.find_bar.previous,
        }
        for text, slot in keys.items():
            QShortcut(QKeySequence(text), self).activated.connect(slot)

    @property
    def method(self) -> str:
        """The id of the method one writes with."""
        return self.choice.method

    def show_reflections(self, reflections: Iterable[Reflection], method: str) -> None:
        """Show what is written: the questions of the method, and any other under which there is a text."""
        self.choice.show_method(method)
        self._ask_for(method, reflections)
        self._mode.choose("write")
        self._show_mode("write")

    def reflections(self) -> tuple[Reflection, ...]:
        """Return what stands in the fields, without those that are empty."""
        return tuple(part for part in (prompt.reflection() for prompt in self._prompts) if part.text)

    def fill(self, method: str, reflections: Iterable[Reflection]) -> None:
        """Go on with a method, and put texts where nothing is written yet: nothing that is there gives way."""
        mine = {part.prompt: part for part in self.reflections()}
        given = {part.prompt: part for part in reflections if part.prompt not in mine}
        self.show_reflections((*mine.values(), *given.values()), method)
        self.edited.emit()

    def check_spelling(self, spelling: Spelling) -> None:
        """Mark words that ``spelling`` does not know, in the fields there are and in those to come."""
        self._checker = spelling
        self._spelling.check_with(spelling)
        for prompt in self._prompts:
            prompt.field.check_with(spelling)

    def place(self) -> tuple[str, int]:
        """Return where the cursor is, or was before another window was opened: the prompt and the place in its text."""
        for prompt in self._prompts:
            if prompt.field is self.window().focusWidget():
                return prompt.prompt, prompt.field.textCursor().position()
        return "", 0

    def go_to(self, prompt: str = "", position: int = -1) -> None:
        """Put the cursor into a prompt, without one the first, at its end without a position."""
        field = next((one.field for one in self._prompts if one.prompt == prompt), self._prompts[0].field)
        cursor = field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if position >= 0:
            cursor.setPosition(min(position, cursor.position()))
        field.setTextCursor(cursor)
        field.setFocus()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go on writing at the end, as a click under the last line of a sheet of paper would."""
        if self._mode.value() == "write":
            written = (prompt.prompt for prompt in reversed(self._prompts) if prompt.field.text())
            self.go_to(next(written, ""))

    def _ask_for(self, method: str, reflections: Iterable[Reflection]) -> None:
        """Put a field under each question; one that is there already stays, and with it its undo."""
        texts = {part.prompt: part for part in reflections if part.text}
        asked = [prompt.id for prompt in methods.method(method).prompts]
        wanted = sorted({*asked, *texts}, key=reading_order) if texts.keys() - {*asked} else asked
        known = {prompt.prompt: prompt for prompt in self._prompts}
        for prompt in known.values():
            self._column.removeWidget(prompt)
            if prompt.prompt not in wanted:
                prompt.hide()
                prompt.deleteLater()
        self._prompts = [known.get(prompt) or self._prompt(prompt) for prompt in wanted]
        for place, prompt in enumerate(self._prompts):
            self._column.insertWidget(place, prompt)
            if prompt.reflection() != texts.get(prompt.prompt, Reflection(prompt.prompt, "")):
                prompt.show_reflection(texts.get(prompt.prompt))
        for prompt in self._prompts:
            reach_before(prompt, self._spelling)
        self._count()
        self.find_bar.look_again()

    def _prompt(self, name: str) -> PromptEdit:
        prompt = PromptEdit(name)
        prompt.edited.connect(self._on_edit)
        prompt.focused.connect(self._on_focus)
        prompt.field.files_given.connect(self.files_given)
        if self._checker is not None:
            prompt.field.check_with(self._checker)
        return prompt

    def _toolbar(self) -> TwoEnds:
        tools = QWidget()
        line = FlowLayout(tools, theme.space(4))
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
            line.addWidget(tool)
            if shortcut:
                key = QShortcut(QKeySequence(shortcut), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                key.activated.connect(slot)
        line.addWidget(self.choice)
        for place in (self, self.find_bar):
            key = QShortcut(QKeySequence("Ctrl+Shift+V"), place, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._switch)
        row = TwoEnds(tools, self._mode)
        row.set_margins(theme.space(8), theme.space(5))
        return row

    def _footer(self) -> TwoEnds:
        row = TwoEnds(self._words, self._spelling)
        row.set_margins(theme.space(16), theme.space(7))
        return row

    def _on_edit(self) -> None:
        self._count()
        self.find_bar.look_again()
        self.edited.emit()

    def _on_focus(self, focused: bool) -> None:
        set_property(self, "focused", focused)

    def _on_method(self, method: str) -> None:
        """Ask the other questions, and go on under the first that has no answer yet."""
        self._ask_for(method, self.reflections())
        self._write_mode()
        self.go_to(next((prompt.prompt for prompt in self._prompts if not prompt.field.text()), ""))
        QTimer.singleShot(0, self._current(), self._current().follow)  # once it has its place
        self.edited.emit()

    def _ask(self, question: str) -> None:
        """Write a question down where the cursor is, to be answered under it."""
        field, cursor = self._current(), self._current().textCursor()
        before = "" if cursor.atBlockStart() else "\n\n"
        cursor.insertText(f"{before}> {question}\n\n")
        field.setTextCursor(cursor)
        field.setFocus()

    def _count(self) -> None:
        words = sum(len(prompt.field.text().split()) for prompt in self._prompts)
        text = ngettext("Markdown, {count} word", "Markdown, {count} words", words)
        self._words.setText(text.format(count=words))

    def _shown(self) -> list[ProseEdit]:
        return [prompt.field for prompt in self._prompts]

    def _look_for(self) -> None:
        self._write_mode()
        self.find_bar.open(replacing=False)

    def _replace(self) -> None:
        self._write_mode()
        self.find_bar.open(replacing=True)

    def _write_mode(self) -> None:
        if self._mode.value() == "preview":
            self._switch()

    def _switch(self) -> None:
        """Show the other of text and copy; the focus stays within, where the person looks and left off."""
        if self._mode.value() == "preview":
            self._mode.choose("write")
            self._show_mode("write")
            self.go_to(*self._left)
            self._current().follow()
            return
        self._left = self.place()
        self._mode.choose("preview")
        self._mode.setFocus()  # before the field is hidden: Qt would give its focus to what stands far below
        self._show_mode("preview")
        self._preview.setFocus()
        reveal(self._mode)  # right above the copy, which may be much shorter than the fields

    def _show_mode(self, mode: str) -> None:
        preview = mode == "preview"
        parts = ((prompt_name(part.prompt), part.text) for part in self.reflections())
        text = "\n\n".join(f"## {title}\n\n{text}" for title, text in parts)
        self._preview.show_text(text if preview else "")
        self._stack.setCurrentIndex(int(preview))
        if preview and self.find_bar.isVisible():
            self.find_bar.close_bar()

    def _current(self) -> ProseEdit:
        return next((one.field for one in self._prompts if one.field.hasFocus()), self._prompts[0].field)

    def _bold(self) -> None:
        surround(self._current(), "**")

    def _italic(self) -> None:
        surround(self._current(), "*")

    def _list(self) -> None:
        start_lines(self._current(), "- ")

    def _task(self) -> None:
        start_lines(self._current(), "- [ ] ")

    def _quote(self) -> None:
        start_lines(self._current(), "> ")


def _page(column: QVBoxLayout) -> QWidget:
    """Return a page of the frame that shows ``column``, at the top."""
    page = QWidget()
    page.setLayout(column)
    column.setContentsMargins(theme.space(20), theme.space(14), theme.space(20), theme.space(8))
    column.setSpacing(theme.space(14))
    column.addStretch(1)
    return page
