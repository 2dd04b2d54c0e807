"""Settings of tags and people: renamed and made one everywhere, those that may be one written twice first."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.folding import fold
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.near_names import near, near_pairs
from lcjournal.core.store.names import NameCount, Names, Table
from lcjournal.ui import theme
from lcjournal.ui.context import Context
from lcjournal.ui.name_changes import NameChanges
from lcjournal.ui.widgets.buttons import Button, button
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.name_table import NameTable
from lcjournal.ui.widgets.segmented import Segmented
from lcjournal.ui.widgets.settings_rows import SettingsRow, SettingsSection

_MOST_PAIRS = 5


class NamesSection(SettingsSection):
    """The names in use with their counts. Two that are to be kept apart are not asked about again in this window."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Tags and people"))
        self._context = context
        self._apart: set[tuple[str, str]] = set()
        self._shown: list[NameCount] = []
        self._which = Segmented(_("Tags or people"), [("tag", _("Tags")), ("person", _("People"))])
        self._which.chosen.connect(self._on_which)
        which = QHBoxLayout()
        which.addWidget(self._which)
        which.addStretch(1)
        self.column.addLayout(which)
        self._near_title = label(_("May be the same"), "label", "text2")
        self.column.addWidget(self._near_title)
        self._near = self.add_rows("")
        self._near.setAccessibleName(self._near_title.text())
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(_("Filter"))
        self._filter.setAccessibleName(_("Filter the names"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._fill_table)
        self.column.addWidget(self._filter)
        self._none = label("", "body", "text2", wrap=True)
        self.column.addWidget(self._none)
        self._table = NameTable()
        # Queued: the table is filled anew once the cell being written over is done with.
        self._table.renamed.connect(self._rename, Qt.ConnectionType.QueuedConnection)
        self._table.current_changed.connect(self._on_current)
        self.column.addWidget(self._table)
        self._rename_button = button(_("Rename"), "", "pencil-simple", small=True, on_click=self._table.rename_current)
        self._rename_button.setToolTip(_("Rename everywhere (F2); a name that is in use makes both one"))
        self._into = label(_("Merge into"), "body", "text2")
        self._target = _Target()
        self._merge_button = button(_("Merge"), "", "git-merge", small=True, on_click=self._merge)
        self._actions = self._add_actions()
        self.finish()
        self.refresh()

    @override
    def refresh(self) -> None:
        self._shown = self._names().all()
        self._show_pairs()
        self._fill_table()

    def _add_actions(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, theme.space(10))
        for widget in (self._rename_button, self._into, self._target, self._merge_button):
            flow.addWidget(widget)
        self.column.addWidget(holder)
        return holder

    def _names(self) -> Names:
        return self._context.store.tags if self._which.value() == "tag" else self._context.store.people

    def _changes(self) -> NameChanges:
        table: Table = "tag" if self._which.value() == "tag" else "person"
        return NameChanges(self._context.store, table, self._context.undo, self._context.bus, self._context.say)

    def _show_pairs(self) -> None:
        empty(self._near.body)
        counts = {known.name: known.uses for known in self._shown}
        pairs = [pair for pair in near_pairs(counts) if (self._which.value() + pair[0], pair[1]) not in self._apart]
        for number, (usual, rare) in enumerate(pairs[:_MOST_PAIRS]):
            if number:
                self._near.body.addWidget(rule())
            self._near.body.addWidget(self._pair_row(usual, rare, counts))
        if (more := len(pairs) - _MOST_PAIRS) > 0:
            words = ngettext("and {count} more", "and {count} more", more).format(count=i18n.integer(more))
            self._near.body.addWidget(label(words, "body", "text2"))
        self._near_title.setVisible(bool(pairs))
        self._near.setVisible(bool(pairs))

    def _pair_row(self, usual: str, rare: str, counts: dict[str, int]) -> SettingsRow:
        merge, keep = _PairButton(_("Merge"), usual, rare), _PairButton(_("Keep both"), usual, rare)
        merge.setAccessibleName(_("Merge “{rare}” into “{usual}”").format(rare=rare, usual=usual))
        merge.setToolTip(merge.accessibleName())
        keep.setAccessibleName(_("Keep “{rare}” and “{usual}”").format(rare=rare, usual=usual))
        merge.clicked.connect(self._merge_pair)
        keep.clicked.connect(self._keep_pair)
        title = _("“{rare}” and “{usual}”").format(rare=rare, usual=usual)
        words = _("{rare}: {fewer} · {usual}: {count}")
        count, fewer = i18n.integer(counts[usual]), i18n.integer(counts[rare])
        return SettingsRow(title, words.format(rare=rare, fewer=fewer, usual=usual, count=count), keep, merge)

    def _fill_table(self) -> None:
        wanted = fold(self._filter.text()).strip()
        found = [known for known in self._shown if wanted in fold(known.name)]
        tags = self._which.value() == "tag"
        self._table.show_names(_("Tags") if tags else _("People"), found)
        if self._shown:
            self._none.setText(_("Nothing matches “{text}”.").format(text=self._filter.text().strip()))
        else:
            self._none.setText(_("No tag yet.") if tags else _("Nobody yet."))
        self._none.setVisible(not found)
        self._filter.setVisible(bool(self._shown))
        self._table.setVisible(bool(found))
        self._actions.setVisible(bool(found))
        self._table.updateGeometry()

    def _on_which(self) -> None:
        self._filter.clear()
        self.refresh()

    def _on_current(self, name: str) -> None:
        others = [known.name for known in self._shown if known.name != name]
        close = near(name, others)
        self._target.clear()
        self._target.addItems(close + [other for other in others if other not in close])
        self._target.setAccessibleName(_("Merge {name} into").format(name=name))
        self._merge_button.setEnabled(bool(others))
        self._target.setEnabled(bool(others))

    def _rename(self, old: str, new: str) -> None:
        self._changes().rename(old, new)
        self._table.choose(new)

    def _merge(self) -> None:
        self._rename(self._table.current(), self._target.currentText())

    def _merge_pair(self) -> None:
        pair = self.sender()
        if isinstance(pair, _PairButton):
            self._rename(pair.rare, pair.usual)
            self._table.setFocus()

    def _keep_pair(self) -> None:
        pair = self.sender()
        if isinstance(pair, _PairButton):
            self._apart.add((self._which.value() + pair.usual, pair.rare))
            self._show_pairs()
            self._table.setFocus()


class _PairButton(Button):
    """A button about two names."""

    def __init__(self, text: str, usual: str, rare: str) -> None:
        super().__init__(text, small=True)
        self.usual, self.rare = usual, rare


class _Target(QComboBox):
    """A list of names that is as wide as a name usually is; a long one is cut."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(8), super().minimumSizeHint().height())
