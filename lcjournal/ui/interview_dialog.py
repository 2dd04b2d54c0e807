"""The sheet to prepare an *entretien de parcours professionnel*: which entries stand under which of its five parts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _, integer
from lcjournal.core.model import Activity, Filter
from lcjournal.core.report.interview import (
    Interview,
    about_the_law,
    draft,
    for_oneself,
    parts,
    sheet_title,
    written,
)
from lcjournal.ui import dialogs, theme
from lcjournal.ui.report_saving import Desk, ReportSaving
from lcjournal.ui.wide_dialog import WideDialog
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.period_choice import PeriodChoice
from lcjournal.ui.widgets.segmented import Segmented

_ID = Qt.ItemDataRole.UserRole
_LIST_EM = 18
_MOST = 1000
"""So many entries are listed at most."""


def show_interview(desk: Desk) -> Activity | None:
    """Offer the sheet; return the entry in which the person wants to write their own words."""
    dialog = InterviewDialog(desk)
    dialogs.show(dialog)
    return dialog.chosen


class InterviewDialog(WideDialog):
    """Private entries are not offered. What is ticked lasts as long as the dialog; words are written in an entry."""

    def __init__(self, desk: Desk) -> None:
        content = QWidget()
        super().__init__(sheet_title(), scroll(content), close="")
        self._desk = desk
        self.chosen: Activity | None = None
        self._ticked: dict[str, list[str]] = {prompt: [] for prompt, _name in parts()}
        self._own = QComboBox()
        self._own.addItem(_("None yet"), "")
        for one in written(desk.store):
            words = _("{title} · {day}").format(title=one.title or _("Untitled"), day=i18n.day(one.day))
            self._own.addItem(words, one.id)
        self._own.setCurrentIndex(min(1, self._own.count() - 1))
        self._language = Segmented(_("Language of the report"), i18n.LANGUAGES.items(), "fr")
        self._period = PeriodChoice(desk.today, desk.earliest)
        self._part = QComboBox()
        for prompt, name in parts():
            self._part.addItem(name, prompt)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Entries of the period; tick those that belong to this part"))
        self._list.setWordWrap(True)
        self._list.setSpacing(theme.space(3))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumHeight(theme.em(_LIST_EM))
        newest = _("The newest {count} are listed. Choose a shorter period to see others.")
        self._cut = label(newest.format(count=integer(_MOST)), "meta", "text2", wrap=True)
        self._saving = ReportSaving(desk)
        self._lay_out(QVBoxLayout(content))
        self.body.addWidget(self._saving)
        save = self.add_other(_("Save as…"), self._on_save, "primary")
        save.setDefault(True)
        self.setTabOrder(self.add_other(_("Write my own words"), self._on_write), save)
        self._part.activated.connect(self._fill)
        self._period.changed.connect(self._fill)
        self._list.itemChanged.connect(self._on_tick)
        self._saving.busy.connect(save.setDisabled)
        self.finished.connect(self._saving.stop)
        self.setTabOrder(save, self.closes)
        self._fill()

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, theme.space(12), 0)
        column.setSpacing(theme.space(8))
        for sentence in (for_oneself(), about_the_law()):
            column.addWidget(label(sentence, "body", "text2", wrap=True))
        for name, field in (
            (_("Your own words, from an entry"), self._own),
            (_("Language of the report"), self._language),
            (_("Entries to choose from"), self._period),
            (_("Part of the interview"), self._part),
        ):
            column.addWidget(label(name, "label", "text2", buddy=field))
            column.addWidget(field)
        column.addWidget(self._list, 1)
        column.addWidget(self._cut)

    def _fill(self) -> None:
        """Show the entries of the period, ticked where they are under the part that is chosen."""
        period, ticked = self._period.period(), self._ticked[self._prompt()]
        blocked = self._list.blockSignals(True)
        self._list.clear()
        shown = Filter(since=period.since, until=period.until, private=False)
        rows = self._desk.store.activities.page(shown, limit=_MOST, planned=False)
        self._cut.setVisible(len(rows) == _MOST)
        for row in rows:
            words = _("{title} · {kind} · {day}").format(
                title=row.title or _("Untitled"), kind=kinds.name(row.kind), day=i18n.day(row.day)
            )
            item = QListWidgetItem(words, self._list)
            item.setData(_ID, row.id)
            item.setCheckState(Qt.CheckState.Checked if row.id in ticked else Qt.CheckState.Unchecked)
        self._list.blockSignals(blocked)
        self._name_parts()

    def _prompt(self) -> str:
        return str(self._part.currentData())

    def _on_tick(self, item: QListWidgetItem) -> None:
        ticked, identity = self._ticked[self._prompt()], str(item.data(_ID))
        if item.checkState() is Qt.CheckState.Checked:
            ticked.append(identity)
        else:
            ticked.remove(identity)
        self._name_parts()

    def _name_parts(self) -> None:
        """Say beside each part how many entries are under it."""
        for place, (prompt, name) in enumerate(parts()):
            count = len(self._ticked[prompt])
            words = _("{name} ({count})").format(name=name, count=integer(count)) if count else name
            self._part.setItemText(place, words)

    def _on_save(self) -> None:
        language = self._language.value()
        with i18n.speaking(language):
            name = sheet_title()
        chosen = {prompt: ids for prompt, ids in self._ticked.items() if ids}
        self._saving.save(Interview(str(self._own.currentData()), chosen), language, name)

    def _on_write(self) -> None:
        identity = str(self._own.currentData())
        self.chosen = self._desk.store.activities.get(identity) if identity else draft(self._desk.today)
        self.accept()
