"""The table of the journal at work: its line of buttons does what it says, and its columns are remembered."""

from PySide6.QtCore import QObject

from lcjournal.core.model import Status
from lcjournal.ui.bulk_changes import BulkChanges
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.activity_table import ActivityTableView


class TableDeeds(QObject):
    """Does with the activities chosen in a table what its line of buttons says, and remembers its columns."""

    def __init__(self, table: ActivityTableView, context: Context) -> None:
        super().__init__(table)
        self._table, self._controls = table, context.controls
        kept = None if context.controls.is_sample() else context.backing_up
        self._changes = BulkChanges(context.store, context.undo, context.say, kept)
        table.set_layout_text(context.controls.settings().table)
        table.layout_changed.connect(self._remember)
        bar = table.bar
        bar.tag_added.connect(self._add_tag)
        bar.tag_removed.connect(self._remove_tag)
        bar.kind_chosen.connect(self._set_kind)
        bar.status_chosen.connect(self._set_status)
        bar.goal_chosen.connect(self._set_goal)
        bar.private_chosen.connect(self._set_private)
        bar.bin_requested.connect(self._bin)

    def _remember(self) -> None:
        self._controls.change_settings(table=self._table.layout_text())

    def _add_tag(self, tag: str) -> None:
        self._changes.add_tag(self._table.chosen(), tag)

    def _remove_tag(self, tag: str) -> None:
        self._changes.remove_tag(self._table.chosen(), tag)

    def _set_kind(self, kind: str) -> None:
        self._changes.set_kind(self._table.chosen(), kind)

    def _set_status(self, status: str) -> None:
        self._changes.set_status(self._table.chosen(), Status(status))

    def _set_goal(self, goal_id: str | None) -> None:
        self._changes.set_goal(self._table.chosen(), goal_id)

    def _set_private(self, private: bool) -> None:
        self._changes.set_private(self._table.chosen(), private=private)

    def _bin(self) -> None:
        self._table.view.setFocus()  # the button goes out of use with what was chosen, and the focus with it
        self._changes.bin(self._table.chosen())
