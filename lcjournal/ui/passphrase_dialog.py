"""Choosing a passphrase: typed twice, with an honest word on how long it is."""

from PySide6.QtWidgets import QLineEdit

from lcjournal.core.i18n import _
from lcjournal.ui import dialogs
from lcjournal.ui.widgets.labels import label

_SHORT = 12
"""Fewer characters than this are within reach of who has the file and a fast computer, unless they are random."""


class PassphraseDialog(dialogs.Dialog):
    """Goes ahead once both fields hold the same; what is typed is not shown, unless asked."""

    def __init__(self, title: str, verb: str) -> None:
        super().__init__(title)
        self.add_sentence(
            _(
                "Four or five words by chance are strong and can be remembered. Without the passphrase or the recovery "
                "sheet nobody can open the journal, and nobody can reset it."
            )
        )
        self._first, self._second = QLineEdit(), QLineEdit()
        for field, name in ((self._first, _("Passphrase")), (self._second, _("The same once more"))):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(name)
            field.textEdited.connect(self._on_edit)
            self.body.addWidget(label(name, "label", "text2", buddy=field))
            self.body.addWidget(field)
        self._told = label("", "meta", "text2", wrap=True)
        self.body.addWidget(self._told)
        self._ahead = self.add_buttons(verb, cancel=_("Cancel"))
        self._ahead.setDefault(True)
        self._first.setFocus()
        self._on_edit()

    def passphrase(self) -> str:
        """Return what was typed."""
        return self._first.text()

    def _on_edit(self) -> None:
        typed, again = self._first.text(), self._second.text()
        told = _("Short: whoever has the file could try all of its like.") if 0 < len(typed) < _SHORT else ""
        if again and typed != again:
            told = _("These are two different passphrases.")
        self._told.setText(told)
        self._ahead.setEnabled(bool(typed.strip()) and typed == again)


def ask_new_passphrase(title: str, verb: str = "") -> str:
    """Ask for a new passphrase; empty when the person gives up."""
    dialog = PassphraseDialog(title, verb or _("Use this passphrase"))
    return dialog.passphrase() if dialogs.show(dialog) else ""
