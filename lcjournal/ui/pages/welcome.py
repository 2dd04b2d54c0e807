"""The first screen: language, a name if one likes, what this is and is not, and three ways to begin."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import FormId
from lcjournal.ui import theme
from lcjournal.ui.context import Context
from lcjournal.ui.pages.page import Page
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import IconLabel, scroll
from lcjournal.ui.widgets.choice_card import ChoiceCard
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.segmented import Segmented
from lcjournal.ui.widgets.sidebar import Logo
from lcjournal.ui.widgets.tension_picture import TensionPicture

_PICTURE_FROM_EM = 64
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WelcomePage(Page):
    """Shown until the person begins. Nothing is asked that is not needed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.full_window = True

        self._language = Segmented(_("Language"), reversed(i18n.LANGUAGES.items()), i18n.language())
        self._language.chosen.connect(self._on_language)
        self._name = QLineEdit()
        self._name.setMaxLength(200)
        self._name.installEventFilter(self)
        self.begin_at(self._name)
        self._group = QButtonGroup(self)
        pulse = len(context.instrument.items(FormId.PULSE))
        questions = _("{count} questions, to know where you stand today").format(count=pulse)
        self._pulse = ChoiceCard(_("A two-minute pulse"), questions, "compass")
        self._entry = ChoiceCard(_("A first journal entry"), _("Something you learned from this week"), "note-pencil")
        self._look = ChoiceCard(_("A look around"), _("A sample journal you can throw away"), "books")
        for card in (self._pulse, self._entry, self._look):
            self._group.addButton(card)
        self._pulse.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = self._picture_side()
        row.addWidget(self._side, 4)
        row.addWidget(scroll(self._questions()), 6)

    @override
    def state(self) -> dict[str, object]:
        return {"name": self._name.text(), "choice": [card.isChecked() for card in self._cards()]}

    @override
    def restore(self, state: dict[str, object]) -> None:
        self._name.setText(str(state["name"]))
        chosen = state["choice"]
        if isinstance(chosen, list):
            for card, checked in zip(self._cards(), chosen, strict=True):
                card.setChecked(checked)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(event.size().width() >= theme.em(_PICTURE_FROM_EM))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin with Enter, wherever the focus is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._begin()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose a card with the arrows from the name, where one begins to type."""
        step = _ARROWS.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) else None
        if step is None or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        cards = self._cards()
        place = next(place for place, card in enumerate(cards) if card.isChecked())
        cards[(place + step) % len(cards)].setChecked(True)
        return True

    def _cards(self) -> tuple[ChoiceCard, ChoiceCard, ChoiceCard]:
        return self._pulse, self._entry, self._look

    def _picture_side(self) -> QFrame:
        side = QFrame()
        side.setObjectName("sidebar")
        column = QVBoxLayout(side)
        edge = theme.space(44)
        column.setContentsMargins(edge, theme.space(36), edge, theme.space(48))
        head = QHBoxLayout()
        head.addWidget(Logo())
        head.addWidget(label("LC Journal", "card"), 1)
        column.addLayout(head)
        column.addWidget(TensionPicture(), 1)
        pull = _("The distance between the two is what moves you. This journal keeps track of the steps.")
        column.addWidget(label(pull, "reading", "text2", wrap=True))
        return side

    def _questions(self) -> QWidget:
        page = QWidget()
        outer = QHBoxLayout(page)
        outer.setContentsMargins(theme.space(48), theme.space(48), theme.space(48), theme.space(32))
        holder = QWidget()
        holder.setMaximumWidth(theme.em(42))
        outer.addWidget(holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(self._language, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        column.addWidget(label(_("Welcome"), "question"))
        purpose = _("A quiet place to see how you learn, note what you try, and find out if it changes anything.")
        column.addWidget(label(purpose, "reading", "text2", wrap=True))
        column.addSpacing(theme.space(8))
        column.addWidget(label(_("First name, if you like"), "label", "text2", buddy=self._name))
        column.addWidget(self._name)
        column.addSpacing(theme.space(8))
        column.addWidget(label(_("Start with"), "label", "text2"))
        for card in self._cards():
            column.addWidget(card)
        column.addSpacing(theme.space(8))
        column.addWidget(label(self.context.instrument.label.text(), "meta", "text3", wrap=True))
        column.addLayout(self._foot())
        column.addStretch(2)
        return page

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.space(12), 0, 0)
        row.setSpacing(theme.space(10))
        row.addWidget(IconLabel("cloud-slash"))
        row.addWidget(label(_("Kept on this computer only. No account, no connection."), "meta", "text2", wrap=True), 1)
        begin = button(_("Begin"), "primary", "arrow-right", on_click=self._begin)
        begin.setDefault(True)
        row.addWidget(begin)
        return row

    def _on_language(self, language: str) -> None:
        self.context.controls.change_settings(language=language)

    def _begin(self) -> None:
        if name := self._name.text().strip():
            self.context.store.set_person(name)
        if self._look.isChecked():
            self.context.journals.open_sample()
            return
        self.context.controls.change_settings(welcomed=True, language=i18n.language())
        if self._entry.isChecked():
            self.open_requested.emit("journal", "new")
        else:
            self.open_requested.emit("selfcheck", FormId.PULSE)
