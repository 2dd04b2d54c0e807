"""The attachments of the activity on screen: their cards, where to drop more, and what has to be asked about them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.model import Attachment
from lcjournal.core.side_folder import SideFolder
from lcjournal.ui import theme
from lcjournal.ui.widgets.attachment_card import AttachmentCard, DropZone, MissingCard
from lcjournal.ui.widgets.buttons import Button, button
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.pictures import Pictures

_QUESTION = -1
_SHOW_AFTER_MS = 300
"""How long a copy runs before it is worth a word."""


class AttachmentsBlock(QWidget):
    """Shows attachments and says what the person wants with them. ``stacked`` fills a narrow column."""

    open_requested = Signal(str)
    remove_requested = Signal(str)
    find_requested = Signal(str)
    choose_requested = Signal()

    def __init__(self, files: SideFolder, pictures: Pictures, *, stacked: bool) -> None:
        super().__init__()
        self._files, self._pictures, self._stacked = files, pictures, stacked
        self.activity_id = ""
        """The activity whose attachments are shown, or ``""``."""
        self._shown: tuple[tuple[Attachment, bool], ...] = ()
        self._to_focus: int | None = None
        self.setAccessibleName(_("Attachments"))
        self.question, self.copying = Question(), Copying()
        words = _("Drop a file or [choose one]") if stacked else _("Drop a file here to attach it")
        self.zone = DropZone(words, stacked=stacked)
        self.zone.clicked.connect(self.choose_requested)
        self._holder = QWidget()
        self._cards = FlowLayout(self._holder, theme.space(8 if stacked else 12))
        self._cards.addWidget(self.zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(self.question)
        column.addWidget(self.copying)
        column.addWidget(self._holder)

    def show_attachments(self, activity_id: str, attachments: Sequence[Attachment]) -> None:
        """Show those of an activity, ``""`` for one that is not stored yet; the focus stays at its place among them."""
        if activity_id != self.activity_id:
            self.question.dismiss()
        shown = tuple((one, self._files.find(one.sha256) is not None) for one in attachments)
        changed, focused = shown != self._shown, self.focused()
        self.activity_id, self._shown = activity_id, shown
        if changed:
            self._fill()
        if focused is not None:
            self.focus(focused)

    def _fill(self) -> None:
        self._cards.removeWidget(self.zone)
        empty(self._cards)
        cards: list[QWidget] = [self._card(one) if is_there else self._missing(one) for one, is_there in self._shown]
        for card in (*cards, self.zone):
            self._cards.addWidget(card)
        before: QWidget = self.question
        for card in (*cards, self.zone):
            self.setTabOrder(before, card)
            before = card

    def focus(self, number: int) -> None:
        """Put the focus on a card, behind the last one on the place to drop another, or before them on the question."""
        self._to_focus = number
        QTimer.singleShot(0, self, self._focus_now)  # once the cards are on the screen

    def _focus_now(self) -> None:
        number, self._to_focus = self._to_focus, None
        if number == _QUESTION:
            self.question.take_focus()
        elif number is not None:
            cards = self._widgets()
            cards[min(number, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def shows_picture(self, digest: str) -> bool:
        """Return whether the file of a digest is a picture that can be shown."""
        return not self._pictures.size(digest, QSize(1, 1)).isEmpty()

    def _missing(self, attachment: Attachment) -> QWidget:
        card = MissingCard(attachment, stacked=self._stacked)
        card.find_requested.connect(self.find_requested)
        card.remove_requested.connect(self.remove_requested)
        return card

    def _card(self, attachment: Attachment) -> QWidget:
        card = AttachmentCard(attachment, self._pictures, stacked=self._stacked)
        card.open_requested.connect(self.open_requested)
        card.remove_requested.connect(self.remove_requested)
        return card

    def focused(self) -> int | None:
        """Return the number of the card that has the focus or is about to, if it is one; see ``focus``."""
        focus = self.window().focusWidget()
        if self._to_focus is not None or focus is None:
            return self._to_focus
        if self.question.isAncestorOf(focus):
            return _QUESTION
        holding = (number for number, card in enumerate(self._widgets()) if card is focus or card.isAncestorOf(focus))
        return next(holding, None)

    def _widgets(self) -> list[QWidget]:
        """Return the cards and, last, the place to drop another."""
        items = (self._cards.itemAt(number) for number in range(self._cards.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]


class Question(QFrame):
    """A sentence with its answers, in the place it is about; the first answer is the one that changes least."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "warn")
        self._sentence = label("", wrap=True)
        self._answers: dict[Button, Callable[[], object]] = {}
        holder = QWidget()
        self._row = FlowLayout(holder, theme.space(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(14), theme.space(12), theme.space(14), theme.space(12))
        column.setSpacing(theme.space(8))
        column.addWidget(self._sentence)
        column.addWidget(holder)
        self.hide()

    def ask(self, sentence: str, *answers: tuple[str, Callable[[], object]]) -> None:
        """Ask; the first of the ``answers``, words with what they do, has the focus. An older question gives way."""
        self._clear()
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        for words, act in answers:
            answer = button(words, small=True)
            answer.setAccessibleDescription(sentence)
            answer.clicked.connect(self._on_answer)
            self._answers[answer] = act
            self._row.addWidget(answer)
        self.show()
        self.take_focus()
        QTimer.singleShot(0, self, self._come_into_sight)  # once there is room for it

    def take_focus(self) -> None:
        """Put the focus on the first answer."""
        if self._answers:
            next(iter(self._answers)).setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Ask no more."""
        self._clear()
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            next(iter(self._answers)).click()
        else:
            super().keyPressEvent(event)

    def _come_into_sight(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self)

    def _clear(self) -> None:
        self._answers = {}
        empty(self._row)

    def _on_answer(self) -> None:
        pressed = self.sender()
        act = next(act for answer, act in self._answers.items() if answer is pressed)
        self.dismiss()
        act()


class Copying(QWidget):
    """How far the copy of a large file is, once it takes longer than a moment."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "meta", "text2", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Copying"))
        self._later = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._later.timeout.connect(self.show)
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        row.addWidget(button(_("Cancel"), "quiet", small=True, on_click=self.cancelled.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        column.addLayout(row)
        self.hide()

    def begin(self, name: str) -> None:
        """Show the copy of ``name`` unless it ends at once."""
        self._words.setText(_("Copying “{name}”…").format(name=name))
        self._bar.setValue(0)
        self._later.start()

    def go_on(self, share: float) -> None:
        """Show how much is copied, 0 to 1."""
        self._bar.setValue(round(100 * share))

    def end(self) -> None:
        """Go away."""
        self._later.stop()
        self.hide()
