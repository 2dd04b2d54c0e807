"""What the tables of the app have in common."""

from PySide6.QtWidgets import QAbstractItemView, QTableView


def read_by_row(view: QTableView) -> None:
    """Let whole rows be read and chosen, none edited; Tab goes on past the table."""
    view.verticalHeader().hide()
    view.horizontalHeader().setHighlightSections(False)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
