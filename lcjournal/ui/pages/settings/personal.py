"""Settings of the person and of the look: name, journal, sample, theme, size of the text."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLineEdit
from typing_extensions import override

from lcjournal.core.attachment_words import file_size
from lcjournal.core.i18n import _
from lcjournal.core.settings import TEXT_SCALES
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.segmented import Segmented
from lcjournal.ui.widgets.settings_rows import SettingsRow, SettingsSection, breakable


def show_folder(context: Context, folder: Path) -> None:
    """Open a folder as the system does, and make it first if it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
    except OSError:
        shown = False
    if not shown:
        context.say(_("The folder could not be shown."))


class GeneralSection(SettingsSection):
    """Who, and which journal."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("General"))
        self._context = context
        self._name = QLineEdit(context.store.person)
        self._name.setMaxLength(200)
        self._name.editingFinished.connect(self._keep_name)
        self.add_rows(_("You"), SettingsRow(_("First name"), _("Only on what you share; optional"), self._name))
        show = button(_("Show"), "", "folder-open", small=True, on_click=self._show_folder)
        show.setAccessibleName(_("Show the folder"))
        self._place = SettingsRow(_("Where it is kept"), "", show)
        self.add_rows(_("Your journal"), self._place)
        sample = context.controls.is_sample()
        words = _("Put it away and start my own") if sample else _("Open the sample")
        slot = context.journals.open_own if sample else context.journals.open_sample
        toggle = button(words, "", "books", small=True, on_click=slot)
        said = _("You are looking at it. Nobody in it is real.") if sample else _("Two invented years, in a file apart")
        self.add_rows("", SettingsRow(_("Sample journal"), said, toggle))
        self.refresh()
        self.finish()

    @override
    def refresh(self) -> None:
        path = self._context.store.path
        self._place.say(_("{path} · {size}").format(path=breakable(path), size=file_size(path.stat().st_size)))
        if not self._name.hasFocus():
            self._name.setText(self._context.store.person)

    def _keep_name(self) -> None:
        name = self._name.text().strip()
        if name != self._context.store.person:
            self._context.store.set_person(name)

    def _show_folder(self) -> None:
        show_folder(self._context, self._context.store.path.parent)


class AppearanceSection(SettingsSection):
    """Light or dark, and how large."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Appearance"))
        self._context = context
        settings = context.controls.settings()
        themes = (("system", _("Like the system")), ("light", _("Light")), ("dark", _("Dark")))
        look = Segmented(_("Theme"), themes, settings.theme)
        look.chosen.connect(self._on_theme)
        self._size = QComboBox()
        for scale in TEXT_SCALES:
            self._size.addItem(_("{percent}\u202f%").format(percent=scale), scale)
        self._size.setCurrentIndex(self._size.findData(settings.text_scale))
        self._size.activated.connect(self._on_size)
        size = SettingsRow(_("Size of the text"), _("Ctrl+= and Ctrl+- change it everywhere"), self._size)
        self.add_rows("", SettingsRow(_("Theme"), "", look), size)
        self.finish()

    def _on_theme(self, theme: str) -> None:
        self._context.controls.change_settings(theme=theme)

    def _on_size(self) -> None:
        self._context.controls.change_settings(text_scale=self._size.currentData())
