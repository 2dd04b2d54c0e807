"""Settings: sections on the left, the chosen one on the right. Everything holds at once; there is nothing to save."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.model import Change
from lcjournal.ui import icons, theme
from lcjournal.ui.context import Context
from lcjournal.ui.pages.page import Page
from lcjournal.ui.pages.settings.about import AboutSection
from lcjournal.ui.pages.settings.importing import ImportSection
from lcjournal.ui.pages.settings.journals import JournalsSection
from lcjournal.ui.pages.settings.kinds import KindsSection
from lcjournal.ui.pages.settings.language import LanguageSection
from lcjournal.ui.pages.settings.names import NamesSection
from lcjournal.ui.pages.settings.personal import AppearanceSection, GeneralSection
from lcjournal.ui.pages.settings.privacy import PrivacySection
from lcjournal.ui.pages.settings.protected_time import ProtectedTimeSection
from lcjournal.ui.pages.settings.selfcheck import SelfCheckSection
from lcjournal.ui.pages.settings.shortcuts import ShortcutsSection
from lcjournal.ui.pages.settings.spelling import SpellingSection
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.settings_rows import SettingsSection

_SIDE_BY_SIDE_EM = 48
_LIST_EM = 220 / 14


class SettingsPage(Page):
    """Open it with the name of a section: ``general``, ``import``, ``shortcuts`` and so on."""

    shows = Change.ACTIVITIES | Change.GOALS | Change.JOURNAL | Change.TIME

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._names: list[str] = []
        self._group = QButtonGroup(self)
        self._list, self._short, self._short_list = QWidget(), QWidget(), QComboBox()
        self._short_list.setAccessibleName(_("Section"))
        self._short_list.setIconSize(QSize(theme.em(18 / 14), theme.em(18 / 14)))
        self._lines = QVBoxLayout(self._list)
        self._between = rule(vertical=True)
        self._stack = QStackedWidget()
        self._import = ImportSection(context)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._group.idClicked.connect(self._show_number)
        self._short_list.activated.connect(self._show_number)

    @override
    def refresh(self) -> None:
        area = self._stack.currentWidget()
        section = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(section, SettingsSection):
            section.refresh()

    @override
    def open(self, argument: object) -> None:
        if argument in self._names:
            self._show_number(self._names.index(str(argument)))

    @override
    def state(self) -> dict[str, object]:
        area = self._stack.currentWidget()
        scrolled = area.verticalScrollBar().value() if isinstance(area, QScrollArea) else 0
        return {"section": self._names[self._stack.currentIndex()], "scroll": scrolled, "import": self._import.state()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        self.open(state["section"])
        area = self._stack.currentWidget()
        if isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(int(str(state["scroll"])))
        self._import.restore(state["import"])

    @override
    def panes(self) -> list[QWidget]:
        return [self._list, self._stack]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_SIDE_BY_SIDE_EM)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._list.setVisible(wide)
        self._between.setVisible(wide)
        self._short.setVisible(not wide)

    def _lay_out(self) -> None:
        self._list.setMinimumWidth(theme.em(_LIST_EM))
        self._list.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._lines.setContentsMargins(theme.space(20), theme.space(24), theme.space(14), theme.space(20))
        self._lines.setSpacing(theme.space(2))
        self._lines.addWidget(label(_("Settings"), "pane"))
        self._lines.addSpacing(theme.space(8))
        sections: tuple[tuple[str, str, str, Callable[[], SettingsSection]], ...] = (
            ("general", _("General"), "sliders-horizontal", lambda: GeneralSection(self.context)),
            ("appearance", _("Appearance"), "palette", lambda: AppearanceSection(self.context)),
            ("time", _("Protected time"), "timer", lambda: ProtectedTimeSection(self.context)),
            ("language", _("Language"), "translate", lambda: LanguageSection(self.context)),
            ("spelling", _("Spelling"), "text-aa", lambda: SpellingSection(self.context)),
            ("kinds", _("Kinds"), "squares-four", lambda: KindsSection(self.context)),
            ("names", _("Tags and people"), "hash", lambda: NamesSection(self.context)),
            ("selfcheck", _("Self-check"), "compass", lambda: SelfCheckSection(self.context)),
            ("journals", _("Journals"), "books", lambda: JournalsSection(self.context)),
            ("privacy", _("Privacy & backups"), "shield-check", lambda: PrivacySection(self.context)),
            ("import", _("Import"), "tray", lambda: self._import),
            ("shortcuts", _("Shortcuts"), "keyboard", lambda: ShortcutsSection(self.context)),
            ("about", _("About"), "info", lambda: AboutSection(self.context)),
        )
        for name, title, icon, make in sections:
            self._add(name, title, icon, make())
        self._lines.addStretch(1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        short = QVBoxLayout(self._short)
        short.setContentsMargins(theme.space(32), theme.space(20), theme.space(32), 0)
        short.addWidget(self._short_list)
        self._row.addWidget(self._list)
        self._row.addWidget(self._short)
        self._row.addWidget(self._between)
        self._row.addWidget(self._stack, 1)

    def _add(self, name: str, title: str, icon: str, section: SettingsSection) -> None:
        line = QToolButton()
        line.setProperty("kind", "nav")
        line.setText(title.replace("&", "&&"))
        line.setAccessibleName(title)
        line.setIcon(icons.icon(icon, on="accent_text"))
        line.setIconSize(QSize(theme.space(26), theme.space(18)))
        line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, line.sizePolicy().verticalPolicy())
        bold = QFontMetrics(theme.font("body", weight=QFont.Weight.DemiBold))  # as it is written once chosen
        line.setMinimumWidth(bold.horizontalAdvance(title) + theme.space(26) + theme.space(32))
        line.setCheckable(True)
        line.setChecked(not self._names)
        self._group.addButton(line, len(self._names))
        self._names.append(name)
        self._lines.addWidget(line)
        self._short_list.addItem(icons.icon(icon), title)
        self._stack.addWidget(scroll(section))

    def _show_number(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._group.button(number).setChecked(True)
        self._short_list.setCurrentIndex(number)
        self.refresh()
