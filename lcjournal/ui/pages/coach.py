"""Coach: hand a part of the journal to someone as one file, after seeing what leaves and what stays."""

from calendar import monthrange
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.errors import UserError
from lcjournal.core.formats import table
from lcjournal.core.formats.chosen import ExportOptions, ExportResult, missing_words
from lcjournal.core.formats.score_lines import with_scores
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.model import Change, Filter
from lcjournal.core.store import Store
from lcjournal.ui import background, dialogs, theme
from lcjournal.ui.context import Context
from lcjournal.ui.pages.page import Page
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card, Strip, scroll
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.settings_rows import SettingsRow
from lcjournal.ui.widgets.share_lists import ShareList
from lcjournal.ui.widgets.switch import Switch

_TWO_COLUMNS_EM = 54
_MOST_TITLES = 8
_MONTHS = (3, 6, 12)


class CoachPage(Page):
    """Nothing is written before the person has chosen where."""

    shows = Change.ACTIVITIES | Change.CHECKS | Change.TARGETS | Change.GOALS | Change.JOURNAL

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        today = context.today()
        self._preset = QComboBox()
        for months in _MONTHS:
            words = ngettext("The last {count} month", "The last {count} months", months).format(count=months)
            self._preset.addItem(words, months)
        self._preset.addItem(_("The whole journal"), 0)
        self._preset.addItem(_("Between two days"), -1)
        self._since = DateEdit(_("From"), _months_before(today, _MONTHS[0]))
        self._until = DateEdit(_("To"), today)
        self._days = QWidget()
        self._entries = Switch(_("Journal entries"), checked=True)
        self._scores = Switch(_("Self-check scores"), checked=True)
        self._goals = Switch(_("Goals"), checked=True)
        self._leaves, self._stays = ShareList(_("What leaves this computer")), ShareList(_("What stays here"))
        self._save = button(_("Save file…"), "primary", "floppy-disk", on_click=self._save_for_coach)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._preset.activated.connect(self._on_preset)
        for field in (self._since, self._until):
            field.day_chosen.connect(self._on_day)
        for switch in (self._entries, self._scores, self._goals):
            switch.clicked.connect(self.refresh)

    @override
    def refresh(self) -> None:
        options = self._options()
        self._days.setVisible(self._preset.currentData() == -1)
        shown = Filter(since=options.since, until=options.until, private=False)
        inside = self.context.store.activities.totals(shown).count
        leaves = self._leaving(options, shown, inside)
        self._leaves.show_lines(leaves or [("prohibit", _("Nothing yet. Choose what to include."))])
        self._stays.show_lines(self._staying(options, inside))
        self._save.setEnabled(bool(leaves))

    @override
    def state(self) -> dict[str, object]:
        return {
            "preset": self._preset.currentIndex(),
            "days": (self._since.day(), self._until.day()),
            "switches": [switch.isChecked() for switch in (self._entries, self._scores, self._goals)],
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        self._preset.setCurrentIndex(int(str(state["preset"])))
        days, switches = state["days"], state["switches"]
        if isinstance(days, tuple) and isinstance(switches, list):
            self._since.set_day(days[0])
            self._until.set_day(days[1])
            for switch, checked in zip((self._entries, self._scores, self._goals), switches, strict=True):
                switch.setChecked(checked)
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_TWO_COLUMNS_EM)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        edge = theme.space(32)
        column.setContentsMargins(edge, theme.space(24), edge, edge)
        column.setSpacing(theme.space(12))
        column.addWidget(label(_("Share with a coach"), "page", wrap=True))
        purpose = _("One HTML file, private entries always left out. You see what leaves before it is saved.")
        column.addWidget(Strip(purpose, "eye"))
        self._columns.setSpacing(theme.space(24))
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(theme.space(12))
            self._columns.addLayout(side, 1)
        left.addWidget(self._choices())
        left.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        right.addWidget(self._leaves)
        right.addWidget(self._stays)
        right.addStretch(1)
        column.addLayout(self._columns)
        column.addSpacing(theme.space(12))
        column.addWidget(label(_("Everything, for yourself"), "card", wrap=True))
        column.addWidget(self._own_copies())
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll(content))

    def _choices(self) -> Card:
        card = Card(_("What to include"))
        card.body.addWidget(label(_("Period"), "label", "text2", buddy=self._preset))
        card.body.addWidget(self._preset)
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        for name, field in ((_("From"), self._since), (_("To"), self._until)):
            days.addWidget(label(name, "label", "text2", buddy=field))
            days.addWidget(field, 1)
        card.body.addWidget(self._days)
        rows = (
            (_("Journal entries"), _("With people’s names, next steps and names of attachments"), self._entries),
            (_("Self-check scores"), _("Scores and margins, never the answers"), self._scores),
            (_("Goals"), _("With their steps, whatever the period"), self._goals),
        )
        for title, sentence, switch in rows:
            card.body.addWidget(SettingsRow(title, sentence, switch))
        return card

    def _own_copies(self) -> Card:
        card = Card()
        rows = (
            (
                _("Everything (zip)"),
                _("One file that loses nothing: private entries, answers, the bin, earlier versions, attached files"),
                self._save_zip,
            ),
            ("JSON", _("For other programs: activities, self-checks and goals, private ones too"), self._save_json),
            ("CSV", _("One line an activity, private ones too, for a spreadsheet"), self._save_csv),
            ("Markdown", _("A new folder with one file an activity, private ones too"), self._save_markdown),
        )
        for name, sentence, slot in rows:
            export = button(_("Export…"), "", "export", small=True, on_click=slot)
            export.setAccessibleName(_("Export as {format}").format(format=name))
            card.body.addWidget(SettingsRow(name, sentence, export))
        return card

    def _options(self) -> ExportOptions:
        months, today = int(self._preset.currentData()), self.context.today()
        since, until = {
            0: (None, None),
            -1: (min(self._since.day(), self._until.day()), max(self._since.day(), self._until.day())),
        }.get(months, (_months_before(today, max(months, 0)), today))
        return ExportOptions(since, until, entries=self._entries.isChecked(), goals=self._goals.isChecked())

    def _leaving(self, options: ExportOptions, shown: Filter, inside: int) -> list[tuple[str, str]]:
        store, lines = self.context.store, []
        if options.entries:
            for row in store.activities.page(shown, limit=_MOST_TITLES):
                title = row.title or _("Untitled")
                line = _("{title} · {day}").format(title=title, day=i18n.day(row.day, "d MMM y"))
                lines.append(("file-text", line))
            if (more := inside - len(lines)) > 0:
                words = ngettext("and {count} more entry", "and {count} more entries", more)
                lines.append(("list", words.format(count=i18n.integer(more))))
        if self._scores.isChecked() and (check := with_scores(store, self.context.instrument, options).check):
            lines.append(("compass", _("{check}: scores").format(check=check)))
        if options.goals:
            lines += [("target", goal.title or _("Untitled")) for goal in store.goals.all()]
        return lines

    def _staying(self, options: ExportOptions, inside: int) -> list[tuple[str, str]]:
        activities = self.context.store.activities
        private = activities.totals(Filter(private=True)).count
        outside = activities.totals(Filter(private=False)).count - inside
        lines = []
        if private:
            words = ngettext("{count} private entry", "{count} private entries", private)
            lines.append(("lock-simple", words.format(count=i18n.integer(private))))
        if outside:
            words = ngettext("{count} entry outside the period", "{count} entries outside the period", outside)
            lines.append(("clock-counter-clockwise", words.format(count=i18n.integer(outside))))
        lines.append(("compass", _("Your answers to each question")))
        lines.append(("paperclip", _("The attached files themselves")))
        left_off = (
            (options.entries, "file-text", _("Journal entries")),
            (self._scores.isChecked(), "compass", _("Self-check scores")),
            (options.goals, "target", _("Goals")),
        )
        return [*lines, *((icon, words) for chosen, icon, words in left_off if not chosen)]

    def _on_preset(self) -> None:
        self.refresh()

    def _on_day(self, _day: date) -> None:
        self.refresh()

    def _save_for_coach(self) -> None:
        name = _("learning-journal-{day}.html").format(day=self.context.today().isoformat())
        path = dialogs.save_file(_("Save the file for your coach"), name, "HTML (*.html)")
        if path is not None:
            self._export("html", path, self._options(), scores=self._scores.isChecked())

    def _save_zip(self) -> None:
        self._save_copy("zip", "ZIP (*.zip)")

    def _save_json(self) -> None:
        self._save_copy("json", "JSON (*.json)")

    def _save_csv(self) -> None:
        self._save_copy("csv", "CSV (*.csv)")

    def _save_copy(self, format_id: str, pattern: str) -> None:
        name = f"lcjournal-{self.context.today().isoformat()}.{format_id}"
        path = dialogs.save_file(_("Save a copy of everything"), name, pattern)
        if path is not None:
            self._export(format_id, path, ExportOptions(private=True), scores=False)

    def _save_markdown(self) -> None:
        folder = dialogs.choose_folder(_("Choose where the new folder goes"))
        if folder is not None:
            name = f"lcjournal-{self.context.today().isoformat()}"
            self._export("markdown", folder / name, ExportOptions(private=True), scores=False)

    def _export(self, format_id: str, out: Path, options: ExportOptions, *, scores: bool) -> None:
        journal, instrument, today = self.context.store.path, self.context.instrument, self.context.today()

        def work(_task: background.Task) -> tuple[str, ExportResult]:
            with Store.open_read_only(journal) as store:
                chosen = with_scores(store, instrument, options) if scores else replace(options, scores=())
                return out.name, table.export(store, format_id, out, today, chosen)

        self._save.setEnabled(False)
        background.run(work, done=self._on_saved, failed=self._on_failed)

    def _on_saved(self, saved: tuple[str, ExportResult]) -> None:
        name, result = saved
        words = ngettext(
            "“{name}” saved with {count} entry.", "“{name}” saved with {count} entries.", result.written
        ).format(name=name, count=i18n.integer(result.written))
        self.context.say(missing_words(result.missing) if result.missing else words)
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self.refresh()
        if not isinstance(error, UserError):
            raise error
        dialogs.error(error, _("The file could not be saved"))


def _months_before(day: date, months: int) -> date:
    """Return the same day some months ago, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
