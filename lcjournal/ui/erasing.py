"""Erasing everything: what will go is listed, a word is typed, and then the app is as on its first day."""

from dataclasses import asdict

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lcjournal.core import belongings, erasing, keyring
from lcjournal.core.attachment_words import file_size
from lcjournal.core.backup import second_folders
from lcjournal.core.erasing import Heap
from lcjournal.core.i18n import _
from lcjournal.core.journal_list import journals
from lcjournal.core.paths import DataPaths
from lcjournal.core.settings import Settings
from lcjournal.ui import dialogs, half_typed, theme
from lcjournal.ui.entering import Entrance
from lcjournal.ui.owner import Owner
from lcjournal.ui.widgets.buttons import Button
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.settings_rows import breakable

_STAYS = ("language", "region", "theme", "text_scale")
_LIST_EM = 12


class Erasing(QObject):
    """Erases all that the app keeps of a person."""

    def __init__(self, owner: Owner, entrance: Entrance, places: DataPaths, parent: QObject) -> None:
        super().__init__(parent)
        self._owner, self._entrance, self._places = owner, entrance, places

    def ask(self) -> None:
        """Show what would go and, once the word is typed, erase it and begin anew."""
        if dialogs.show(EraseDialog(self._everything())):
            self._erase()

    def _everything(self) -> list[Heap]:
        settings = self._owner.settings()
        listed = journals(self._places, settings)
        others = [folder for journal in listed for folder in second_folders(settings.second_place, journal)]
        return erasing.everything(self._places, listed, others)

    def _erase(self) -> None:
        self._owner.stand_before(QWidget(), forget=True)  # closes the journal
        left = erasing.erase(self._everything())
        keyring.forget()
        half_typed.forget()
        settings, fresh = asdict(self._owner.settings()), asdict(Settings())
        self._owner.change_settings(**fresh | {name: settings[name] for name in _STAYS})
        self._entrance.enter(self._places.journal)
        if left:
            words = "\n".join([_("The system did not let go of these files:"), *map(str, left)])
            dialogs.tell(_("Not everything is erased"), words)


class EraseDialog(dialogs.Dialog):
    """Lists what will go and what stays; its button works once the word is typed."""

    def __init__(self, heaps: list[Heap]) -> None:
        super().__init__(_("Erase everything?"))
        self.add_sentence(_("All this goes for good, and no undo brings it back:"))
        self.body.addWidget(_listed(heaps), 1)
        self._word = _("ERASE")
        self._field = QLineEdit()
        name = _("Type {word} to go ahead").format(word=self._word)
        self.body.addWidget(label(name, "label", "text2", buddy=self._field, wrap=True))
        self.body.addWidget(self._field)
        self._ahead: Button = self.add_buttons(_("Erase everything"), "danger", cancel=_("Cancel"))
        self._ahead.setEnabled(False)
        self._field.textChanged.connect(self._on_text)
        self._field.setFocus()

    def _on_text(self, text: str) -> None:
        self._ahead.setEnabled(text.strip().casefold() == self._word.casefold())


def _listed(heaps: list[Heap]) -> QWidget:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.space(8))
    for heap in heaps:
        size = file_size(belongings.size(heap.files))
        words = _("{name}, {size}").format(name=heap.name, size=size)
        column.addWidget(label(words, "strong", wrap=True))
        column.addWidget(label(breakable(heap.place), "meta", "text2", wrap=True))
    stays = _(
        "What you saved elsewhere stays: exports, shared files, printed sheets, copies made by you or by another "
        "program, backups on a disk that is not plugged in. A disk may keep traces of erased files for a while."
    )
    column.addWidget(label(stays, "body", "text2", wrap=True))
    column.addStretch(1)
    area = scroll(content)
    area.setMinimumHeight(min(theme.em(_LIST_EM), 180))
    area.setAccessibleName(_("What will be erased"))
    return area
