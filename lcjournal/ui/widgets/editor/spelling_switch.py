"""In which language words are checked: a line under the text, and a menu."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from lcjournal.core.i18n import _
from lcjournal.ui.spelling import Spelling
from lcjournal.ui.widgets.buttons import Button


class SpellingSwitch(Button):
    """Says how words are checked and lets the person choose."""

    def __init__(self) -> None:
        super().__init__("", "quiet", small=True)
        self._spelling: Spelling | None = None
        menu = QMenu(self)
        group = QActionGroup(menu)
        names = {
            "auto": _("The language of each text"),
            "en": _("English"),
            "fr": _("French"),
            "off": _("Do not check words"),
        }
        for choice, name in names.items():
            action = QAction(name, group, checkable=True)
            action.setData(choice)
            menu.addAction(action)
        group.triggered.connect(self._on_chosen)
        self._actions = group.actions()
        self.setMenu(menu)
        self.setVisible(False)

    def check_with(self, spelling: Spelling) -> None:
        """Show how ``spelling`` checks."""
        self._spelling = spelling
        spelling.changed.connect(self._show)
        self._show()
        self.setVisible(True)

    def _show(self) -> None:
        choice = self._spelling.choice if self._spelling is not None else "off"
        words = {
            "auto": _("Spelling: automatic"),
            "en": _("Spelling: English"),
            "fr": _("Spelling: French"),
            "off": _("Spelling: not checked"),
        }
        self.setText(words[choice])
        for action in self._actions:
            action.setChecked(action.data() == choice)

    def _on_chosen(self, action: QAction) -> None:
        if self._spelling is not None:
            self._spelling.choose(str(action.data()))
