"""The language of the window: the app’s own texts, Qt’s, and how dates and numbers are written."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from lcjournal.core import i18n
from lcjournal.core.settings import Settings


class Language:
    """Puts the language of the settings to use in the whole application."""

    def __init__(self, qt: QApplication) -> None:
        self._qt = qt
        self._translator = QTranslator(qt)

    def use(self, settings: Settings) -> None:
        """Speak from now on as the settings or, where they are silent, the system say."""
        i18n.use(*_chosen(settings))
        self._qt.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{i18n.language()}", folder):
            self._qt.installTranslator(self._translator)
        QLocale.setDefault(QLocale(i18n.region()))


def built_by(settings: Settings) -> tuple[object, ...]:
    """Return what a window is built by and cannot change afterwards."""
    return *_chosen(settings), settings.text_scale, settings.questionnaire


def _chosen(settings: Settings) -> tuple[str, str]:
    language = settings.language or i18n.system_language()
    return language, settings.region or i18n.system_region(language)
