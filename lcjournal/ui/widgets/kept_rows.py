"""Rows of fields by the ids of what they hold; a row stays while its id does, so that the keyboard stays in it."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.ui.widgets.labels import rule


class KeptRow(QWidget):
    """A row, and where Tab stops in it."""

    def stops(self) -> list[QWidget]:
        """Return its fields and buttons, in the order in which they are read."""
        raise NotImplementedError


R = TypeVar("R", bound=KeptRow)


class KeptRows(Generic[R]):
    """Rows at the head of a column, with a line under each. ``anchor`` is what Tab reaches after them."""

    def __init__(self, column: QVBoxLayout, anchor: QWidget) -> None:
        self._column, self._anchor = column, anchor
        self._rows: dict[str, tuple[R, QWidget]] = {}

    def keep(self, ids: Iterable[str], make: Callable[[str], R]) -> None:
        """Have one row for each id in this order, and no other."""
        wanted = list(ids)
        for gone in self._rows.keys() - set(wanted):
            leaving: tuple[QWidget, ...] = self._rows.pop(gone)
            for part in leaving:
                part.hide()
                part.deleteLater()
        for place, identity in enumerate(wanted):
            if identity not in self._rows:
                self._rows[identity] = (make(identity), rule())
            parts: tuple[QWidget, ...] = self._rows[identity]
            for offset, part in enumerate(parts):
                if self._column.indexOf(part) != 2 * place + offset:
                    self._column.insertWidget(2 * place + offset, part)
        self._rows = {identity: self._rows[identity] for identity in wanted}
        self._order()

    def rename(self, before: str, after: str) -> None:
        """Let the row of an id go on under another one."""
        self._rows[after] = self._rows.pop(before)

    def row(self, identity: str) -> R:
        """Return the row of an id."""
        return self._rows[identity][0]

    def _order(self) -> None:
        """Let Tab reach the rows before the anchor: behind it in their order, then the anchor behind them."""
        stops = [stop for row, _line in self._rows.values() for stop in row.stops()]
        for first, second in pairwise([self._anchor, *stops, self._anchor] if stops else []):
            QWidget.setTabOrder(first, second)
