"""The list of the journal and what is read of it: side by side, or one of them where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.journal_list import JournalList
from lcjournal.ui.widgets.reader import Reader
from lcjournal.ui.widgets.state_panel import StatePanel

_SIDE_BY_SIDE_EM = 48
_LIST_EM = 404 / 14
_NARROW_LIST_EM = 340 / 14
_LEAST_LIST_EM = 300 / 14
_WIDE_EM = 72


class JournalPanes(QSplitter):
    """``fit`` shows what there is room for. The table takes all of it, until an entry is read."""

    def __init__(self, entries: JournalList, reader: Reader, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.reading = False  # matters only where list and reader do not fit side by side
        self.right = QWidget()
        self._list, self._reader = entries, reader
        self._empty = StatePanel("book-open", _("Choose an entry to read it"), role="text3")
        self._moved: list[int] = []  # the widths, once the person has moved the line between list and reader
        self._stack = QStackedLayout(self.right)
        self._stack.addWidget(self._empty)
        entries.model.modelReset.connect(self._offer_choice)
        self._stack.addWidget(reader)
        self.addWidget(entries)
        self.addWidget(self.right)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)

    def widths(self) -> list[int]:
        """Return the widths that the person gave, none while they are the usual ones."""
        return self._moved

    def restore_widths(self, widths: object) -> None:
        """Take what ``widths`` returned."""
        if isinstance(widths, list) and widths:
            self._moved = widths
            self.setSizes(widths)

    def show_entry(self, *, shown: bool) -> None:
        """Show the reader, or that no entry is chosen."""
        self._stack.setCurrentWidget(self._reader if shown else self._empty)

    def fit(self, width: int) -> None:
        """Show list and reader side by side where both have room in ``width``, else one of them."""
        together = width >= theme.em(_SIDE_BY_SIDE_EM) and not self._list.is_table
        reading = self.reading and bool(self._list.current)
        self._reader.show_back(visible=not together)
        self._list.setMinimumWidth(theme.em(_LEAST_LIST_EM) if together else 0)
        if not self._moved:
            list_width = theme.em(_LIST_EM if width >= theme.em(_WIDE_EM) else _NARROW_LIST_EM)
            self.setSizes([list_width, width - list_width])
        self._list.setVisible(together or not reading)
        self.right.setVisible(together or reading)

    def _offer_choice(self) -> None:
        """Ask for a choice only where there is one."""
        self._empty.content.setVisible(self._list.model.rowCount() > 0)

    def _on_moved(self) -> None:
        self._moved = self.sizes()
