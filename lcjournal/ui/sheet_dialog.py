"""The recovery sheet on screen: to print, to save, and to try once."""

import random
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from lcjournal.core import recovery_sheet
from lcjournal.core.i18n import _
from lcjournal.ui import dialogs, printing, theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label


class SheetDialog(dialogs.Dialog):
    """Shows the groups; its button, ``verb``, works once the one that is asked for was typed from the sheet."""

    def __init__(self, path: Path, groups: str, made_on: date, verb: str = "") -> None:
        super().__init__(_("The recovery sheet"))
        self._groups, self._name = groups.split(" "), path.stem
        self._html = recovery_sheet.page(path.name, groups, made_on)
        self.add_sentence(
            _(
                "It opens the journal where the passphrase is forgotten. Print it or write it down, and keep it away "
                "from this computer: whoever has it and the file can read the journal."
            )
        )
        lines = [self._groups[start : start + 5] for start in range(0, len(self._groups), 5)]
        shown = label("\n".join("   ".join(line) for line in lines), "strong")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        shown.setAccessibleName(_("The groups of the sheet"))
        self.body.addWidget(shown)
        ways = QWidget()
        flow = FlowLayout(ways, theme.space(12))
        flow.addWidget(button(_("Print…"), "", small=True, on_click=self._print))
        flow.addWidget(button(_("Save as PDF…"), "", small=True, on_click=self._save))
        self.body.addWidget(ways)
        self._asked = random.randrange(len(self._groups))  # noqa: S311 -- to see that it was read, not to keep a secret
        told = _("Once it is kept: what is group {number} of it?").format(number=self._asked + 1)
        self._field = QLineEdit()
        self._field.setAccessibleName(told)
        self._field.textEdited.connect(self._on_edit)
        self.body.addWidget(label(told, "label", "text2", wrap=True, buddy=self._field))
        self.body.addWidget(self._field)
        self._kept = self.add_buttons(verb or _("The sheet is kept"), cancel=_("Cancel") if verb else _("Later"))
        self._kept.setEnabled(False)
        self._kept.setDefault(True)  # or Enter behind the group that was asked for would give up
        self._field.setFocus()

    def _on_edit(self, typed: str) -> None:
        self._kept.setEnabled(typed.strip().upper() == self._groups[self._asked])

    def _print(self) -> None:
        printing.print_html(self._html, self._name)

    def _save(self) -> None:
        printing.save_pdf(self._html, _("Recovery sheet"))


def show_sheet(path: Path, groups: str, made_on: date, verb: str = "") -> bool:
    """Show the recovery sheet of a journal; return whether the person has it and goes ahead by ``verb``."""
    return dialogs.show(SheetDialog(path, groups, made_on, verb))
