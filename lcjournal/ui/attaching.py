"""What a person does with attachments: choose, drop, paste, open, remove, find again."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QLineEdit, QWidget

from lcjournal.core.attachment_words import LARGE, file_size, picture
from lcjournal.core.errors import UserError
from lcjournal.core.file_names import could_run, shown_name
from lcjournal.core.i18n import _
from lcjournal.core.model import Attachment, Change
from lcjournal.core.side_folder import KeptFile
from lcjournal.ui import background, dialogs, opening
from lcjournal.ui.attachment_changes import AttachmentChanges
from lcjournal.ui.context import Context
from lcjournal.ui.file_copying import FileCopy
from lcjournal.ui.widgets.attachments import AttachmentsBlock
from lcjournal.ui.widgets.editor import Editor
from lcjournal.ui.widgets.file_drop import FileDrop, carried_by
from lcjournal.ui.widgets.reader import Reader

Then = Callable[[tuple[Attachment, ...]], object]
"""What follows once files are attached."""

_HEAD = 16
_CHOOSE = "Ctrl+Shift+A"


def _nothing(*_arguments: object) -> None:
    """Leave it at that."""


def _reason_to_ask(name: str, head: bytes, *, encrypted: bool) -> str:
    """Return what to ask before a file is opened with another program, or nothing."""
    if could_run(name, head):
        return _("This file could run a program on this computer. Open it?")
    if encrypted:
        return _("Another program needs a copy that is not encrypted. It goes when LC Journal is locked or ends.")
    return ""


class Attaching(QObject):
    """Does what one block of attachments asks for.

    ``owner`` returns the id of the activity to attach to, where it has to be stored first, ``""`` if it cannot be;
    ``link`` gives it an address.
    """

    def __init__(
        self,
        context: Context,
        block: AttachmentsBlock,
        *,
        owner: Callable[[], str] | None = None,
        link: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(block)
        self._context, self._block, self._link = context, block, link
        self._owner = owner or self._shown
        self._attachments = context.store.attachments
        self._changes = AttachmentChanges(context.store, context.undo)
        self._under_way: dict[FileCopy, Callable[[Sequence[KeptFile]], object]] = {}
        block.open_requested.connect(self.open)
        block.remove_requested.connect(self._changes.remove)
        block.find_requested.connect(self.find)
        block.choose_requested.connect(self.choose)
        block.copying.cancelled.connect(self._cancel)
        context.bus.changed.connect(self._on_change)

    def choose(self) -> None:
        """Ask for files and attach them."""
        if self._block.isVisible():
            self.attach(dialogs.open_files(_("Attach files"), _("All files (*)")))

    def paste(self) -> None:
        """Attach the files or the picture on the clipboard."""
        carried = carried_by(QGuiApplication.clipboard().mimeData())
        if isinstance(carried, QImage):
            self.attach_picture(carried)
        elif carried:
            self.attach(carried)

    def accept(self, *widgets: QWidget) -> None:
        """Take files that are dropped on these widgets."""
        drop = FileDrop(*widgets)
        drop.awaited.connect(self._block.zone.await_drop)
        drop.files_given.connect(self.attach)

    def attach(self, paths: Sequence[Path], then: Then = _nothing) -> None:
        """Attach files, and ask before large ones are copied."""
        large = [path for path in paths if path.is_file() and path.stat().st_size > LARGE]
        small = [path for path in paths if path not in large]
        activity_id = self._stored_owner() if paths else ""
        if small and activity_id:
            self._copy(activity_id, small, then)
        if large and activity_id:
            self._ask_about_large(activity_id, large, then)

    def attach_picture(self, image: QImage, then: Then = _nothing) -> None:
        """Attach a picture that is in no file yet."""
        name = _("Picture {day} {time}").format(day=self._context.today(), time=f"{self._context.now():%H.%M.%S}")
        if activity_id := self._stored_owner():
            self._start(name, partial(self._attach_kept, activity_id, then, "")).copy_picture(image, f"{name}.png")

    def attach_in_text(self, cursor: QTextCursor, carried: list[Path] | QImage) -> None:
        """Attach what was dropped or pasted into a text, and put the pictures among it where the cursor is."""
        then = partial(self._place, cursor)
        if isinstance(carried, QImage):
            self.attach_picture(carried, then)
        else:
            self.attach(carried, then)

    def open(self, attachment_id: str) -> None:
        """Open a file with the system’s program, after a warning if it could run one."""
        attachment = self._attachments.get(attachment_id)
        try:
            head = next(self._attachments.files.read(attachment.sha256), b"")[:_HEAD]
        except UserError:
            self._show()
            return
        go_on = partial(self._open, attachment)
        if sentence := _reason_to_ask(attachment.name, head, encrypted=self._attachments.files.key is not None):
            self._block.question.ask(sentence, (_("Cancel"), _nothing), (_("Open it"), go_on))
        else:
            go_on()

    def find(self, attachment_id: str) -> None:
        """Ask where the file of an attachment is now. Another file takes its place, with its own name."""
        name, activity_id = self._attachments.get(attachment_id).name, self._block.activity_id
        path = dialogs.open_file(_("Find “{name}”").format(name=name), _("All files (*)"))
        if path is not None:
            self._copy(activity_id, [path], _nothing, attachment_id)

    def _place(self, cursor: QTextCursor, added: Sequence[Attachment]) -> None:
        """Put pictures into a text, unless another activity is written there by now."""
        shown = [picture(one) for one in added if self._block.shows_picture(one.sha256)]
        if shown and set(added) <= set(self._attachments.of(self._block.activity_id)):
            cursor.insertText("\n\n".join(shown))

    def _stored_owner(self) -> str:
        try:
            return self._owner()
        except UserError as error:
            self._say_problems([str(error)])
            return ""

    def _shown(self) -> str:
        return self._block.activity_id

    def _open(self, attachment: Attachment) -> None:
        place = opening.copy_place(attachment.sha256, attachment.name)
        copy = partial(opening.copy_to_open, self._attachments.files, attachment.sha256, place)
        background.run(copy, done=self._on_copied, failed=self._on_not_copied)

    def _on_copied(self, place: Path) -> None:
        if not opening.open_with_system(place):
            self._context.say(_("No program on this computer opens “{name}”.").format(name=place.name))

    def _on_not_copied(self, error: Exception) -> None:
        if not isinstance(error, OSError | UserError):
            raise error
        self._say_problems([_("The copy to open could not be made. The disk may be full.")])

    def _ask_about_large(self, activity_id: str, paths: Sequence[Path], then: Then) -> None:
        """Ask about the first of the files, and about the rest once it is answered."""
        path, rest = paths[0], paths[1:]
        size = file_size(path.stat().st_size)

        def answer(act: Callable[[], object]) -> None:
            act()
            if rest:
                self._ask_about_large(activity_id, rest, then)

        attach = partial(self._copy, activity_id, [path], then)
        answers: list[tuple[str, Callable[[], object]]] = [(_("Cancel"), _nothing), (_("Attach anyway"), attach)]
        if not self._context.store.activities.get(activity_id).link:
            link = self._link or partial(self._changes.link, activity_id)
            answers.append((_("Link to it"), partial(link, path.absolute().as_uri())))
        sentence = _("“{name}” is large, {size}.").format(name=shown_name(path.name), size=size)
        self._block.question.ask(sentence, *((words, partial(answer, act)) for words, act in answers))

    def _copy(self, activity_id: str, paths: Sequence[Path], then: Then, instead: str = "") -> None:
        attach = partial(self._attach_kept, activity_id, then, instead)
        self._start(shown_name(paths[0].name), attach).copy(paths)

    def _start(self, name: str, attach: Callable[[Sequence[KeptFile]], object]) -> FileCopy:
        copy = FileCopy(self._attachments.files, self)
        copy.progressed.connect(self._block.copying.go_on)
        copy.ended.connect(self._on_ended)
        self._under_way[copy] = attach
        self._block.copying.begin(name)
        return copy

    def _cancel(self) -> None:
        for copy in self._under_way:
            copy.cancel()
            copy.deleteLater()
        self._under_way.clear()
        self._block.copying.end()

    def _on_ended(self, copy: FileCopy, kept: Sequence[KeptFile], problems: Sequence[str]) -> None:
        attach = self._under_way.pop(copy)
        copy.deleteLater()
        if not self._under_way:
            self._block.copying.end()
        if problems:
            self._say_problems(problems)
        if kept:
            attach(kept)

    def _attach_kept(self, activity_id: str, then: Then, instead: str, kept: Sequence[KeptFile]) -> None:
        try:
            added = self._changes.add(activity_id, kept, instead)
        except UserError as error:
            self._say_problems([str(error)])
            return
        self._show()  # a file that was gone may be back
        then(added)

    def _say_problems(self, sentences: Sequence[str]) -> None:
        self._block.question.ask(" ".join(sentences), (_("Close"), _nothing))

    def _on_change(self, change: Change) -> None:
        if change & Change.ACTIVITIES and self._block.activity_id:
            self._show()

    def _show(self) -> None:
        activity_id = self._block.activity_id
        self._block.show_attachments(activity_id, self._attachments.of(activity_id))


def attach_in_reader(context: Context, reader: Reader, around: QWidget) -> None:
    """Let files be attached to the activity that is read; ``around`` is where the key for it works."""
    attaching = Attaching(context, reader.attachments)
    attaching.accept(reader)
    _key(_CHOOSE, around).activated.connect(attaching.choose)
    _key(QKeySequence.StandardKey.Paste, reader).activated.connect(attaching.paste)


def attach_in_editor(context: Context, editor: Editor) -> None:
    """Let files be attached to the activity that is written."""
    attaching = Attaching(context, editor.attachments, owner=editor.stored, link=editor.note_link)
    attaching.accept(editor, *editor.findChildren(QLineEdit))
    editor.files_given.connect(attaching.attach_in_text)
    _key(_CHOOSE, editor).activated.connect(attaching.choose)


def _key(keys: QKeySequence.StandardKey | str, widget: QWidget) -> QShortcut:
    return QShortcut(QKeySequence(keys), widget, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
