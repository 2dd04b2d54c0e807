"""Saving what a page draws: as a picture, as a drawing, or its data."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from lcjournal.core.errors import UserError
from lcjournal.core.files import write_atomically
from lcjournal.core.i18n import N_, _
from lcjournal.ui import dialogs, reporting
from lcjournal.ui.charts import sheet
from lcjournal.ui.charts.sheet import Sheet
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.buttons import button

_WAYS = {
    "png": (N_("Picture (PNG)…"), N_("PNG image (*.png)"), sheet.png),
    "svg": (N_("Drawing (SVG)…"), N_("SVG drawing (*.svg)"), sheet.svg),
    "csv": (N_("Data (CSV)…"), N_("CSV table (*.csv)"), sheet.csv),
}
_REPORT = "report"


class ChartSaving(QObject):
    """The button “Image…” with its menu, which leads to a report too.

    ``sheet_of`` gives what the page shows at the moment.
    """

    def __init__(
        self, context: Context, sheet_of: Callable[[], AbstractContextManager[Sheet]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._sheet_of = context, sheet_of
        self.button = button(_("Image…"), icon="export")
        self.menu = menu = QMenu(_("Image…"), self.button)
        for ending, (words, _pattern, _make) in _WAYS.items():
            menu.addAction(_(words)).setData(ending)
        menu.addSeparator()
        menu.addAction(_("Report…")).setData(_REPORT)
        menu.triggered.connect(self._on_way)
        self.button.setMenu(menu)

    def _on_way(self, way: QAction) -> None:
        if way.data() == _REPORT:
            reporting.report(self._context)
        else:
            self.save(str(way.data()))

    def save(self, ending: str) -> None:
        """Ask where to write, and write."""
        _words, pattern, make = _WAYS[ending]
        with self._sheet_of() as shown:
            path = dialogs.save_file(_("Save the chart"), f"{shown.file_name}.{ending}", _(pattern))
            data = make(shown) if path is not None else b""
        if path is None:
            return
        try:
            write_atomically(path, data)
        except OSError:
            dialogs.error(UserError(_("The chart could not be written to “{name}”.").format(name=path.name)))
        else:
            self._context.say(_("Chart saved: {name}").format(name=path.name))
