"""HTML on paper and as PDF: black on white whatever the theme, with page numbers."""

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication

from lcjournal.core import i18n, paths
from lcjournal.core.errors import UserError
from lcjournal.core.files import write_atomically
from lcjournal.core.i18n import _
from lcjournal.ui import dialogs

_POINTS = 10
_LETTER_REGIONS = {"US", "CA", "MX", "PH", "CL", "CO", "VE"}
_NARROW, _STAND_IN = "\u202f", "\ue000"
_OWN_STYLE = re.compile("<style>.*?</style>", re.DOTALL)
"""What a page says of itself is for browsers."""


def print_html(html: str, title: str) -> None:
    """Ask for a printer and print."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loads the printing of the system: only when asked for

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    _lay_out(printer)
    dialog = QPrintDialog(printer, QApplication.activeWindow())
    if dialogs.show(dialog):
        document(html).print_(printer)


def save_pdf(html: str, title: str) -> Path | None:
    """Ask where, and write a PDF there; return its path, or None when the person gives up or it cannot be written."""
    path = dialogs.save_file(_("Save as PDF"), f"{title}.pdf", _("PDF (*.pdf)"))
    if path is None:
        return None
    try:
        write_atomically(path, pdf(html, title))
    except OSError:
        dialogs.error(UserError(_("“{name}” cannot be written there: choose another folder.").format(name=path.name)))
        return None
    return path


def pdf(html: str, title: str) -> bytes:
    """Return the pages as PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(300)
    _lay_out(writer)
    document(html).print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def document(html: str) -> QTextDocument:
    """Return HTML as a document in the style of paper, sizes in points.

    Qt reads a narrow no-break space as any other space, so something stands in for it and gives way again.
    """
    shown = QTextDocument()
    font = QFont(QApplication.font())
    font.setPointSize(_POINTS)
    shown.setDefaultFont(font)
    shown.setDefaultStyleSheet((paths.resources() / "paper.css").read_text(encoding="utf-8"))
    shown.setHtml(_OWN_STYLE.sub("", html).replace(_NARROW, _STAND_IN))
    found = shown.find(_STAND_IN)
    while not found.isNull():
        found.insertText(_NARROW)
        found = shown.find(_STAND_IN, QTextCursor(found))
    return shown


def _lay_out(device: QPagedPaintDevice) -> None:
    size = QPageSize.PageSizeId.Letter if i18n.region() in _LETTER_REGIONS else QPageSize.PageSizeId.A4
    # Qt leaves 2 cm around a document that it prints; margins of the page would come on top of them.
    device.setPageLayout(QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF()))
