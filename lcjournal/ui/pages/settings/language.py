"""Settings of the language and of how dates and numbers are written."""

from PySide6.QtWidgets import QComboBox

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.segmented import Segmented
from lcjournal.ui.widgets.settings_rows import SettingsRow, SettingsSection

_REGIONS = (
    *("en_GB", "en_US", "en_CA", "en_AU", "en_IE", "en_NZ", "en_ZA", "en_IN"),
    *("fr_FR", "fr_BE", "fr_CH", "fr_CA", "fr_LU"),
)


class LanguageSection(SettingsSection):
    """The language switches at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Language"))
        self._context = context
        language = Segmented(_("Language"), i18n.LANGUAGES.items(), i18n.language())
        language.chosen.connect(self._on_language)
        self._region = QComboBox()
        self._region.addItem(_("Like the system"), "")
        chosen = context.controls.settings().region
        for name in dict.fromkeys(filter(None, (*_REGIONS, chosen))):
            self._region.addItem(i18n.region_name(name), name)
        self._region.setCurrentIndex(max(0, self._region.findData(chosen)))
        self._region.activated.connect(self._on_region)
        sample = _("For example {day}, {number}").format(
            day=i18n.day(context.today(), "EEEE d MMMM y"), number=i18n.decimal(1234.5)
        )
        region = SettingsRow(_("Dates and numbers"), sample, self._region)
        note = _("Everything changes at once; what you wrote stays as you wrote it.")
        self.add_rows("", SettingsRow(_("Language"), note, language), region)
        self.finish()

    def _on_language(self, language: str) -> None:
        self._context.controls.change_settings(language=language)

    def _on_region(self) -> None:
        self._context.controls.change_settings(region=self._region.currentData())
