"""“Report…”: the days, what goes in and in which language, what that comes to, and the file."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.report.learning import preview, title
from lcjournal.core.report.options import Contents
from lcjournal.core.store import Store
from lcjournal.ui import background, dialogs, theme
from lcjournal.ui.report_saving import Desk, ReportSaving
from lcjournal.ui.wide_dialog import WideDialog
from lcjournal.ui.widgets.card import Card, scroll
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.period_choice import PeriodChoice
from lcjournal.ui.widgets.segmented import Segmented
from lcjournal.ui.widgets.settings_rows import SettingsRow
from lcjournal.ui.widgets.switch import Switch

_OTHER = {"pdf": "html", "html": "pdf"}


def show_report(desk: Desk) -> None:
    """Offer a report of some days of the journal."""
    dialogs.show(ReportDialog(desk))


class ReportDialog(WideDialog):
    """Nothing is written before a file is chosen, and the journal is only read."""

    def __init__(self, desk: Desk) -> None:
        content = QWidget()
        super().__init__(_("Report: my learning"), scroll(content), close="")
        self._desk = desk
        self._period = PeriodChoice(desk.today, desk.earliest)
        self._language = Segmented(_("Language of the report"), i18n.LANGUAGES.items(), i18n.language())
        self._format = Segmented(_("Kind of file"), [("pdf", _("PDF, to print")), ("html", _("HTML, to read"))])
        self._checks = Switch(_("Self-checks"), checked=True)
        self._goals = Switch(_("Goals"), checked=True)
        self._entries = Switch(_("Entries, month by month"), checked=True)
        self._reflections = Switch(_("Reflections and notes"), checked=True)
        self._private = Switch(_("Private entries and reflections"))
        self._preview = label("", "body", wrap=True)
        self._looking: background.Task | None = None
        self._saving = ReportSaving(desk)
        self._lay_out(QVBoxLayout(content))
        self.body.addWidget(self._saving)
        self._save = self.add_other(_("Save as…"), self._on_save, "primary")
        self._save.setDefault(True)
        self._period.changed.connect(self._refresh)
        for switch in (self._checks, self._goals, self._entries, self._reflections, self._private):
            switch.toggled.connect(self._refresh)
        self._saving.busy.connect(self._save.setDisabled)
        self.finished.connect(self._saving.stop)
        self.setTabOrder(self._save, self.closes)
        self._refresh()

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, theme.space(12), 0)
        column.setSpacing(theme.space(8))
        for name, field in (
            (_("Period"), self._period),
            (_("Language of the report"), self._language),
            (_("Kind of file"), self._format),
        ):
            column.addWidget(label(name, "label", "text2", buddy=field))
            column.addWidget(field)
        card = Card(_("What goes in"))
        for title_, sentence, switch in (
            (_("Self-checks"), _("Curves with their margins, facets, desired levels"), self._checks),
            (_("Goals"), _("With their steps and what you said of them"), self._goals),
            (_("Entries, month by month"), _("Without them, only their hours"), self._entries),
            (_("Reflections and notes"), _("What you wrote in the entries"), self._reflections),
            (
                _("Private entries and reflections"),
                _("Left out unless you say so here: whoever has the report reads them"),
                self._private,
            ),
        ):
            card.body.addWidget(SettingsRow(title_, sentence, switch))
        column.addWidget(card)
        column.addWidget(label(_("What is in it"), "label", "text2"))
        column.addWidget(self._preview)
        column.addStretch(1)

    def _contents(self) -> Contents:
        period = self._period.period()
        return Contents(
            period.since,
            period.until,
            self_check=self._checks.isChecked(),
            goals=self._goals.isChecked(),
            entries=self._entries.isChecked(),
            reflections=self._reflections.isChecked(),
            private=self._private.isChecked(),
        )

    def _refresh(self) -> None:
        self._reflections.setEnabled(self._entries.isChecked())
        if self._looking is not None:
            self._looking.cancel()
        work = partial(_previewed, self._desk.store.path, self._contents())
        self._looking = background.run(work, done=self._on_preview)

    @override
    def done(self, result: int) -> None:
        """Nothing is to be told to a dialog that is closed."""
        if self._looking is not None:
            self._looking.cancel()
        super().done(result)

    def _on_preview(self, lines: list[str]) -> None:
        self._looking = None
        self._preview.setText("\n".join(lines))

    def _on_save(self) -> None:
        contents, language, format_ = self._contents(), self._language.value(), self._format.value()
        with i18n.speaking(language):
            name = title(contents)
        self._saving.save(contents, language, name, (format_, _OTHER[format_]))


def _previewed(path: Path, contents: Contents, _task: background.Task) -> list[str]:
    """Say what the report would hold; a hundred thousand entries take longer to count than a window may wait."""
    with Store.open_read_only(path) as store:
        return preview(store, contents)
